/* SPDX-License-Identifier: Apache-2.0 */
/** @file lozenge_art.h  Boxes with three slanted letters, painted from strokes: no font, no
 * artwork. */
#ifndef PHW_TEST_LOZENGE_ART_H
#define PHW_TEST_LOZENGE_ART_H

#include "photoward/geometry.h"
#include "photoward/image.h"

typedef struct lozenge_colours {
    uint8_t ground[3], box[3], ink[3];
} lozenge_colours;

/** An image of one colour. */
phw_image *lozenge_ground(uint32_t width, uint32_t height, const uint8_t colour[3]);

/** Paints a box at @p quad on a margin of the ground colour. @param letters of "NHSTO ". */
void lozenge_paint(phw_image *image, const phw_quad *quad, const char *letters,
                   const lozenge_colours *colours);

/** Paints what may be a word after the letters of a box at @p quad, which is level: upright bars as
 * high as they are. */
void lozenge_paint_bars(phw_image *image, const phw_quad *quad, const uint8_t ink[3]);

#endif
