/* SPDX-License-Identifier: Apache-2.0 */
/** @file weak_paper.h  Which levels are the paper's in each column of a run, told once for all of
 *  its rows: rows of bytes are compared many times faster than rows of numbers. */
#ifndef PHW_MARK_WEAK_PAPER_H
#define PHW_MARK_WEAK_PAPER_H

#include <stdbool.h>
#include <stdint.h>

#include "mark/weak_run.h"

/** Runs have so many columns at most. */
#define PHW_WEAK_RUN_LONGEST 2048

/** The first and the last of the paper's levels in each column; 255 and 0 where there is none. */
typedef struct phw_weak_paper_levels {
    int left, count;
    uint8_t first[PHW_WEAK_RUN_LONGEST], last[PHW_WEAK_RUN_LONGEST];
} phw_weak_paper_levels;

/** The levels that are less than @p off (grey levels, 1 or more) off the paper's own. @param run
 * one of phw_weak_row_run(), or a part of it. */
void phw_weak_paper_find(const phw_weak_row *row, const phw_weak_box *run, double off,
                         phw_weak_paper_levels *paper);

/** Adds one to each of the run's columns in which a row of the picture is the paper's. @param
 * levels the row from the picture's left edge on. @param counts  one a column. */
void phw_weak_paper_count(const phw_weak_paper_levels *paper, const uint8_t *levels,
                          uint16_t *counts);

/** How many of the run's pixels of a row of the picture are none of the paper's, but for its first
 *  @p from. @param levels  the row from the picture's left edge on. */
int phw_weak_paper_off(const phw_weak_paper_levels *paper, const uint8_t *levels, int from);

/** Whether there is any: in most rows it is one of the first. */
bool phw_weak_paper_any_off(const phw_weak_paper_levels *paper, const uint8_t *levels);

#endif
