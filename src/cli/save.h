/* SPDX-License-Identifier: Apache-2.0 */
/** @file save.h  Outputs that are whole or not there, and never over a picture that was given. */
#ifndef PHW_CLI_SAVE_H
#define PHW_CLI_SAVE_H

#include "cli/names.h"

/** Writes @p size bytes to @p path; with @p force a file of that name is replaced. */
PHW_MUST_USE phw_status phw_cli_save(const char *path, const uint8_t *bytes, size_t size,
                                     const phw_cli_sources *sources, bool force, phw_error *error);

/** A copy and its mask, which stand or fall together. All borrowed. */
typedef struct phw_cli_pair {
    const char *copy; /**< path */
    const uint8_t *copy_bytes;
    size_t copy_size;
    const char *mask; /**< path */
    const uint8_t *mask_bytes;
    size_t mask_size;
    const char *source; /**< the picture, whose permissions or time the copy may take over; NULL */
    bool keep_mode;
    bool keep_time;
    bool in_place; /**< the copy takes the picture's name, which a backup has kept */
    phw_status (*confirm)(void *context, int written, phw_error *error); /**< of the copy, as in
                                                                              phw_atomic_file */
    void *context;
} phw_cli_pair;

/** Writes both or neither; with @p force files of these names are replaced, and are back where
 *  anything fails. */
PHW_MUST_USE phw_status phw_cli_save_pair(const phw_cli_pair *pair, const phw_cli_sources *sources,
                                          bool force, phw_error *error);

/**
 * Keeps a picture under a second name before another takes its own: by a link where the file system
 * has them, else by a copy with the same permissions and time.
 * @param picture  a descriptor of it.
 * @return PHW_ERR_IO where the name is taken or the picture is not a plain file.
 */
PHW_MUST_USE phw_status phw_cli_save_backup(const char *source, int picture, const char *backup,
                                            phw_error *error);

#endif
