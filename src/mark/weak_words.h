/* SPDX-License-Identifier: Apache-2.0 */
/** @file weak_words.h  Words of a line that a mosaic lies over, though a reader makes words of
 * them.
 */
#ifndef PHW_MARK_WEAK_WORDS_H
#define PHW_MARK_WEAK_WORDS_H

#include "mark/weak_strip.h"
#include "photoward/page.h"

/** Most mosaics of one line. */
#define PHW_WEAK_WORDS_MOST 4

/** A line and what it stands in. */
typedef struct phw_weak_words {
    const phw_image *luma;
    const phw_image *colours; /**< the picture itself */
    const phw_page *page;
    const phw_line *line; /**< of the page, level */
    bool noisy;           /**< the page's paper has a camera's grain */
} phw_weak_words;

/**
 * Looks for mosaics of small cells where a line's words were not read surely, beside words of it
 * that were and that are none. In a camera's noise only what has far less grain than those words
 * counts.
 * @param[out] found  the mosaics; letters at their ends are left out.
 * @return how many. Pure.
 */
size_t phw_weak_mosaics_of_words(const phw_weak_words *words,
                                 phw_weak_strip found[PHW_WEAK_WORDS_MOST]);

#endif
