/* SPDX-License-Identifier: Apache-2.0 */
/** @file grey_weights.h  Which sum of red, green and blue is freest of moiré. */
#ifndef PHW_BASE_GREY_WEIGHTS_H
#define PHW_BASE_GREY_WEIGHTS_H

#include <stdint.h>

#include "photoward/image.h"

/** What each channel counts for in grey, in 1/256; the three add up to 256. */
typedef struct phw_grey_weights {
    uint32_t red;
    uint32_t green;
    uint32_t blue;
} phw_grey_weights;

/** ITU-R BT.601 luma. */
#define PHW_GREY_WEIGHTS_LUMA                                                                      \
    {                                                                                              \
        77, 150, 29                                                                                \
    }

/**
 * The weights under which a picture's coarse coloured texture is faintest. A display's pixels are
 * stripes of red, green and blue, side by side; where they beat with the camera's pixels the three
 * channels' waves are a third apart, and an even sum of them is nearly flat. Where they beat with
 * the camera's colour filter, red and blue, which have half as many samples as green, have waves of
 * their own, and green has none. Black, white and grey look the same under all weights. Pictures
 * with hardly any coloured texture keep luma.
 * @param image  RGB; grey pictures get luma.
 */
phw_grey_weights phw_grey_weights_choose(const phw_image *image);

/** As above, of a picture that is covered: what lies under its cover has no say.
 * @param mask  of the same size, 1 channel: where it is not 0, pixels are taken for the fill, RGB.
 */
phw_grey_weights phw_grey_weights_choose_covered(const phw_image *image, const phw_image *mask,
                                                 const uint8_t fill[3]);

/** How far apart, in grey levels, two RGB colours are at most, whichever weights are chosen. */
uint32_t phw_grey_weights_apart(const uint8_t a[3], const uint8_t b[3]);

#endif
