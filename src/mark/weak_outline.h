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

#endif
