/* SPDX-License-Identifier: Apache-2.0 */
#include "mark/lozenge_net.h"

#include <assert.h>
#include <math.h>
#include <string.h>

#include "base/simd.h"

#define SCALE 1024.0F /* weights are integers over this */

#define SIEVE PHW_LOZENGE_SIEVE_UNITS /* hidden units of the first look */
#define FIRST 12                      /* planes of the first convolution */
#define SECOND 24                     /* and of the second */
#define HIDDEN 32
#define HALF_WIDTH (PHW_CUTOUT_WIDTH / 2)
#define HALF_HEIGHT (PHW_CUTOUT_HEIGHT / 2)
#define QUARTER_SIZE ((HALF_WIDTH / 2) * (HALF_HEIGHT / 2))
#define FEATURES (SECOND * QUARTER_SIZE + PHW_CUTOUT_COLOURS)

/* In the order in which models/lozenge/train.py writes them. */
enum {
    SIEVE_WEIGHTS = 0,
    SIEVE_BIAS = SIEVE_WEIGHTS + SIEVE * PHW_CUTOUT_SMALL_SIZE,
    SIEVE_LAST_WEIGHTS = SIEVE_BIAS + SIEVE,
    SIEVE_LAST_BIAS = SIEVE_LAST_WEIGHTS + SIEVE,
    FIRST_WEIGHTS = SIEVE_LAST_BIAS + 1,
    FIRST_BIAS = FIRST_WEIGHTS + FIRST * 9,
    SECOND_WEIGHTS = FIRST_BIAS + FIRST,
    SECOND_BIAS = SECOND_WEIGHTS + SECOND * FIRST * 9,
    HIDDEN_WEIGHTS = SECOND_BIAS + SECOND,
    HIDDEN_BIAS = HIDDEN_WEIGHTS + HIDDEN * FEATURES,
    LAST_WEIGHTS = HIDDEN_BIAS + HIDDEN,
    LAST_BIAS = LAST_WEIGHTS + PHW_LOZENGE_KIND_COUNT * HIDDEN,
    WEIGHT_COUNT = LAST_BIAS + PHW_LOZENGE_KIND_COUNT
};

static const float weights[] = {
#include "mark/lozenge_weights.inc"
};

static_assert(sizeof weights / sizeof weights[0] == WEIGHT_COUNT, "all weights of this network");

/* Sums that are taken side by side. */
typedef float eight __attribute__((vector_size(32)));
#define EIGHT (sizeof(eight) / sizeof(float))

static inline float sum_of(const eight *sums)
{
    float sum = 0;
    for (size_t k = 0; k < EIGHT; k++)
        sum += (*sums)[k];
    return sum;
}

/* The products with @p rows rows of weights, @p rows at most TOGETHER, no sum of which waits for
 * the one before it. */
#define TOGETHER 4
static inline void dots(const float *values, size_t first_weight, size_t count, size_t rows,
                        float *results)
{
    const float *const row = weights + first_weight;
    eight sums[TOGETHER] = {{0}};
    size_t whole = count - count % EIGHT;
    for (size_t i = 0; i < whole; i += EIGHT) {
        eight value, weight;
        memcpy(&value, values + i, sizeof value);
        for (size_t r = 0; r < rows; r++) {
            memcpy(&weight, row + r * count + i, sizeof weight);
            sums[r] += value * weight;
        }
    }
    for (size_t r = 0; r < rows; r++) {
        float sum = 0;
        for (size_t i = whole; i < count; i++)
            sum += values[i] * row[r * count + i];
        results[r] = (sum + sum_of(&sums[r])) / SCALE;
    }
}

static float dot(const float *values, size_t first_weight, size_t count)
{
    float result;
    dots(values, first_weight, count, 1, &result);
    return result;
}

static float bias(size_t at)
{
    return weights[at] / SCALE;
}

/* fmaxf() minds NaN and is a call. */
static float larger(float a, float b)
{
    return a > b ? a : b;
}

/* A fully connected layer with ReLU; @p count is a multiple of TOGETHER. */
PHW_SIMD_CLONES static void layer(const float *from, size_t width, size_t first_weight,
                                  size_t first_bias, float *to, size_t count)
{
    for (size_t k = 0; k < count; k += TOGETHER)
        dots(from, first_weight + k * width, width, TOGETHER, to + k);
    for (size_t k = 0; k < count; k++)
        to[k] = larger(0, to[k] + bias(first_bias + k));
}

/* The four parts of a patch: alike on both sides of its middle, or each other's negative, from left
 * to right and from top to bottom. One number of each stands for four samples. */
enum { ALIKE = 0, ODD_ACROSS, ODD_DOWN, ODD_BOTH, PARTS };
#define QUARTER_WIDTH (PHW_CUTOUT_SMALL_WIDTH / 2)
#define QUARTER_HEIGHT (PHW_CUTOUT_SMALL_HEIGHT / 2)
static_assert(PARTS * QUARTER_WIDTH * QUARTER_HEIGHT == PHW_CUTOUT_SMALL_SIZE, "even sides");

