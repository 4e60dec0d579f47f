/* SPDX-License-Identifier: Apache-2.0 */
/** @file remains.h  What is left of a larger PNG behind the end of one that was written over it
 *  (CVE-2023-21036, "aCropalypse": Android's Markup and Windows' Snipping Tool). */
#ifndef PHW_IMAGE_REMAINS_H
#define PHW_IMAGE_REMAINS_H

#include "photoward/image.h"

/**
 * Looks for a place in the remains where the packed data can be joined again, unpacks them from
 * there and tries what width the rows have.
 * @param bytes,size  behind the small picture's IEND; ends with the large picture's own IEND.
 * @param channels    of the small picture as coded: the same program wrote the large one. 4, or 3.
 * @param limits      pixels and memory_bytes hold for what is recovered.
 * @param[out] image  the lower part of the larger picture, RGB; NULL where nothing could be
 *                    recovered. What the missing data would have told is shown as it comes.
 * @return PHW_OK or PHW_ERR_NOMEM.
 */
PHW_MUST_USE phw_status phw_png_remains(const uint8_t *bytes, size_t size, int channels,
                                        const phw_limits *limits, phw_image **image,
                                        phw_error *error);

#endif
