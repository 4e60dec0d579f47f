/* SPDX-License-Identifier: Apache-2.0 */
/** @file encode.h  From pixels alone to a file's bytes: no metadata can survive. */
#ifndef PHW_IMAGE_ENCODE_H
#define PHW_IMAGE_ENCODE_H

#include "photoward/image.h"

/**
 * Writes a PNG of an 8-bit grey (1 channel) or RGB (3 channels) image; chunks IHDR, IDAT, IEND
 * only.
 * @param[out] bytes,size  written on success only; the caller frees bytes with free().
 */
PHW_MUST_USE phw_status phw_image_encode_png(const phw_image *image, uint8_t **bytes, size_t *size,
                                             phw_error *error);

/** How a JPEG is written. */
typedef struct phw_jpeg_options {
    int quality;      /**< 1 … 100, libjpeg's scale */
    int h_sampling;   /**< luma sampling factor across, 1 or 2 (2 and 2 is 4:2:0) */
    int v_sampling;   /**< luma sampling factor down, 1 or 2 */
    bool progressive; /**< implies optimise */
    bool optimise;    /**< Huffman tables made for the picture: smaller, one more pass over it */
} phw_jpeg_options;

#define PHW_JPEG_OPTIONS_DEFAULTS                                                                  \
    {                                                                                              \
        .quality = 90, .h_sampling = 2, .v_sampling = 2, .progressive = false, .optimise = false   \
    }

/** Writes a JPEG with a bare JFIF header; otherwise as phw_image_encode_png(). */
PHW_MUST_USE phw_status phw_image_encode_jpeg(const phw_image *image,
                                              const phw_jpeg_options *options, uint8_t **bytes,
                                              size_t *size, phw_error *error);

#endif
