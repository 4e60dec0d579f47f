/* SPDX-License-Identifier: Apache-2.0 */
/** @file kept_file.h  What a new file replaces, kept until the new one is surely there. */
#ifndef PHW_BASE_KEPT_FILE_H
#define PHW_BASE_KEPT_FILE_H

#include <stdbool.h>

#include "base/temporary_name.h"

/** Start from PHW_KEPT_FILE_NONE; phw_kept_file_done() closes and removes. */
typedef struct phw_kept_file {
    int descriptor;                    /**< of the file or of its nameless copy; -1: none */
    char name[PHW_TEMPORARY_NAME_MAX]; /**< its second name in the directory; "": none */
} phw_kept_file;

#define PHW_KEPT_FILE_NONE                                                                         \
    {                                                                                              \
        .descriptor = -1                                                                           \
    }

/**
 * Keeps a regular file, so that it can be put back after another took its name. A kill must leave
 * nothing behind, so it gets a second name only where nothing else will do: one that has another
 * name anyway (the backup of redact --in-place) is held open, another one is copied into a file
 * without a name. Such a copy has its permissions, its times and, as far as the process may set it,
 * its owner, but no extended attributes.
 * @param directory  a descriptor; @p name is in it.
 * @param kept       PHW_KEPT_FILE_NONE before; stays so where there is no such file, or where the
 *                   file system has no links: what is replaced is then gone.
 * @return false where it cannot be kept, with errno.
 */
bool phw_kept_file_take(int directory, const char *name, phw_kept_file *kept);

/** Whether there is something to put back. */
bool phw_kept_file_is(const phw_kept_file *kept);

/** Puts it in the place of what has @p name now. @return false where it cannot, with errno; where
 *  @p kept has a name then, that is the only one that is left of it: phw_kept_file_leave(). */
bool phw_kept_file_put_back(int directory, const char *name, phw_kept_file *kept);

/** Lets it have its second name for ever: phw_kept_file_done() does not remove that. */
void phw_kept_file_leave(phw_kept_file *kept);

void phw_kept_file_done(int directory, phw_kept_file *kept);

#endif
