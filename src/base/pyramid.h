/* SPDX-License-Identifier: Apache-2.0 */
/** @file pyramid.h  Grey, and the pyramid of halved pictures on which text is looked for. */
#ifndef PHW_BASE_PYRAMID_H
#define PHW_BASE_PYRAMID_H

#include "photoward/image.h"

/** Most levels of a pyramid: level k is the picture at 1 / 2^k. */
#define PHW_PYRAMID_MAX 10

/** Level 0 is the picture in grey, with the weights of phw_grey_weights_choose(). Embedded:
 * phw_pyramid_done() frees it. */
typedef struct phw_pyramid {
    phw_image *level[PHW_PYRAMID_MAX];
    int count;
} phw_pyramid;

#define PHW_PYRAMID_INIT                                                                           \
    {                                                                                              \
        {NULL}, 0                                                                                  \
    }

/**
 * Builds the pyramid down to the last level whose shorter side is at least @p least_side pixels (at
 * least two levels are made where the picture has 2 × 2 pixels).
 * @param image  RGB or grey.
 */
PHW_MUST_USE phw_status phw_pyramid_build(const phw_image *image, uint32_t least_side,
                                          phw_pyramid *pyramid, phw_error *error);

/** Level 0 by itself. @param[out] grey  written on success only; free with phw_image_free(). */
PHW_MUST_USE phw_status phw_pyramid_grey(const phw_image *image, phw_image **grey,
                                         phw_error *error);

/** As phw_pyramid_build() on a level 0 that is there. @param grey  taken over, also where it fails.
 */
PHW_MUST_USE phw_status phw_pyramid_raise(phw_image **grey, uint32_t least_side,
                                          phw_pyramid *pyramid, phw_error *error);

/** One level from the one before: each pixel is the mean of four. @param[out] small  written on
 *  success only; free with phw_image_free(). */
PHW_MUST_USE phw_status phw_pyramid_halve(const phw_image *large, phw_image **small,
                                          phw_error *error);

void phw_pyramid_done(phw_pyramid *pyramid);

#endif
