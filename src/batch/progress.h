/* SPDX-License-Identifier: Apache-2.0 */
/** @file progress.h  How far a scan is, in words. */
#ifndef PHW_BATCH_PROGRESS_H
#define PHW_BATCH_PROGRESS_H

#include "base/strbuf.h"
#include "batch/run.h"

/** The speed of a scan. Embedded; start from zeroes. */
typedef struct phw_pace {
    int64_t since_ms;   /**< when the first file was examined; 0: none yet */
    uint64_t done_then; /**< files that were settled by then */
} phw_pace;

/** Notes the time. Files that were known, which take none, do not count into the speed. */
void phw_pace_note(phw_pace *pace, const phw_run_progress *progress, int64_t now_ms);

/**
 * "1,204 of 20,000 files, 5.3 a second, 59 min left: 12 block, 40 review, 1,150 clear, 2 errors".
 * What is not known yet is left out.
 */
void phw_progress_words(const phw_run_progress *progress, const phw_pace *pace, int64_t now_ms,
                        phw_strbuf *text);

/** "12 block, 40 review, 1,940 clear, 8 could not be examined"; "nothing" where all are 0. */
void phw_progress_shelves(const uint64_t shelf[PHW_SHELF_COUNT], phw_strbuf *text);

/** "3 symbolic links, not followed; 12 no pictures", without those that could not be read, which
 *  stand on a shelf; "" where all are 0. */
void phw_progress_skipped(const uint64_t skipped[PHW_SKIP_COUNT], phw_strbuf *text);

/** A number with commas: 20,000. */
void phw_progress_number(uint64_t number, phw_strbuf *text);

#endif
