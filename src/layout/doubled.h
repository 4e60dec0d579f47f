/* SPDX-License-Identifier: Apache-2.0 */
/** @file doubled.h  Lines that are two lines of text grown together. */
#ifndef PHW_LAYOUT_DOUBLED_H
#define PHW_LAYOUT_DOUBLED_H

#include "layout/candidates.h"

/**
 * Drops candidates in whose place two others, one above the other, are about as good: letters out
 * of focus touch those of the next line, and the chain takes in both.
 * @param width, height  of the full picture, pixels.
 * @return PHW_OK or PHW_ERR_NOMEM.
 */
PHW_MUST_USE phw_status phw_candidates_drop_doubled(phw_candidates *candidates, uint32_t width,
                                                    uint32_t height, phw_error *error);

#endif
