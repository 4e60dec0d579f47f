/* SPDX-License-Identifier: Apache-2.0 */
/** @file view_mend.h  What a reader of pictures makes of words, put right in a view's text. */
#ifndef PHW_IDENTIFY_VIEW_MEND_H
#define PHW_IDENTIFY_VIEW_MEND_H

#include "identify/view.h"
#include "model/model.h"

/**
 * Puts right what can only have been one word: "lpswich", "5tockport", "GlBBON", "}askins",
 * "KingsIey"; and parts what was run together: "59High Street", "OrchardWay". Nothing that a
 * dictionary knows is touched, nor anything in an address of the net. Every byte keeps the
 * character it came from.
 * @param view  as phw_view_build() made it; cells in which something was wrong get new text.
 * @return false where memory ran out.
 */
PHW_MUST_USE bool phw_view_mend(phw_view *view, const phw_models *models, phw_arena *arena);

#endif
