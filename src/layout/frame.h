/* SPDX-License-Identifier: Apache-2.0 */
/** @file frame.h  The edges of the flat thing that a block of text stands on. */
#ifndef PHW_LAYOUT_FRAME_H
#define PHW_LAYOUT_FRAME_H

#include "photoward/geometry.h"
#include "photoward/image.h"

/** One side of a surface, as a straight line in pixels of the level. */
typedef struct phw_frame_side {
    phw_point from, to;
    double step;    /**< median step of the grey level across it, inside less outside; 0: no edge */
    double outside; /**< median grey level beyond it */
    bool at_border; /**< no edge was met before the picture ended */
} phw_frame_side;

/** What stands round a block of text. */
typedef struct phw_frame {
    phw_quad quad;          /**< in pixels of the level, same corner order as the hull */
    phw_frame_side side[4]; /**< top, right, bottom, left as the text reads */
    int edges;              /**< sides with a clear edge, 0 … 4 */
} phw_frame;

/**
 * Looks outward from each side of @p hull for the strongest straight edge.
 * @param level  grey, coarse (some 500 to 1000 pixels wide).
 * @param hull   round the block of text, in pixels of the level.
 */
phw_frame phw_frame_find(const phw_image *level, const phw_quad *hull);

#endif
