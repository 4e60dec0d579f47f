/* SPDX-License-Identifier: Apache-2.0 */
/** @file atomic_file.h  A file that is there whole or not at all. */
#ifndef PHW_BASE_ATOMIC_FILE_H
#define PHW_BASE_ATOMIC_FILE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "photoward/error.h"

/** What is written, and what it must not touch. All borrowed for the call. */
typedef struct phw_atomic_file {
    const char *path;     /**< where the file shall be; its directory must exist */
    const uint8_t *bytes; /**< the whole content; NULL only where size is 0 */
    size_t size;
    bool overwrite; /**< replace a regular file that is there; else one that is there is an error */
    const char *const *sources; /**< paths that must not be the same file as path; may be NULL */
    size_t source_count;
} phw_atomic_file;

/**
 * Writes a file by way of a temporary one in the same directory: written, synced, read back and
 * compared, put in place in one step, and the directory synced. Symbolic links, directories and
 * devices at @p path are refused, overwrite or not. Signals that would end the process and leave
 * the temporary file behind (hang-up, interrupt, terminate) wait until the call returns.
 * @return PHW_OK; PHW_ERR_IO with nothing changed and no temporary file left, its message names the
 *         path; PHW_ERR_ARGUMENT for an empty path; PHW_ERR_NOMEM.
 */
PHW_MUST_USE phw_status phw_atomic_file_write(const phw_atomic_file *file, phw_error *error);

#endif
