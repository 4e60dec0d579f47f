/* SPDX-License-Identifier: Apache-2.0 */
#include "layout/ink.h"

#include <assert.h>
#include <math.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "base/simd.h"

/* Of one pixel. */
enum { DARK = 1, LIGHT = 2 };

/* Half the window in coarse pixels: 13 coarse are 26 fine pixels, about twice the tallest letter
 * that a level is meant for. */
#define RADIUS 6
/* A stroke differs from the mean of its surroundings by this many grey levels at least … */
#define LEAST_DIFFERENCE 9.0f
/* … and by this share of their standard deviation (Niblack 1986 with the sign of either side). */
#define DEVIATION_SHARE 0.45f
/* Texture that is everywhere (moiré, a display's pixels, sensor noise) is not ink: ink stands out
 * from it this many times over. The quietest fifth of the small blocks of a tile tells how strong
 * it is, since between letters and lines there is always some ground. */
#define TEXTURE_SHARE 2.6f
#define BLOCK 4   /* pixels of the level */
#define TILE 64   /* pixels of the level */
#define EVEN 2.0f /* the busiest fifth over the quietest, where there is no ink */
/* Where a tile is all letters the quiet blocks mislead: never ask for more than this share … */
#define MOST_DEVIATION_SHARE 1.5f
/* … but where it is even, so that there are no letters, what stands out at all is a grain of the
 * texture. */
#define EVEN_DEVIATION_SHARE 2.2f

/* Sums over RADIUS rows up and down, with RADIUS zeroes before the first and behind the last. */
typedef struct columns {
    uint32_t *sum;
    uint32_t *squares;
} columns;

PHW_SIMD_CLONES static void add_row(columns *c, const uint8_t *restrict row, uint32_t width)
{
    uint32_t *restrict sum = c->sum + RADIUS, *restrict squares = c->squares + RADIUS;
    for (uint32_t x = 0; x < width; x++) {
        sum[x] += row[x];
        squares[x] += (uint32_t)row[x] * row[x];
    }
}

PHW_SIMD_CLONES static void drop_row(columns *c, const uint8_t *restrict row, uint32_t width)
{
    uint32_t *restrict sum = c->sum + RADIUS, *restrict squares = c->squares + RADIUS;
    for (uint32_t x = 0; x < width; x++) {
        sum[x] -= row[x];
        squares[x] -= (uint32_t)row[x] * row[x];
    }
}

/* What is asked of ink in one tile. */
typedef struct tile {
    float ground; /* standard deviation of its ground */
    float most;   /* share of the standard deviation round a pixel that is asked for at most */
} tile;

/* Standard deviations are counted to a quarter of a grey level. */
#define BINS 256
#define BINS_PER_LEVEL 4

/* The bin of each block's standard deviation, for the @p count blocks of four rows. */
PHW_SIMD_CLONES static void block_bins(const uint8_t *const rows[BLOCK], size_t count,
                                       uint16_t *restrict sums, uint32_t *restrict squares,
                                       uint8_t *restrict bins)
{
    const uint8_t *restrict a = rows[0], *restrict b = rows[1], *restrict c = rows[2],
                            *restrict d = rows[3];
    for (size_t x = 0; x < count * BLOCK; x++) {
        sums[x] = (uint16_t)(a[x] + b[x] + c[x] + d[x]);
        squares[x] = (uint32_t)(a[x] * a[x] + b[x] * b[x] + c[x] * c[x] + d[x] * d[x]);
    }
    for (size_t i = 0; i < count; i++) {
        const uint16_t *s = sums + i * BLOCK;
        const uint32_t *q = squares + i * BLOCK;
        uint32_t sum = (uint32_t)(s[0] + s[1] + s[2] + s[3]);
        uint32_t square = q[0] + q[1] + q[2] + q[3];
        float variance =
            (float)(int32_t)(square * BLOCK * BLOCK - sum * sum) / (BLOCK * BLOCK * BLOCK * BLOCK);
        float bin = BINS_PER_LEVEL * sqrtf(variance);
        bins[i] = (uint8_t)(int32_t)(bin < BINS - 1 ? bin : BINS - 1);
    }
}

/* How many blocks of one tile fell into each bin. */
typedef struct histogram {
    uint16_t bins[BINS];
    size_t count;
} histogram;

/* The standard deviation of rank @p rank among the blocks. */
static float deviation_of_rank(const histogram *h, size_t rank)
{
    size_t seen = 0;
    for (int bin = 0; bin < BINS; bin++) {
        seen += h->bins[bin];
        if (seen > rank)
            return ((float)bin + 0.5f) / BINS_PER_LEVEL;
    }
    return (float)BINS / BINS_PER_LEVEL;
}

static void judge_tile(const histogram *h, tile *t)
{
    if (!h->count)
        return;
    float quiet = deviation_of_rank(h, h->count / 5);
    float busy = deviation_of_rank(h, h->count * 4 / 5);
    /* Nothing but texture: its stronger parts are texture too. */
    *t = busy < EVEN * quiet ? (tile){busy, EVEN_DEVIATION_SHARE}
                             : (tile){quiet, MOST_DEVIATION_SHARE};
}

