/* SPDX-License-Identifier: Apache-2.0 */
#include "image/phash.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "image/shrink.h"

enum { SIDE = 32, KEPT = 8, BITS = KEPT * KEPT };

/* Cosines in this fixed point, so that the sums are exact. */
#define COSINE_ONE 4096

/* ITU-R BT.601 luma in 1/256. */
enum { RED_WEIGHT = 77, GREEN_WEIGHT = 150, BLUE_WEIGHT = 29 };

/* A picture whose kept frequencies are all below this, in levels of luma, is even: its bits would
 * be noise of the sensor or of JPEG. */
#define EVEN_LEVELS 1.0

/* The amplitude of a frequency is its coefficient over this. */
#define AMPLITUDE (256.0 * COSINE_ONE * COSINE_ONE * SIDE * SIDE / 4)

static void luma_of(const phw_image *small, int64_t luma[SIDE][SIDE])
{
    for (uint32_t y = 0; y < SIDE; y++) {
        const uint8_t *row = phw_image_row(small, y);
        for (uint32_t x = 0; x < SIDE; x++)
            luma[y][x] = small->channels == 1
                             ? row[x] * 256
                             : row[3 * x] * RED_WEIGHT + row[3 * x + 1] * GREEN_WEIGHT +
                                   row[3 * x + 2] * BLUE_WEIGHT;
    }
}

/* Row k: the cosine of frequency k + 1; frequency 0, the mean, is left out. */
static void make_cosines(int64_t cosines[KEPT][SIDE])
{
    for (int k = 0; k < KEPT; k++)
        for (int x = 0; x < SIDE; x++)
            cosines[k][x] = lround(COSINE_ONE * cos(acos(-1) / SIDE * (x + 0.5) * (k + 1)));
}

static void transform(int64_t luma[SIDE][SIDE], int64_t out[BITS])
{
    int64_t cosines[KEPT][SIDE], half[SIDE][KEPT];
    make_cosines(cosines);
    for (int y = 0; y < SIDE; y++)
        for (int k = 0; k < KEPT; k++) {
            half[y][k] = 0;
            for (int x = 0; x < SIDE; x++)
                half[y][k] += luma[y][x] * cosines[k][x];
        }
    for (int j = 0; j < KEPT; j++)
        for (int k = 0; k < KEPT; k++) {
            out[j * KEPT + k] = 0;
            for (int y = 0; y < SIDE; y++)
                out[j * KEPT + k] += half[y][k] * cosines[j][y];
        }
}

static int ascending(const void *left, const void *right)
{
    int64_t a = *(const int64_t *)left, b = *(const int64_t *)right;
    return (a > b) - (a < b);
}

static bool is_even(const int64_t coefficients[BITS])
{
    for (int i = 0; i < BITS; i++)
        if (fabs((double)coefficients[i]) > EVEN_LEVELS * AMPLITUDE)
            return false;
    return true;
}

bool phw_image_phash(const phw_image *image, uint64_t *hash)
{
    int64_t luma[SIDE][SIDE], coefficients[BITS], sorted[BITS];
    phw_image *small = NULL;
    uint64_t bits = 0;
    if (image->width < SIDE || image->height < SIDE ||
        phw_image_shrink(image, NULL, SIDE, SIDE, &small, NULL) != PHW_OK)
        return false;
    luma_of(small, luma);
    phw_image_free(&small);
    transform(luma, coefficients);
    if (is_even(coefficients))
        return false;
    memcpy(sorted, coefficients, sizeof sorted);
    qsort(sorted, BITS, sizeof *sorted, ascending);
    for (int i = 0; i < BITS; i++)
        bits = bits << 1 | (coefficients[i] > sorted[BITS / 2 - 1]);
    *hash = bits;
    return true;
}
