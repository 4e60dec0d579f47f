/* SPDX-License-Identifier: Apache-2.0 */
/** @file exif.h  The few facts that photoward wants from EXIF and from its sibling MPF. */
#ifndef PHW_IMAGE_EXIF_H
#define PHW_IMAGE_EXIF_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/** What EXIF says. */
typedef struct phw_exif {
    int orientation;    /**< 1 … 8; 1 where it says nothing or nonsense */
    bool has_gps;       /**< a latitude or longitude is there, whatever its value */
    bool has_thumbnail; /**< IFD1 points at a picture */
} phw_exif;

/**
 * Reads EXIF (CIPA DC-008, a TIFF structure) and keeps what can be believed of it.
 * @param bytes,size  from the byte-order mark on; may be cut, cyclic or hostile.
 */
phw_exif phw_exif_read(const uint8_t *bytes, size_t size);

/**
 * Reads how many pictures an MP index (CIPA DC-007, multi-picture format) lists.
 * @param bytes,size  from the byte-order mark on.
 * @return the number, 0 where none can be read.
 */
uint32_t phw_mpf_count(const uint8_t *bytes, size_t size);

#endif
