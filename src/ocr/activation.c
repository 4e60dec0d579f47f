/* SPDX-License-Identifier: Apache-2.0 */
#include "ocr/activation.h"

#include <stdint.h>
#include <string.h>

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

/* Numbers that are compared side by side. */
#define LANES 16U
/* Rows whose sums are added side by side: each number of one waits for that before it. */
#define ROWS 4U

typedef float lanes __attribute__((vector_size(4 * LANES)));
typedef int32_t picks __attribute__((vector_size(4 * LANES)));

static inline __attribute__((always_inline)) float largest(const float *values, size_t count)
{
    float most = values[0];
    size_t i = 0;
    if (count >= LANES) {
        lanes all, some;
        memcpy(&all, values, sizeof all);
        for (i = LANES; i + LANES <= count; i += LANES) {
            memcpy(&some, values + i, sizeof some);
            const picks larger = some > all;
            all = (lanes)(((picks)some & larger) | ((picks)all & ~larger));
        }
        for (size_t k = 0; k < LANES; k++)
            most = all[k] > most ? all[k] : most;
    }
    for (; i < count; i++)
        most = values[i] > most ? values[i] : most;
    return most;
}

PHW_SIMD_CLONES
float phw_activation_largest(const float *values, size_t count)
{
    return largest(values, count);
}

/* One row's sum does not depend on how many are beside it. */
static inline void add_up(const float *values, size_t count, size_t rows, float *sums)
{
    for (size_t r = 0; r < rows; r++)
        sums[r] = 0;
    for (size_t i = 0; i < count; i++)
        for (size_t r = 0; r < rows; r++)
            sums[r] += values[r * count + i];
}

PHW_SIMD_CLONES
void phw_activation_softmax(float *values, size_t count, size_t rows)
{
    for (size_t row = 0; row < rows; row += ROWS, values += ROWS * count) {
        const size_t some = rows - row < ROWS ? rows - row : ROWS;
        float sums[ROWS];
        for (size_t r = 0; r < some; r++) {
            float *of = values + r * count;
            const float most = largest(of, count);
            for (size_t i = 0; i < count; i++)
                of[i] = exponential(of[i] - most);
        }
        if (some == ROWS)
            add_up(values, count, ROWS, sums);
        else
            add_up(values, count, some, sums);
        for (size_t r = 0; r < some; r++)
            for (size_t i = 0; i < count; i++)
                values[r * count + i] /= sums[r];
    }
}