/* A row of tiles, and where its blocks are worked out. Rows are measured one by one, just before
 * their ink is marked: what was read is at hand then. */
typedef struct texture {
    tile *tiles;
    uint32_t columns, rows, row; /* the last one: the row that was measured; rows: none was */
    uint16_t *sums;              /* of a row of blocks */
    uint32_t *squares;
    uint8_t *bins;
    histogram *histograms;
} texture;

static void measure_tiles(const phw_image *level, uint32_t row, texture *t)
{
    uint32_t bottom = (row + 1) * TILE < level->height ? (row + 1) * TILE : level->height;
    size_t blocks = level->width / BLOCK;
    t->row = row;
    memset(t->tiles, 0, t->columns * sizeof *t->tiles);
    memset(t->histograms, 0, t->columns * sizeof *t->histograms);
    for (uint32_t y = row * TILE; y + BLOCK <= bottom; y += BLOCK) {
        const uint8_t *const rows[BLOCK] = {phw_image_row(level, y), phw_image_row(level, y + 1),
                                            phw_image_row(level, y + 2),
                                            phw_image_row(level, y + 3)};
        block_bins(rows, blocks, t->sums, t->squares, t->bins);
        for (size_t i = 0; i < blocks; i++) {
            histogram *h = &t->histograms[i * BLOCK / TILE];
            h->bins[t->bins[i]]++;
            h->count++;
        }
    }
    for (uint32_t column = 0; column < t->columns; column++)
        judge_tile(&t->histograms[column], &t->tiles[column]);
}

static bool texture_init(const phw_image *level, texture *t)
{
    t->columns = (level->width + TILE - 1) / TILE;
    t->row = t->rows = (level->height + TILE - 1) / TILE;
    t->tiles = malloc(t->columns * sizeof *t->tiles);
    t->sums = malloc(level->width * sizeof *t->sums);
    t->squares = malloc(level->width * sizeof *t->squares);
    t->bins = malloc(level->width);
    t->histograms = malloc(t->columns * sizeof *t->histograms);
    return t->tiles && t->sums && t->squares && t->bins && t->histograms;
}

static void texture_done(texture *t)
{
    free(t->tiles);
    free(t->sums);
    free(t->squares);
    free(t->bins);
    free(t->histograms);
}

/* The sums of the columns round each coarse pixel of one row. Adding each window up anew beats a
 * sum that slides: a processor adds many windows at once. Four columns are added first, for all the
 * windows that they are in. @p single is RADIUS zeroes longer than the row at either end, @p fours
 * room for as many. */
PHW_SIMD_CLONES static void sum_windows(const uint32_t *restrict single, uint32_t width,
                                        uint32_t *restrict fours, uint32_t *restrict round)
{
    static_assert(RADIUS == 6, "thirteen columns are added");
    const size_t all = (size_t)width + 2 * RADIUS - 3;
    for (size_t x = 0; x < all; x++) {
        /* Spelt out, or compilers add along a window and not along the row. */
        const uint32_t *s = single + x;
        fours[x] = s[0] + s[1] + s[2] + s[3];
    }
    for (size_t x = 0; x < width; x++)
        round[x] = fours[x] + fours[x + 4] + fours[x + 8] + single[x + 12];
}

/* One over the pixels of the window round each coarse pixel of a row. */
static void share_windows(uint32_t width, uint32_t rows, float *shares)
{
    for (uint32_t x = 0; x < width; x++) {
        uint32_t left = x > RADIUS ? x - RADIUS : 0;
        uint32_t right = x + RADIUS < width ? x + RADIUS : width - 1;
        shares[x] = 1.0f / (float)((right - left + 1) * rows);
    }
}

/* The two thresholds for the coarse pixels from..to of one row, which lie in one tile. */
PHW_SIMD_CLONES static void thresholds(const uint32_t *restrict sums,
                                       const uint32_t *restrict squares,
                                       const float *restrict shares, uint32_t from, uint32_t to,
                                       tile here, uint8_t *restrict low, uint8_t *restrict high)
{
    for (uint32_t x = from; x < to; x++) {
        float mean = (float)(int32_t)sums[x] * shares[x];
        float variance = (float)(int32_t)squares[x] * shares[x] - mean * mean;
        float deviation = sqrtf(variance > 0 ? variance : 0);
        float distance = TEXTURE_SHARE * here.ground;
        float most = here.most * deviation, some = DEVIATION_SHARE * deviation;
        distance = distance > most ? most : distance;
        distance = distance < some ? some : distance;
        distance = distance < LEAST_DIFFERENCE ? LEAST_DIFFERENCE : distance;
        /* Rounded before it is compared: a sum in one branch alone would keep this from vectors. */
        float least = mean - distance, highest = mean + distance + 0.5f;
        low[x] = (uint8_t)(int32_t)(least > 0 ? least : 0);
        high[x] = (uint8_t)(int32_t)(highest < 255.5f ? highest : 255);
    }
}

