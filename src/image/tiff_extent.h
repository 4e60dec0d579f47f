/* SPDX-License-Identifier: Apache-2.0 */
/** @file tiff_extent.h  Where a TIFF ends: the last byte that any of its directories points at. */
#ifndef PHW_IMAGE_TIFF_EXTENT_H
#define PHW_IMAGE_TIFF_EXTENT_H

#include <stddef.h>
#include <stdint.h>

/**
 * @param bytes,size   the whole file; may be cyclic or hostile.
 * @param directories  most of them that are followed.
 * @return 0 … size; @p size for BigTIFF, whose extent is not looked for.
 */
size_t phw_tiff_extent(const uint8_t *bytes, size_t size, uint32_t directories);

#endif
