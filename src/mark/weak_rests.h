/* SPDX-License-Identifier: Apache-2.0 */
/** @file weak_rests.h  Letters that stick out of a bar, which is too low for them. */
#ifndef PHW_MARK_WEAK_RESTS_H
#define PHW_MARK_WEAK_RESTS_H

#include "mark/weak_run.h"

/**
 * Looks for strokes of the page's ink that end at the upper or the lower end of a bar of one level,
 * as many as letters have, too low for letters of their own, and of uneven shapes: text that stands
 * above or below a bar keeps off it, and is whole.
 * @param bar  that was found in the row, pixels.
 * @param[out] all  the bar with the strokes; written only where it returns true. Pure.
 */
bool phw_weak_has_rests(const phw_weak_row *row, const phw_weak_box *bar, phw_weak_box *all);

#endif
