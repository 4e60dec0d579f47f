/* SPDX-License-Identifier: Apache-2.0 */
#include "ocr/matrix.h"

#include <stdlib.h>

#include "base/checked.h"
#include "base/simd.h"

/* Rows and vectors multiplied together: each load serves several products. */
#define ROWS 4
#define VECTORS 2

phw_status phw_matrix_init(phw_matrix *matrix, size_t rows, size_t columns, phw_error *error)
{
    phw_matrix made = {.rows = rows, .columns = columns, .stride = phw_matrix_stride(columns)};
    size_t cells;
    if (phw_checked_mul(rows, made.stride, &cells)) {
        made.weights = calloc(cells, sizeof *made.weights);
        made.bias = calloc(rows, sizeof *made.bias);
        made.scale = calloc(rows, sizeof *made.scale);
    }
    if (!made.weights || !made.bias || !made.scale) {
        phw_matrix_done(&made);
        return phw_error_set(error, PHW_ERR_NOMEM, "no memory for the reader's model");
    }
    *matrix = made;
    return PHW_OK;
}

PHW_SIMD_INNERMOST
static inline int32_t dot(const int16_t *restrict a, const int16_t *restrict b, size_t count)
{
    int32_t sum = 0;
    for (size_t i = 0; i < count; i++)
        sum += (int32_t)a[i] * b[i];
    return sum;
}

/* ROWS rows of weights with two vectors. */
PHW_SIMD_INNERMOST
static inline void tile(const int16_t *restrict w, size_t stride, const int16_t *restrict a,
                        const int16_t *restrict b, int32_t sums[2 * ROWS])
{
    int32_t a0 = 0, a1 = 0, a2 = 0, a3 = 0, b0 = 0, b1 = 0, b2 = 0, b3 = 0;
    const int16_t *w1 = w + stride, *w2 = w1 + stride, *w3 = w2 + stride;
    for (size_t i = 0; i < stride; i++) {
        a0 += (int32_t)w[i] * a[i];
        a1 += (int32_t)w1[i] * a[i];
        a2 += (int32_t)w2[i] * a[i];
        a3 += (int32_t)w3[i] * a[i];
        b0 += (int32_t)w[i] * b[i];
        b1 += (int32_t)w1[i] * b[i];
        b2 += (int32_t)w2[i] * b[i];
        b3 += (int32_t)w3[i] * b[i];
    }
    int32_t all[2 * ROWS] = {a0, a1, a2, a3, b0, b1, b2, b3};
    for (size_t i = 0; i < 2 * ROWS; i++)
        sums[i] = all[i];
}

PHW_SIMD_CLONES
void phw_matrix_multiply(const phw_matrix *matrix, const int16_t *vectors, size_t stride,
                         size_t count, float *values)
{
    size_t rows = matrix->rows, whole_rows = rows / ROWS * ROWS, inner = matrix->stride;
    for (size_t v = 0; v < count; v += VECTORS) {
        /* Of an odd number the last is taken twice. */
        size_t next = v + 1 < count ? v + 1 : v;
        const int16_t *a = vectors + v * stride, *b = vectors + next * stride;
        float *to_a = values + v * rows, *to_b = values + next * rows;
        for (size_t r = 0; r < whole_rows; r += ROWS) {
            int32_t sums[2 * ROWS];
            tile(matrix->weights + r * inner, inner, a, b, sums);
            for (size_t i = 0; i < ROWS; i++) {
                to_a[r + i] = matrix->scale[r + i] * (float)(sums[i] + matrix->bias[r + i]);
                to_b[r + i] = matrix->scale[r + i] * (float)(sums[ROWS + i] + matrix->bias[r + i]);
            }
        }
        for (size_t r = whole_rows; r < rows; r++) {
            const int16_t *w = matrix->weights + r * inner;
            to_a[r] = matrix->scale[r] * (float)(dot(w, a, inner) + matrix->bias[r]);
            to_b[r] = matrix->scale[r] * (float)(dot(w, b, inner) + matrix->bias[r]);
        }
    }
}

void phw_matrix_done(phw_matrix *matrix)
{
    free(matrix->weights);
    free(matrix->bias);
    free(matrix->scale);
    *matrix = (phw_matrix)PHW_MATRIX_INIT;
}
