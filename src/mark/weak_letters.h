/* SPDX-License-Identifier: Apache-2.0 */
/** @file weak_letters.h  Whether letters show through what was laid over a row. */
#ifndef PHW_MARK_WEAK_LETTERS_H
#define PHW_MARK_WEAK_LETTERS_H

#include "mark/weak_run.h"

/** Grain of a paper on which it can be told what was drawn there. */
#define PHW_WEAK_DRAWN_ON 1.3

/** Paper of so much grain hides a blur's swings, and thin letters. */
#define PHW_WEAK_GRAINY 4.0

/** Whether a box was drawn over its paper: that has noise, and would have it under what was not
 *  drawn; of what has little, or ripples, nobody knows. Pure. */
bool phw_weak_is_drawn(const phw_weak_row *row, const phw_weak_box *box);

/**
 * Whether the inside of a cover has strokes, few and steep, on one side of their ground, as the
 * page's own are: faint ones on a ground that was laid there, or ones that lie with it under a
 * see-through colour. Pure.
 * @param in  the box, as phw_weak_inside_of() has it.
 */
bool phw_weak_has_letters(const phw_weak_row *row, const phw_weak_box *box,
                          const phw_weak_inside *in);

/** … or such as lie under a see-through colour alone, however well they are seen. Pure. */
bool phw_weak_has_filmed(const phw_weak_row *row, const phw_weak_box *box);

#endif
