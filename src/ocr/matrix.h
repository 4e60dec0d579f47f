/* SPDX-License-Identifier: Apache-2.0 */
/** @file matrix.h  Weights of small whole numbers times vectors of small whole numbers: exact, so
 * the same on every processor. */
#ifndef PHW_OCR_MATRIX_H
#define PHW_OCR_MATRIX_H

#include <stddef.h>
#include <stdint.h>

#include "photoward/error.h"

/** Vectors are padded with zeros to a multiple of this. */
#define PHW_MATRIX_STEP 32

/** What stands for 1 in weights and activations (8-bit fixed point). */
#define PHW_MATRIX_ONE 127

/** Rows of weights, each with a bias and a scale. Embedded; phw_matrix_done() frees it. */
typedef struct phw_matrix {
    size_t rows;
    size_t columns; /**< inputs, without the bias */
    size_t stride;  /**< columns, padded */
    int16_t *weights;
    int32_t *bias; /**< in units of a product */
    float *scale;  /**< a product times this is the value */
} phw_matrix;

#define PHW_MATRIX_INIT                                                                            \
    {                                                                                              \
        0, 0, 0, NULL, NULL, NULL                                                                  \
    }

/** Columns padded to PHW_MATRIX_STEP. */
static inline size_t phw_matrix_stride(size_t columns)
{
    return (columns + PHW_MATRIX_STEP - 1) / PHW_MATRIX_STEP * PHW_MATRIX_STEP;
}

/** Zeros. @return PHW_OK or PHW_ERR_NOMEM. */
PHW_MUST_USE phw_status phw_matrix_init(phw_matrix *matrix, size_t rows, size_t columns,
                                        phw_error *error);

/**
 * values[v × rows + r] = scale[r] × (weights[r] · vectors[v] + bias[r]).
 * @param vectors  @p count vectors, @p stride apart, each padded with zeros to the matrix's stride;
 *                 of −127 … 127.
 */
void phw_matrix_multiply(const phw_matrix *matrix, const int16_t *vectors, size_t stride,
                         size_t count, float *values);

void phw_matrix_done(phw_matrix *matrix);

#endif
