/* SPDX-License-Identifier: Apache-2.0 */
#include "ocr/activation.h"

#include "base/simd.h"
#include "ocr/matrix.h"

#define MOST_STATE 100.0f   /* cells are clipped, as they were in training */
#define MOST_EXPONENT 80.0f /* its exp() is far from overflow, of its negative next to nothing */
#define MAGIC 12582912.0f   /* 1.5 × 2^23: adding it rounds to a whole number */

/* One comparison after the other: a nested choice would not become vector code. */
static inline float clamp(float x, float most)
{
    x = x < -most ? -most : x;
    return x > most ? most : x;
}

/* e^x without a branch or a call, so that it runs in vectors: x = n ln 2 + r, 2^n by its bits, e^r
 * by its series. Relative error below 1e-6 (measured over the whole range). */
static inline float exponential(float x)
{
    union {
        int32_t bits;
        float value;
    } power;
    x = clamp(x, MOST_EXPONENT);
    float n = x * 1.44269504f + MAGIC - MAGIC;
    float r = x - n * 0.693359375f;
    r += n * 2.12194440e-4f; /* ln 2 in two parts (Cody and Waite) */
    float series =
        1 + r * (1 + r * (1.0f / 2 +
                          r * (1.0f / 6 + r * (1.0f / 24 + r * (1.0f / 120 + r * (1.0f / 720))))));
    power.bits = ((int32_t)n + 127) << 23;
    return series * power.value;
}

static inline float logistic(float x)
{
    return 1 / (1 + exponential(-x));
}

static inline float hyperbolic_tangent(float x)
{
    return 1 - 2 / (1 + exponential(2 * x));
}

/* To the nearest whole number, halves away from zero. */
static inline int16_t fixed_point(float value)
{
    float scaled = value * PHW_MATRIX_ONE;
    return (int16_t)(int32_t)(scaled + (scaled < 0 ? -0.5f : 0.5f));
}

PHW_SIMD_CLONES
void phw_activation_tanh(const float *restrict values, size_t count, int16_t *restrict to)
{
    for (size_t i = 0; i < count; i++)
        to[i] = fixed_point(hyperbolic_tangent(values[i]));
}

PHW_SIMD_CLONES
void phw_activation_lstm(const float *restrict gates, size_t units, float *restrict state,
                         int16_t *restrict output)
{
    const float *restrict cell = gates, *restrict input = gates + units,
                          *restrict forget = gates + 2 * units, *restrict out = gates + 3 * units;
    for (size_t i = 0; i < units; i++) {
        float now =
            state[i] * logistic(forget[i]) + hyperbolic_tangent(cell[i]) * logistic(input[i]);
        now = clamp(now, MOST_STATE);
        state[i] = now;
        output[i] = fixed_point(hyperbolic_tangent(now) * logistic(out[i]));
    }
}

PHW_SIMD_CLONES
void phw_activation_softmax(float *values, size_t count)
{
    float most = values[0], sum = 0;
    for (size_t i = 1; i < count; i++)
        most = values[i] > most ? values[i] : most;
    for (size_t i = 0; i < count; i++)
        values[i] = exponential(values[i] - most);
    for (size_t i = 0; i < count; i++)
        sum += values[i];
    for (size_t i = 0; i < count; i++)
        values[i] /= sum;
}
