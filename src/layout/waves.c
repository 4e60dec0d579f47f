/* SPDX-License-Identifier: Apache-2.0 */
#include "layout/waves.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/simd.h"
#include "layout/spectrum.h"

/* Squares overlap by half, under windows whose squares add up to one. */
#define SIDE PHW_SPECTRUM_SIDE
#define HALF (SIDE / 2)
#define HALF_TURN 3.14159265358979323846

/* So many waves go into a square's side at least and at most, whichever way they run: longer ones
 * may be lines of text, shorter ones no lens shows. */
#define LEAST_WAVES 6
#define MOST_WAVES 27
/* Waves about as long are compared with each other. */
#define RING 3
#define RINGS ((MOST_WAVES - LEAST_WAVES) / RING + 1)
#define RING_MOST (HALF * SIDE / 2) /* half the spectrum holds fewer than so many in one ring */
/* A peak has so many times the median power of its ring … */
#define PEAK 30.0F
/* … and is a wave of so many grey levels. */
#define LEAST_AMPLITUDE 1.0F

/* One wave of the upper half of a spectrum, times what of it is to be taken out. */
typedef struct peak {
    int y, x;
    float re, im;
} peak;

/* What one square after another is worked out with. */
typedef struct work {
    float window[SIDE];
    float least_power;
    int8_t ring[HALF + 1][SIDE]; /* of the upper half of a spectrum; -1: none */
    float power[HALF + 1][SIDE];
    float rings[RINGS][RING_MOST];
    peak peaks[(HALF + 1) * SIDE];
    phw_spectrum square;
    float *waves; /* SIDE rows: what is to be taken out */
    size_t pitch; /* of those rows, which begin HALF pixels before the picture */
} work;

static void plan(work *w)
{
    float sum = 0;
    for (int i = 0; i < SIDE; i++) {
        w->window[i] = (float)sin(HALF_TURN * (i + 0.5) / SIDE);
        sum += w->window[i];
    }
    const float of_wave = LEAST_AMPLITUDE / 2 * sum * sum;
    w->least_power = of_wave * of_wave;
    for (int y = 0; y <= HALF; y++)
        for (int x = 0; x < SIDE; x++) {
            const int across = x < HALF ? x : x - SIDE;
            const int waves = (int)lround(hypot(across, y));
            const bool is_in = waves >= LEAST_WAVES && waves <= MOST_WAVES;
            w->ring[y][x] = (int8_t)(is_in ? (waves - LEAST_WAVES) / RING : -1);
        }
}

/* The value that half of the others do not exceed (Hoare 1961); leaves the values in another order.
 */
static float median_of(float *values, size_t count)
{
    size_t first = 0, last = count - 1;
    const size_t middle = count / 2;
    while (first < last) {
        const float pivot = values[first + (last - first) / 2];
        size_t low = first, high = last;
        for (;; low++, high--) {
            while (values[low] < pivot)
                low++;
            while (values[high] > pivot)
                high--;
            if (low >= high)
                break;
            const float value = values[low];
            values[low] = values[high];
            values[high] = value;
        }
        if (middle <= high)
            last = high;
        else
            first = high + 1;
    }
    return values[middle];
}

/* The median power of each ring; not of those without a wave that may be a peak, as most are. */
static void find_medians(work *w, float medians[RINGS])
{
    size_t counts[RINGS] = {0};
    float most[RINGS] = {0};
    for (int y = 0; y <= HALF; y++)
        for (int x = 0; x < SIDE; x++) {
            const int ring = w->ring[y][x];
            if (ring < 0)
                continue;
            most[ring] = fmaxf(most[ring], w->power[y][x]);
            w->rings[ring][counts[ring]++] = w->power[y][x];
        }
    for (int ring = 0; ring < RINGS; ring++)
        medians[ring] =
            most[ring] > w->least_power ? median_of(w->rings[ring], counts[ring]) : INFINITY;
}

PHW_SIMD_CLONES static void find_power(const phw_spectrum *s, float power[HALF + 1][SIDE])
{
    for (int y = 0; y <= HALF; y++)
        for (int x = 0; x < SIDE; x++)
            power[y][x] = s->re[y][x] * s->re[y][x] + s->im[y][x] * s->im[y][x];
}

/* @param[out] peaks  room for the upper half. @return how many. */
static size_t find_peaks(work *w, peak *peaks)
{
    const phw_spectrum *s = &w->square;
    float medians[RINGS];
    size_t count = 0;
    find_power(s, w->power);
    find_medians(w, medians);
    for (int y = 0; y <= HALF; y++)
        for (int x = 0; x < SIDE; x++) {
            const float power = w->power[y][x];
            if (power <= w->least_power || w->ring[y][x] < 0 ||
                power <= PEAK * medians[w->ring[y][x]])
                continue;
            if ((y == 0 || y == HALF) && x > HALF)
                continue; /* the mirror image of one in the same row */
            const float share = 1 - sqrtf(medians[w->ring[y][x]] / power);
            peaks[count++] = (peak){y, x, s->re[y][x] * share, s->im[y][x] * share};
        }
    return count;
}

/* Leaves of a spectrum what is to be taken out: waves and their mirror images, for the square is of
 * real numbers. @return whether there is any. */
