/* SPDX-License-Identifier: Apache-2.0 */
/** @file weak_edges.h  Edges of what was drawn or photographed, which a blur has none of. Internal
 * to mark/. */
#ifndef PHW_MARK_WEAK_EDGES_H
#define PHW_MARK_WEAK_EDGES_H

#include "mark/weak_run.h"

/**
 * Whether edges run along a part of a picture: columns side by side that have a step from one row
 * to the next, at like heights. Rules that lie straight, and steps near its top and bottom, where
 * what stands round a cover may reach in, are none.
 * @param luma  one channel.
 * @param b  in the picture.
 * @param range  grey levels from its darker to its lighter pixels.
 */
bool phw_weak_has_edges(const phw_image *luma, const phw_weak_box *b, double range);

#endif
