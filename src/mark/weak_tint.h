/* SPDX-License-Identifier: Apache-2.0 */
/** @file weak_tint.h  What colours tell of a cover that shines through. */
#ifndef PHW_MARK_WEAK_TINT_H
#define PHW_MARK_WEAK_TINT_H

#include "mark/weak_outline.h"

/** Letters under a see-through colour have so much of the page's usual range at most. */
#define PHW_WEAK_FILM_SHOWS 0.72

/**
 * Whether a colour that is none of the paper's was laid over grey letters: they are then less light
 * by nearly as much in red, green and blue, where ink that was printed on the colour is black in
 * all of them. False of a row whose place has no colours. Pure.
 */
bool phw_weak_is_tinted(const phw_weak_row *row, const phw_weak_shown *shown);

/**
 * Whether some see-through colour explains both the ground and the letters: the letters' share of
 * the usual range shows through in red, green and blue alike, and taking that share of the paper
 * off the ground leaves a colour that there is. Words on a selection, a button or a highlighter's
 * ink have a colour of their own, and leave none. Needs no faint letters. False of a row whose
 * place has no colours, and of greys. Pure.
 */
bool phw_weak_is_film(const phw_weak_row *row, const phw_weak_shown *shown);

/** Whether what was laid over dark paper with a colour of its own, such as a dark blue, is grey and
 *  darker: what a program puts there has a shade of its page's colour. Pure. */
bool phw_weak_is_grey_on_colour(const phw_weak_row *row, const phw_weak_shown *shown);

#endif
