/* SPDX-License-Identifier: Apache-2.0 */
/** @file weak_speckle.h  Dots that were sprayed over a row of text. */
#ifndef PHW_MARK_WEAK_SPECKLE_H
#define PHW_MARK_WEAK_SPECKLE_H

#include "mark/weak_run.h"

/**
 * Whether many single pixels of one shade stand about in a part of a row, each alone, from top to
 * bottom and beyond the letters: a paint program's spray. Full stops are few, a dotted rule has
 * them in one row, a dither has them everywhere and evenly.
 * @param[out] found  columns that have them, pixels; written only where it returns true. Pure.
 */
bool phw_weak_is_speckled(const phw_weak_cover_place *place, phw_weak_strip *found);

#endif
