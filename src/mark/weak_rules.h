/* SPDX-License-Identifier: Apache-2.0 */
/** @file weak_rules.h  Frames of fields, lines of grids and the dots of a dithered ground, which
 * are no letters. */
#ifndef PHW_MARK_WEAK_RULES_H
#define PHW_MARK_WEAK_RULES_H

#include "mark/weak_inside.h"

/**
 * Whether most of what is drawn in a place, in levels of one range, are straight strokes along rows
 * or columns that are too long for letters, or pixels that stand alone. Of lines that fall or
 * waver, as a camera has them, the answer is no. Pure.
 * @param from,to  levels of what is drawn, both inside.
 */
bool phw_weak_is_framed(const phw_image *luma, const phw_weak_box *b, double from, double to);

/**
 * Whether most of what is written in a place, in levels of one range, stands in few rows, however
 * much they fall: a rule, of a table or a form. Pure.
 */
bool phw_weak_is_ruled(const phw_image *luma, const phw_weak_box *b, double from, double to);

/**
 * Whether what is drawn in a place, in levels of one range, are strokes as high as each other that
 * follow one another evenly: places of a meter, or of a field of which nothing is known yet. Pure.
 */
bool phw_weak_is_striped(const phw_image *luma, const phw_weak_box *b, double from, double to);

#endif
