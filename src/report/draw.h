/* SPDX-License-Identifier: Apache-2.0 */
/** @file draw.h  Smooth lines and areas on an RGB image. Everything is clipped to the image; shapes
 *  with a coordinate that is not finite are not drawn. */
#ifndef PHW_REPORT_DRAW_H
#define PHW_REPORT_DRAW_H

#include "base/geometry.h"
#include "photoward/image.h"
#include "report/kinds.h"

/** Ink: a colour and how much of it covers, 0 … 1. */
typedef struct phw_ink {
    phw_colour colour;
    double opacity;
} phw_ink;

/** A straight stroke with round ends. @param radius  half its thickness, pixels, > 0. */
void phw_draw_stroke(phw_image *image, phw_point from, phw_point to, double radius, phw_ink ink);

/** Fills a convex quad. */
void phw_draw_fill(phw_image *image, const phw_quad *quad, phw_ink ink);

/** Fills an upright box. */
void phw_draw_box(phw_image *image, phw_box box, phw_ink ink);

/** Draws the four edges of a quad. */
void phw_draw_outline(phw_image *image, const phw_quad *quad, double radius, phw_ink ink);

/** Fills a convex quad with rising diagonal lines, one every @p spacing pixels across. */
void phw_draw_hatch(phw_image *image, const phw_quad *quad, double spacing, phw_ink ink);

/** Lays @p ink over one pixel as far as @p coverage (0 … 1) says. The pixel must exist. */
void phw_draw_blend(phw_image *image, uint32_t x, uint32_t y, double coverage, phw_ink ink);

#endif
