/* SPDX-License-Identifier: Apache-2.0 */
/** @file jpeg_fill.h  The flat block of a colour. Internal to image/. */
#ifndef PHW_IMAGE_JPEG_FILL_H
#define PHW_IMAGE_JPEG_FILL_H

#include "image/jpeg_blocks.h"

/** A colour as a JPEG with given quantisation can hold it. */
typedef struct phw_jpeg_fill {
    int16_t level[PHW_JPEG_COMPONENTS]; /**< the DC coefficient, quantised; all others are 0 */
    uint8_t rgb[3];                     /**< what phw_image_decode() makes of it */
} phw_jpeg_fill;

/** Works out the block of the colour nearest to @p rgb; black and white come out exactly, but for
 *  quantisation coarser than any program writes. */
void phw_jpeg_fill_make(const phw_jpeg_blocks *form, const uint8_t rgb[3], phw_jpeg_fill *fill);

#endif
