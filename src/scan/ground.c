/* SPDX-License-Identifier: Apache-2.0 */
#include "scan/ground.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "redact/raster.h"

/* The ground is told in tiles of this side, pixels: that of the largest unit in which JPEGs are
 * covered, so that nearly every tile is either kept or covered. */
#define TILE 16U

/* Kept pixels from which a tile tells what its ground is. */
#define KEPT_LEAST 64U

#define LEVELS 256

/* A tile of a part; those at the edges may be smaller. */
typedef struct tile {
    bool touched; /* some of it is covered */
    bool known;   /* its ground is */
    uint8_t level;
    float sum, weight; /* of the grounds that are seen from it */
} tile;

typedef struct tiles {
    uint32_t columns, rows;
    tile *items;
} tiles;

static tile *at(const tiles *all, uint32_t column, uint32_t row)
{
    return &all->items[(size_t)row * all->columns + column];
}

/* Tells of one row of pixels which tiles are touched. */
static void touch_row(const tiles *all, const uint8_t *mask, uint32_t width, uint32_t row)
{
    if (!memchr(mask, PHW_MASK_COVERED, width)) /* as many */
        return;
    for (uint32_t x = 0; x < width;) {
        uint32_t end = x + TILE < width ? x + TILE : width;
        tile *t = at(all, x / TILE, row);
        t->touched = t->touched || memchr(mask + x, PHW_MASK_COVERED, end - x);
        x = end;
    }
}

static bool holds_kept(const phw_part *part, const phw_image *mask, uint32_t left, uint32_t top,
                       uint32_t right, uint32_t bottom)
{
    for (uint32_t y = top; y < bottom; y++)
        if (memchr(phw_image_row(mask, part->top + y) + part->left + left, 0, right - left))
            return true;
    return false;
}

/* Most of a tile that has letters is still ground: its median is. */
static void measure(const phw_part *part, const phw_image *mask, const phw_image *grey,
                    uint32_t column, uint32_t row, tile *t)
{
    const uint32_t left = column * TILE, top = row * TILE;
    const uint32_t right = left + TILE < grey->width ? left + TILE : grey->width;
    const uint32_t bottom = top + TILE < grey->height ? top + TILE : grey->height;
    uint32_t histogram[LEVELS] = {0}, kept = 0, seen = 0;
    if (!holds_kept(part, mask, left, top, right, bottom)) /* as inside a cover */
        return;
    for (uint32_t y = top; y < bottom; y++) {
        const uint8_t *covered = phw_image_row(mask, part->top + y) + part->left;
        const uint8_t *pixels = phw_image_row(grey, y);
        for (uint32_t x = left; x < right; x++) {
            histogram[pixels[x]] += !covered[x];
            kept += !covered[x];
        }
    }
    t->known = kept >= KEPT_LEAST;
    while (t->known && (seen += histogram[t->level]) * 2 < kept)
        t->level++;
}

/* Only what stands beside a cover is asked for. */
static bool is_near_touched(const tiles *all, uint32_t column, uint32_t row)
{
    for (uint32_t y = row ? row - 1 : 0; y <= row + 1 && y < all->rows; y++)
        for (uint32_t x = column ? column - 1 : 0; x <= column + 1 && x < all->columns; x++)
            if (at(all, x, y)->touched)
                return true;
    return false;
}

/* Looks along one row or column of tiles: from each that is covered the last known one is seen, the
 * weaker the farther off. @param step  from tile to tile; @param count  how many. */
static void look_along(tile *first, ptrdiff_t step, uint32_t count)
{
    const tile *seen = NULL;
    uint32_t away = 0;
    for (uint32_t i = 0; i < count; i++, first += step) {
        away++;
        if (first->known) {
            seen = first;
            away = 0;
        } else if (seen && first->touched) {
            first->sum += (float)seen->level / (float)away;
            first->weight += 1 / (float)away;
        }
    }
}

/* @return whether any ground came to be known. */
static bool spread(const tiles *all)
{
    const ptrdiff_t down = (ptrdiff_t)all->columns;
    bool any = false;
    for (uint32_t row = 0; row < all->rows; row++) {
        look_along(at(all, 0, row), 1, all->columns);
        look_along(at(all, all->columns - 1, row), -1, all->columns);
    }
    for (uint32_t column = 0; column < all->columns; column++) {
        look_along(at(all, column, 0), down, all->rows);
        look_along(at(all, column, all->rows - 1), -down, all->rows);
    }
    for (size_t i = 0; i < (size_t)all->columns * all->rows; i++) {
        tile *t = &all->items[i];
        if (t->known || t->weight <= 0)
            continue;
        t->level = (uint8_t)(t->sum / t->weight + 0.5F);
        t->known = any = true;
    }
    return any;
}

static void fill_row(const tiles *all, const uint8_t *mask, uint32_t row, uint32_t width,
                     uint8_t *grey)
{
    for (uint32_t x = 0; x < width;) {
        uint32_t end = x + TILE < width ? x + TILE : width;
        const tile *t = at(all, x / TILE, row);
        if (t->touched && t->known)
            for (uint32_t i = x; i < end; i++)
                grey[i] = mask[i] ? t->level : grey[i];
        x = end;
    }
}

phw_status phw_ground_fill(const phw_part *part, const phw_image *mask, phw_image *grey,
                           phw_error *error)
{
    tiles all = {(grey->width + TILE - 1) / TILE, (grey->height + TILE - 1) / TILE, NULL};
    all.items = calloc((size_t)all.columns * all.rows, sizeof *all.items);
    if (!all.items)
        return phw_error_set(error, PHW_ERR_NOMEM, "no memory for the ground under a mask");
    for (uint32_t y = 0; y < grey->height; y++)
        touch_row(&all, phw_image_row(mask, part->top + y) + part->left, grey->width, y / TILE);
    for (uint32_t row = 0; row < all.rows; row++)
        for (uint32_t column = 0; column < all.columns; column++)
            if (is_near_touched(&all, column, row))
                measure(part, mask, grey, column, row, at(&all, column, row));
    while (spread(&all)) { /* round corners: what was told first tells the rest */
    }
    for (uint32_t y = 0; y < grey->height; y++)
        fill_row(&all, phw_image_row(mask, part->top + y) + part->left, y / TILE, grey->width,
                 phw_image_row_mut(grey, y));
    free(all.items);
    return PHW_OK;
}
