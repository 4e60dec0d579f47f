/* SPDX-License-Identifier: Apache-2.0 */
/** @file grey_row.h  Rows of colour to rows of grey, and rows to half their size. */
#ifndef PHW_BASE_GREY_ROW_H
#define PHW_BASE_GREY_ROW_H

#include <stdint.h>

#include "base/grey_weights.h"

/**
 * The weighted sum of each pixel's channels, rounded.
 * @param rgb    3 × @p width bytes.
 * @param width  pixels.
 * @param grey   @p width bytes, not those of @p rgb.
 */
void phw_grey_row(const uint8_t *restrict rgb, uint32_t width, phw_grey_weights weights,
                  uint8_t *restrict grey);

/**
 * The mean of each square of four pixels of two rows, rounded.
 * @param above, below  2 × @p width bytes each.
 * @param width         pixels that come out.
 */
void phw_halve_row(const uint8_t *restrict above, const uint8_t *restrict below, uint32_t width,
                   uint8_t *restrict half);

#endif
