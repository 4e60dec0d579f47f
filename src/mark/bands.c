/* SPDX-License-Identifier: Apache-2.0 */
#include "mark/bands.h"

#include <assert.h>
#include <math.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "base/image_unset.h"
#include "base/simd.h"
#include "mark/fisher.h"

/* Bands are looked for on cells of so many pixels: the lowest that can be read, of letters 9 pixels
 * high with some ground above and below, is two high. Two rows of a cell tell its colour. */
#define CELL 8U
static const uint32_t ROWS[] = {2, 5};
#define CELL_PIXELS (2 * CELL)

/* A cell is coloured whose channels are so far apart, in grey levels and as a share of the highest:
 * of a band that is half covered by white letters, and not of white paper with moiré. */
#define COLOURED 36U
#define COLOURED_OF_TEN 3U

/* Cells side by side of one band: their ground differs no more, in grey levels of any channel. */
#define ALIKE 64

/* Cells of a band, in all, along it and across: ten letters in one line. */
#define CELLS_LEAST 20U
#define ALONG_LEAST 8U
#define ACROSS_LEAST 2U
/* A band is so many times as long as it is high in the mean; a flower is not. */
#define LONGER_THAN_HIGH 3U
/* Pixels of the box round one, at most: a heading over all of a large photograph. */
#define LARGEST 1500000.0

/* Letters: so much lighter than the ground in its lowest channel, in grey levels, and as a share of
 * the band's pixels. */
#define LIGHTER_LEAST 40U
#define LETTERS_LEAST 0.005
#define LETTERS_MOST 0.45
#define LIGHT_SHARE 0.02 /* of the band's pixels are as light as letters are, or lighter */

/* Letters lead from their ground towards white: the cosine between the two ways, at least. */
#define WHITE 0.85

/* What is lighter than the ground by so much of the way to letters is their blur. */
#define BLUR 0.3

/* Waves: so much deviation of the ground's colour, in grey levels; less disturbs nobody, not even
 * letters of 30 levels. */
#define WAVES_LEAST 1.5
/* The sum must stand so much clearer from the texture than grey does. */
#define CLEARER 1.15
/* Squared grey levels: noise in each channel that no sum is free of. */
#define NOISE 6.0

/* How ground and letters look in the view. */
#define VIEW_GROUND 50.0
#define VIEW_LETTERS 210.0

enum { RGB = 3, GREY = 3, CHANNELS = 4 };

/* A cell's lowest channel, or NONE where it has no colour, and its ground. */
enum { NONE = RGB };

typedef struct cell {
    uint8_t lowest, ground[RGB];
} cell;

typedef struct cells {
    cell *items;     /* across × down */
    uint32_t *queue; /* scratch, as many */
    uint32_t across, down;
} cells;

static uint8_t lowest_of(const uint32_t sum[RGB])
{
    const int low = sum[0] <= sum[1] ? (sum[0] <= sum[2] ? 0 : 2) : (sum[1] <= sum[2] ? 1 : 2);
    uint32_t high = sum[0] > sum[1] ? sum[0] : sum[1];
    high = high > sum[2] ? high : sum[2];
    const uint32_t apart = high - sum[low];
    return apart >= COLOURED * CELL_PIXELS && apart * 10 >= high * COLOURED_OF_TEN ? (uint8_t)low
                                                                                   : NONE;
}

/* Sums of a channel over four pixels beside each other, from each number of a row on. */
PHW_SIMD_CLONES static void sum_fours(const uint8_t *restrict row, size_t count,
                                      uint16_t *restrict sums)
{
    phw_prefetch(row, count);
    for (size_t i = 0; i < count; i++)
        sums[i] = (uint16_t)(row[i] + row[i + RGB] + row[i + 2 * RGB] + row[i + 3 * RGB]);
}

/* Letters leave one of a cell's four quarters free, mostly.
 * @param rows  sums over four pixels from the cell's left on. */
static cell measure_cell(const uint16_t *const rows[2])
{
    uint32_t sum[RGB] = {0}, least[RGB] = {UINT32_MAX, UINT32_MAX, UINT32_MAX};
    cell made;
    for (size_t quarter = 0; quarter < 4; quarter++) {
        const uint16_t *from = rows[quarter / 2] + quarter % 2 * (CELL / 2) * RGB;
        for (size_t c = 0; c < RGB; c++) {
            sum[c] += from[c];
            least[c] = from[c] < least[c] ? from[c] : least[c];
        }
    }
    made.lowest = lowest_of(sum);
    for (size_t c = 0; c < RGB; c++)
        made.ground[c] = (uint8_t)(least[c] * 4 / CELL_PIXELS);
    return made;
}

