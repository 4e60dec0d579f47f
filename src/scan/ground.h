/* SPDX-License-Identifier: Apache-2.0 */
/** @file ground.h  The paper or screen that goes on under a cover, as far as it can be told. */
#ifndef PHW_SCAN_GROUND_H
#define PHW_SCAN_GROUND_H

#include "scan/surroundings.h"

/**
 * Takes the covered pixels of a part for the ground round them. Nothing can be read in a cover,
 * every pixel of which is the fill; its edges alone would be taken for letters, and would hang
 * together with those that they cut.
 * @param part  of the picture that the mask is of.
 * @param mask  1 channel: 0 is kept. No kept pixel is changed.
 * @param grey  of the part's size, 1 channel; where all of it is covered it stays as it is.
 * @return PHW_OK, PHW_ERR_NOMEM.
 */
PHW_MUST_USE phw_status phw_ground_fill(const phw_part *part, const phw_image *mask,
                                        phw_image *grey, phw_error *error);

#endif
