/* SPDX-License-Identifier: Apache-2.0 */
/** @file matrix_grid.h  The modules of a DataMatrix on a levelled patch, also where it is bent. */
#ifndef PHW_MARK_MATRIX_GRID_H
#define PHW_MARK_MATRIX_GRID_H

#include <stdbool.h>

#include "base/geometry.h"
#include "photoward/image.h"

/** How a symbol lies on the patch. */
typedef struct phw_matrix_grid {
    const phw_image *patch;
    phw_quad quad;  /**< the solid sides are left and bottom as the corners count */
    int threshold;  /**< grey levels at or below it are dark */
    double bend[2]; /**< radians a cylinder turns away from first to last column, and row */
} phw_matrix_grid;

/**
 * Finds the four sides of what is dark round the middle of a patch.
 * @param[out] quad  corners clockwise from the top left, in pixels of the patch.
 * @return false where nothing there has four sides.
 */
bool phw_matrix_sides(const phw_image *patch, int threshold, phw_quad *quad);

/** How far one side is solid, 0 … 1. @param side  0 top, 1 right, 2 bottom, 3 left. */
double phw_matrix_solid(const phw_matrix_grid *grid, int side);

/** How far the timing pattern of the top side (@p axis 0) or the right side (1) alternates where it
 *  has @p modules modules, 0 … 1, for the grid's bend; or 0 as soon as it cannot reach @p least. */
double phw_matrix_timing(const phw_matrix_grid *grid, int axis, int modules, double least);

/** The grey level in the middle of a module. @param row,column  0 is at the top, and at the left.
 */
uint8_t phw_matrix_level(const phw_matrix_grid *grid, int rows, int columns, int row, int column);

#endif
