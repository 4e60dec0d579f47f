/* SPDX-License-Identifier: Apache-2.0 */
/** @file activation.h  What turns sums into probabilities, and finds the likeliest. */
#ifndef PHW_OCR_ACTIVATION_H
#define PHW_OCR_ACTIVATION_H

#include <stddef.h>

/** Turns sums into probabilities, in place.
 *  @param values  @p rows rows of @p count numbers, at least 1, each row by itself. */
void phw_activation_softmax(float *values, size_t count, size_t rows);

/** The largest of @p count numbers, at least 1. */
float phw_activation_largest(const float *values, size_t count);

#endif
