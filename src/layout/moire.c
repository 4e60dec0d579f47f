/* SPDX-License-Identifier: Apache-2.0 */
#include "layout/moire.h"

#include <assert.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/geometry.h"
#include "base/simd.h"

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

/* A row of blocks, channel by channel. */
typedef int16_t block_row[3][BLOCKS];

PHW_SIMD_CLONES static void sum_blocks(const uint8_t *restrict above, const uint8_t *restrict below,
                                       block_row sums)
{
    static_assert(BLOCK == 2, "two rows of two pixels");
    uint16_t both[3 * LOOKED_AT];
    for (uint32_t i = 0; i < 3 * LOOKED_AT; i++)
        both[i] = (uint16_t)(above[i] + below[i]);
    for (uint32_t c = 0; c < 3; c++)
        for (uint32_t x = 0; x < BLOCKS; x++)
            sums[c][x] = (int16_t)(both[3 * BLOCK * x + c] + both[3 * BLOCK * x + 3 + c]);
}

/* In how many blocks of a row that have four neighbours the channels' texture is apart. */
PHW_SIMD_CLONES static uint32_t count_apart(const block_row *above, const block_row *row,
                                            const block_row *below)
{
    int16_t d[3][BLOCKS - 2];
    uint32_t apart = 0;
    for (uint32_t c = 0; c < 3; c++)
        for (uint32_t x = 0; x < BLOCKS - 2; x++)
            d[c][x] = (int16_t)(4 * (*row)[c][x + 1] - (*above)[c][x + 1] - (*below)[c][x + 1] -
                                (*row)[c][x] - (*row)[c][x + 2]);
    for (uint32_t x = 0; x < BLOCKS - 2; x++)
        apart += (uint32_t)((abs(d[0][x] - d[1][x]) >= APART * PER_LEVEL) |
                            (abs(d[2][x] - d[1][x]) >= APART * PER_LEVEL));
    return apart;
}

/* The last three rows of blocks of a cell's square, and in how many of its blocks so far the
 * channels' texture is apart. */
typedef struct square {
    block_row rows[3];
    uint32_t apart;
} square;

/* Whether it has enough of them, if it has @p more. */
static bool is_coloured_with(const square *s, uint32_t more)
{
    return (s->apart + more) * 100 >= SHARE * (BLOCKS - 2) * (BLOCKS - 2);
}

static bool is_coloured(const square *s)
{
    return is_coloured_with(s, 0);
}

/* Looks at the squares of a row of cells side by side: memory is read as it lies. Of one that can
 * no longer become coloured, as most of a photograph, the rest is not looked at.
 * @param squares  one a cell. */
static void look_across(const phw_image *image, uint32_t across, uint32_t top, square *squares)
{
    const uint32_t inside = (PHW_MOIRE_CELL - LOOKED_AT) / 2;
    for (uint32_t x = 0; x < across; x++)
        squares[x].apart = 0;
    for (uint32_t y = 0; y < BLOCKS; y++) {
        const uint8_t *above = phw_image_row(image, top + inside + y * BLOCK);
        const uint8_t *below = phw_image_row(image, top + inside + y * BLOCK + 1);
        for (uint32_t x = 0; x < across; x++) {
            const size_t left = (size_t)3 * (x * PHW_MOIRE_CELL + inside);
            block_row *rows = squares[x].rows;
            if (y > 2 && !is_coloured_with(&squares[x], (BLOCKS - y) * (BLOCKS - 2)))
                continue;
            if (y + 1 < BLOCKS) {
                phw_prefetch(above + left + BLOCK * image->stride, (size_t)3 * LOOKED_AT);
                phw_prefetch(below + left + BLOCK * image->stride, (size_t)3 * LOOKED_AT);
            }
            sum_blocks(above + left, below + left, rows[y % 3]);
            if (y >= 2)
                squares[x].apart +=
                    count_apart(&rows[(y - 2) % 3], &rows[(y - 1) % 3], &rows[y % 3]);
        }
    }
}

phw_status phw_moire_find(const phw_image *image, phw_moire_map *map, phw_error *error)
{
    *map = (phw_moire_map){NULL, image->width / PHW_MOIRE_CELL, image->height / PHW_MOIRE_CELL, 0};
    if (image->channels != 3)
        map->across = map->down = 0;
    square *squares = malloc((map->across + 1) * sizeof *squares);
    map->has = calloc((size_t)map->across * map->down + 1, sizeof *map->has);
    if (!map->has || !squares) {
        free(squares);
        phw_moire_map_done(map);
        return phw_error_set(error, PHW_ERR_NOMEM, "no memory for moiré");
    }
    for (uint32_t y = 0; y < map->down; y++) {
        look_across(image, map->across, y * PHW_MOIRE_CELL, squares);
        for (uint32_t x = 0; x < map->across; x++) {
            map->has[(size_t)y * map->across + x] = is_coloured(&squares[x]);
            map->count += is_coloured(&squares[x]);
        }
    }
    free(squares);
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
