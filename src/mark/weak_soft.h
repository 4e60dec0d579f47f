/* SPDX-License-Identifier: Apache-2.0 */
/** @file weak_soft.h  Words that were read, though somebody blurred them. */
#ifndef PHW_MARK_WEAK_SOFT_H
#define PHW_MARK_WEAK_SOFT_H

#include "mark/weak_run.h"
#include "photoward/page.h"

/**
 * Looks for words side by side that were read and are far softer than the page's lines are: of
 * words that nobody blurred each is nearly as sharp as the others, whatever their size.
 * @param place  the line's, with what is usual of its page.
 * @param[out] found  the first such words, pixels; written only where it returns true. Pure.
 */
bool phw_weak_reads_softly(const phw_weak_cover_place *place, const phw_page *page,
                           const phw_line *line, phw_weak_strip *found);

#endif
