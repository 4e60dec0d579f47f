/* SPDX-License-Identifier: Apache-2.0 */
/** @file weak_inside.h  Levels and steps of a box of luma. */
#ifndef PHW_MARK_WEAK_INSIDE_H
#define PHW_MARK_WEAK_INSIDE_H

#include <stdbool.h>
#include <stddef.h>

#include "mark/weak_levels.h"
#include "photoward/image.h"

/** What a box is like, in grey levels. */
typedef struct phw_weak_inside {
    size_t levels[256], steps[256]; /**< how many pixels have each, and steps along rows */
    size_t count, step_count;
    double ground;          /**< the commonest level */
    double darker, lighter; /**< how far the darkest and lightest are off it, but for outliers */
    double steep;           /**< the steepest steps, but for outliers */
    double usual;           /**< the median step */
} phw_weak_inside;

/** Whether a box has too few pixels to measure. */
bool phw_weak_box_is_empty(const phw_weak_box *box);

/** Measures a box that is not empty. Pure. */
phw_weak_inside phw_weak_inside_of(const phw_image *luma, const phw_weak_box *box);

/** The same of its levels alone, at half of the cost: steps, and what they tell, are 0. */
phw_weak_inside phw_weak_levels_inside(const phw_image *luma, const phw_weak_box *box);

/** The share (0 … 1) of levels within two. */
double phw_weak_share_between(const phw_weak_inside *in, double from, double to);

/** The mean level; 0 of nothing. */
double phw_weak_mean_in(const phw_image *luma, const phw_weak_box *box);

/** The mean of how far pixels differ from what their neighbours to the left and above say, grey
 *  levels: much where there is noise, and little of strokes that stand or lie. Pure. */
double phw_weak_grain_of(const phw_image *luma, const phw_weak_box *box);

/** Paper that has so much grain has it nearly everywhere: few of its pixels are still by chance. */
#define PHW_WEAK_STILL_ON 2.5

/** How much grain a pixel has at most that is still, where the paper has so much. */
double phw_weak_still_limit(double grain);

/** A ground's own grain, without the corners of what is written on it. */
typedef struct phw_weak_ground {
    double grain; /**< as phw_weak_grain_of has it; 0 of nothing */
    double still; /**< the share (0 … 1) of pixels that have no more than a limit */
} phw_weak_ground;

/** Measures those pixels of a box that lie between two levels, as their neighbours do. Pure. */
phw_weak_ground phw_weak_ground_of(const phw_image *luma, const phw_weak_box *box, double from,
                                   double to, double limit);

/** The grain of paper on which something may be written: that which a quarter of a few boxes'
 * pieces do not reach, for letters have more. 0 of nothing. Pure. */
double phw_weak_paper_grain(const phw_image *luma, const phw_weak_box *boxes, size_t count);

/** How often the means of columns, or of rows, turn, where each turn is so many grey levels. */
int phw_weak_turns(const phw_image *luma, const phw_weak_box *box, bool rows, double least);

/** Whether the columns of a box that is not empty differ from one another, there and back: letters
 * do, however much they are blurred, and the shade of a window, a title or a button does not. */
bool phw_weak_varies_along(const phw_image *luma, const phw_weak_box *box);

/** Whether a box stands out from a ground in few of its rows only: a rule is no blurred line. */
bool phw_weak_is_rule(const phw_image *luma, const phw_weak_box *box, double ground);

#endif
