/* SPDX-License-Identifier: Apache-2.0 */
/** @file coloured_boxes.h  Boxes that have more colour than what is round them, or less, whatever
 *  their luma. */
#ifndef PHW_MARK_COLOURED_BOXES_H
#define PHW_MARK_COLOURED_BOXES_H

#include "mark/blobs.h"
#include "photoward/image.h"

/**
 * Appends the blobs of a picture of how much colour there is: a blue box on a grey ribbon as dark
 * as itself, and a white one on a yellow ribbon nearly as light, have an edge in it and hardly one
 * in grey. Blobs without colour are light ones. Looked for in at most a megapixel: in a picture of
 * 12, boxes of 40 px and more. Levels full of a display's coloured moiré are passed over.
 * @param image  RGB; a grey one has none.
 * @param form   borrowed for the call; of its scales the last one alone is tried.
 * @param blobs  those of the call before stay.
 * @return PHW_OK or PHW_ERR_NOMEM.
 */
PHW_MUST_USE phw_status phw_coloured_boxes_find(const phw_image *image, const phw_blob_form *form,
                                                phw_blobs *blobs, phw_error *error);

#endif
