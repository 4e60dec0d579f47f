/* SPDX-License-Identifier: Apache-2.0 */
/** @file name_words.h  Words of forms, titles, trades and streets, and what kind of word each is.
 */
#ifndef PHW_IDENTIFY_NAME_WORDS_H
#define PHW_IDENTIFY_NAME_WORDS_H

#include <stddef.h>

/** What a folded word is, as bits PHW_WORD_…; 0 where the list does not have it. */
unsigned phw_name_word_kinds(const char *key);

/** The words of the list in its order; NULL behind the last. For the test of that order. */
const char *phw_name_word(size_t index);

#endif
