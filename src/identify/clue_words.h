/* SPDX-License-Identifier: Apache-2.0 */
/** @file clue_words.h  Words that tell of one patient without a name, and of who is speaking. */
#ifndef PHW_IDENTIFY_CLUE_WORDS_H
#define PHW_IDENTIFY_CLUE_WORDS_H

#include <stdbool.h>
#include <stddef.h>

#include "identify/name_token.h"

/** Places of the filter of beginnings. */
#define PHW_CLUE_START_BITS 4096U

/** What a phrase tells, as bits. */
enum {
    PHW_CLUE_PERSON = 1,    /**< somebody is spoken of: "patient", "lady", "toddler" */
    PHW_CLUE_ROLE = 2,      /**< what somebody is known as: "headteacher" */
    PHW_CLUE_SEVERAL = 4,   /**< twins, triplets */
    PHW_CLUE_EVENT = 8,     /**< an unusual event or injury */
    PHW_CLUE_WHEN = 16,     /**< "last night" */
    PHW_CLUE_OURS = 32,     /**< "our ward": the author's own place of work */
    PHW_CLUE_INSIDE = 64,   /**< the author gives care: "on shift", "we admitted" */
    PHW_CLUE_OUTSIDE = 128, /**< the text is for the public: "police said", "first described" */
    PHW_CLUE_AGE = 256,     /**< an age without a number: "newborn" */
    PHW_CLUE_WORK = 512     /**< may be care or any other work: "we had", "on shift" */
};

/** With which words phrases begin, as a filter: few words of a text do. */
typedef struct phw_clue_starts {
    uint64_t whole[PHW_CLUE_START_BITS / 64];
    uint64_t open[PHW_CLUE_START_BITS / 64]; /* by three letters: words that go on in any way */
} phw_clue_starts;

void phw_clue_starts_make(phw_clue_starts *starts);

/** Whether a phrase may begin with the token. False is sure. */
bool phw_clue_may_start(const phw_clue_starts *starts, const phw_name_token *token);

/**
 * The phrases of the list that start at token @p at.
 * @param[out] last  the last token of the longest, inclusive; @p at where there is none.
 * @return what they tell; 0: nothing.
 */
unsigned phw_clue_at(const phw_name_token *tokens, size_t count, size_t at, size_t *last);

/** Whether a token is one of some words. @param keys  folded, ended by NULL. */
bool phw_clue_is_any(const phw_name_token *token, const char *const *keys);

#endif
