/* SPDX-License-Identifier: Apache-2.0 */
/** @file belief.h  Which candidates are lines of text, by themselves or by the lines round them. */
#ifndef PHW_LAYOUT_BELIEF_H
#define PHW_LAYOUT_BELIEF_H

#include "layout/field.h"

/** Keeps those that are clear by themselves, or run as the clear lines near them do: near their
 *  middle, or near an end where they are long.
 *  @param field  of these candidates. */
void phw_candidates_keep_believable(phw_candidates *lines, const phw_field *field);

#endif