/* @param sums  scratch, two rows of the picture's numbers. */
static void measure_cells(const phw_image *image, uint16_t *sums, cells *all)
{
    static_assert(CELL == 8, "quarters are four pixels of a row");
    const size_t numbers = (size_t)all->across * CELL * RGB, count = numbers - 3 * RGB;
    for (uint32_t y = 0; y < all->down; y++) {
        for (size_t k = 0; k < 2; k++)
            sum_fours(phw_image_row(image, y * CELL + ROWS[k]), count, sums + k * numbers);
        for (uint32_t x = 0; x < all->across; x++) {
            const size_t left = (size_t)x * CELL * RGB;
            const uint16_t *const rows[2] = {sums + left, sums + numbers + left};
            all->items[(size_t)y * all->across + x] = measure_cell(rows);
        }
    }
}

/* Cells that hang together: the queue's first, and the box round them. */
typedef struct region {
    uint32_t count, left, top, right, bottom; /* cells, the last two exclusive */
} region;

static bool are_alike(const cell *a, const cell *b)
{
    for (int c = 0; c < RGB; c++)
        if (abs(a->ground[c] - b->ground[c]) > ALIKE)
            return false;
    return a->lowest == b->lowest;
}

static void visit(cells *all, uint32_t x, uint32_t y, const cell *beside, region *found)
{
    cell *at = &all->items[(size_t)y * all->across + x];
    if (!are_alike(at, beside))
        return;
    at->lowest = NONE;
    all->queue[found->count++] = y * all->across + x;
    found->left = x < found->left ? x : found->left;
    found->top = y < found->top ? y : found->top;
    found->right = x >= found->right ? x + 1 : found->right;
    found->bottom = y >= found->bottom ? y + 1 : found->bottom;
}

static region grow_from(cells *all, uint32_t x, uint32_t y)
{
    cell here = all->items[(size_t)y * all->across + x];
    const uint8_t colour = here.lowest;
    region found = {0, x, y, x, y};
    visit(all, x, y, &here, &found);
    for (uint32_t i = 0; i < found.count; i++) {
        x = all->queue[i] % all->across;
        y = all->queue[i] / all->across;
        here = all->items[all->queue[i]];
        here.lowest = colour;
        if (x > 0)
            visit(all, x - 1, y, &here, &found);
        if (x + 1 < all->across)
            visit(all, x + 1, y, &here, &found);
        if (y > 0)
            visit(all, x, y - 1, &here, &found);
        if (y + 1 < all->down)
            visit(all, x, y + 1, &here, &found);
    }
    return found;
}

static bool may_be_band(const region *r)
{
    const uint32_t wide = r->right - r->left, high = r->bottom - r->top;
    const uint32_t along = wide > high ? wide : high, across = wide > high ? high : wide;
    return r->count >= CELLS_LEAST && along >= ALONG_LEAST && across >= ACROSS_LEAST &&
           along * along >= LONGER_THAN_HIGH * r->count &&
           (double)along * across * CELL * CELL <= LARGEST;
}

/* Sums over pixels of one kind: red, green, blue and the picture's grey. */
typedef struct moments {
    double count, sum[CHANNELS], products[CHANNELS][CHANNELS];
} moments;

static void add_pixel(moments *m, const uint8_t *rgb, uint8_t grey)
{
    const double value[CHANNELS] = {rgb[0], rgb[1], rgb[2], grey};
    m->count++;
    for (int i = 0; i < CHANNELS; i++) {
        m->sum[i] += value[i];
        for (int k = 0; k <= i; k++)
            m->products[i][k] += value[i] * value[k];
    }
}

static double covariance(const moments *m, int i, int k)
{
    const double of = m->products[i > k ? i : k][i > k ? k : i];
    return of / m->count - m->sum[i] / m->count * (m->sum[k] / m->count) + (i == k ? NOISE : 0);
}

/* A region's pixels, from its cells. */
typedef struct sample {
    const phw_image *image, *grey;
    const cells *all;
    uint32_t count; /* of cells, the queue's first */
    int lowest;     /* channel */
} sample;

