/* SPDX-License-Identifier: Apache-2.0 */
/** @file asked_words.h  Words that the lists of this room ask for, whether or not a table of the
 *  models knows them: what is one was not misread. */
#ifndef PHW_IDENTIFY_ASKED_WORDS_H
#define PHW_IDENTIFY_ASKED_WORDS_H

#include "identify/page_words.h"

/** Whether a list of this room has the folded word @p key of @p length bytes, which a NUL ends.
 *  @param words  for the index of the short lists; nothing is added to it. */
bool phw_asked_word(const phw_page_words *words, const char *key, size_t length);

#endif
