/* SPDX-License-Identifier: Apache-2.0 */
/** @file select.h  Of candidates that lie on each other, those that are lines. */
#ifndef PHW_LAYOUT_SELECT_H
#define PHW_LAYOUT_SELECT_H

#include "layout/candidates.h"

/**
 * Keeps the best of those that lie on each other, best first.
 * @param width, height  of the full picture, pixels.
 * @param[in,out] wholes  gets those that were left out for a better one that is a piece of them:
 *                        for phw_candidates_complete(). The caller's, also after an error.
 * @return PHW_OK or PHW_ERR_NOMEM.
 */
PHW_MUST_USE phw_status phw_candidates_select(phw_candidates *candidates, uint32_t width,
                                              uint32_t height, phw_candidates *wholes,
                                              phw_error *error);

/**
 * Puts lines in the place of their pieces where those are less than half of them: a screen's edge
 * beside one end of a line, or waves on it, make a few of its words look better than all of it.
 * @param[in,out] lines  those that were kept; best first, also afterwards.
 * @param wholes  best first.
 * @return PHW_OK or PHW_ERR_NOMEM.
 */
PHW_MUST_USE phw_status phw_candidates_complete(phw_candidates *lines, const phw_candidates *wholes,
                                                uint32_t width, uint32_t height, phw_error *error);

#endif
