/* SPDX-License-Identifier: Apache-2.0 */
#include "mark/lozenge_net.h"

#include <assert.h>
#include <math.h>
#include <string.h>

#include "base/simd.h"

#define SCALE 1024.0F /* weights are integers over this */

#define SIEVE 16  /* hidden units of the first look */
#define FIRST 8   /* planes of the first convolution */
#define SECOND 16 /* and of the second */
#define HIDDEN 24
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

float phw_lozenge_sieve(const float luma[PHW_CUTOUT_SMALL_SIZE])
{
    float hidden[SIEVE];
    layer(luma, PHW_CUTOUT_SMALL_SIZE, SIEVE_WEIGHTS, SIEVE_BIAS, hidden, SIEVE);
    return dot(hidden, SIEVE_LAST_WEIGHTS, SIEVE) + bias(SIEVE_LAST_BIAS);
}

/* Adds one plane under one 3 x 3 kernel; what lies outside the plane is 0. */
static inline void add_kernel(const float *restrict from, int width, int height, size_t kernel,
                              float *restrict to)
{
    for (int k = 0; k < 9; k++) {
        int down = k / 3 - 1, right = k % 3 - 1;
        float weight = bias(kernel + (size_t)k);
        int left = right < 0 ? 1 : 0, end = right > 0 ? width - 1 : width;
        for (int y = down < 0 ? 1 : 0; y < (down > 0 ? height - 1 : height); y++) {
            const float *row = from + (y + down) * width + right;
            for (int x = left; x < end; x++)
                to[y * width + x] += row[x] * weight;
        }
    }
}

/* The largest of each 2 x 2, and nothing below 0. */
static void rectify_and_halve(const float *from, int width, int height, float *to)
{
    for (int y = 0; y < height / 2; y++) {
        for (int x = 0; x < width / 2; x++) {
            const float *at = from + 2 * y * width + 2 * x;
            to[y * (width / 2) + x] =
                larger(larger(at[0], at[1]), larger(larger(at[width], at[width + 1]), 0));
        }
    }
}

PHW_SIMD_CLONES static void find_features(const float *luma, float *features)
{
    float plane[PHW_CUTOUT_SIZE], first[FIRST][HALF_WIDTH * HALF_HEIGHT];
    for (size_t k = 0; k < FIRST; k++) {
        for (int i = 0; i < PHW_CUTOUT_SIZE; i++)
            plane[i] = bias(FIRST_BIAS + k);
        add_kernel(luma, PHW_CUTOUT_WIDTH, PHW_CUTOUT_HEIGHT, FIRST_WEIGHTS + 9 * k, plane);
        rectify_and_halve(plane, PHW_CUTOUT_WIDTH, PHW_CUTOUT_HEIGHT, first[k]);
    }
    for (size_t k = 0; k < SECOND; k++) {
        for (int i = 0; i < HALF_WIDTH * HALF_HEIGHT; i++)
            plane[i] = bias(SECOND_BIAS + k);
        for (size_t from = 0; from < FIRST; from++)
            add_kernel(first[from], HALF_WIDTH, HALF_HEIGHT,
                       SECOND_WEIGHTS + 9 * (k * FIRST + from), plane);
        rectify_and_halve(plane, HALF_WIDTH, HALF_HEIGHT, features + k * QUARTER_SIZE);
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
