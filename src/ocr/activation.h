/* SPDX-License-Identifier: Apache-2.0 */
/** @file activation.h  What turns sums into activations. */
#ifndef PHW_OCR_ACTIVATION_H
#define PHW_OCR_ACTIVATION_H

#include <stddef.h>
#include <stdint.h>

/** to[i] = tanh(values[i]) in units of 1 / PHW_MATRIX_ONE. */
void phw_activation_tanh(const float *values, size_t count, int16_t *to);

/**
 * One step of a recurrent layer's cells.
 * @param gates  cell, input, forget and output sums, @p units each.
 * @param[in,out] state  of the cells.
 * @param[out] output  of the cells, in units of 1 / PHW_MATRIX_ONE.
 */
void phw_activation_lstm(const float *gates, size_t units, float *state, int16_t *output);

/** Turns sums into probabilities, in place. */
void phw_activation_softmax(float *values, size_t count);

#endif
