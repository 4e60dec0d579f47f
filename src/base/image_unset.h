/* SPDX-License-Identifier: Apache-2.0 */
/** @file image_unset.h  Images whose every pixel is written by whoever makes them. */
#ifndef PHW_BASE_IMAGE_UNSET_H
#define PHW_BASE_IMAGE_UNSET_H

#include "photoward/image.h"

/** As phw_image_new(), with whatever stood in its memory before: clearing that of a photo takes as
 *  long as halving it. For one who writes to all of it before anything is read. */
PHW_MUST_USE phw_status phw_image_new_unset(uint32_t width, uint32_t height, uint32_t channels,
                                            phw_image **image, phw_error *error);

#endif
