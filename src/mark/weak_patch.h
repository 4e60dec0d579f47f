/* SPDX-License-Identifier: Apache-2.0 */
/** @file weak_patch.h  Stickers and emoji on a line, at whose sides its letters go on. */
#ifndef PHW_MARK_WEAK_PATCH_H
#define PHW_MARK_WEAK_PATCH_H

#include "mark/weak_run.h"

/**
 * Whether something that is thicker than letters' strokes and as high as a line lies on its
 * letters: those touch it on one side and stand close to it, or touch it, on the other, so it
 * stands in the midst of a word. What has the paper's and the letters' colours must be higher than
 * the letters; a coloured thing, such as an emoji, has its own parts told by its colour. Icons and
 * emoji that belong to a text keep off its letters, frames and lines go on all round or on both
 * sides, and words that were chosen or marked are written inside their colour, as high as the
 * others. Whatever a place's refutes says is none is passed over: as
 * PHW_WEAK_COVER_SCRIBBLE what is coloured, higher than letters and rounder than labels, where only
 * sure words tell against it, and all else as PHW_WEAK_COVER_RESTS.
 * @param place  a row round a line, with what stands between it and the next one.
 * @param[out] found  the object with the word that it lies on, pixels; written only where it
 * returns true.
 * @return true where there is no memory to look, too, and *found is what was to be looked at: a
 * picture that nobody looked at is not clear. Pure.
 */
bool phw_weak_is_patched(const phw_weak_cover_place *place, phw_weak_strip *found);

#endif
