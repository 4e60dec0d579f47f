/* SPDX-License-Identifier: Apache-2.0 */
/** @file shrink.h  A picture made smaller by the mean of areas, with parts covered on the way. */
#ifndef PHW_IMAGE_SHRINK_H
#define PHW_IMAGE_SHRINK_H

#include "photoward/image.h"

/** What takes the place of pixels before they are averaged. */
typedef struct phw_shrink_cover {
    const phw_image *mask; /**< 1 channel, of the picture's size: where it is not 0 */
    uint8_t fill[3];       /**< RGB; of a grey picture the first counts */
} phw_shrink_cover;

/**
 * Makes a picture of @p width × @p height pixels, each the mean of the pixels of its share of the
 * picture (whole pixels: exact, and the same on every processor).
 * @param width,height  1 … those of @p image.
 * @param cover  NULL: nothing is covered. No value of a covered pixel reaches the result.
 * @param[out] small  channels as @p image; written on success only, freed with phw_image_free().
 * @return PHW_OK, PHW_ERR_ARGUMENT (sizes), PHW_ERR_NOMEM.
 */
PHW_MUST_USE phw_status phw_image_shrink(const phw_image *image, const phw_shrink_cover *cover,
                                         uint32_t width, uint32_t height, phw_image **small,
                                         phw_error *error);

#endif
