/* SPDX-License-Identifier: Apache-2.0 */
#include "image/mcu_grid.h"

#include <stdlib.h>
#include <string.h>

#include "base/image_unset.h"

#define COVERED 255 /* of a mask's pixel; 0 is kept */

/* The MCUs first … last that pixels from … to lie in, or within reach of. */
typedef struct range {
    uint32_t first, last;
} range;

static range units_of(uint32_t from, uint32_t to, uint32_t reach, uint32_t unit, uint32_t count)
{
    uint32_t last = (to + reach) / unit;
    return (range){(from > reach ? from - reach : 0) / unit, last < count ? last : count - 1};
}

static void mark_run(phw_mcu_grid *grid, range rows, uint32_t from, uint32_t to)
{
    range columns = units_of(from, to, grid->reach_x, grid->unit_width, grid->columns);
    for (uint32_t row = rows.first; row <= rows.last; row++)
        memset(grid->touched + (size_t)row * grid->columns + columns.first, true,
               columns.last - columns.first + 1);
}

phw_status phw_mcu_grid_mark(phw_mcu_grid *grid, const phw_image *mask, phw_error *error)
{
    grid->columns = (mask->width + grid->unit_width - 1) / grid->unit_width;
    grid->rows = (mask->height + grid->unit_height - 1) / grid->unit_height;
    grid->touched = calloc((size_t)grid->columns * grid->rows, sizeof *grid->touched);
    if (!grid->touched)
        return phw_error_set(error, PHW_ERR_NOMEM, "no memory for a mask");
    for (uint32_t y = 0; y < mask->height; y++) {
        const uint8_t *row = phw_image_row(mask, y);
        range rows = units_of(y, y, grid->reach_y, grid->unit_height, grid->rows);
        for (uint32_t x = 0; x < mask->width; x++) {
            const uint8_t *next = row[x] ? row + x : memchr(row + x, COVERED, mask->width - x);
            if (!next)
                break;
            uint32_t from = (uint32_t)(next - row);
            for (x = from; x < mask->width && row[x]; x++) {
            }
            mark_run(grid, rows, from, x - 1);
        }
    }
    return PHW_OK;
}

/* Beyond the picture's edge nothing is mixed in. */
static bool is_kept(const phw_mcu_grid *grid, uint32_t column, uint32_t row, int right, int down)
{
    int64_t x = (int64_t)column + right, y = (int64_t)row + down;
    return x >= 0 && y >= 0 && x < grid->columns && y < grid->rows &&
           !phw_mcu_grid_touched(grid, (uint32_t)x, (uint32_t)y);
}

static void set_box(phw_image *mask, int64_t left, int64_t top, int64_t width, int64_t height,
                    int value)
{
    int64_t right = left + width < mask->width ? left + width : mask->width;
    int64_t bottom = top + height < mask->height ? top + height : mask->height;
    for (int64_t y = top; y < bottom && left < right; y++)
        memset(phw_image_row_mut(mask, (uint32_t)y) + left, value, (size_t)(right - left));
}

/* Takes back the strip (or, at a corner, the square) of an MCU along each kept neighbour. */
static void clear_reach(const phw_mcu_grid *grid, uint32_t column, uint32_t row, phw_image *mask)
{
    int64_t left = (int64_t)column * grid->unit_width, top = (int64_t)row * grid->unit_height;
    for (int down = -1; down <= 1; down++)
        for (int right = -1; right <= 1; right++) {
            if ((!right && !down) || !is_kept(grid, column, row, right, down))
                continue;
            int64_t width = right ? grid->reach_x : grid->unit_width;
            int64_t height = down ? grid->reach_y : grid->unit_height;
            set_box(mask, right > 0 ? left + grid->unit_width - width : left,
                    down > 0 ? top + grid->unit_height - height : top, width, height, 0);
        }
}

/* One row of pixels of a row of MCUs, without what is taken back. */
static void draw_row(const phw_mcu_grid *grid, uint32_t row, uint32_t width, uint8_t *pixels)
{
    memset(pixels, 0, width);
    for (uint32_t column = 0; column < grid->columns && row < grid->rows; column++) {
        const uint32_t left = column * grid->unit_width;
        if (phw_mcu_grid_touched(grid, column, row) && left < width)
            memset(pixels + left, COVERED,
                   width - left < grid->unit_width ? width - left : grid->unit_width);
    }
}

phw_status phw_mcu_grid_mask(const phw_mcu_grid *grid, uint32_t width, uint32_t height,
                             phw_image **mask, phw_error *error)
{
    phw_image *made = NULL;
    phw_status status = phw_image_new_unset(width, height, 1, &made, error);
    if (status != PHW_OK)
        return status;
    for (uint32_t y = 0; y < height; y++)
        if (y % grid->unit_height == 0)
            draw_row(grid, y / grid->unit_height, width, phw_image_row_mut(made, y));
        else
            memcpy(phw_image_row_mut(made, y), phw_image_row(made, y - 1), width);
    for (uint32_t row = 0; row < grid->rows; row++)
        for (uint32_t column = 0; column < grid->columns; column++)
            if (phw_mcu_grid_touched(grid, column, row))
                clear_reach(grid, column, row, made);
    *mask = made;
    return PHW_OK;
}

void phw_mcu_grid_done(phw_mcu_grid *grid)
{
    free(grid->touched);
    grid->touched = NULL;
}
