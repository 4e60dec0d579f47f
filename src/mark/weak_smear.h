/* SPDX-License-Identifier: Apache-2.0 */
/** @file weak_smear.h  Letters that somebody smudged along their line. */
#ifndef PHW_MARK_WEAK_SMEAR_H
#define PHW_MARK_WEAK_SMEAR_H

#include "mark/weak_run.h"

/**
 * Whether a run is smeared, or the longest part of it that has no letters' edges: soft along its
 * row, as sharp as ever across it, and still darker and lighter by turns. The page's other lines
 * are sharp along, so no camera shook; rules and bars are the same all along. Where the paper has a
 * camera's noise, that must be smeared as well, and all of the run.
 * @param run  columns and rows of what is none of the paper's, pixels.
 * @param[out] all  the run, as high as what is written there; only where it returns true. Pure.
 */
bool phw_weak_is_smeared(const phw_weak_row *row, const phw_weak_box *run, phw_weak_box *all);

#endif
