/* SPDX-License-Identifier: Apache-2.0 */
/** @file joined.h  Lines that were found in pieces put together. */
#ifndef PHW_LAYOUT_JOINED_H
#define PHW_LAYOUT_JOINED_H

#include "layout/candidates.h"

/**
 * Joins lines that follow each other on one base line, where their letters are so wide, as on a
 * page that is seen from low down, that what parts them is the width of a space, of a stop or of a
 * letter that was lost. Chains are broken by gaps that are wide for their height: no glyph alone
 * says whether it is a wide letter or some that grew together, the strokes of a whole line do.
 * Joins as well what ends on the letters that the other begins with: a word that a ruled line cut
 * is read as none from its pieces. The time grows as the square of the lines.
 */
void phw_candidates_join(phw_candidates *lines);

#endif
