/* SPDX-License-Identifier: Apache-2.0 */
/** @file png_facts.h  What the chunks of a PNG say, without unpacking any. */
#ifndef PHW_IMAGE_PNG_FACTS_H
#define PHW_IMAGE_PNG_FACTS_H

#include "photoward/image.h"

/**
 * Walks the chunks from the signature to IEND and fills the container: size, depth, channels,
 * interlacing, EXIF, text, XMP, IPTC, ICC, further frames, trailing bytes. Checksums are the
 * decoder's business.
 * @param[out] container  zeroed with orientation 1 by the caller; @c complete says whether a whole
 *                        IEND was reached.
 * @return PHW_OK; PHW_ERR_FORMAT without a header; PHW_ERR_LIMIT above limits.chunks.
 */
PHW_MUST_USE phw_status phw_png_walk(const uint8_t *bytes, size_t size, const phw_limits *limits,
                                     phw_container *container, phw_error *error);

#endif
