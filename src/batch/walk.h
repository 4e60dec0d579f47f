/* SPDX-License-Identifier: Apache-2.0 */
/** @file walk.h  Through folders, one file after the other, in the same order each time. */
#ifndef PHW_BATCH_WALK_H
#define PHW_BATCH_WALK_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <sys/types.h>

#include "batch/glob.h"
#include "batch/shard.h"
#include "batch/skip.h"
#include "photoward/error.h"

/** Folders within each other that are walked; each holds a descriptor open. */
#define PHW_WALK_DEPTH_MAX 200

/** A file or folder whatever it is called. */
typedef struct phw_identity {
    dev_t device;
    ino_t inode;
} phw_identity;

/** Where to walk and what to leave out. All borrowed for the walk's life. */
typedef struct phw_walk_options {
    /** The next file or folder to walk, as the user named it, or NULL after the last one; borrowed
     *  until the next call. A symbolic link that is named here is followed. */
    const char *(*next_root)(void *context);
    void *context;
    const char *only; /**< of a root that is a folder: walk this path in it alone, with all that is
                           below it; NULL or "": all */
    bool follow;      /**< follow symbolic links; each folder is then walked once */
    bool one_file_system; /**< stay on the file system of the root */
    phw_globs include;    /**< files must match one of them; none: all */
    phw_globs exclude;    /**< files that match are left out, and folders with all in them */
    int64_t since_ns;     /**< leave out what was modified before; nanoseconds since 1970 */
    phw_shard shard;      /**< {0, 0}: no shards */
    const char *const *own_files; /**< absolute paths of files of photoward's own */
    size_t own_file_count;
    const phw_identity *own; /**< folders of photoward's own */
    size_t own_count;
} phw_walk_options;

/** What a walk comes upon. Borrowed until the next step. */
typedef struct phw_walk_entry {
    const char *path;     /**< absolute */
    const char *relative; /**< to the root; of a root that is a file, the name it was given by */
    int directory;        /**< descriptor of the folder it is in … */
    const char *name;     /**< … and its name there */
    bool through_link;    /**< it is reached through a link that is followed */
    bool is_folder;
    uint64_t size; /**< bytes */
    int64_t mtime_ns;
    int64_t ctime_ns;
    phw_skip skip; /**< PHW_SKIP_NONE: a regular file to be looked at */
    int cause;     /**< errno for PHW_SKIP_UNREADABLE, else 0 */
} phw_walk_entry;

typedef struct phw_walk phw_walk;

/** @param[out] walk  written on success only; free with phw_walk_free(). */
PHW_MUST_USE phw_status phw_walk_open(const phw_walk_options *options, phw_walk **walk,
                                      phw_error *error);

/**
 * The next file, or the next thing that is left out. Names come in byte order within a folder, a
 * folder's content where its name stands. Nothing is opened but folders.
 * @return PHW_OK with *got false after the last one; PHW_ERR_NOMEM. What cannot be read is no error
 *         of the walk but an entry. What vanishes meanwhile is passed over.
 */
PHW_MUST_USE phw_status phw_walk_next(phw_walk *walk, phw_walk_entry *entry, bool *got,
                                      phw_error *error);

/** Frees *walk and nulls it. NULL and a NULL inside are fine. */
void phw_walk_free(phw_walk **walk);

/** Opens an entry for reading, without waiting for anybody, as the file that it still must be.
 *  @return a descriptor, or −1 with errno; ELOOP where it has become a link. */
int phw_walk_open_entry(const phw_walk_entry *entry);

#endif
