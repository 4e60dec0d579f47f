/* SPDX-License-Identifier: Apache-2.0 */
/** @file weak_levels.h  How often each grey level stands in a box of luma, and each step. */
#ifndef PHW_MARK_WEAK_LEVELS_H
#define PHW_MARK_WEAK_LEVELS_H

#include <stddef.h>
#include <stdint.h>

#include "photoward/image.h"

/** Pixels of a picture; right and bottom are outside. It must lie in it. */
typedef struct phw_weak_box {
    int left, top, right, bottom;
} phw_weak_box;

/** Adds how many pixels of a box have each level to what was counted so far. */
void phw_weak_count_levels(const phw_image *luma, const phw_weak_box *box, size_t levels[256]);

/** Adds how many pixels of a box differ so much from the next one of their row, which must be in
 * the box as well. */
void phw_weak_count_steps(const phw_image *luma, const phw_weak_box *box, size_t steps[256]);

/** The step that more than a share (0 … 1) of those of boxes are not above; @p most (1 … 255) where
 * it is not lower. Many times faster than counting each step, since nothing is looked up. */
int phw_weak_step_below(const phw_image *luma, const phw_weak_box *boxes, size_t count,
                        double share, int most);

/** The level that more than a share (0 … 1) of the pixels of a row are not above. */
int phw_weak_row_level_below(const uint8_t *row, int count, double share);

/** How many of @p count pixels of a row have a level from @p least to @p most. */
uint32_t phw_weak_count_within(const uint8_t *row, int count, int least, int most);

/** The level, or step, that more than a share (0 … 1) of them is not above. */
double phw_weak_level_below(const size_t levels[256], size_t count, double share);

/** The commonest level of those three side by side that are commonest together; 255 of none. */
double phw_weak_commonest(const size_t levels[256]);

#endif
