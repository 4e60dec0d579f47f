/* SPDX-License-Identifier: Apache-2.0 */
/** @file codec.h  What the decoders of the room share. Internal to image/. */
#ifndef PHW_IMAGE_CODEC_H
#define PHW_IMAGE_CODEC_H

#include "photoward/image.h"

/**
 * Decodes one format into an upright picture.
 * @param bytes,size  the whole file, which begins with the format's magic bytes.
 * @param[out] image      as phw_image_decode().
 * @param[out] container  zeroed, with orientation 1, by the caller; may be half-filled on error.
 */
typedef phw_status phw_codec_decode(const uint8_t *bytes, size_t size, const phw_limits *limits,
                                    phw_image **image, phw_container *container, phw_error *error);

phw_codec_decode phw_jpeg_decode;
phw_codec_decode phw_png_decode;

/**
 * Holds the dimensions a header claims against the limits, before anything is allocated by them.
 * @param bytes_per_pixel  of all buffers of the picture's size that decoding will hold at once.
 * @return PHW_OK, or PHW_ERR_LIMIT; PHW_ERR_FORMAT where a side is 0.
 */
PHW_MUST_USE phw_status phw_codec_check_size(const phw_limits *limits, uint32_t width,
                                             uint32_t height, size_t bytes_per_pixel,
                                             phw_error *error);

#endif
