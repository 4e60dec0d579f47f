/* SPDX-License-Identifier: Apache-2.0 */
#include "layout/grid.h"

#include <stdlib.h>

static uint32_t cell_of(const phw_grid *grid, phw_grid_point point)
{
    uint32_t column, row, unused;
    phw_grid_range(grid, point.x, point.x, grid->columns, &column, &unused);
    phw_grid_range(grid, point.y, point.y, grid->rows, &row, &unused);
    return row * grid->columns + column;
}

bool phw_grid_build(const phw_grid_point *points, size_t count, float width, float height,
                    float cell, phw_grid *grid)
{
    *grid = (phw_grid)PHW_GRID_INIT;
    grid->cell = cell;
    grid->columns = (uint32_t)(width / cell) + 1;
    grid->rows = (uint32_t)(height / cell) + 1;
    size_t cells = (size_t)grid->columns * grid->rows;
    grid->start = calloc(cells + 2, sizeof *grid->start);
    grid->items = calloc(count + 1, sizeof *grid->items);
    if (!grid->start || !grid->items) {
        phw_grid_done(grid);
        return false;
    }
    for (size_t i = 0; i < count; i++)
        grid->start[cell_of(grid, points[i]) + 2]++;
    for (size_t i = 2; i <= cells + 1; i++)
        grid->start[i] += grid->start[i - 1];
    for (size_t i = 0; i < count; i++)
        grid->items[grid->start[cell_of(grid, points[i]) + 1]++] = (uint32_t)i;
    return true;
}

void phw_grid_done(phw_grid *grid)
{
    free(grid->start);
    free(grid->items);
    *grid = (phw_grid)PHW_GRID_INIT;
}
