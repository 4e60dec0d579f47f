/* SPDX-License-Identifier: Apache-2.0 */
#include "ocr/slant.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/simd.h"

#define STEPS_MOST 20   /* leans tried to either side */
#define STEP 0.08       /* pixels across per pixel down */
#define WIDEST 640      /* px of the strip that are looked at: some 40 letters */
#define LEAST_GAIN 1.06 /* over the lean that was expected */

PHW_SIMD_CLONES static void add_row(const uint8_t *restrict row, uint32_t count,
                                    int32_t *restrict columns)
{
    for (uint32_t x = 0; x < count; x++)
        columns[x] += row[x];
}

static void add_one(uint8_t pixel, uint32_t from, uint32_t to, int32_t *columns)
{
    for (uint32_t x = from; x < to; x++)
        columns[x] += pixel;
}

/* Whole numbers, and so the same in any order. */
PHW_SIMD_CLONES static uint64_t sum_steps(const int32_t *columns, uint32_t width)
{
    uint64_t sum = 0;
    for (uint32_t x = 1; x < width; x++) {
        const int64_t step = columns[x] - columns[x - 1];
        sum += (uint64_t)(step * step);
    }
    return sum;
}

static uint32_t within(int64_t x, uint32_t width)
{
    return x < 0 ? 0 : x > width ? width : (uint32_t)x;
}

/* Sum of the squared differences of neighbouring columns after leaning: letters with upright stems
 * make it large (the projection profile of Bozinovic and Srihari, PAMI 11(1), 1989). Beyond either
 * end of the strip its last pixel goes on. */
static double sharpness(const phw_image *strip, double lean, uint32_t width, int32_t *columns)
{
    const double middle = strip->height / 2.0;
    memset(columns, 0, width * sizeof *columns);
    for (uint32_t y = 0; y < strip->height; y += 2) {
        const uint8_t *row = phw_image_row(strip, y);
        const int64_t shift = lround((middle - y) * lean);
        const uint32_t from = within(-shift, width), to = within(strip->width - shift, width);
        add_one(row[0], 0, from, columns);
        if (from < to)
            add_row(row + from + shift, to - from, columns + from);
        add_one(row[strip->width - 1], to, width, columns);
    }
    return (double)sum_steps(columns, width);
}

bool phw_slant_is_far(double lean)
{
    return fabs(lean) > PHW_SLANT_USUAL - STEP / 2;
}

double phw_slant_estimate(const phw_image *strip, double about, double within)
{
    int32_t columns[WIDEST];
    int steps = (int)lround(within / STEP), best;
    uint32_t width = strip->width < WIDEST ? strip->width : WIDEST;
    double values[2 * STEPS_MOST + 1];
    steps = steps < 0 ? 0 : steps > STEPS_MOST ? STEPS_MOST : steps;
    for (int i = 0; i <= 2 * steps; i++)
        values[i] = sharpness(strip, about + (i - steps) * STEP, width, columns);
    best = steps;
    for (int i = 0; i <= 2 * steps; i++)
        best = values[i] > values[best] ? i : best;
    if (values[best] < LEAST_GAIN * values[steps])
        return about;
    double shift = 0;
    if (best > 0 && best < 2 * steps) {
        double curve = values[best - 1] - 2 * values[best] + values[best + 1];
        shift = curve < 0 ? 0.5 * (values[best - 1] - values[best + 1]) / curve : 0;
    }
    return about + (best - steps + shift) * STEP;
}
