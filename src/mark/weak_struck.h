/* SPDX-License-Identifier: Apache-2.0 */
/** @file weak_struck.h  A pen's thick stroke along a row, above and below which letters go on. */
#ifndef PHW_MARK_WEAK_STRUCK_H
#define PHW_MARK_WEAK_STRUCK_H

#include "mark/weak_run.h"

/**
 * Whether a stroke of one level goes along a row, so low that many pieces of letters stick out of
 * it above and below, or a single one on one side of its middle: whoever knows letters reads them.
 * A line that a program strikes words out with is thinner, or lies level and ends squarely; a bar
 * that is as high as letters leaves nothing, a rule or a progress bar has nothing that touches it
 * on both sides.
 * @param[out] found  the stroke with the letters, pixels; written only where it returns true. Pure.
 */
bool phw_weak_is_struck(const phw_weak_cover_place *place, phw_weak_strip *found);

#endif
