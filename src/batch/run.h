/* SPDX-License-Identifier: Apache-2.0 */
/** @file run.h  A whole scan: folders in, a state that knows them out. */
#ifndef PHW_BATCH_RUN_H
#define PHW_BATCH_RUN_H

#include "batch/examine.h"

/** How far a scan is. */
typedef struct phw_run_progress {
    uint64_t files; /**< to be looked at in all; 0: not known */
    uint64_t done;  /**< of them, those that are settled */
    uint64_t known; /**< of those, the ones that have not changed since the last scan */
    uint64_t shelf[PHW_SHELF_COUNT];
    uint64_t skipped[PHW_SKIP_COUNT];
    uint64_t no_copy; /**< pictures for which a copy was wanted and could not be made */
} phw_run_progress;

/** What a scan works with. Borrowed for the call. */
typedef struct phw_run_options {
    phw_examiner_options examiner; /**< its `settled` and `context` are what phw_run_all() calls
                                        for each file, too */
    phw_walk_options walk;
    /** Begins the walk's roots anew, so that files can be counted first; NULL: they come but once.
     */
    void (*rewind)(void *context);
    const phw_state_setup *setup;
    const char *const *folders; /**< the roots, absolute, for the state; may be empty */
    size_t folder_count;
    /** Called often, with what changed last. @param context  the examiner's. */
    void (*progress)(void *context, const phw_run_progress *progress);
} phw_run_options;

/** A scan. */
typedef struct phw_run phw_run;

/** Begins a run of the state. @param options  copied; what it points to is borrowed for the batch's
 *  life. @param[out] batch  written on success only; free with phw_run_free(). */
PHW_MUST_USE phw_status phw_run_open(const phw_run_options *options, phw_run **batch,
                                     phw_error *error);

/**
 * Walks the folders, examines what the state does not know, and keeps all of it there. Files that
 * are known are not opened.
 * @return PHW_OK; PHW_ERR_CANCELLED after a stop: what is settled is kept, and a batch over the
 * same folders goes on from there; else what broke it off.
 */
PHW_MUST_USE phw_status phw_run_all(phw_run *batch, phw_error *error);

/** Examines one file or folder below a root, after the run and as a part of it.
 *  @param relative  to the root; "": all of it. */
PHW_MUST_USE phw_status phw_run_look(phw_run *batch, const char *root, const char *relative,
                                     phw_error *error);

/** How far it is. Borrowed. */
const phw_run_progress *phw_run_progress_of(const phw_run *batch);

/** Drops what is not settled, ends the workers, frees *batch and nulls it. NULL is fine. */
void phw_run_free(phw_run **batch);

#endif
