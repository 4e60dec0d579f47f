/* SPDX-License-Identifier: Apache-2.0 */
/** @file weak_outline.h  What a cover that shines through has in common with what is under it. */
#ifndef PHW_MARK_WEAK_OUTLINE_H
#define PHW_MARK_WEAK_OUTLINE_H

#include "mark/weak_run.h"

/** A cover's inside and the levels of what is in it. */
typedef struct phw_weak_shown {
    phw_weak_box box;
    double ground;  /**< its commonest grey level */
    double strokes; /**< grey levels that its letters are off that, above 0 */
} phw_weak_shown;

/**
 * Whether a cover's outline cuts letters: strokes that have the page's full ink outside of it go on
 * within, as faint as its others. Words in a field or on a chip keep off its edge. Pure.
 */
bool phw_weak_cuts_letters(const phw_weak_row *row, const phw_weak_shown *shown);

/**
 * Whether a colour that is none of the paper's was laid over grey letters: they are then less light
 * by nearly as much in red, green and blue, where ink that was printed on the colour is black in
 * all of them. False of a row whose place has no colours. Pure.
 */
bool phw_weak_is_tinted(const phw_weak_row *row, const phw_weak_shown *shown);

/** Whether what was laid over dark paper with a colour of its own, such as a dark blue, is grey and
 *  darker: what a program puts there has a shade of its page's colour. Pure. */
bool phw_weak_is_grey_on_colour(const phw_weak_row *row, const phw_weak_shown *shown);

#endif
