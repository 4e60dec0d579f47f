/* SPDX-License-Identifier: Apache-2.0 */
/** @file watch.h  Files as they arrive in folders. */
#ifndef PHW_BATCH_WATCH_H
#define PHW_BATCH_WATCH_H

#include <stdbool.h>
#include <stddef.h>

#include "photoward/error.h"

/** Folders that are watched with all folders in them, also those that are made later. Symbolic
 * links are not followed. */
typedef struct phw_watch phw_watch;

/** Something that arrived. Borrowed until the next call. */
typedef struct phw_arrival {
    size_t root;          /**< index of the folder */
    const char *relative; /**< to it, of a file that was closed after writing or moved there, or of
                             a folder that is new with all that is in it; "": anything in the folder
                               may have arrived, because there was too much to be told */
} phw_arrival;

/**
 * Begins to watch. What arrives from now on is told, so that a scan that is made after this call
 * misses nothing.
 * @param folders  absolute; borrowed for the watch's life.
 * @return PHW_OK, PHW_ERR_NOMEM, PHW_ERR_IO, PHW_ERR_LIMIT (the system allows too few watches).
 */
PHW_MUST_USE phw_status phw_watch_open(const char *const *folders, size_t count, phw_watch **watch,
                                       phw_error *error);

/** Waits for the next arrival. @param timeout_ms  longest wait; signals end it early.
 *  @param[out] got  false: there was none. */
PHW_MUST_USE phw_status phw_watch_next(phw_watch *watch, int timeout_ms, phw_arrival *arrival,
                                       bool *got, phw_error *error);

/** Frees *watch and nulls it. NULL and a NULL inside are fine. */
void phw_watch_free(phw_watch **watch);

#endif