PHW_SIMD_CLONES static void mark_row(const uint8_t *restrict grey, const uint8_t *restrict low,
                                     const uint8_t *restrict high, uint32_t from, uint32_t width,
                                     uint32_t coarse_width, uint8_t *restrict ink)
{
    uint32_t pairs = width / 2 < coarse_width ? width / 2 : coarse_width;
    for (uint32_t x = from / 2; x < pairs; x++) {
        ink[2 * x] = (uint8_t)((grey[2 * x] < low[x]) | (grey[2 * x] > high[x]) << 1);
        ink[2 * x + 1] = (uint8_t)((grey[2 * x + 1] < low[x]) | (grey[2 * x + 1] > high[x]) << 1);
    }
    for (uint32_t x = 2 * pairs; x < width; x++)
        ink[x] =
            (uint8_t)((grey[x] < low[coarse_width - 1]) | (grey[x] > high[coarse_width - 1]) << 1);
}

/* @param row  scratch, as wide as the level. */
static void mark(const phw_image *level, uint32_t y, const uint8_t *low, const uint8_t *high,
                 uint32_t coarse_width, uint8_t *row, phw_ink *ink)
{
    const uint8_t *grey = phw_image_row(level, y);
    const uint32_t pairs = level->width / 2 < coarse_width ? level->width / 2 : coarse_width;
    const uint32_t words = phw_bits_compare(&ink->dark, &ink->light, y, grey, low, high, pairs);
    mark_row(grey, low, high, words * PHW_BITS_WORD, level->width, coarse_width, row);
    phw_bits_fill_from(&ink->dark, y, words, row, DARK);
    phw_bits_fill_from(&ink->light, y, words, row, LIGHT);
}

phw_status phw_ink_map(const phw_image *level, const phw_image *coarse, phw_ink *ink,
                       phw_error *error)
{
    uint32_t width = coarse->width, height = coarse->height;
    columns c = {calloc((size_t)width + 2 * RADIUS, sizeof *c.sum),
                 calloc((size_t)width + 2 * RADIUS, sizeof *c.squares)};
    uint32_t *sums = calloc(width, sizeof *sums), *squares = calloc(width, sizeof *squares);
    uint32_t *fours = calloc((size_t)width + 2 * RADIUS, sizeof *fours);
    uint8_t *low = malloc(width), *high = malloc(width);
    float *shares = calloc(width, sizeof *shares);
    uint32_t shared = 0;                 /* rows of the windows that the shares are of */
    uint8_t *row = malloc(level->width); /* DARK, LIGHT or neither */
    phw_ink made = PHW_INK_INIT;
    texture ground = {.tiles = NULL};
    phw_status status = PHW_ERR_NOMEM;
    if (!c.sum || !c.squares || !sums || !squares || !fours || !low || !high || !shares || !row ||
        !texture_init(level, &ground)) {
        phw_error_set(error, status, "no memory for the ink map");
        goto cleanup;
    }
    status = phw_bits_init(level->width, level->height, &made.dark, error);
    if (status == PHW_OK)
        status = phw_bits_init(level->width, level->height, &made.light, error);
    if (status != PHW_OK)
        goto cleanup;
    for (uint32_t y = 0; y < RADIUS && y < height; y++)
        add_row(&c, phw_image_row(coarse, y), width);
    for (uint32_t y = 0; y < height; y++) {
        if (y + RADIUS < height)
            add_row(&c, phw_image_row(coarse, y + RADIUS), width);
        if (y > RADIUS)
            drop_row(&c, phw_image_row(coarse, y - RADIUS - 1), width);
        uint32_t top = y > RADIUS ? y - RADIUS : 0;
        uint32_t bottom = y + RADIUS < height ? y + RADIUS : height - 1;
        if (shared != bottom - top + 1)
            share_windows(width, shared = bottom - top + 1, shares);
        uint32_t tile_row = y * 2 / TILE < ground.rows ? y * 2 / TILE : ground.rows - 1;
        if (ground.row != tile_row)
            measure_tiles(level, tile_row, &ground);
        sum_windows(c.sum, width, fours, sums);
        sum_windows(c.squares, width, fours, squares);
        for (uint32_t x = 0; x < width; x += TILE / 2) {
            uint32_t index = x * 2 / TILE < ground.columns ? x * 2 / TILE : ground.columns - 1;
            uint32_t end = x + TILE / 2 < width ? x + TILE / 2 : width;
            thresholds(sums, squares, shares, x, end, ground.tiles[index], low, high);
        }
        uint32_t last = y + 1 == height ? level->height : 2 * y + 2;
        for (uint32_t fine = 2 * y; fine < last; fine++)
            mark(level, fine, low, high, width, row, &made);
    }
    *ink = made;
    made = (phw_ink)PHW_INK_INIT;
cleanup:
    phw_ink_done(&made);
    free(row);
    free(c.sum);
    free(c.squares);
    free(sums);
    free(squares);
    free(fours);
    free(low);
    free(high);
    free(shares);
    texture_done(&ground);
    return status;
}

void phw_ink_done(phw_ink *ink)
{
    phw_bits_done(&ink->dark);
    phw_bits_done(&ink->light);
}
