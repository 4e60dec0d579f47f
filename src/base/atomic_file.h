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
    const char *like; /**< a file whose permissions and owner (as far as the process may set it) or
                           modification time the new one takes over; NULL: by umask, now */
    bool keep_mode;
    bool keep_time;
    /** Looks at what lies on the disk, by a descriptor that was opened afresh and stays the
     *  caller's, before the file gets its name. NULL: it is compared with bytes, no more. */
    phw_status (*confirm)(void *context, int written, phw_error *error);
    void *context;
} phw_atomic_file;

/**
 * Writes a file by way of a temporary one in the same directory: written, synced, opened afresh,
 * read back and compared, put in place in one step, and the directory synced. Where the file system
 * can, the temporary file has no name, so that even a killed process leaves nothing behind; where
 * it replaces another it has one between two system calls, since only a name can take another's
 * place, and those a child process makes, which a kill of this one does not reach. Symbolic links,
 * directories and devices at @p path are refused, overwrite or not. Signals that would end the
 * process (hang-up, interrupt, terminate) wait until the call returns.
 * @return PHW_OK; PHW_ERR_IO with nothing changed and no temporary file left, its message names the
 *         path and, where not even that could be done, says what is left; PHW_ERR_ARGUMENT for an
 * empty path; PHW_ERR_NOMEM.
 */
PHW_MUST_USE phw_status phw_atomic_file_write(const phw_atomic_file *file, phw_error *error);

/** Most files of one phw_atomic_files_write(). */
#define PHW_ATOMIC_FILES_MAX 4

/**
 * Writes several files that belong together: all are on the disk before the first gets its name, in
 * the order given; where one cannot be put in place those before it are taken back, and what they
 * had replaced is there again.
 * @param count  1 … PHW_ATOMIC_FILES_MAX.
 * @return as phw_atomic_file_write().
 */
PHW_MUST_USE phw_status phw_atomic_files_write(const phw_atomic_file *files, size_t count,
                                               phw_error *error);

#endif
