/* SPDX-License-Identifier: Apache-2.0 */
/** @file weak_scrawled_words.h  Words of a line that somebody scribbled over, though a reader makes
 *  words of them. */
#ifndef PHW_MARK_WEAK_SCRAWLED_WORDS_H
#define PHW_MARK_WEAK_SCRAWLED_WORDS_H

#include "mark/weak_run.h"
#include "photoward/page.h"

/** Most scribbles of one line. */
#define PHW_WEAK_SCRAWLED_MOST 4

/**
 * Looks for words side by side of which the reader was not sure, that have more ink than words of
 * a line have, and for what phw_weak_is_scrawled() says of them.
 * @param place  of the line; its strip is as high as that.
 * @param paper  grey level of the line's paper
 * @param[out] found  the scribbles
 * @return how many. Pure.
 */
size_t phw_weak_scrawled_words(const phw_page *page, const phw_line *line,
                               const phw_weak_cover_place *place, double paper,
                               phw_weak_strip found[PHW_WEAK_SCRAWLED_MOST]);

#endif
