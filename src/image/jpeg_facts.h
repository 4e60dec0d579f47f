/* SPDX-License-Identifier: Apache-2.0 */
/** @file jpeg_facts.h  What the application segments and comments of a JPEG carry. */
#ifndef PHW_IMAGE_JPEG_FACTS_H
#define PHW_IMAGE_JPEG_FACTS_H

#include "photoward/image.h"

/**
 * Adds what one segment says to the container facts. Orientation is taken from the first EXIF.
 * @param marker        second byte of the marker: 0xE0 … 0xEF (APP0 … APP15) or 0xFE (comment).
 * @param payload,size  the segment behind its length field; may be hostile.
 */
void phw_jpeg_note_segment(phw_container *container, int marker, const uint8_t *payload,
                           size_t size);

/** Adds what an EXIF block (from the byte-order mark on) says; the first one gives the orientation.
 */
void phw_note_exif(phw_container *container, const uint8_t *tiff, size_t size);

/** Adds what an XMP packet says: it repeats much of what EXIF holds. */
void phw_note_xmp(phw_container *container, const uint8_t *packet, size_t size);

#endif
