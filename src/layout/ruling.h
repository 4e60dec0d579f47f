/* SPDX-License-Identifier: Apache-2.0 */
/** @file ruling.h  Ruled lines under writing taken out of a picture. */
#ifndef PHW_LAYOUT_RULING_H
#define PHW_LAYOUT_RULING_H

#include "layout/ink.h"

/**
 * Takes the ink of ruled lines away: under links and under what is filled into a form they touch
 * the letters, and grow a word, or all that stands on them, into one blob. Meant are thin rows of
 * ink longer than any stroke of a letter, up to a few degrees off the level; where a letter
 * crosses one it stays whole.
 * @param level  that the ink is of; one channel.
 * @param[out] ruled  the ink that was taken away, of the size of @p ink; of no size where there was
 *                    none. phw_ink_done() frees it; nothing to free after an error.
 * @param[out] lasting  likewise, of those lines alone that are so long that they are ruled lines at
 *                      any scale.
 */
PHW_MUST_USE phw_status phw_rulings_take(const phw_image *level, phw_ink *ink, phw_ink *ruled,
                                         phw_ink *lasting, phw_error *error);

/**
 * The same in the grey levels: in place of a ruled line, and of its soft edges where no letter
 * stands on it, the ground beside it. Where lasting lines were painted, painting all of them leaves
 * nothing of that.
 * @param ink  what phw_rulings_take() left.
 * @param ruled  as phw_rulings_take() gives it.
 * @param[in,out] plain  a copy of the level.
 */
void phw_rulings_paint(const phw_image *level, const phw_ink *ink, const phw_ink *ruled,
                       phw_image *plain);

#endif
