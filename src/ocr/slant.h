/* SPDX-License-Identifier: Apache-2.0 */
/** @file slant.h  How far the uprights of a levelled line lean. */
#ifndef PHW_OCR_SLANT_H
#define PHW_OCR_SLANT_H

#include "photoward/image.h"

/** The largest lean that is looked for, pixels across per pixel down (58 degrees): of what lies on
 * a desk that is seen from low down. */
#define PHW_SLANT_MOST 1.6

/** How far letters lean as they are written, or seen from nearly before them (22 degrees). */
#define PHW_SLANT_USUAL 0.4

/** Whether a lean, found within PHW_SLANT_USUAL, may end there only because no wider was looked
 * for.
 */
bool phw_slant_is_far(double lean);

/**
 * The lean that makes columns of a strip most alike from top to bottom.
 * @param strip  grey, levelled.
 * @param about,within  the lean expected and how far from it is looked, at most PHW_SLANT_MOST.
 * @return pixels across per pixel down; positive where the top lies further right; @p about where
 *         another lean brings little.
 */
double phw_slant_estimate(const phw_image *strip, double about, double within);

#endif
