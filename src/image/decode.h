/* SPDX-License-Identifier: Apache-2.0 */
/** @file decode.h  From a file's bytes to upright RGB pixels and container facts. */
#ifndef PHW_IMAGE_DECODE_H
#define PHW_IMAGE_DECODE_H

#include "photoward/image.h"

/** Tells the format from the first bytes alone. @p size may be 0. */
phw_format phw_image_sniff(const uint8_t *bytes, size_t size);

/**
 * Decodes a picture under limits and turns it upright (EXIF orientation applied).
 * @param bytes,size  the whole file, borrowed for the call.
 * @param limits      borrowed; file_bytes, width, height, pixels, scans, chunks, chunk_bytes and
 *                    memory_bytes apply. The header's dimensions are checked before pixels are
 * made.
 * @param[out] image      RGB (3 channels), alpha flattened on white; written on success only; the
 *                        caller frees it with phw_image_free().
 * @param[out] container  written on success only. Truncated or corrupt data whose header and at
 *                        least some rows could be decoded is success with complete = false.
 * @return PHW_OK; PHW_ERR_FORMAT (broken, or not a picture), PHW_ERR_UNSUPPORTED (names the format
 *         found), PHW_ERR_LIMIT, PHW_ERR_NOMEM.
 */
PHW_MUST_USE phw_status phw_image_decode(const uint8_t *bytes, size_t size,
                                         const phw_limits *limits, phw_image **image,
                                         phw_container *container, phw_error *error);

#endif
