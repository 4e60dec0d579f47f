/* SPDX-License-Identifier: Apache-2.0 */
/** @file view_spaced.h  Words set with a blank's width between their letters: "L E E D S". */
#ifndef PHW_IDENTIFY_VIEW_SPACED_H
#define PHW_IDENTIFY_VIEW_SPACED_H

#include "identify/view.h"

/**
 * Joins the letters of cells that are one word in capitals set wide, as the reader gives them:
 * "H O S P I T A L S", "TE A C H I N G". A row of letters in the order of the alphabet, without a
 * vowel ("M T W T F S S") or of fewer than five is none. Every byte keeps the character it came
 * from.
 * @param view  as phw_view_build() made it; such cells get new text.
 * @return false where memory ran out.
 */
PHW_MUST_USE bool phw_view_join_spaced(phw_view *view, phw_arena *arena);

#endif
