/* SPDX-License-Identifier: Apache-2.0 */
#include "base/grey_weights.h"

#include <assert.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/simd.h"

/* Texture is measured on cells, fine enough for the width of a letter and coarse enough not to see
 * noise and single pixels, which reading smooths away by itself. */
#define CELL 4U                  /* pixels */
#define TILE_CELLS 20U           /* cells along a tile */
#define TILE (TILE_CELLS * CELL) /* pixels */
#define STRIDE (2U * TILE)       /* pixels: every fourth tile tells enough */
#define REACH 3U                 /* cells from a cell to those it is compared with */
#define CELL_AREA (double)(CELL * CELL)
#define AHEAD (2U * CELL) /* rows that are asked for before they are read */
/* A tile counts where its colours vary by so much (variance, in squared grey levels) … */
#define LEAST_COLOUR 4.0
/* … and the picture where so many tiles count. */
#define LEAST_TILES 8
/* Other weights than luma's must bring the texture's deviation down by an eighth at least: the
 * chroma of a JPEG is coarse and noisy, so that without moiré luma reads best. */
#define LEAST_GAIN 0.25 /* of the natural logarithm of the variance */

/* Luma first. Red and blue count alike in the others, because their stripes and filters do. */
static const phw_grey_weights CANDIDATES[] = {PHW_GREY_WEIGHTS_LUMA, {85, 86, 85}, {20, 216, 20}};
#define CANDIDATE_COUNT (sizeof CANDIDATES / sizeof *CANDIDATES)

/* Second moments of the channels' differences: rr, gg, bb, rg, rb, gb. */
typedef struct moments {
    double of[6];
} moments;

/* The columns of one row of cells, channel by channel. */
PHW_SIMD_CLONES static void add_columns(const uint8_t *const rows[CELL], uint16_t *restrict columns)
{
    const uint8_t *restrict a = rows[0], *restrict b = rows[1], *restrict c = rows[2],
                            *restrict d = rows[3];
    for (uint32_t x = 0; x < 3 * TILE; x++)
        columns[x] = (uint16_t)(a[x] + b[x] + c[x] + d[x]);
}

static void sum_cells(const phw_image *image, uint32_t left, uint32_t top,
                      int32_t cells[TILE_CELLS][TILE_CELLS][3])
{
    for (uint32_t row = 0; row < TILE_CELLS; row++) {
        uint16_t columns[3 * TILE];
        const uint8_t *rows[CELL];
        for (uint32_t y = 0; y < CELL; y++) {
            rows[y] = phw_image_row(image, top + row * CELL + y) + (size_t)3 * left;
            if (row * CELL + y + AHEAD < TILE)
                phw_prefetch(rows[y] + AHEAD * image->stride, sizeof columns / sizeof *columns);
        }
        add_columns(rows, columns);
        for (uint32_t cell = 0; cell < TILE_CELLS; cell++)
            for (uint32_t c = 0; c < 3; c++) {
                const uint16_t *from = columns + 3 * CELL * cell + c;
                cells[row][cell][c] = from[0] + from[3] + from[6] + from[9];
            }
    }
}

static_assert(CELL == 4, "four rows and columns are added");

static moments measure(int32_t cells[TILE_CELLS][TILE_CELLS][3])
{
    moments m = {{0}};
    const double side = TILE_CELLS - 2 * REACH, scale = 1 / (4 * CELL_AREA);
    for (uint32_t y = REACH; y < TILE_CELLS - REACH; y++)
        for (uint32_t x = REACH; x < TILE_CELLS - REACH; x++) {
            double d[3];
            for (int c = 0; c < 3; c++)
                d[c] =
                    scale * (4 * cells[y][x][c] - cells[y - REACH][x][c] - cells[y + REACH][x][c] -
                             cells[y][x - REACH][c] - cells[y][x + REACH][c]);
            m.of[0] += d[0] * d[0];
            m.of[1] += d[1] * d[1];
            m.of[2] += d[2] * d[2];
            m.of[3] += d[0] * d[1];
            m.of[4] += d[0] * d[2];
            m.of[5] += d[1] * d[2];
        }
    for (int i = 0; i < 6; i++)
        m.of[i] /= side * side;
    return m;
}

