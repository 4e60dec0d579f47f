/* SPDX-License-Identifier: Apache-2.0 */
/** @file bare.h  Whether a file holds a picture and nothing else. */
#ifndef PHW_IMAGE_BARE_H
#define PHW_IMAGE_BARE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/** EXIF with the one tag 0x0112, orientation, a SHORT (CIPA DC-008, 4.6.4 A), as a JPEG's APP1
 *  holds it: big-endian, one entry, no next directory. The value stands at
 *  PHW_BARE_ORIENTATION_AT. */
#define PHW_BARE_EXIF_SIZE 32
#define PHW_BARE_ORIENTATION_AT 25
extern const uint8_t phw_bare_exif[PHW_BARE_EXIF_SIZE];

/**
 * Walks a JPEG's segments or a PNG's chunks by a list of what may be there: of a JPEG the tables
 * and scans of one picture, a JFIF header without a thumbnail and without a density, Adobe's colour
 * marker, and an APP1 that is phw_bare_exif with any orientation; of a PNG IHDR, PLTE, IDAT and
 * IEND. Nothing may follow the end.
 * @param bytes,size  any bytes; those of another format are not bare.
 * @param[out] extra  bytes of all that may not be there, counted up to where the walk lost its way.
 */
bool phw_image_is_bare(const uint8_t *bytes, size_t size, size_t *extra);

#endif