/* @param parts  the four numbers of a place, then those of the next one. */
static inline void take_apart(const float *luma, float *parts)
{
    for (size_t y = 0; y < QUARTER_HEIGHT; y++)
        for (size_t x = 0; x < QUARTER_WIDTH; x++, parts += PARTS) {
            const float *upper = luma + y * PHW_CUTOUT_SMALL_WIDTH;
            const float *lower = luma + (PHW_CUTOUT_SMALL_HEIGHT - 1 - y) * PHW_CUTOUT_SMALL_WIDTH;
            const size_t right = PHW_CUTOUT_SMALL_WIDTH - 1 - x;
            const float top = upper[x] + upper[right], top_odd = upper[x] - upper[right];
            const float foot = lower[x] + lower[right], foot_odd = lower[x] - lower[right];
            parts[ALIKE] = top + foot;
            parts[ODD_ACROSS] = top_odd + foot_odd;
            parts[ODD_DOWN] = top - foot;
            parts[ODD_BOTH] = top_odd - foot_odd;
        }
}

void phw_lozenge_sieve_init(phw_lozenge_sieve *sieve)
{
    float parts[PHW_CUTOUT_SMALL_SIZE];
    for (size_t unit = 0; unit < SIEVE; unit++) {
        take_apart(weights + SIEVE_WEIGHTS + unit * PHW_CUTOUT_SMALL_SIZE, parts);
        for (size_t i = 0; i < PHW_CUTOUT_SMALL_SIZE; i++)
            sieve->weights[i][unit] = parts[i] / (PARTS * SCALE);
    }
}

/* Sums of half of the units are taken side by side. */
#define HALVES (SIEVE / EIGHT)
static_assert(SIEVE == 2 * EIGHT, "units in two eights");

/* What the units say of a patch whose parts have these signs. */
static inline float say(const eight sums[PARTS][2], const float sign[PARTS], const eight biases[2],
                        const eight last[2])
{
    eight said = {0};
    for (size_t half = 0; half < HALVES; half++) {
        eight hidden = biases[half];
        for (size_t part = 0; part < PARTS; part++)
            hidden += sign[part] * sums[part][half];
        for (size_t k = 0; k < EIGHT; k++)
            hidden[k] = larger(0, hidden[k]);
        said += hidden * last[half];
    }
    return sum_of(&said) + bias(SIEVE_LAST_BIAS);
}

PHW_SIMD_CLONES static void run_sieve(const phw_lozenge_sieve *sieve, const float *luma,
                                      float *results)
{
    static const float sign[PHW_CUTOUT_TURNS][PARTS] = {
        [PHW_CUTOUT_UPRIGHT] = {1, 1, 1, 1},
        [PHW_CUTOUT_HALF_TURN] = {1, -1, -1, 1},
        [PHW_CUTOUT_MIRRORED] = {1, -1, 1, -1},
        [PHW_CUTOUT_MIRRORED_HALF_TURN] = {1, 1, -1, -1}};
    float parts[PHW_CUTOUT_SMALL_SIZE];
    eight sums[PARTS][2] = {{{0}}}, biases[2], last[2];
    take_apart(luma, parts);
    for (size_t i = 0; i < PHW_CUTOUT_SMALL_SIZE; i += PARTS)
        for (size_t part = 0; part < PARTS; part++)
            for (size_t half = 0; half < HALVES; half++) {
                eight weight;
                memcpy(&weight, sieve->weights[i + part] + half * EIGHT, sizeof weight);
                sums[part][half] += parts[i + part] * weight;
            }
    memcpy(biases, weights + SIEVE_BIAS, sizeof biases);
    memcpy(last, weights + SIEVE_LAST_WEIGHTS, sizeof last);
    for (size_t half = 0; half < HALVES; half++) {
        biases[half] /= SCALE;
        last[half] /= SCALE;
    }
    for (size_t turn = 0; turn < PHW_CUTOUT_TURNS; turn++)
        results[turn] = say((const eight(*)[2])sums, sign[turn], biases, last);
}

void phw_lozenge_sieve_run(const phw_lozenge_sieve *sieve, const float luma[PHW_CUTOUT_SMALL_SIZE],
                           float results[PHW_CUTOUT_TURNS])
{
    run_sieve(sieve, luma, results);
}

/* Planes have a rim of zeros. */
#define TAPS 9
#define INPUTS_MOST FIRST
#define PADDED(width, height) (((size_t)(width) + 2) * ((size_t)(height) + 2))
static_assert(PHW_CUTOUT_WIDTH % EIGHT == 0 && HALF_WIDTH % EIGHT == 0, "rows are whole eights");

/* Eight places of TOGETHER planes: the 3 x 3 kernels over all planes that are read. @p from: the
 * upper left neighbour of the first place. */
static inline void convolve_eight(const float *from, size_t inputs, size_t pitch, size_t size,
                                  const float *kernels, const float *biases, float *const to[])
{
    eight sums[TOGETHER];
    for (size_t o = 0; o < TOGETHER; o++)
        sums[o] = (eight){0} + biases[o];
    for (size_t i = 0; i < inputs; i++, from += size)
        for (size_t k = 0; k < TAPS; k++, kernels += TOGETHER) {
            eight value;
            memcpy(&value, from + k / 3 * pitch + k % 3, sizeof value);
            for (size_t o = 0; o < TOGETHER; o++)
                sums[o] += value * kernels[o];
        }
    for (size_t o = 0; o < TOGETHER; o++)
        memcpy(to[o], &sums[o], sizeof sums[o]);
}

