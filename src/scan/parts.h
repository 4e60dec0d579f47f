/* SPDX-License-Identifier: Apache-2.0 */
/** @file parts.h  Grey pixels of parts that one look leaves for the next, at the same picture with
 *  the same cover and another scale. */
#ifndef PHW_SCAN_PARTS_H
#define PHW_SCAN_PARTS_H

#include "scan/surroundings.h"

typedef struct phw_part_pixels {
    phw_part part;
    phw_image *grey;   /**< with the cover */
    phw_image *ground; /**< with the ground in the place of it, see ground.h */
} phw_part_pixels;

/** Start from zeroes; phw_parts_done() frees it. */
typedef struct phw_parts {
    phw_part_pixels *items;
    size_t count, capacity;
} phw_parts;

/** Leaves a part's pixels. Both are taken over; where there is no memory they are as they were. */
void phw_parts_give(phw_parts *parts, const phw_part *part, phw_image **grey, phw_image **ground);

/** Takes what was left of a part. @param[out] grey,ground  the caller's to free, where it is there.
 *  @return whether it is. */
bool phw_parts_take(phw_parts *parts, const phw_part *part, phw_image **grey, phw_image **ground);

void phw_parts_done(phw_parts *parts);

#endif
