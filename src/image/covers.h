/* SPDX-License-Identifier: Apache-2.0 */
/** @file covers.h  The formats in which a file can be covered as it is coded. Internal to image/.
 */
#ifndef PHW_IMAGE_COVERS_H
#define PHW_IMAGE_COVERS_H

#include "image/cover.h"
#include "image/jpeg_blocks.h"
#include "image/png_samples.h"

/** What a file holds: the one or the other, the rest is zero. */
struct phw_coded {
    phw_jpeg_blocks blocks;
    bool as_stored;  /**< blocks are not turned yet */
    uint64_t pixels; /**< the sum of what was decoded with them, phw_coded_sum(); 0: nothing was */
    int tag;         /**< once they are: the orientation that they still are to be shown with */
    phw_png_samples samples;
};

/** Of one row in PHW_COVER_ROWS of an upright picture; never 0. */
uint64_t phw_coded_sum(const phw_image *image);

/** One format's part of phw_image_cover(). */
typedef phw_status phw_cover_write(const phw_cover_task *cover, const phw_limits *limits,
                                   phw_covered *covered, phw_error *error);

/** One format's part of phw_image_cover_compare(). */
typedef phw_status phw_cover_compare(const phw_cover_task *source, const phw_cover_task *copy,
                                     const phw_limits *limits, phw_cover_comparison *comparison,
                                     phw_error *error);

/**
 * Reads a JPEG and compares it with its source in one go, where what was read of that is kept.
 * @return PHW_ERR_UNSUPPORTED where that cannot be done, or anything is not as it should be: then
 *         it is to be read and compared as a whole, which says what.
 */
PHW_MUST_USE phw_status phw_cover_follow_jpeg(const phw_cover_task *source, const uint8_t *bytes,
                                              size_t size, const phw_limits *limits, bool every_row,
                                              phw_cover_reading *reading, phw_error *error);

phw_cover_write phw_cover_jpeg;
phw_cover_compare phw_cover_compare_jpeg;
phw_cover_write phw_cover_png;
phw_cover_compare phw_cover_compare_png;

#endif
