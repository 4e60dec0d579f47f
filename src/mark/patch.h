/* SPDX-License-Identifier: Apache-2.0 */
/** @file patch.h  A part of the picture cut out and levelled. */
#ifndef PHW_MARK_PATCH_H
#define PHW_MARK_PATCH_H

#include "base/pyramid.h"
#include "photoward/geometry.h"

/**
 * Cuts what stands in @p quad (a parallelogram in full-size pixels; past the picture's edge its rim
 * goes on) to @p width × @p height grey pixels and stretches its contrast: the darkest 1 % become
 * black, the brightest 1 % white. Reads the level of the pyramid that is nearest above the scale.
 * @param[out] patch  written on success only; free with phw_image_free().
 */
PHW_MUST_USE phw_status phw_patch_cut(const phw_pyramid *pyramid, const phw_quad *quad,
                                      uint32_t width, uint32_t height, phw_image **patch,
                                      phw_error *error);

/** The grey level that parts dark from light best (Otsu, 1979). */
uint8_t phw_patch_threshold(const phw_image *patch);

/**
 * Makes the edges of a patch of at most 4,000 x 4,000 pixels steeper, in place: each pixel moves
 * away from the mean of those around it.
 * @param reach  pixels to either side that count as around it, 1 … 100.
 * @return PHW_OK or PHW_ERR_NOMEM (unchanged then).
 */
PHW_MUST_USE phw_status phw_patch_sharpen(phw_image *patch, uint32_t reach, phw_error *error);

/** Makes black of what that level parts as dark, and white of the rest, in place. */
void phw_patch_part(phw_image *patch);

/** Mirrors left and right in place. */
void phw_patch_mirror(phw_image *patch);

/** Turns dark to light in place. */
void phw_patch_invert(phw_image *patch);

#endif
