/* SPDX-License-Identifier: Apache-2.0 */
/** @file weak_patch.h  Stickers and emoji on a line, at whose sides its letters go on. */
#ifndef PHW_MARK_WEAK_PATCH_H
#define PHW_MARK_WEAK_PATCH_H

#include "mark/weak_run.h"

/**
 * Whether something that is higher than a line's letters lies on them: those touch it on one side
 * and stand close to it, or touch it, on the other, so it stands in the midst of a word. Icons and
 * emoji that belong to a text keep off its letters, and words that were chosen or marked are
 * written inside their colour, as high as the others.
 * @param[out] found  the object with the word that it lies on, pixels; written only where it
 * returns true.
 * @return false where there is no memory, too. Pure.
 */
bool phw_weak_is_patched(const phw_weak_cover_place *place, phw_weak_strip *found);

#endif
