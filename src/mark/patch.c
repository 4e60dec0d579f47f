/* SPDX-License-Identifier: Apache-2.0 */
#include "mark/patch.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/geometry.h"
#include "base/simd.h"
#include "mark/sample_eight.h"

#define GREYS 256
#define CLIP 100U /* one in so many pixels may be clipped at either end */
#define EXACT_BITS                                                                                 \
    40 /* of one over a number of pixels, up to that of a square with such a reach                 \
        */
#define EXACT_REACH 100U
#define SHARPER 4 /* times what a pixel differs by from its surroundings is added to it */

typedef struct sampler {
    const phw_image *level;
    float scale;
    phw_point origin, across,
        down; /* full-size pixels: of the patch's corner, a pixel right, down */
} sampler;

/* One row; bilinear; pixel (0, 0) has its middle at (0.5, 0.5). */
PHW_SIMD_CLONES static void sample_row(const sampler *s, uint32_t y, uint32_t width, uint8_t *row)
{
    const sampled level = sampled_of(s->level);
    const float over = 1 / s->scale, v = (float)y + 0.5F;
    const float x0 = ((float)s->origin.x + (float)s->down.x * v) * over - 0.5F;
    const float y0 = ((float)s->origin.y + (float)s->down.y * v) * over - 0.5F;
    const float dx = (float)s->across.x * over, dy = (float)s->across.y * over;
    for (uint32_t from = 0; from < width; from += EIGHT) {
        const uint32_t count = width - from < EIGHT ? width - from : EIGHT;
        const eight u = (float)from + (eight){0.5F, 1.5F, 2.5F, 3.5F, 4.5F, 5.5F, 6.5F, 7.5F};
        const eight across = x0 + dx * u, down = y0 + dy * u;
        float seen[EIGHT];
        uint8_t made[EIGHT];
        sample_eight(&level, &across, &down, seen);
        for (uint32_t i = 0; i < EIGHT; i++)
            made[i] = (uint8_t)(seen[i] + 0.5F);
        memcpy(row + from, made, count);
    }
}

static void count_greys(const phw_image *patch, uint32_t counts[GREYS])
{
    for (int i = 0; i < GREYS; i++)
        counts[i] = 0;
    for (uint32_t y = 0; y < patch->height; y++)
        for (uint32_t x = 0; x < patch->width; x++)
            counts[phw_image_row(patch, y)[x]]++;
}

static void stretch(phw_image *patch)
{
    uint32_t counts[GREYS], spare = patch->width * patch->height / CLIP, seen = 0;
    int low = 0, high = GREYS - 1;
    count_greys(patch, counts);
    for (seen = counts[low]; low < GREYS - 1 && seen <= spare;)
        seen += counts[++low];
    for (seen = counts[high]; high > 0 && seen <= spare;)
        seen += counts[--high];
    if (high <= low)
        return;
    uint8_t stretched[GREYS];
    for (int i = 0; i < GREYS; i++) {
        int value = (i - low) * (GREYS - 1) / (high - low);
        stretched[i] = (uint8_t)(value < 0 ? 0 : value > GREYS - 1 ? GREYS - 1 : value);
    }
    for (uint32_t y = 0; y < patch->height; y++) {
        uint8_t *row = phw_image_row_mut(patch, y);
        for (uint32_t x = 0; x < patch->width; x++)
            row[x] = stretched[row[x]];
    }
}

static phw_point step(phw_point from, phw_point to, double count)
{
    return (phw_point){(to.x - from.x) / count, (to.y - from.y) / count};
}

phw_status phw_patch_cut(const phw_pyramid *pyramid, const phw_quad *quad, uint32_t width,
                         uint32_t height, phw_image **patch, phw_error *error)
{
    const phw_point *p = quad->corner;
    sampler s = {pyramid->level[0], 1, p[0], step(p[0], p[1], width), step(p[0], p[3], height)};
    phw_image *made = NULL;
    phw_status status = phw_image_new(width, height, 1, &made, error);
    if (status != PHW_OK)
        return status;
    double shrink = fmin(phw_quad_width(quad) / width, phw_quad_height(quad) / height);
    for (int k = 1; k < pyramid->count && s.scale * 2 <= shrink; k++) {
        s.level = pyramid->level[k];
        s.scale *= 2;
    }
    for (uint32_t y = 0; y < height; y++)
        sample_row(&s, y, width, phw_image_row_mut(made, y));
    stretch(made);
    *patch = made;
    return PHW_OK;
}

