/* SPDX-License-Identifier: Apache-2.0 */
#include "layout/moire.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/geometry.h"

/* One square of each cell is looked at, in blocks of four pixels: single ones are noise, and what a
 * JPEG keeps of colour is no finer. */
#define LOOKED_AT 64U
#define BLOCK 2U
#define BLOCKS (LOOKED_AT / BLOCK)

/* How far two channels' texture is apart, in grey levels, and in how many of a hundred blocks. On
 * photographs of displays at three distances it is 4 to 20 where the waves hide small letters;
 * without a display no cell of 60 photographs reached 4. Screenshots' fringes are stronger, but lie
 * on letters alone. */
#define APART 4
#define SHARE 60U

/* The sum of a block less its four neighbours' mean, times four, is so much of a grey level. */
#define PER_LEVEL (4 * (int)(BLOCK * BLOCK))

/* Points of a line that are a cell's at most: lines are thin, and cells are wide. */
#define STEP (PHW_MOIRE_CELL / 2.0)

static void sum_blocks(const phw_image *image, uint32_t left, uint32_t top,
                       int sums[BLOCKS][BLOCKS][3])
{
    for (uint32_t y = 0; y < BLOCKS; y++) {
        const uint8_t *above = phw_image_row(image, top + y * BLOCK) + (size_t)3 * left;
        const uint8_t *below = phw_image_row(image, top + y * BLOCK + 1) + (size_t)3 * left;
        for (uint32_t x = 0; x < BLOCKS; x++, above += 3 * BLOCK, below += 3 * BLOCK)
            for (uint32_t c = 0; c < 3; c++)
                sums[y][x][c] = above[c] + above[c + 3] + below[c] + below[c + 3];
    }
}

/* Whether the channels' texture is apart in most of a square. */
static bool is_coloured(const phw_image *image, uint32_t left, uint32_t top)
{
    int sums[BLOCKS][BLOCKS][3];
    uint32_t apart = 0;
    sum_blocks(image, left, top, sums);
    for (uint32_t y = 1; y + 1 < BLOCKS; y++)
        for (uint32_t x = 1; x + 1 < BLOCKS; x++) {
            int d[3];
            for (int c = 0; c < 3; c++)
                d[c] = 4 * sums[y][x][c] - sums[y - 1][x][c] - sums[y + 1][x][c] -
                       sums[y][x - 1][c] - sums[y][x + 1][c];
            apart += abs(d[0] - d[1]) >= APART * PER_LEVEL || abs(d[2] - d[1]) >= APART * PER_LEVEL;
        }
    return apart * 100 >= SHARE * (BLOCKS - 2) * (BLOCKS - 2);
}

phw_status phw_moire_find(const phw_image *image, phw_moire_map *map, phw_error *error)
{
    *map = (phw_moire_map){NULL, image->width / PHW_MOIRE_CELL, image->height / PHW_MOIRE_CELL, 0};
    if (image->channels != 3)
        map->across = map->down = 0;
    map->has = calloc((size_t)map->across * map->down + 1, sizeof *map->has);
    if (!map->has)
        return phw_error_set(error, PHW_ERR_NOMEM, "no memory for moiré");
    const uint32_t inside = (PHW_MOIRE_CELL - LOOKED_AT) / 2;
    for (uint32_t i = 0; i < map->across * map->down; i++) {
        map->has[i] = is_coloured(image, i % map->across * PHW_MOIRE_CELL + inside,
                                  i / map->across * PHW_MOIRE_CELL + inside);
        map->count += map->has[i];
    }
    return PHW_OK;
}

static uint32_t hold(const phw_moire_map *map, phw_point point, bool *held)
{
    const double x = floor(point.x / PHW_MOIRE_CELL), y = floor(point.y / PHW_MOIRE_CELL);
    if (!(x >= 0 && y >= 0 && x < map->across && y < map->down))
        return 0;
    const size_t at = (size_t)y * map->across + (size_t)x;
    if (!map->has[at] || held[at])
        return 0;
    held[at] = true;
    return 1;
}

uint32_t phw_moire_held(const phw_moire_map *map, const phw_page *page, bool *held)
{
    uint32_t count = 0;
    memset(held, 0, (size_t)map->across * map->down * sizeof *held);
    for (size_t i = 0; i < page->line_count; i++) {
        const phw_point *p = page->lines[i].quad.corner;
        const phw_point from = {(p[0].x + p[3].x) / 2, (p[0].y + p[3].y) / 2};
        const phw_point to = {(p[1].x + p[2].x) / 2, (p[1].y + p[2].y) / 2};
        const double steps = ceil(hypot(to.x - from.x, to.y - from.y) / STEP) + 1;
        for (double step = 0; step <= steps; step++)
            count += hold(map,
                          (phw_point){from.x + (to.x - from.x) * step / steps,
                                      from.y + (to.y - from.y) * step / steps},
                          held);
    }
    return count;
}

void phw_moire_map_done(phw_moire_map *map)
{
    free(map->has);
    *map = (phw_moire_map){NULL, 0, 0, 0};
}
