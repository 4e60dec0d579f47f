/* SPDX-License-Identifier: Apache-2.0 */
/** @file clue_phrases.h  The list behind clue_words.h. */
#ifndef PHW_IDENTIFY_CLUE_PHRASES_H
#define PHW_IDENTIFY_CLUE_PHRASES_H

#include "identify/clue_words.h"

/** One phrase: folded words, one blank between them; "*" at the end stands for any ending of the
 *  last word. */
typedef struct phw_clue_phrase {
    const char *words;
    unsigned clues; /**< PHW_CLUE_… */
} phw_clue_phrase;

/** The list, sorted by bytes. Static storage. */
const phw_clue_phrase *phw_clue_phrases(size_t *count);

#endif