uint8_t phw_patch_threshold(const phw_image *patch)
{
    uint32_t counts[GREYS];
    double all = (double)patch->width * patch->height, sum = 0, dark = 0, dark_sum = 0;
    double widest = -1;
    int first = 0, last = 0;
    count_greys(patch, counts);
    for (int i = 0; i < GREYS; i++)
        sum += (double)i * counts[i];
    for (int i = 0; i < GREYS; i++) {
        dark += counts[i];
        dark_sum += (double)i * counts[i];
        if (dark == 0 || dark == all)
            continue;
        double apart = dark_sum / dark - (sum - dark_sum) / (all - dark);
        double between = dark * (all - dark) * apart * apart;
        if (between > widest)
            widest = between, first = last = i;
        else if (between == widest) /* an empty stretch: its middle */
            last = i;
    }
    return (uint8_t)((first + last) / 2);
}

void phw_patch_mirror(phw_image *patch)
{
    for (uint32_t y = 0; y < patch->height; y++) {
        uint8_t *row = phw_image_row_mut(patch, y);
        for (uint32_t x = 0; x < patch->width / 2; x++) {
            uint8_t kept = row[x];
            row[x] = row[patch->width - 1 - x];
            row[patch->width - 1 - x] = kept;
        }
    }
}

void phw_patch_invert(phw_image *patch)
{
    for (uint32_t y = 0; y < patch->height; y++) {
        uint8_t *row = phw_image_row_mut(patch, y);
        for (uint32_t x = 0; x < patch->width; x++)
            row[x] = (uint8_t)(GREYS - 1 - row[x]);
    }
}

void phw_patch_part(phw_image *patch)
{
    const uint8_t threshold = phw_patch_threshold(patch);
    for (uint32_t y = 0; y < patch->height; y++) {
        uint8_t *row = phw_image_row_mut(patch, y);
        for (uint32_t x = 0; x < patch->width; x++)
            row[x] = row[x] > threshold ? GREYS - 1 : 0;
    }
}

/* Sums of the pixels above and left of each corner between pixels. */
static void sum_up(const phw_image *patch, uint32_t *sums)
{
    const size_t wide = patch->width + (size_t)1;
    for (size_t x = 0; x < wide; x++)
        sums[x] = 0;
    for (uint32_t y = 0; y < patch->height; y++) {
        const uint8_t *row = phw_image_row(patch, y);
        uint32_t *above = sums + y * wide, *here = above + wide, sum = 0;
        here[0] = 0;
        for (uint32_t x = 0; x < patch->width; x++) {
            sum += row[x];
            here[x + 1] = above[x + 1] + sum;
        }
    }
}

/* Sharpens the pixels of a row round which all squares have the same number of pixels, @p all.
 * @param upper, lower  the sums at the squares' upper left and lower left corners, which are @p
 * side wide. */
PHW_SIMD_CLONES static void sharpen_inside(const uint32_t *restrict upper,
                                           const uint32_t *restrict lower, size_t side,
                                           uint32_t all, size_t count, uint8_t *restrict row)
{
    /* Divides by multiplying: exact, for sums are below 2^40 / all. */
    const uint64_t over = (UINT64_C(1) << EXACT_BITS) / all + 1;
    for (size_t x = 0; x < count; x++) {
        const uint32_t sum = lower[x + side] - lower[x] - upper[x + side] + upper[x];
        const int mean = (int)(sum * over >> EXACT_BITS);
        const int value = row[x] + SHARPER * (row[x] - mean);
        row[x] = (uint8_t)(value < 0 ? 0 : value >= GREYS ? GREYS - 1 : value);
    }
}

phw_status phw_patch_sharpen(phw_image *patch, uint32_t reach, phw_error *error)
{
    const size_t wide = patch->width + (size_t)1, high = patch->height + (size_t)1;
    uint32_t *sums = calloc(wide * high, sizeof *sums);
    if (!sums)
        return phw_error_set(error, PHW_ERR_NOMEM, "no memory to sharpen a barcode");
    sum_up(patch, sums);
    for (uint32_t y = 0; y < patch->height; y++) {
        uint8_t *row = phw_image_row_mut(patch, y);
        const uint32_t top = y > reach ? y - reach : 0;
        const uint32_t end = y + reach + 1 < patch->height ? y + reach + 1 : patch->height;
        const uint32_t *upper = sums + top * wide, *lower = sums + end * wide;
        for (uint32_t x = 0; x < patch->width; x++) {
            if (x == reach && patch->width > 2 * reach && reach <= EXACT_REACH) {
                const uint32_t inside = patch->width - 2 * reach;
                sharpen_inside(upper, lower, 2 * (size_t)reach + 1, (2 * reach + 1) * (end - top),
                               inside, row + x);
                x += inside - 1;
                continue;
            }
            const uint32_t left = x > reach ? x - reach : 0;
            const uint32_t right = x + reach + 1 < patch->width ? x + reach + 1 : patch->width;
            const uint32_t sum = lower[right] - lower[left] - upper[right] + upper[left];
            const int mean = (int)(sum / ((right - left) * (end - top)));
            const int value = row[x] + SHARPER * (row[x] - mean);
            row[x] = (uint8_t)(value < 0 ? 0 : value >= GREYS ? GREYS - 1 : value);
        }
    }
    free(sums);
    return PHW_OK;
}
