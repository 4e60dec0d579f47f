/* SPDX-License-Identifier: Apache-2.0 */
/** @file changed_part.h  What of a frame is new. Internal to image/. */
#ifndef PHW_IMAGE_CHANGED_PART_H
#define PHW_IMAGE_CHANGED_PART_H

#include "photoward/image.h"

typedef struct phw_part {
    uint32_t left, top, width, height;
} phw_part;

/** The smallest part of an RGB frame outside which it is the same as the one before, of the same
 *  size; at least a pixel. @param last  NULL: all of it is new. */
phw_part phw_changed_part(const phw_image *last, const phw_image *image);

#endif