/* TOGETHER planes of @p width x @p height, of @p inputs padded ones. */
static inline void convolve(const float *from, size_t inputs, size_t width, size_t height,
                            size_t first_weight, size_t first_bias, float *to)
{
    const size_t pitch = width + 2, size = PADDED(width, height);
    float kernels[INPUTS_MOST * TAPS * TOGETHER], biases[TOGETHER];
    for (size_t o = 0; o < TOGETHER; o++) {
        biases[o] = bias(first_bias + o);
        for (size_t k = 0; k < inputs * TAPS; k++)
            kernels[k * TOGETHER + o] = bias(first_weight + o * inputs * TAPS + k);
    }
    for (size_t y = 0; y < height; y++)
        for (size_t x = 0; x < width; x += EIGHT) {
            float *places[TOGETHER];
            for (size_t o = 0; o < TOGETHER; o++)
                places[o] = to + (o * height + y) * width + x;
            convolve_eight(from + y * pitch + x, inputs, pitch, size, kernels, biases, places);
        }
}

/* The largest of each 2 x 2, and nothing below 0; rows of @p to are @p pitch apart. */
static inline void rectify_and_halve(const float *from, size_t width, size_t height, size_t pitch,
                                     float *to)
{
    for (size_t y = 0; y < height / 2; y++) {
        for (size_t x = 0; x < width / 2; x++) {
            const float *at = from + 2 * y * width + 2 * x;
            to[y * pitch + x] =
                larger(larger(at[0], at[1]), larger(larger(at[width], at[width + 1]), 0));
        }
    }
}

PHW_SIMD_CLONES static void find_features(const float *luma, float *features)
{
    float picture[PADDED(PHW_CUTOUT_WIDTH, PHW_CUTOUT_HEIGHT)] = {0};
    float first[FIRST * PADDED(HALF_WIDTH, HALF_HEIGHT)] = {0};
    float planes[TOGETHER * PHW_CUTOUT_SIZE];
    for (size_t y = 0; y < PHW_CUTOUT_HEIGHT; y++)
        memcpy(picture + (y + 1) * (PHW_CUTOUT_WIDTH + 2) + 1, luma + y * PHW_CUTOUT_WIDTH,
               PHW_CUTOUT_WIDTH * sizeof *luma);
    for (size_t k = 0; k < FIRST; k += TOGETHER) {
        convolve(picture, 1, PHW_CUTOUT_WIDTH, PHW_CUTOUT_HEIGHT, FIRST_WEIGHTS + TAPS * k,
                 FIRST_BIAS + k, planes);
        for (size_t o = 0; o < TOGETHER; o++)
            rectify_and_halve(planes + o * PHW_CUTOUT_SIZE, PHW_CUTOUT_WIDTH, PHW_CUTOUT_HEIGHT,
                              HALF_WIDTH + 2,
                              first + (k + o) * PADDED(HALF_WIDTH, HALF_HEIGHT) + HALF_WIDTH + 3);
    }
    for (size_t k = 0; k < SECOND; k += TOGETHER) {
        convolve(first, FIRST, HALF_WIDTH, HALF_HEIGHT, SECOND_WEIGHTS + TAPS * FIRST * k,
                 SECOND_BIAS + k, planes);
        for (size_t o = 0; o < TOGETHER; o++)
            rectify_and_halve(planes + o * HALF_WIDTH * HALF_HEIGHT, HALF_WIDTH, HALF_HEIGHT,
                              HALF_WIDTH / 2, features + (k + o) * QUARTER_SIZE);
    }
}

void phw_lozenge_classify(const float luma[PHW_CUTOUT_SIZE], const float ratio[PHW_CUTOUT_COLOURS],
                          float probability[PHW_LOZENGE_KIND_COUNT])
{
    float features[FEATURES], hidden[HIDDEN], most = -INFINITY, sum = 0;
    find_features(luma, features);
    memcpy(features + SECOND * QUARTER_SIZE, ratio, PHW_CUTOUT_COLOURS * sizeof *ratio);
    layer(features, FEATURES, HIDDEN_WEIGHTS, HIDDEN_BIAS, hidden, HIDDEN);
    for (size_t k = 0; k < PHW_LOZENGE_KIND_COUNT; k++) {
        probability[k] = dot(hidden, LAST_WEIGHTS + k * HIDDEN, HIDDEN) + bias(LAST_BIAS + k);
        most = larger(most, probability[k]);
    }
    for (size_t k = 0; k < PHW_LOZENGE_KIND_COUNT; k++) {
        probability[k] = expf(probability[k] - most);
        sum += probability[k];
    }
    for (size_t k = 0; k < PHW_LOZENGE_KIND_COUNT; k++)
        probability[k] /= sum;
}
