/* SPDX-License-Identifier: Apache-2.0 */
/** @file grid.h  Points in square cells, for looking up neighbours in constant time. */
#ifndef PHW_LAYOUT_GRID_H
#define PHW_LAYOUT_GRID_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/** Embedded; phw_grid_done() frees it. Items of a cell are start[cell] … start[cell + 1] − 1. */
typedef struct phw_grid {
    uint32_t columns, rows;
    float cell; /**< side of a cell, pixels */
    uint32_t *start;
    uint32_t *items;
} phw_grid;

#define PHW_GRID_INIT                                                                              \
    {                                                                                              \
        0, 0, 1, NULL, NULL                                                                        \
    }

/** A point for phw_grid_build(). */
typedef struct phw_grid_point {
    float x, y;
} phw_grid_point;

/** Sorts points into cells; points outside count to the cell at the edge. False: no memory. */
bool phw_grid_build(const phw_grid_point *points, size_t count, float width, float height,
                    float cell, phw_grid *grid);

/** The range of columns or rows that [from, to] touches, clamped to the grid. */
static inline void phw_grid_range(const phw_grid *grid, float from, float to, uint32_t limit,
                                  uint32_t *first, uint32_t *last)
{
    float a = from / grid->cell, b = to / grid->cell, most = (float)(limit - 1);
    *first = (uint32_t)(a < 0 ? 0 : a > most ? most : a);
    *last = (uint32_t)(b < 0 ? 0 : b > most ? most : b);
}

void phw_grid_done(phw_grid *grid);

#endif
