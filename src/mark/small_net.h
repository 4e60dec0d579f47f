/* SPDX-License-Identifier: Apache-2.0 */
/** @file small_net.h  Arithmetic of small networks, for functions that are compiled for every kind
 *  of processor (base/simd.h): weights are integers over SMALL_NET_SCALE, planes have a rim of
 *  zeros. */
#ifndef PHW_MARK_SMALL_NET_H
#define PHW_MARK_SMALL_NET_H

#include <stddef.h>
#include <string.h>

#define SMALL_NET_SCALE 1024.0F

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

/* The products of @p count values with @p rows rows of weights, @p rows at most TOGETHER, no sum of
 * which waits for the one before it. */
#define TOGETHER 4
static inline void small_net_dots(const float *row, const float *values, size_t count, size_t rows,
                                  float *results)
{
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
        results[r] = (sum + sum_of(&sums[r])) / SMALL_NET_SCALE;
    }
}

/* fmaxf() minds NaN and is a call. */
static inline float larger(float a, float b)
{
    return a > b ? a : b;
}

/* Planes have a rim of zeros. */
#define TAPS 9
#define INPUTS_MOST 32 /* planes that are read */
#define PADDED(width, height) (((size_t)(width) + 2) * ((size_t)(height) + 2))

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

/* TOGETHER planes of @p width x @p height, of @p inputs padded ones. @p width is whole eights.
 * @p weights and @p bias: of the first of the four. */
static inline void convolve(const float *from, size_t inputs, size_t width, size_t height,
                            const float *weights, const float *bias, float *to)
{
    const size_t pitch = width + 2, size = PADDED(width, height);
    float kernels[INPUTS_MOST * TAPS * TOGETHER], biases[TOGETHER];
    for (size_t o = 0; o < TOGETHER; o++) {
        biases[o] = bias[o] / SMALL_NET_SCALE;
        for (size_t k = 0; k < inputs * TAPS; k++)
            kernels[k * TOGETHER + o] = weights[o * inputs * TAPS + k] / SMALL_NET_SCALE;
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

#endif
