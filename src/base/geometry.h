/* SPDX-License-Identifier: Apache-2.0 */
/** @file geometry.h  What can be worked out about points, quads and homographies. Pure functions.
 */
#ifndef PHW_BASE_GEOMETRY_H
#define PHW_BASE_GEOMETRY_H

#include <stdbool.h>
#include <stddef.h>

#include "photoward/geometry.h"

/** An upright box in pixels: left and top inside, right and bottom outside. */
typedef struct phw_box {
    double left;
    double top;
    double right;
    double bottom;
} phw_box;

/** The quad of an upright box. */
phw_quad phw_quad_from_box(phw_box box);

/** The smallest upright box round a quad. */
phw_box phw_quad_bounds(const phw_quad *quad);

/** The area in square pixels, never negative. */
double phw_quad_area(const phw_quad *quad);

/** The mean of the corners. */
phw_point phw_quad_centre(const phw_quad *quad);

/** Mean length of the left and right edges (text height) and of the top and bottom ones. */
double phw_quad_height(const phw_quad *quad);
double phw_quad_width(const phw_quad *quad);

/** Reading direction: the angle of the mean of top and bottom edge, radians, (−π, π], y down. */
double phw_quad_angle(const phw_quad *quad);

/** True where the point lies in the (convex) quad or on its edge, either winding. */
bool phw_quad_contains(const phw_quad *quad, phw_point point);

/** The area two convex quads share, in square pixels; either winding. */
double phw_quad_overlap(const phw_quad *a, const phw_quad *b);

/** Whether two convex quads share more than @p share (0 … 1) of the smaller one: two views of one
 *  thing, or a thing and a part of it. */
bool phw_quad_is_same(const phw_quad *a, const phw_quad *b, double share);

/** The part of a quad between fractions @p from and @p to (0 … 1) of its top and bottom edges. */
phw_quad phw_quad_slice(const phw_quad *quad, double from, double to);

/** The quad moved outward along its own axes: @p along px at both ends, @p across px above and
 * below. */
phw_quad phw_quad_pad(const phw_quad *quad, double along, double across);

/** The quad with its top edge moved down by @p top px and its bottom edge by @p bottom px. */
phw_quad phw_quad_lower(const phw_quad *quad, double top, double bottom);

/** The smallest rectangle along the direction @p angle that holds all @p count ≥ 1 quads; its top
 *  left is the corner where reading starts. */
phw_quad phw_quad_union(const phw_quad *quads, size_t count, double angle);

/** The homography that takes the four corners @p from to @p to. False where three are in line. */
bool phw_homography_from_quads(const phw_quad *from, const phw_quad *to, phw_homography *map);

/** The same from the corners of a box that is not empty, at a tenth of the cost. False where the
 *  quad's top right, bottom right and bottom left are in line. */
bool phw_homography_from_box(const phw_box *from, const phw_quad *to, phw_homography *map);

/** False where the map has no inverse. */
bool phw_homography_invert(const phw_homography *map, phw_homography *inverse);

/** The image of a point. Points on the horizon give huge coordinates, never NaN. */
phw_point phw_homography_apply(const phw_homography *map, phw_point point);

#endif
