/* SPDX-License-Identifier: Apache-2.0 */
#include "ocr/slant.h"

#include <math.h>
#include <stdlib.h>

#define STEPS_MOST 20   /* leans tried to either side */
#define STEP 0.08       /* pixels across per pixel down */
#define WIDEST 640      /* px of the strip that are looked at: some 40 letters */
#define LEAST_GAIN 1.06 /* over the lean that was expected */

/* Sum of the squared differences of neighbouring columns after leaning: letters with upright stems
 * make it large (the projection profile of Bozinovic and Srihari, PAMI 11(1), 1989). */
static double sharpness(const phw_image *strip, double lean, uint32_t width, int *columns)
{
    double middle = strip->height / 2.0, sum = 0;
    for (uint32_t x = 0; x < width; x++)
        columns[x] = 0;
    for (uint32_t y = 0; y < strip->height; y += 2) {
        const uint8_t *row = phw_image_row(strip, y);
        int shift = (int)lround((middle - y) * lean);
        for (uint32_t x = 0; x < width; x++) {
            int from = (int)x + shift;
            from = from < 0 ? 0 : from >= (int)strip->width ? (int)strip->width - 1 : from;
            columns[x] += row[from];
        }
    }
    for (uint32_t x = 1; x < width; x++) {
        double difference = columns[x] - columns[x - 1];
        sum += difference * difference;
    }
    return sum;
}

bool phw_slant_is_far(double lean)
{
    return fabs(lean) > PHW_SLANT_USUAL - STEP / 2;
}

double phw_slant_estimate(const phw_image *strip, double about, double within)
{
    int columns[WIDEST], steps = (int)lround(within / STEP), best;
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
