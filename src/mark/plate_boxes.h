/* SPDX-License-Identifier: Apache-2.0 */
/** @file plate_boxes.h  Boxes in a picture that may be vehicles' plates, before anything is read.
 */
#ifndef PHW_MARK_PLATE_BOXES_H
#define PHW_MARK_PLATE_BOXES_H

#include "base/pyramid.h"
#include "photoward/geometry.h"

/** Most boxes that are given. */
#define PHW_PLATE_BOXES_MOST 8

/**
 * White boxes by their light, yellow ones by their colour, with the shape of a plate and dark
 * characters on it, the largest first. On a picture of 12 megapixels they are looked for from 90
 * pixels of width on.
 * @param image    RGB.
 * @param pyramid  of that image.
 * @param[out] boxes  clockwise from the corner above and left, as a plate is read; picture pixels.
 * @return PHW_OK or PHW_ERR_NOMEM.
 */
PHW_MUST_USE phw_status phw_plate_boxes_find(const phw_image *image, const phw_pyramid *pyramid,
                                             phw_quad boxes[PHW_PLATE_BOXES_MOST], size_t *count,
                                             phw_error *error);

#endif
