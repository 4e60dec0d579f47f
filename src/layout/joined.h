/* SPDX-License-Identifier: Apache-2.0 */
/** @file joined.h  Lines of wide letters, as of a page that is seen from low down, put together. */
#ifndef PHW_LAYOUT_JOINED_H
#define PHW_LAYOUT_JOINED_H

#include "layout/candidates.h"

/**
 * Joins lines that follow each other on one base line, where their letters are so wide that what
 * parts them is the width of a space, of a stop or of a letter that was lost. Chains are broken by
 * gaps that are wide for their height: no glyph alone says whether it is a wide letter or some that
 * grew together, the strokes of a whole line do. The time grows as the square of the lines.
 */
void phw_candidates_join(phw_candidates *lines);

#endif
