/* SPDX-License-Identifier: Apache-2.0 */
/** @file weak_cut.h  Letters of which a cover that is too low leaves the upper or the lower part.
 */
#ifndef PHW_MARK_WEAK_CUT_H
#define PHW_MARK_WEAK_CUT_H

#include "mark/weak_run.h"

/**
 * Looks for a run of strokes that ends at a level line, in the row of a line that was read: beyond
 * that is one shade, and what is left is too low for letters and stands where the upper or the
 * lower part of the line's own letters does.
 * @param strip  a part of the line's row, as high as the line.
 * @param range  grey levels between the page's paper and its ink.
 * @param bar    whether that shade must be another than the letters' paper: a bar that can be seen.
 * @param[out] found  where the letters stand, with what is covered of them; written only where it
 *                    returns true.
 * @return true of all of the strip where there is no memory to look, too: a picture that nobody
 * looked at is not clear. Pure.
 */
bool phw_weak_is_cut(const phw_weak_strip *strip, double range, bool bar, phw_weak_strip *found);

#endif
