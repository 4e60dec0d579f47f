/* SPDX-License-Identifier: Apache-2.0 */
/** @file coloured.h  What a camera saw written in a colour as bright as its ground. */
#ifndef PHW_MARK_COLOURED_H
#define PHW_MARK_COLOURED_H

#include "photoward/error.h"
#include "photoward/image.h"

/**
 * Makes a picture of what luma hardly shows and colour does, on grounds that need not be flat: red
 * pen on dark glass, blue on a green board. Dark on white; all else is left white, and so are the
 * coloured waves of a photographed display.
 * @param image  upright RGB.
 * @param[out] view  one channel, of the image's size; NULL where there is too little for letters.
 *                   Freed by the caller.
 */
PHW_MUST_USE phw_status phw_coloured_view(const phw_image *image, phw_image **view,
                                          phw_error *error);

#endif
