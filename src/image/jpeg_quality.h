/* SPDX-License-Identifier: Apache-2.0 */
/** @file jpeg_quality.h  How well a JPEG was saved, from its quantisation tables. */
#ifndef PHW_IMAGE_JPEG_QUALITY_H
#define PHW_IMAGE_JPEG_QUALITY_H

#include <stdint.h>

/**
 * The quality on libjpeg's scale whose tables are nearest to the given ones; exact for files that
 * libjpeg wrote.
 * @param luma    64 values in natural (row by row) order.
 * @param chroma  the same, or NULL for a grey picture.
 * @return 1 … 100.
 */
int phw_jpeg_quality(const uint16_t *luma, const uint16_t *chroma);

#endif
