/* SPDX-License-Identifier: Apache-2.0 */
/** @file page_art.h  Pages drawn in monospaced text, for tests. */
#ifndef PHW_TESTS_PAGE_ART_H
#define PHW_TESTS_PAGE_ART_H

#include "photoward/page.h"

/** How to set the text. */
typedef struct page_art {
    double turn; /**< radians, the whole page about its origin */
    int split;   /**< a run of this many spaces or more makes a new line; 0: never */
} page_art;

/** Makes a page from @p text: columns give x, rows give y, one box a character; of a word with a
 *  ~ before it the reader was not sure, and at "¦ " a line is parted. NULL where memory ran out.
 * Free with phw_page_free(). */
phw_page *page_art_make(const char *text, page_art art);

#endif
