/* SPDX-License-Identifier: Apache-2.0 */
/** @file weak_cover.h  What an editor laid over a row of text, and whether it hides it. */
#ifndef PHW_MARK_WEAK_COVER_H
#define PHW_MARK_WEAK_COVER_H

#include "mark/weak_run.h"
#include "mark/weak_strip.h"

/**
 * Looks for the longest part of a row that is not paper, and at what it is: a blur is smooth and
 * stands out most in its middle, or is smooth along the row and not across, letters under a marker
 * are few of its pixels and all on one side of its ground. Where the paper has a camera's noise,
 * only what has none was drawn over it.
 * @param[out] found  the cover, pixels; written unless the kind is PHW_WEAK_COVER_NONE. Pure.
 */
phw_weak_cover_kind phw_weak_cover_at(const phw_weak_cover_place *place, phw_weak_strip *found);

/** Whether letters lie with their ground under a see-through colour, as phw_weak_is_film has it.
 *  @param cover  all of it, with its edges. Pure. */
bool phw_weak_is_filmed(const phw_weak_row *row, const phw_weak_box *cover);

#endif
