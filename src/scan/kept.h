/* SPDX-License-Identifier: Apache-2.0 */
/** @file kept.h  Words that a cover leaves as they were: they are not read once more. */
#ifndef PHW_SCAN_KEPT_H
#define PHW_SCAN_KEPT_H

#include "photoward/report.h"
#include "scan/surroundings.h"

/** In place of a line of the page before: of none. */
#define PHW_KEPT_NO_LINE ((size_t)-1)

/** Of a word that was surely read and is nobody's a cover may take so much, and it is still that
 *  word: the edge of what covers the next line, or its last letter. */
#define PHW_KEPT_SLIVER 0.15

/** Words of one line that follow each other. */
typedef struct phw_stretch {
    phw_quad quad; /**< round all of them */
    size_t line;   /**< of the page before */
    size_t first_word, word_count;
} phw_stretch;

/** Start from zeroes; phw_kept_done() frees it. */
typedef struct phw_kept {
    const phw_page *before; /**< borrowed */
    phw_stretch *stretches; /**< line by line, in reading order */
    size_t count, capacity;
} phw_kept;

/**
 * Finds, on the lines that were read and that the cover touches, the words that lie so far from
 * what is covered anew that every pixel of theirs is what it was: what they say is known. Words
 * that were read unsurely are kept farther off only, since another look may see more in them. Those
 * that were read surely, have no digit and are no part of what had to be covered, nor of a name
 * that may be anybody's, are kept beside the cover, too, also where it takes a sliver of them.
 * @param before  of the picture before covering->changed was covered, with its page.
 * @param source  of the picture before anything was covered, with its findings
 * @return PHW_OK, PHW_ERR_NOMEM.
 */
PHW_MUST_USE phw_status phw_kept_find(const phw_report *before, const phw_report *source,
                                      const phw_covering *covering, phw_kept *kept,
                                      phw_error *error);

void phw_kept_done(phw_kept *kept);

/** What is left to read of a line. Start from zeroes; phw_runs_done() frees it. */
typedef struct phw_runs {
    phw_quad *items;
    size_t count, capacity;
    size_t line; /**< of the page before: that whose kept words the line holds, or
                      PHW_KEPT_NO_LINE */
} phw_runs;

/**
 * Cuts a line into the runs that are neither covered nor said by kept words.
 * @param quad    in the picture's pixels.
 * @param height  of its text, pixels.
 * @param runs    emptied first.
 * @return PHW_OK, PHW_ERR_NOMEM.
 */
PHW_MUST_USE phw_status phw_kept_cut(const phw_kept *kept, const phw_image *mask,
                                     const phw_quad *quad, double height, phw_runs *runs,
                                     phw_error *error);

void phw_runs_done(phw_runs *runs);

#endif
