/* SPDX-License-Identifier: Apache-2.0 */
/** @file same.h  Whether a preview shows what the picture shows. */
#ifndef PHW_IMAGE_SAME_H
#define PHW_IMAGE_SAME_H

#include "photoward/image.h"

/**
 * Compares a smaller version with the picture, cell by cell of a few preview pixels, whichever way
 * up it is, with or without black bars, and where it is a middle part of the picture. Brightness
 * and contrast may differ; what is covered, cut off or replaced in one of them may not.
 * @param shown    the upright RGB picture.
 * @param preview  RGB; may be larger than the picture.
 * @return true where nothing in the preview is missing from the picture. In doubt, false.
 */
bool phw_image_shows_same(const phw_image *shown, const phw_image *preview);

#endif
