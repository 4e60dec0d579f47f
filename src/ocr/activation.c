/* SPDX-License-Identifier: Apache-2.0 */
#include "ocr/activation.h"

#include <stdint.h>

#include "base/simd.h"

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
