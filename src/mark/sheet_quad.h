/* SPDX-License-Identifier: Apache-2.0 */
/** @file sheet_quad.h  The four edges round a region that should have four. Pure. */
#ifndef PHW_MARK_SHEET_QUAD_H
#define PHW_MARK_SHEET_QUAD_H

#include <stdbool.h>
#include <stddef.h>

#include "photoward/geometry.h"

/**
 * The convex hull, clockwise as seen (y down).
 * @param points  from left to right, those with one x from top to bottom; kept.
 * @param[out] hull  room for count + 1 points.
 * @return its corners, fewer than three where all points are in line.
 */
size_t phw_sheet_hull(const phw_point *points, size_t count, phw_point *hull);

/** Area of a polygon, clockwise as seen, in square pixels. */
double phw_sheet_area(const phw_point *corners, size_t count);

/**
 * Takes the hull's edges away, the one whose neighbours meet soonest behind it first, until four
 * are left: what was cut off by the picture's edge or is bent is inside.
 * @param hull  clockwise, overwritten.
 * @return false where its edges do not meet in four corners.
 */
bool phw_sheet_quad(phw_point *hull, size_t count, phw_quad *quad);

#endif
