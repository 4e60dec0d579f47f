/* SPDX-License-Identifier: Apache-2.0 */
/** @file weak_gaps.h  Parts of a row of text in which nothing is plainly written. */
#ifndef PHW_MARK_WEAK_GAPS_H
#define PHW_MARK_WEAK_GAPS_H

#include <stdbool.h>
#include <stddef.h>

#include "base/geometry.h"
#include "photoward/image.h"
#include "photoward/page.h"

/** Most gaps of a line that are told of. */
#define PHW_WEAK_GAPS_MOST 12

/** One part of a row, as high as the line. */
typedef struct phw_weak_gap {
    phw_box box;       /**< pixels */
    double right_most; /**< what reaches its right end may go on to here */
} phw_weak_gap;

/**
 * Looks along the row of a level line that was read: before it, behind it and between its words,
 * as far as the next word. A word is plainly written where the reader is sure of it and its strokes
 * have much of the page's usual range; others may be what shows through a cover, and their places
 * are gaps. Each gap is told of for one line only: that before it, if there is one.
 * @param usual_range  grey levels between the page's paper and its ink
 * @param drawn  whether the picture is a clean, sharp screen's: only there does what stands close
 *               before a line tell of a cover; beside a photographed line some noise always does
 * @return how many were written, from left to right. Pure.
 */
size_t phw_weak_gaps_find(const phw_image *luma, const phw_page *page, size_t line,
                          double usual_range, bool drawn, phw_weak_gap gaps[PHW_WEAK_GAPS_MOST]);

/**
 * Cuts off a gap's ends what has another paper above and below than its line: the page on which a
 * bubble or a cell stands. Returns false, and leaves it, where that is little. Pure.
 * @param paper  grey level of the line's own.
 */
bool phw_weak_gap_on_paper(const phw_image *luma, phw_weak_gap *gap, double paper);

/** Levels between the darkest and the lightest of three rows of a word or line: every letter has
 *  strokes there. Pure. */
double phw_weak_range_of(const phw_image *luma, const phw_box *box);

#endif
