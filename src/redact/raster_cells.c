/* SPDX-License-Identifier: Apache-2.0 */
#include "redact/raster_cells.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/geometry.h"

#define CELL PHW_RASTER_CELL

/* Marks the cells of which one row of pixels holds a covered one. */
static void mark_row(const uint8_t *pixels, uint32_t width, bool *held)
{
    for (uint32_t x = 0; x < width;) {
        const uint8_t *next = memchr(pixels + x, PHW_MASK_COVERED, width - x);
        if (!next)
            return;
        uint32_t column = (uint32_t)(next - pixels) / CELL;
        held[column] = true;
        x = (column + 1) * CELL;
    }
}

phw_status phw_raster_cells_find(const phw_image *mask, uint32_t step, phw_raster_cells *cells,
                                 phw_error *error)
{
    phw_raster_cells made = {(mask->width + CELL - 1) / CELL, (mask->height + CELL - 1) / CELL,
                             NULL};
    made.held = calloc((size_t)made.columns * made.rows, sizeof *made.held);
    if (!made.held)
        return phw_error_set(error, PHW_ERR_NOMEM, "no memory for a mask's surroundings");
    for (uint32_t y = 0; y < mask->height; y += step)
        mark_row(phw_image_row(mask, y), mask->width,
                 made.held + (size_t)(y / CELL) * made.columns);
    *cells = made;
    return PHW_OK;
}

/* The cells of pixels from … to, of which either may be far outside; one more at both ends. */
static uint32_t first_of(double from, uint32_t count)
{
    const double at = floor(from / CELL) - 1;
    return at <= 0 ? 0 : at >= count ? count : (uint32_t)at;
}

static uint32_t end_of(double to, uint32_t count)
{
    const double at = floor(to / CELL) + 2;
    return at <= 0 ? 0 : at >= count ? count : (uint32_t)at;
}

bool phw_raster_cells_any(const phw_raster_cells *cells, const phw_image *mask,
                          const phw_quad *quad)
{
    const phw_box box = phw_quad_bounds(quad);
    bool number = true;
    for (int i = 0; i < 4; i++)
        number = number && isfinite(quad->corner[i].x) && isfinite(quad->corner[i].y);
    if (!cells || !number)
        return phw_raster_any(mask, quad);
    const uint32_t left = first_of(box.left, cells->columns);
    const uint32_t right = end_of(box.right, cells->columns);
    const uint32_t bottom = end_of(box.bottom, cells->rows);
    for (uint32_t y = first_of(box.top, cells->rows); y < bottom && left < right; y++)
        if (memchr(cells->held + (size_t)y * cells->columns + left, true, right - left))
            return phw_raster_any(mask, quad);
    return false;
}

void phw_raster_cells_done(phw_raster_cells *cells)
{
    free(cells->held);
    *cells = (phw_raster_cells){0, 0, NULL};
}
