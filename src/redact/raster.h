/* SPDX-License-Identifier: Apache-2.0 */
/** @file raster.h  Quads into a mask: every pixel that is touched is covered. */
#ifndef PHW_REDACT_RASTER_H
#define PHW_REDACT_RASTER_H

#include <stdint.h>

#include "photoward/geometry.h"
#include "photoward/image.h"

/** What a covered pixel of a mask holds; 0 is kept. */
#define PHW_MASK_COVERED 255

/**
 * Covers all pixels that share any area, edge or corner inside with a quad; more than that where
 * the quad is not convex (every row is covered from its first to its last touched pixel). Parts
 * outside the mask are cut off; a quad that is not a number anywhere covers nothing.
 * @param mask  1 channel.
 * @return whether any pixel lies under the quad.
 */
bool phw_raster_quad(phw_image *mask, const phw_quad *quad);

/** How many pixels of a mask are covered. */
uint64_t phw_raster_count(const phw_image *mask);

/** Whether any pixel that the quad touches is covered. A quad that is no number counts as covered,
 *  one outside the picture does not. */
bool phw_raster_any(const phw_image *mask, const phw_quad *quad);

/** The share, 0 … 1, of the pixels under a quad that a mask covers; 1 where there are none. */
double phw_raster_share(const phw_image *mask, const phw_quad *quad);

#endif
