/* SPDX-License-Identifier: Apache-2.0 */
/** @file item.h  A file on its way through the workers. */
#ifndef PHW_BATCH_ITEM_H
#define PHW_BATCH_ITEM_H

#include "batch/digest.h"
#include "batch/state.h"
#include "batch/walk.h"

typedef struct phw_item {
    struct phw_item *next;
    uint64_t tag;   /* of the job whose result it gets */
    bool waits;     /* the job is another file's with the same bytes */
    bool again;     /* the job is to be submitted once more */
    char *path;     /* absolute */
    char *relative; /* to its root */
    int descriptor; /* open for reading, or -1 */
    uint64_t size;
    int64_t mtime_ns;
    int64_t ctime_ns;
    bool young; /* changed so lately that its time proves nothing */
    phw_digest digest;
    phw_error no_copy; /* why a job with a copy failed; PHW_OK: none did */
} phw_item;

PHW_MUST_USE phw_status phw_item_new(const phw_walk_entry *entry, phw_item **item,
                                     phw_error *error);

/** Takes *item out of the list it is in (*item becomes its next) and frees it. */
void phw_item_free(phw_item **item);

/** Opens the file, and takes its size and times from what was opened: it may be another one than
 *  the walk came upon. */
PHW_MUST_USE phw_status phw_item_open(phw_item *item, const phw_walk_entry *entry,
                                      phw_error *error);

/** Whether somebody has it open for writing, as far as this system tells: where it does not, nobody
 *  has. */
bool phw_item_is_being_written(const phw_item *item);

/** Whether the file is still as it was when it was opened. */
bool phw_item_is_unchanged(const phw_item *item);

/** The file as the state keeps it. Borrowed from the item. */
phw_state_file phw_item_file(const phw_item *item);

#endif
