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

/* What waves leave of a square with letters on it varies by so many grey levels, as much as by five
 * at the least on photographs of displays; where there are none it is a sensor's noise, 1 to 3. */
#define LEAST_REST 4.0F

/* One wave of the upper half of a spectrum, times what of it is to be taken out. */
typedef struct peak {
    int y, x;
    float re, im;
} peak;

/* The upper half of a square's spectrum: the lower one is its mirror image, for the square is of
 * real numbers. */
typedef struct upper_half {
    float re[HALF + 1][SIDE], im[HALF + 1][SIDE];
} upper_half;

/* What two squares after the other are worked out with. */
typedef struct work {
    float window[SIDE];
    float least_power;
    uint16_t places[RINGS][RING_MOST]; /* of each ring, in the upper half of a spectrum */
    size_t counts[RINGS];
    float power[(HALF + 1) * SIDE], sorted[RING_MOST];
    peak peaks[2][(HALF + 1) * SIDE];
    upper_half halves[2];
    phw_spectrum squares; /* one in the real numbers, one in the imaginary ones */
    float *waves;         /* SIDE rows: what is to be taken out */
    size_t pitch;         /* of those rows, which begin HALF pixels before the picture */
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
            if (waves < LEAST_WAVES || waves > MOST_WAVES)
                continue;
            const int ring = (waves - LEAST_WAVES) / RING;
            w->places[ring][w->counts[ring]++] = (uint16_t)(y * SIDE + x);
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

/* Takes the spectra of two squares apart that were transformed as one of complex numbers: what of
 * it is symmetric is of the real ones. */
PHW_SIMD_CLONES static void part(const phw_spectrum *restrict both, upper_half *restrict first,
                                 upper_half *restrict second)
{
    for (int y = 0; y <= HALF; y++) {
        float up_re[SIDE], up_im[SIDE]; /* the mirrored row, mirrored */
        const int up = (SIDE - y) % SIDE;
        for (int x = 0; x < SIDE; x++) {
            up_re[x] = both->re[up][(SIDE - x) % SIDE];
            up_im[x] = both->im[up][(SIDE - x) % SIDE];
        }
        for (int x = 0; x < SIDE; x++) {
            first->re[y][x] = (both->re[y][x] + up_re[x]) / 2;
            first->im[y][x] = (both->im[y][x] - up_im[x]) / 2;
            second->re[y][x] = (both->im[y][x] + up_im[x]) / 2;
            second->im[y][x] = (up_re[x] - both->re[y][x]) / 2;
        }
    }
}

PHW_SIMD_CLONES static void find_power(const upper_half *restrict of, float *restrict power)
{
    for (int y = 0; y <= HALF; y++)
        for (int x = 0; x < SIDE; x++)
            power[y * SIDE + x] = of->re[y][x] * of->re[y][x] + of->im[y][x] * of->im[y][x];
}

/* The median power of a ring; of one without a wave that may be a peak, as most are, none is above
 * what is said. */
static float find_median(work *w, int ring)
{
    const uint16_t *places = w->places[ring];
    float most = 0;
    for (size_t i = 0; i < w->counts[ring]; i++) {
        const float power = w->power[places[i]];
        w->sorted[i] = power;
        most = power > most ? power : most;
    }
    return most > w->least_power ? median_of(w->sorted, w->counts[ring]) : INFINITY;
}

/* @param[out] peaks  room for the upper half. @return how many. */
static size_t find_peaks(work *w, const upper_half *of, peak *peaks)
{
    size_t count = 0;
    find_power(of, w->power);
    for (int ring = 0; ring < RINGS; ring++) {
        const float median = find_median(w, ring);
        const float least = fmaxf(PEAK * median, w->least_power);
        for (size_t i = 0; median < INFINITY && i < w->counts[ring]; i++) {
            const int y = w->places[ring][i] / SIDE, x = w->places[ring][i] % SIDE;
            const float power = w->power[w->places[ring][i]];
            if (power <= least)
                continue;
            if ((y == 0 || y == HALF) && x > HALF)
                continue; /* the mirror image of one in the same row */
            const float share = 1 - sqrtf(median / power);
            peaks[count++] = (peak){y, x, of->re[y][x] * share, of->im[y][x] * share};
        }
    }
    return count;
}

/* Adds a wave to a spectrum: of the square in its real or in its imaginary numbers. */
static void add_wave(phw_spectrum *to, int y, int x, float wave_re, float wave_im, bool imaginary)
{
    to->re[y][x] += imaginary ? -wave_im : wave_re;
    to->im[y][x] += imaginary ? wave_re : wave_im;
}

/* Leaves of two squares' spectra what is to be taken out: waves and their mirror images. @return
 * whether there is any. */
static bool keep_peaks(work *w)
{
    size_t counts[2];
    part(&w->squares, &w->halves[0], &w->halves[1]);
    for (int i = 0; i < 2; i++)
        counts[i] = find_peaks(w, &w->halves[i], w->peaks[i]);
    if (!counts[0] && !counts[1])
        return false;
    memset(&w->squares, 0, sizeof w->squares);
    for (int i = 0; i < 2; i++)
        for (size_t k = 0; k < counts[i]; k++) {
            const peak *p = &w->peaks[i][k];
            const int up = (SIDE - p->y) % SIDE, left = (SIDE - p->x) % SIDE;
            add_wave(&w->squares, p->y, p->x, p->re, p->im, i == 1);
            if (up != p->y || left != p->x)
                add_wave(&w->squares, up, left, p->re, -p->im, i == 1);
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
static void load(const work *w, const phw_image *grey, int32_t left, int32_t top,
                 float to[SIDE][SIDE])
{
    const bool within = left >= 0 && left + SIDE <= (int32_t)grey->width;
    uint32_t sum = 0;
    for (int y = 0; y < SIDE; y++) {
        const uint8_t *row = phw_image_row(grey, inside(top + y, grey->height));
        uint8_t mirrored[SIDE];
        for (int x = 0; x < SIDE && !within; x++)
            mirrored[x] = row[inside(left + x, grey->width)];
        sum += load_row(within ? row + left : mirrored, to[y]);
    }
    for (int y = 0; y < SIDE; y++)
        weigh_row(to[y], (float)sum / (SIDE * SIDE), w->window[y], w->window);
}

PHW_SIMD_CLONES static void add_row(float *restrict to, const float *restrict row, float weight,
                                    const float *restrict window)
{
    for (int x = 0; x < SIDE; x++)
        to[x] += row[x] * weight * window[x];
}

static void add_square(const work *w, const float square[SIDE][SIDE], int32_t left)
{
    for (int y = 0; y < SIDE; y++)
        add_row(w->waves + (size_t)y * w->pitch + (size_t)(left + HALF), square[y], w->window[y],
                w->window);
}

/* Adds up the waves of one square, or of two: they are transformed as one. */
static void add_waves(work *w, const phw_image *grey, const int32_t *lefts, size_t count,
                      int32_t top)
{
    if (!count)
        return;
    load(w, grey, lefts[0], top, w->squares.re);
    if (count > 1)
        load(w, grey, lefts[1], top, w->squares.im);
    else
        memset(w->squares.im, 0, sizeof w->squares.im);
    phw_spectrum_forward(&w->squares);
    if (!keep_peaks(w))
        return;
    phw_spectrum_inverse(&w->squares);
    add_square(w, (const float(*)[SIDE])w->squares.re, lefts[0]);
    if (count > 1)
        add_square(w, (const float(*)[SIDE])w->squares.im, lefts[1]);
}

/* --- what else there is ---------------------------------------------------------------------- */

/* What waves leave of a square between the shortest and the longest of them, in grey levels. */
static float rest_of(work *w, const upper_half *of)
{
    const float all = 2.0F / ((float)SIDE * SIDE * HALF * HALF);
    float sum = 0;
    find_power(of, w->power);
    for (int ring = 0; ring < RINGS; ring++) {
        const float median = find_median(w, ring);
        const float least = median < INFINITY ? fmaxf(PEAK * median, w->least_power) : INFINITY;
        for (size_t i = 0; i < w->counts[ring]; i++) {
            const float power = w->power[w->places[ring][i]];
            sum += power <= least ? power : 0;
        }
    }
    return sqrtf(sum * all);
}

/* Looks at two squares of a cell, which are transformed as one. */
static bool pair_has_rest(work *w, const phw_image *grey, int32_t left, int32_t top)
{
    load(w, grey, left, top, w->squares.re);
    load(w, grey, left + SIDE, top, w->squares.im);
    phw_spectrum_forward(&w->squares);
    part(&w->squares, &w->halves[0], &w->halves[1]);
    return rest_of(w, &w->halves[0]) >= LEAST_REST || rest_of(w, &w->halves[1]) >= LEAST_REST;
}

/* Rows of squares overlap by half and stand half a square apart, so that no line of text falls
 * between two of them, whichever way it runs. */
static bool cell_has_rest(work *w, const phw_image *grey, uint32_t column, uint32_t row)
{
    const int32_t cell = (int32_t)PHW_MOIRE_CELL;
    for (int32_t y = 0; y < cell; y += HALF)
        if (pair_has_rest(w, grey, (int32_t)column * cell - y % SIDE, (int32_t)row * cell + y))
            return true;
    return false;
}

phw_status phw_waves_count_rest(const phw_image *grey, const phw_moire_map *map, const bool *held,
                                uint32_t enough, uint32_t *count, phw_error *error)
{
    work *w = calloc(1, sizeof *w);
    if (!w)
        return phw_error_set(error, PHW_ERR_NOMEM, "no memory for waves");
    plan(w);
    *count = 0;
    for (uint32_t i = 0; i < map->across * map->down && *count < enough; i++)
        *count +=
            map->has[i] && !held[i] && cell_has_rest(w, grey, i % map->across, i / map->across);
    free(w);
    return PHW_OK;
}

/* --- taking waves out ------------------------------------------------------------------------- */

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

/* Adds up the waves of a row of squares where moiré is near. */
static void add_row_of_squares(work *w, const phw_image *grey, const phw_moire_map *map,
                               int32_t top)
{
    int32_t lefts[2];
    size_t count = 0;
    for (int32_t left = -HALF; left < (int32_t)grey->width; left += HALF) {
        if (!is_near(map, left, top))
            continue;
        lefts[count++] = left;
        if (count < 2)
            continue;
        add_waves(w, grey, lefts, count, top);
        count = 0;
    }
    add_waves(w, grey, lefts, count, top);
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
        add_row_of_squares(w, grey, map, top);
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
