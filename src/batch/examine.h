/* SPDX-License-Identifier: Apache-2.0 */
/** @file examine.h  Files, one after the other, to the workers and their results into the state. */
#ifndef PHW_BATCH_EXAMINE_H
#define PHW_BATCH_EXAMINE_H

#include <signal.h>

#include "batch/copies.h"
#include "batch/state.h"
#include "batch/walk.h"
#include "worker/worker.h"

/** A file that is settled. Borrowed for the call. */
typedef struct phw_examined {
    const char *path;
    phw_skip skip; /**< PHW_SKIP_NONE: it has a place on a shelf */
    phw_shelf shelf;
    const phw_report *report; /**< where it was scanned now; else NULL */
    const char *error;        /**< why it could not be examined, or NULL */
    const char *no_copy;      /**< why there is no copy of it although one was wanted, or NULL */
} phw_examined;

/** What an examiner works with. Borrowed for its life. */
typedef struct phw_examiner_options {
    phw_state *state;
    /** Starts the workers, when there is the first picture for them. */
    phw_status (*open_pool)(void *context, phw_pool **pool, phw_error *error);
    /** Nanoseconds since 1970, to tell files that may still be changing; NULL: none are. */
    int64_t (*now_ns)(void *context);
    void (*settled)(void *context, const phw_examined *examined);
    void *context;
    size_t file_bytes;                 /**< largest file that is read */
    const phw_copies *copies;          /**< where redacted copies go, or NULL */
    bool only_complete;                /**< pass over files that somebody is writing */
    bool always;                       /**< scan a file even where its bytes are known already */
    const volatile sig_atomic_t *stop; /**< not 0: end as soon as can be. NULL: never */
} phw_examiner_options;

typedef struct phw_examiner phw_examiner;

PHW_MUST_USE phw_status phw_examiner_open(const phw_examiner_options *options,
                                          phw_examiner **examiner, phw_error *error);

/**
 * Takes a file that a walk came upon: opens it, and skips it, finds its bytes known, or hands it to
 * a worker, waiting until one is free. Results that have come meanwhile are put into the state and
 * made last.
 * @return PHW_OK; PHW_ERR_CANCELLED after a stop; else the state or the workers cannot go on.
 */
PHW_MUST_USE phw_status phw_examiner_take(phw_examiner *examiner, const phw_walk_entry *entry,
                                          phw_error *error);

/** Takes results while there are any, for at most @p timeout_ms; negative: until every file that
 * was taken is settled. */
PHW_MUST_USE phw_status phw_examiner_wait(phw_examiner *examiner, int timeout_ms, phw_error *error);

/** Files that were taken and are not settled. */
size_t phw_examiner_pending(const phw_examiner *examiner);

/** Drops what is not settled, ends the workers, frees *examiner and nulls it. */
void phw_examiner_free(phw_examiner **examiner);

#endif
