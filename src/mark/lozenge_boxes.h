/* SPDX-License-Identifier: Apache-2.0 */
/** @file lozenge_boxes.h  Where the box of a mark may be, by a blob: the blob itself, or what lies
 *  round it where it is the mark's letters. */
#ifndef PHW_MARK_LOZENGE_BOXES_H
#define PHW_MARK_LOZENGE_BOXES_H

#include <stdbool.h>
#include <stddef.h>

#include "mark/blobs.h"
#include "mark/cutout.h"
#include "photoward/image.h"

/** A place to look at. */
typedef struct phw_lozenge_box {
    phw_quad quad; /**< picture pixels, clockwise */
    phw_cutout_box box;
} phw_lozenge_box;

/** Most boxes of one blob. */
#define PHW_LOZENGE_BOXES_MOST 7

/**
 * The boxes of one blob: its corners, its rectangle where that is another, and round light letters
 * on blue the box they would stand in, for on a band as dark as the box its edge has no luma: the
 * lozenge that they fill, and small ones of Wales of which they are the left half or the right one.
 * @param image  RGB or grey; in a grey one letters are not told.
 * @return how many, 1 ... PHW_LOZENGE_BOXES_MOST.
 */
size_t phw_lozenge_boxes(const phw_image *image, const phw_blob *blob,
                         phw_lozenge_box boxes[PHW_LOZENGE_BOXES_MOST]);

/** Whether two boxes are too near to each other for a network to tell them apart. */
bool phw_lozenge_boxes_alike(const phw_quad *a, const phw_quad *b);

#endif
