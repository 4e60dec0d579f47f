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
    bool has_camera;    /**< make, model or program */
    bool has_time;
    bool has_serial; /**< of body or lens, or the picture's unique number */
    bool has_owner;  /**< owner, artist or copyright */
    bool has_text;   /**< a description or comment */
    bool has_maker_note;
    bool has_xmp; /**< TIFF files keep these in tags of their own */
    bool has_iptc;
    bool has_icc;
    bool has_directory; /**< an EXIF directory, or any of the above: not structure alone */
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
