/* SPDX-License-Identifier: Apache-2.0 */
/** @file slant.h  How far the uprights of a levelled line lean. */
#ifndef PHW_OCR_SLANT_H
#define PHW_OCR_SLANT_H

#include "photoward/image.h"

/**
 * The lean that makes columns of a strip most alike from top to bottom.
 * @param strip  grey, levelled.
 * @return pixels across per pixel down, −0.4 … 0.4; positive where the top lies further right; 0
 *         where leaning brings little.
 */
double phw_slant_estimate(const phw_image *strip);

#endif
