/* SPDX-License-Identifier: Apache-2.0 */
/** @file geometry.h  Points, quads and homographies in pixels of the upright picture. */
#ifndef PHOTOWARD_GEOMETRY_H
#define PHOTOWARD_GEOMETRY_H

#include "photoward/status.h"

PHW_BEGIN_DECLS

/** A point in pixels; origin at the top left corner of the top left pixel, x right, y down. */
typedef struct phw_point {
    double x;
    double y;
} phw_point;

/** Four corners, clockwise as seen in the upright picture unless the text is mirrored, starting
 *  from the content's own top left: top left, top right, bottom right, bottom left. */
typedef struct phw_quad {
    phw_point corner[4];
} phw_quad;

/** A projective map, row-major: x' = (m0 x + m1 y + m2) / (m6 x + m7 y + m8), likewise y'. */
typedef struct phw_homography {
    double m[9];
} phw_homography;

PHW_END_DECLS
#endif
