/* SPDX-License-Identifier: Apache-2.0 */
/** @file signs.h  Rows of pictures that stand apart, as in a tool bar: no words. */
#ifndef PHW_OCR_SIGNS_H
#define PHW_OCR_SIGNS_H

#include <stdbool.h>

#include "photoward/image.h"

/**
 * Whether a strip shows signs in a row, each hardly wider than high and far from the next, where
 * words would have letters close together.
 * @param strip   dark on light, as phw_contrast_normalise() leaves it.
 * @param height  of the line on it, px, > 0; what lies above and below in equal parts is margin.
 */
bool phw_strip_is_signs(const phw_image *strip, double height);

#endif
