/* SPDX-License-Identifier: Apache-2.0 */
/** @file sample.h  Levels of a grey picture between its pixels. */
#ifndef PHW_OCR_SAMPLE_H
#define PHW_OCR_SAMPLE_H

#include "photoward/image.h"

/**
 * Mixes the four pixels round each place (bilinear), the same on every processor.
 * @param image  grey.
 * @param x,y  places, in pixels, 0 at the middle of the first; what is outside is taken at the
 * edge.
 * @param[out] to  @p count levels.
 */
void phw_sample(const phw_image *image, const double *x, const double *y, uint32_t count,
                uint8_t *to);

/** The same, place by place: what phw_sample() is to come to. */
void phw_sample_plain(const phw_image *image, const double *x, const double *y, uint32_t count,
                      uint8_t *to);

#endif