static bool keep_peaks(work *w)
{
    phw_spectrum *s = &w->square;
    const size_t count = find_peaks(w, w->peaks);
    if (!count)
        return false;
    memset(s, 0, sizeof *s);
    for (size_t i = 0; i < count; i++) {
        const peak *p = &w->peaks[i];
        const int up = (SIDE - p->y) % SIDE, left = (SIDE - p->x) % SIDE;
        s->re[p->y][p->x] = s->re[up][left] = p->re;
        s->im[p->y][p->x] = p->im;
        s->im[up][left] = up == p->y && left == p->x ? p->im : -p->im;
    }
    return true;
}

/* Beyond its edges a picture is seen as in a mirror. */
static uint32_t inside(int32_t at, uint32_t size)
{
    const int32_t last = (int32_t)size - 1;
    at = abs(at);
    at = at > last ? 2 * last - at : at;
    return at < 0 ? 0 : (uint32_t)at;
}

/* A row of a square. @return its sum. */
PHW_SIMD_CLONES static uint32_t load_row(const uint8_t *restrict from, float *restrict to)
{
    uint32_t sum = 0;
    for (int x = 0; x < SIDE; x++) {
        to[x] = from[x];
        sum += from[x];
    }
    return sum;
}

PHW_SIMD_CLONES static void weigh_row(float *restrict row, float mean, float weight,
                                      const float *restrict window)
{
    for (int x = 0; x < SIDE; x++)
        row[x] = (row[x] - mean) * weight * window[x];
}

/* A square's pixels about their mean, under the window. */
static void load(work *w, const phw_image *grey, int32_t left, int32_t top)
{
    phw_spectrum *s = &w->square;
    const bool within = left >= 0 && left + SIDE <= (int32_t)grey->width;
    uint32_t sum = 0;
    for (int y = 0; y < SIDE; y++) {
        const uint8_t *row = phw_image_row(grey, inside(top + y, grey->height));
        uint8_t mirrored[SIDE];
        for (int x = 0; x < SIDE && !within; x++)
            mirrored[x] = row[inside(left + x, grey->width)];
        sum += load_row(within ? row + left : mirrored, s->re[y]);
    }
    for (int y = 0; y < SIDE; y++)
        weigh_row(s->re[y], (float)sum / (SIDE * SIDE), w->window[y], w->window);
    memset(s->im, 0, sizeof s->im);
}

PHW_SIMD_CLONES static void add_row(float *restrict to, const float *restrict row, float weight,
                                    const float *restrict window)
{
    for (int x = 0; x < SIDE; x++)
        to[x] += row[x] * weight * window[x];
}

/* Adds up the waves of one square. */
static void add_waves(work *w, const phw_image *grey, int32_t left, int32_t top)
{
    load(w, grey, left, top);
    phw_spectrum_forward(&w->square);
    if (!keep_peaks(w))
        return;
    phw_spectrum_inverse(&w->square);
    for (int y = 0; y < SIDE; y++)
        add_row(w->waves + (size_t)y * w->pitch + (size_t)(left + HALF), w->square.re[y],
                w->window[y], w->window);
}

/* Whether moiré lies on the cell at the middle of a square, or on one beside it. */
static bool is_near(const phw_moire_map *map, int32_t left, int32_t top)
{
    const int32_t column = (left + HALF) / (int32_t)PHW_MOIRE_CELL;
    const int32_t row = (top + HALF) / (int32_t)PHW_MOIRE_CELL;
    for (int32_t y = row - 1; y <= row + 1; y++)
        for (int32_t x = column - 1; x <= column + 1; x++)
            if (x >= 0 && y >= 0 && x < (int32_t)map->across && y < (int32_t)map->down &&
                map->has[(size_t)y * map->across + (size_t)x])
                return true;
    return false;
}

/* Takes from rows what was added up for them, and goes on to the rows below. */
static void take_rows(work *w, int32_t top, phw_image *grey)
{
    for (int32_t y = top < 0 ? -top : 0; y < HALF && top + y < (int32_t)grey->height; y++) {
        uint8_t *row = phw_image_row_mut(grey, (uint32_t)(top + y));
        const float *waves = w->waves + (size_t)y * w->pitch + HALF;
        for (uint32_t x = 0; x < grey->width; x++) {
            const float value = (float)row[x] - waves[x] + 0.5F;
            row[x] = (uint8_t)(value < 0 ? 0 : value > UINT8_MAX ? UINT8_MAX : value);
        }
    }
    const size_t half = HALF * w->pitch;
    memcpy(w->waves, w->waves + half, half * sizeof *w->waves);
    memset(w->waves + half, 0, half * sizeof *w->waves);
}

phw_status phw_waves_remove(const phw_image *grey, const phw_moire_map *map, phw_image **made,
                            phw_error *error)
{
    phw_image *copy = NULL;
    phw_status status = phw_image_copy(grey, &copy, error);
    work *w = status == PHW_OK ? calloc(1, sizeof *w) : NULL;
    if (w) {
        w->pitch = (size_t)grey->width + 2 * SIDE;
        w->waves = calloc(SIDE * w->pitch, sizeof *w->waves);
    }
    if (status == PHW_OK && (!w || !w->waves))
        status = phw_error_set(error, PHW_ERR_NOMEM, "no memory for waves");
    if (status == PHW_OK)
        plan(w);
    for (int32_t top = -HALF; status == PHW_OK && top < (int32_t)grey->height; top += HALF) {
        for (int32_t left = -HALF; left < (int32_t)grey->width; left += HALF)
            if (is_near(map, left, top))
                add_waves(w, grey, left, top);
        take_rows(w, top, copy);
    }
    if (w)
        free(w->waves);
    free(w);
    if (status == PHW_OK)
        *made = copy;
    else
        phw_image_free(&copy);
    return status;
}
