/* SPDX-License-Identifier: Apache-2.0 */
/** @file weak_scribble.h  Strokes of another colour among letters, which they do not hide. */
#ifndef PHW_MARK_WEAK_SCRIBBLE_H
#define PHW_MARK_WEAK_SCRIBBLE_H

#include "mark/weak_run.h"

/**
 * Whether a run has paper, the page's ink and a third colour side by side nearly everywhere, and
 * that from top to bottom: a scribble or a crayon over letters, which it touches, or a row of
 * stickers. Ink on a coloured ground shows no
 * paper, a rule through letters is low, and coloured words have no ink. On a photograph only a
 * pure colour counts, as programs have them: ink of a stamp or a pen is duller there.
 * @param run  columns and rows of what is none of the paper's, pixels.
 * @param[out] all  the run, as high as its row; written only where it returns true. Pure.
 */
bool phw_weak_is_scribbled(const phw_weak_row *row, const phw_weak_box *run, phw_weak_box *all);

#endif
