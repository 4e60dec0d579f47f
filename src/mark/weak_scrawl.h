/* SPDX-License-Identifier: Apache-2.0 */
/** @file weak_scrawl.h  Strokes in the letters' own colour across letters, which they do not hide.
 */
#ifndef PHW_MARK_WEAK_SCRAWL_H
#define PHW_MARK_WEAK_SCRAWL_H

#include "mark/weak_run.h"

/**
 * Whether a run is letters that somebody scribbled over with their own colour, or struck out with
 * a stroke far thicker than theirs: its ink hangs together over several letters and the room
 * between them, closes in many patches of paper of which no two are alike, is denser than a line's,
 * and still begins and ends where lines of letters do. Drawings without letters have no such rows,
 * grids and hatching are even, text on a field of its own colour is framed by that.
 * @param run  columns and rows of what is none of the paper's, pixels.
 * @param[out] all  what hangs together; written only where it returns true.
 * @return true of all of the run where there is no memory to look, too: a picture that nobody
 * looked at is not clear. Pure.
 */
bool phw_weak_is_scrawled(const phw_weak_row *row, const phw_weak_box *run, phw_weak_box *all);

#endif
