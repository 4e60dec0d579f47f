/* SPDX-License-Identifier: Apache-2.0 */
#include "mark/lozenge_net.h"

#include <assert.h>
#include <math.h>
#include <string.h>

#include "base/simd.h"
#include "mark/small_net.h"

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

static float dot(const float *values, size_t first_weight, size_t count)
{
    float result;
    small_net_dots(weights + first_weight, values, count, 1, &result);
    return result;
}

static float bias(size_t at)
{
    return weights[at] / SMALL_NET_SCALE;
}

/* A fully connected layer with ReLU; @p count is a multiple of TOGETHER. */
PHW_SIMD_CLONES static void layer(const float *from, size_t width, size_t first_weight,
                                  size_t first_bias, float *to, size_t count)
{
    for (size_t k = 0; k < count; k += TOGETHER)
        small_net_dots(weights + first_weight + k * width, from, width, TOGETHER, to + k);
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
            sieve->weights[i][unit] = parts[i] / (PARTS * SMALL_NET_SCALE);
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
        biases[half] /= SMALL_NET_SCALE;
        last[half] /= SMALL_NET_SCALE;
    }
    for (size_t turn = 0; turn < PHW_CUTOUT_TURNS; turn++)
        results[turn] = say((const eight(*)[2])sums, sign[turn], biases, last);
}

void phw_lozenge_sieve_run(const phw_lozenge_sieve *sieve, const float luma[PHW_CUTOUT_SMALL_SIZE],
                           float results[PHW_CUTOUT_TURNS])
{
    run_sieve(sieve, luma, results);
}

static_assert(PHW_CUTOUT_WIDTH % EIGHT == 0 && HALF_WIDTH % EIGHT == 0, "rows are whole eights");

PHW_SIMD_CLONES static void find_features(const float *luma, float *features)
{
    float picture[PADDED(PHW_CUTOUT_WIDTH, PHW_CUTOUT_HEIGHT)] = {0};
    float first[FIRST * PADDED(HALF_WIDTH, HALF_HEIGHT)] = {0};
    float planes[TOGETHER * PHW_CUTOUT_SIZE];
    for (size_t y = 0; y < PHW_CUTOUT_HEIGHT; y++)
        memcpy(picture + (y + 1) * (PHW_CUTOUT_WIDTH + 2) + 1, luma + y * PHW_CUTOUT_WIDTH,
               PHW_CUTOUT_WIDTH * sizeof *luma);
    for (size_t k = 0; k < FIRST; k += TOGETHER) {
        convolve(picture, 1, PHW_CUTOUT_WIDTH, PHW_CUTOUT_HEIGHT,
                 weights + FIRST_WEIGHTS + TAPS * k, weights + FIRST_BIAS + k, planes);
        for (size_t o = 0; o < TOGETHER; o++)
            rectify_and_halve(planes + o * PHW_CUTOUT_SIZE, PHW_CUTOUT_WIDTH, PHW_CUTOUT_HEIGHT,
                              HALF_WIDTH + 2,
                              first + (k + o) * PADDED(HALF_WIDTH, HALF_HEIGHT) + HALF_WIDTH + 3);
    }
    for (size_t k = 0; k < SECOND; k += TOGETHER) {
        convolve(first, FIRST, HALF_WIDTH, HALF_HEIGHT, weights + SECOND_WEIGHTS + TAPS * FIRST * k,
                 weights + SECOND_BIAS + k, planes);
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
