/* SPDX-License-Identifier: Apache-2.0 */
/** @file lozenge_look.h  The last look at what seems to be a mark: a network that sees colours and
 *  what lies beside the box, as words of the same line do. Its weights and how they were learned:
 *  models/lozenge/. */
#ifndef PHW_MARK_LOZENGE_LOOK_H
#define PHW_MARK_LOZENGE_LOOK_H

#include <stdbool.h>

#include "photoward/geometry.h"
#include "photoward/image.h"

/** Samples of a patch, in each of three colours: a box of 40 x 16 and what is round it. */
#define PHW_LOZENGE_LOOK_WIDTH 64
#define PHW_LOZENGE_LOOK_HEIGHT 32
#define PHW_LOZENGE_LOOK_SIZE (3 * PHW_LOZENGE_LOOK_WIDTH * PHW_LOZENGE_LOOK_HEIGHT)

/**
 * Cuts out what the look sees.
 * @param quad  as in phw_lozenge_look().
 * @param[out] colours  0 … 255: a red plane, a green and a blue one.
 * @return false where the quad is degenerate.
 */
bool phw_lozenge_look_cut(const phw_image *image, const phw_quad *quad,
                          float colours[PHW_LOZENGE_LOOK_SIZE]);

/**
 * @param quad   of the box, picture pixels, from the top left of what it says along its upper edge;
 *               counter-clockwise where it is mirrored. May reach past the picture's edge.
 * @param light  a light box with dark letters.
 * @return how likely it is a mark, 0 … 1; 0 where the quad is degenerate.
 */
float phw_lozenge_look(const phw_image *image, const phw_quad *quad, bool light);

#endif
