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
    bool as_stored; /**< blocks are not turned yet */
    int tag;        /**< once they are: the orientation that they still are to be shown with */
    phw_png_samples samples;
};

/** One format's part of phw_image_cover(). */
typedef phw_status phw_cover_write(const phw_cover_task *cover, const phw_limits *limits,
                                   phw_covered *covered, phw_error *error);

/** One format's part of phw_image_cover_compare(). */
typedef phw_status phw_cover_compare(const phw_cover_task *source, const phw_cover_task *copy,
                                     const phw_limits *limits, phw_cover_comparison *comparison,
                                     phw_error *error);

phw_cover_write phw_cover_jpeg;
phw_cover_compare phw_cover_compare_jpeg;
phw_cover_write phw_cover_png;
phw_cover_compare phw_cover_compare_png;

#endif
