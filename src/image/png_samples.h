/* SPDX-License-Identifier: Apache-2.0 */
/** @file png_samples.h  A PNG as it is coded, but for its transparency: one palette index, grey
 * level or colour a pixel. Internal to image/. */
#ifndef PHW_IMAGE_PNG_SAMPLES_H
#define PHW_IMAGE_PNG_SAMPLES_H

#include "photoward/image.h"

#define PHW_PNG_PALETTE_MAX 256

/** Samples as coded, 1, 2, 3 or 6 bytes a pixel; those of less than 8 bits have a byte each. */
typedef struct phw_png_samples {
    uint32_t width; /**< as coded */
    uint32_t height;
    int colour_type; /**< libpng's: grey 0, RGB 2, palette 3 */
    int depth;       /**< 1, 2, 4, 8 or 16 bits a sample */
    size_t bytes_per_pixel;
    uint8_t *pixels; /**< rows follow each other without gaps; owned */
    uint8_t palette[PHW_PNG_PALETTE_MAX][3];
    uint8_t opacity[PHW_PNG_PALETTE_MAX]; /**< of the palette's entries, 255: opaque */
    size_t palette_size;                  /**< 0 where there is none */
} phw_png_samples;

/**
 * Reads a whole PNG.
 * @param transparent  whether a palette may be transparent.
 * @return PHW_OK; PHW_ERR_FORMAT where anything is broken or else transparent; PHW_ERR_LIMIT;
 *         PHW_ERR_NOMEM. Free with phw_png_samples_done() after success only.
 */
PHW_MUST_USE phw_status phw_png_samples_read(const uint8_t *bytes, size_t size,
                                             const phw_limits *limits, bool transparent,
                                             phw_png_samples *samples, phw_error *error);

/**
 * Whether the low bytes of 16-bit samples hold something of their own, which screens of 8 bits do
 * not show: they stay as they are where the high bytes change, or change where these do not. Those
 * of a camera or a scanner do neither.
 */
bool phw_png_samples_low_show(const phw_png_samples *samples);

/** Makes entries of a palette that have one colour the first of them, and samples whose low bytes
 *  hold something of their own what is seen of them: what tells them apart is seen by nobody, and
 * may be a picture. */
void phw_png_samples_merge(phw_png_samples *samples);

/** Writes IHDR, PLTE where there is a palette, IDAT and IEND. @param[out] bytes  the caller frees
 * it with free(). */
PHW_MUST_USE phw_status phw_png_samples_write(const phw_png_samples *samples, uint8_t **bytes,
                                              size_t *size, phw_error *error);

void phw_png_samples_done(phw_png_samples *samples);

#endif
