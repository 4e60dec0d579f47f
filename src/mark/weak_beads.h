/* SPDX-License-Identifier: Apache-2.0 */
/** @file weak_beads.h  A row of small stickers on a line, between which its letters show. */
#ifndef PHW_MARK_WEAK_BEADS_H
#define PHW_MARK_WEAK_BEADS_H

#include "mark/weak_run.h"

/**
 * Whether round things of one size and of a colour that the paper has not lie on a row in turn with
 * pieces of letters that end at them. Between stars, avatars and the dots of a legend there is
 * paper, or whole words that keep off them.
 * @param place  a row round a line, with the picture's colours.
 * @param[out] found  from the first of them to the last, pixels; written only where it returns
 * true. Pure.
 */
bool phw_weak_is_beaded(const phw_weak_cover_place *place, phw_weak_strip *found);

#endif