static void count_levels(const sample *s, uint32_t levels[256])
{
    memset(levels, 0, 256 * sizeof *levels);
    for (uint32_t i = 0; i < s->count; i++) {
        const uint32_t x = s->all->queue[i] % s->all->across * CELL;
        const uint32_t y = s->all->queue[i] / s->all->across * CELL;
        for (uint32_t row = 0; row < CELL; row++) {
            const uint8_t *from = phw_image_row(s->image, y + row) + (size_t)x * RGB;
            for (uint32_t k = 0; k < CELL; k++)
                levels[from[k * RGB + (uint32_t)s->lowest]]++;
        }
    }
}

/* The level below which so much of the pixels is. */
static uint32_t level_at(const uint32_t levels[256], double share, uint32_t count)
{
    double seen = 0;
    uint32_t level = 0;
    while (level < UINT8_MAX && (seen += levels[level]) < share * count)
        level++;
    return level;
}

static void split(const sample *s, uint32_t ground_most, uint32_t letters_least, moments *ground,
                  moments *letters)
{
    for (uint32_t i = 0; i < s->count; i++) {
        const uint32_t x = s->all->queue[i] % s->all->across * CELL;
        const uint32_t y = s->all->queue[i] / s->all->across * CELL;
        for (uint32_t row = 0; row < CELL; row++) {
            const uint8_t *from = phw_image_row(s->image, y + row) + (size_t)x * RGB;
            const uint8_t *grey = phw_image_row(s->grey, y + row) + x;
            for (uint32_t k = 0; k < CELL; k++) {
                const uint8_t level = from[k * RGB + (uint32_t)s->lowest];
                if (level <= ground_most)
                    add_pixel(ground, from + (size_t)k * RGB, grey[k]);
                else if (level >= letters_least)
                    add_pixel(letters, from + (size_t)k * RGB, grey[k]);
            }
        }
    }
}

/* The sum under which letters stand furthest from the ground's texture. */
static bool solve(const moments *ground, const double difference[RGB], double weights[RGB])
{
    double c[RGB][RGB];
    for (int i = 0; i < RGB; i++)
        for (int k = 0; k < RGB; k++)
            c[i][k] = covariance(ground, i, k);
    return phw_fisher_weights((const double(*)[RGB])c, difference, weights);
}

/* Whether what is lighter than the ground is white, blurred or not. */
static bool are_white(const moments *ground, const double difference[RGB])
{
    double along = 0, white = 0, length = 0;
    for (int c = 0; c < RGB; c++) {
        const double way = UINT8_MAX - ground->sum[c] / ground->count;
        along += difference[c] * way;
        white += way * way;
        length += difference[c] * difference[c];
    }
    return along >= WHITE * sqrt(white * length);
}

/* How much the ground's colour wavers, in squared grey levels: neither from dark to light, as
 * shades do, nor to the letters, as their blur does. */
static double waves_of(const moments *ground, const double difference[RGB])
{
    double across[RGB], length = 0, waves = 0;
    for (int i = 0; i < RGB; i++) {
        const int k = (i + 1) % RGB, l = (i + 2) % RGB;
        across[i] =
            (difference[k] * ground->sum[l] - difference[l] * ground->sum[k]) / ground->count;
        length += across[i] * across[i];
    }
    for (int i = 0; i < RGB; i++)
        for (int k = 0; k < RGB; k++)
            waves += across[i] * across[k] * covariance(ground, i, k);
    return length > 0 ? waves / length - NOISE : 0;
}

/* @return whether the band's letters stand clearer in a sum of their own than in grey. */
static bool find_weights(const moments *ground, const moments *letters, phw_band *band)
{
    static const double luma[RGB] = {0.299, 0.587, 0.114}; /* ITU-R BT.601 */
    double difference[CHANNELS], clearness = 0, brightness = 0;
    for (int i = 0; i < CHANNELS; i++)
        difference[i] = letters->sum[i] / letters->count - ground->sum[i] / ground->count;
    if (!are_white(ground, difference) || !solve(ground, difference, band->weights))
        return false;
    for (int i = 0; i < RGB; i++) {
        clearness += band->weights[i] * difference[i];
        brightness += luma[i] * difference[i];
    }
    if (clearness <= 0 || brightness <= 0)
        return false;
    for (int i = 0; i < RGB; i++) {
        band->ground[i] = ground->sum[i] / ground->count;
        band->weights[i] /= clearness;
        band->luma[i] = luma[i] / brightness;
    }
    const double grey = difference[GREY] * difference[GREY] / covariance(ground, GREY, GREY);
    return waves_of(ground, difference) >= WAVES_LEAST * WAVES_LEAST &&
           clearness >= CLEARER * CLEARER * grey;
}

