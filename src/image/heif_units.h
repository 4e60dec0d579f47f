/* SPDX-License-Identifier: Apache-2.0 */
/** @file heif_units.h  What of a coded picture's data no decoder looks at. */
#ifndef PHW_IMAGE_HEIF_UNITS_H
#define PHW_IMAGE_HEIF_UNITS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/** Takes one run of bytes. @return false where there is no memory. */
typedef bool phw_heif_unit_take(void *context, size_t from, size_t to);

/**
 * Goes through the units of an item's data, of HEVC (ITU-T H.265, 7.4.2.2; each behind its length
 * in four bytes) or AV1 (AV1 bitstream specification, 5.3), and gives those of kinds that decoders
 * pass over, and what is behind the last whole one. Nothing of data without a coded picture, which
 * is in another form. Notes in words, which encoders write about themselves, are not given: they
 * are read with the rest of the file.
 * @param bytes,size  one extent of the item.
 * @return false where @p take did.
 */
bool phw_heif_units_unused(const uint8_t *bytes, size_t size, phw_heif_unit_take *take,
                           void *context);

#endif
