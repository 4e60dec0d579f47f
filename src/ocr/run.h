/* SPDX-License-Identifier: Apache-2.0 */
/** @file run.h  The lines that are read together: where they stand, how they are looked at, and
 * what came of it so far. */
#ifndef PHW_OCR_RUN_H
#define PHW_OCR_RUN_H

#include "ocr/batch.h"
#include "ocr/ocr.h"
#include "ocr/results.h"

/** A line and where it stands. Borrowed. */
typedef struct phw_task {
    const phw_line *line;
    const phw_pyramid *pyramid;
} phw_task;

/** One reading of some sheets. */
typedef struct phw_run {
    const phw_reader *networks;
    const phw_ocr_sheet *sheets;
    const phw_ocr_budget *budget;
    phw_task *tasks; /**< the lines of all sheets, sheet by sheet */
    size_t count;
    size_t *order;       /**< in which they are read */
    phw_result *results; /**< one a line */
    phw_look *looks;     /**< one a line: at first the direction of its group */
    phw_look *again;     /**< one a line: the look that is tried next */
    bool *decided;       /**< one a line: that direction is known */
    bool *left_out;      /**< one a line: it is known not to be text */
    phw_reader_care care;
    phw_batch *batch;
    size_t *in_batch; /**< line of each strip of the batch */
} phw_run;

/** A run over the lines of @p count sheets, which stay the caller's; phw_run_done() frees it, on an
 *  error as well. Its networks are NULL. */
PHW_MUST_USE phw_status phw_run_start(phw_run *run, const phw_ocr_sheet *sheets, size_t count,
                                      const phw_ocr_budget *budget, phw_error *error);

void phw_run_done(phw_run *run);

/** Whether the time allowed is spent. */
bool phw_run_is_out_of_time(const phw_run *run);

/** Reads the lines named, each with its look, and offers what was read to its result; stops quietly
 *  when the time is spent. @param looks,results  one for every line of the run. */
PHW_MUST_USE phw_status phw_run_read(phw_run *run, const size_t *lines, size_t count,
                                     const phw_look *looks, phw_result *results, phw_error *error);

#endif
