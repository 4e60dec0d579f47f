/* SPDX-License-Identifier: Apache-2.0 */
/** @file belief.h  Which candidates are lines of text, by themselves or by the lines round them. */
#ifndef PHW_LAYOUT_BELIEF_H
#define PHW_LAYOUT_BELIEF_H

#include "layout/field.h"

/** Columns of short words chain downwards as well. Leaves out the loose ones across the clear lines
 *  near them, or across those of the picture where none is near, since they would not be believed
 *  and nothing under them is to be lost for them; others across come behind what runs along.
 *  @param field  the directions known before. */
void phw_candidates_rank_columns(phw_candidates *lines, const phw_field *field);

/** Keeps those that are clear by themselves, or run as the clear lines near them do: near their
 *  middle, or near an end where they are long.
 *  @param field  of these candidates. */
void phw_candidates_keep_believable(phw_candidates *lines, const phw_field *field);

#endif