/* The variance of the weighted sum. */
static double variance(const moments *m, const phw_grey_weights *w)
{
    double r = w->red / 256.0, g = w->green / 256.0, b = w->blue / 256.0;
    return r * r * m->of[0] + g * g * m->of[1] + b * b * m->of[2] +
           2 * (r * g * m->of[3] + r * b * m->of[4] + g * b * m->of[5]);
}

/* The mean variance of the channels about their mean. */
static double colour(const moments *m)
{
    double all = m->of[0] + m->of[1] + m->of[2];
    return all / 3 - (all + 2 * (m->of[3] + m->of[4] + m->of[5])) / 9;
}

/* One tile of a picture that is covered. @param pixels  TILE x TILE, RGB. */
static void cover_tile(const phw_image *image, const phw_image *mask, const uint8_t fill[3],
                       uint32_t left, uint32_t top, uint8_t *pixels)
{
    for (uint32_t y = 0; y < TILE; y++, pixels += (size_t)3 * TILE) {
        const uint8_t *covered = phw_image_row(mask, top + y) + left;
        memcpy(pixels, phw_image_row(image, top + y) + (size_t)3 * left, (size_t)3 * TILE);
        for (uint32_t x = 0; x < TILE; x++)
            if (covered[x])
                memcpy(pixels + (size_t)3 * x, fill, 3);
    }
}

/* How many pixels of a tile are covered. */
static uint32_t count_covered(const phw_image *mask, uint32_t left, uint32_t top)
{
    uint32_t count = 0;
    for (uint32_t y = 0; y < TILE; y++) {
        const uint8_t *row = phw_image_row(mask, top + y) + left;
        for (uint32_t x = 0; x < TILE; x++)
            count += row[x] != 0;
    }
    return count;
}

/* @param mask  NULL: nothing is covered. */
static moments measure_tile(const phw_image *image, const phw_image *mask, const uint8_t fill[3],
                            uint32_t left, uint32_t top)
{
    int32_t cells[TILE_CELLS][TILE_CELLS][3];
    uint8_t pixels[3 * TILE * TILE];
    const phw_image tile = {TILE, TILE, 3, (size_t)3 * TILE, pixels};
    const uint32_t covered = mask ? count_covered(mask, left, top) : 0;
    if (covered == TILE * TILE) /* one colour */
        return (moments){{0}};
    if (covered)
        cover_tile(image, mask, fill, left, top, pixels);
    sum_cells(covered ? &tile : image, covered ? 0 : left, covered ? 0 : top, cells);
    return measure(cells);
}

static phw_grey_weights choose(const phw_image *image, const phw_image *mask, const uint8_t fill[3])
{
    double sums[CANDIDATE_COUNT] = {0};
    int tiles = 0;
    if (image->channels != 3)
        return CANDIDATES[0];
    for (uint32_t top = 0; top + TILE <= image->height; top += STRIDE)
        for (uint32_t left = 0; left + TILE <= image->width; left += STRIDE) {
            const moments m = measure_tile(image, mask, fill, left, top);
            if (colour(&m) < LEAST_COLOUR)
                continue;
            tiles++;
            /* Logarithms: a few tiles with large letters do not outweigh all others. */
            for (size_t i = 0; i < CANDIDATE_COUNT; i++)
                sums[i] += log(1 + variance(&m, &CANDIDATES[i]));
        }
    size_t best = 0;
    for (size_t i = 1; tiles >= LEAST_TILES && i < CANDIDATE_COUNT; i++)
        if (sums[i] < sums[best] && sums[i] < sums[0] - LEAST_GAIN * tiles)
            best = i;
    return CANDIDATES[best];
}

phw_grey_weights phw_grey_weights_choose(const phw_image *image)
{
    return choose(image, NULL, NULL);
}

phw_grey_weights phw_grey_weights_choose_covered(const phw_image *image, const phw_image *mask,
                                                 const uint8_t fill[3])
{
    return choose(image, mask, fill);
}

uint32_t phw_grey_weights_apart(const uint8_t a[3], const uint8_t b[3])
{
    uint32_t most = 0;
    for (size_t i = 0; i < CANDIDATE_COUNT; i++) {
        const phw_grey_weights *w = &CANDIDATES[i];
        int off = (int)w->red * (a[0] - b[0]) + (int)w->green * (a[1] - b[1]) +
                  (int)w->blue * (a[2] - b[2]);
        uint32_t apart = (uint32_t)(abs(off) + 128) / 256;
        most = apart > most ? apart : most;
    }
    return most;
}
