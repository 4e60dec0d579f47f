/* SPDX-License-Identifier: Apache-2.0 */
#include "layout/spectrum.h"

#include <math.h>
#include <string.h>

#include "base/simd.h"

#define SIDE PHW_SPECTRUM_SIDE
#define STAGES 6
#define TURN 6.28318530717958647692

/* Where a number goes to before the first stage: the bits of its place the other way round. */
static unsigned reversed(unsigned place)
{
    unsigned result = 0;
    for (int i = 0; i < STAGES; i++)
        result |= (place >> i & 1) << (STAGES - 1 - i);
    return result;
}

/* a and b become a + w b and a - w b, all along two rows. */
PHW_SIMD_CLONES static void cross(float *restrict are, float *restrict aim, float *restrict bre,
                                  float *restrict bim, float wre, float wim)
{
    for (int x = 0; x < SIDE; x++) {
        const float re = wre * bre[x] - wim * bim[x], im = wre * bim[x] + wim * bre[x];
        bre[x] = are[x] - re;
        bim[x] = aim[x] - im;
        are[x] += re;
        aim[x] += im;
    }
}

/* Transforms all columns at once (Cooley and Tukey 1965, decimation in time). */
static void transform_columns(phw_spectrum *s, double turn)
{
    for (unsigned y = 0; y < SIDE; y++) {
        const unsigned to = reversed(y);
        float row[SIDE];
        if (to <= y)
            continue;
        memcpy(row, s->re[y], sizeof row);
        memcpy(s->re[y], s->re[to], sizeof row);
        memcpy(s->re[to], row, sizeof row);
        memcpy(row, s->im[y], sizeof row);
        memcpy(s->im[y], s->im[to], sizeof row);
        memcpy(s->im[to], row, sizeof row);
    }
    for (unsigned half = 1; half < SIDE; half *= 2)
        for (unsigned k = 0; k < half; k++) {
            const double angle = turn * k / (2 * half);
            const float wre = (float)cos(angle), wim = (float)sin(angle);
            for (unsigned a = k; a < SIDE; a += 2 * half)
                cross(s->re[a], s->im[a], s->re[a + half], s->im[a + half], wre, wim);
        }
}

static void transpose(float square[SIDE][SIDE])
{
    for (int y = 0; y < SIDE; y++)
        for (int x = y + 1; x < SIDE; x++) {
            const float value = square[y][x];
            square[y][x] = square[x][y];
            square[x][y] = value;
        }
}

static void transform(phw_spectrum *s, double turn)
{
    for (int twice = 0; twice < 2; twice++) {
        transform_columns(s, turn);
        transpose(s->re);
        transpose(s->im);
    }
}

void phw_spectrum_forward(phw_spectrum *s)
{
    transform(s, -TURN);
}

void phw_spectrum_inverse(phw_spectrum *s)
{
    const float share = 1.0f / (SIDE * SIDE);
    transform(s, TURN);
    for (int y = 0; y < SIDE; y++)
        for (int x = 0; x < SIDE; x++) {
            s->re[y][x] *= share;
            s->im[y][x] *= share;
        }
}