static bool measure_band(const sample *s, const region *r, phw_band *band)
{
    uint32_t levels[256];
    moments ground = {0}, letters = {0};
    const uint32_t pixels = s->count * CELL * CELL;
    count_levels(s, levels);
    const uint32_t dark = level_at(levels, 0.5, pixels);
    const uint32_t light = level_at(levels, 1 - LIGHT_SHARE, pixels);
    if (light < dark + LIGHTER_LEAST)
        return false;
    split(s, dark + (uint32_t)(BLUR * (light - dark)), (dark + light) / 2, &ground, &letters);
    *band = (phw_band){.left = r->left * CELL,
                       .top = r->top * CELL,
                       .right = r->right * CELL,
                       .bottom = r->bottom * CELL};
    return ground.count > 0 && letters.count >= LETTERS_LEAST * pixels &&
           letters.count <= LETTERS_MOST * pixels && find_weights(&ground, &letters, band);
}

static double area_of(const phw_band *band)
{
    return (double)(band->right - band->left) * (band->bottom - band->top);
}

static void keep(phw_band bands[PHW_BANDS_MOST], size_t *count, const phw_band *fresh)
{
    size_t at = *count;
    if (at == PHW_BANDS_MOST && area_of(&bands[--at]) >= area_of(fresh))
        return;
    *count = at + 1;
    for (; at > 0 && area_of(&bands[at - 1]) < area_of(fresh); at--)
        bands[at] = bands[at - 1];
    bands[at] = *fresh;
}

phw_status phw_bands_find(const phw_image *image, const phw_pyramid *pyramid,
                          phw_band bands[PHW_BANDS_MOST], size_t *count, phw_error *error)
{
    cells all = {.across = image->width / CELL, .down = image->height / CELL};
    const size_t size = (size_t)all.across * all.down;
    *count = 0;
    if (image->channels != RGB || !size)
        return PHW_OK;
    all.items = malloc(size * sizeof *all.items);
    all.queue = malloc(size * sizeof *all.queue);
    uint16_t *sums = malloc((size_t)all.across * CELL * RGB * 2 * sizeof *sums);
    const bool fine = all.items && all.queue && sums;
    if (fine)
        measure_cells(image, sums, &all);
    free(sums);
    for (uint32_t i = 0; fine && i < size; i++) {
        const int lowest = all.items[i].lowest;
        phw_band band;
        if (lowest == NONE)
            continue;
        const region r = grow_from(&all, i % all.across, i / all.across);
        const sample s = {image, pyramid->level[0], &all, r.count, lowest};
        if (may_be_band(&r) && measure_band(&s, &r, &band))
            keep(bands, count, &band);
    }
    free(all.items);
    free(all.queue);
    return fine ? PHW_OK : phw_error_set(error, PHW_ERR_NOMEM, "no memory for coloured bands");
}

phw_status phw_band_view(const phw_image *image, const phw_band *band, const double sum[3],
                         phw_image **view, phw_error *error)
{
    phw_image *made = NULL;
    phw_status status =
        phw_image_new_unset(band->right - band->left, band->bottom - band->top, 1, &made, error);
    if (status != PHW_OK)
        return status;
    float weights[RGB], base = (float)VIEW_GROUND;
    for (int c = 0; c < RGB; c++) {
        weights[c] = (float)((VIEW_LETTERS - VIEW_GROUND) * sum[c]);
        base -= weights[c] * (float)band->ground[c];
    }
    for (uint32_t y = 0; y < made->height; y++) {
        const uint8_t *from = phw_image_row(image, band->top + y) + (size_t)band->left * RGB;
        uint8_t *to = phw_image_row_mut(made, y);
        for (uint32_t x = 0; x < made->width; x++, from += RGB) {
            const float level =
                base + weights[0] * from[0] + weights[1] * from[1] + weights[2] * from[2];
            to[x] = (uint8_t)(fminf(fmaxf(level, 0), UINT8_MAX) + 0.5F);
        }
    }
    *view = made;
    return PHW_OK;
}
