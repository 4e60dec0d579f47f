/* SPDX-License-Identifier: Apache-2.0 */
/** @file view_words.h  Words of which a reader of pictures misread one letter, put right in a
 * view's text: "Pessenger", "Clnical", "bocn". */
#ifndef PHW_IDENTIFY_VIEW_WORDS_H
#define PHW_IDENTIFY_VIEW_WORDS_H

#include "identify/page_words.h"
#include "identify/view.h"

/**
 * Puts a common word of English, of medicine or of forms in the place of one that no table knows
 * and that is it but for one letter which looks like another, is thin and was lost, or is too many.
 * Words with a capital, which may be names that no table has, need more letters, and stay as they
 * are where they are a name but for one letter, or stand behind a title. What is technical – an
 * address of the net, a path, a name in a program – stays as well.
 * Every byte keeps the character it came from; a letter that was put in from its neighbour's.
 * @param view  as phw_view_mend() leaves it.
 * @param words  a page's, with the tables; none is added.
 * @return false where memory ran out.
 */
PHW_MUST_USE bool phw_view_mend_words(phw_view *view, const phw_page_words *words,
                                      phw_arena *arena);

#endif
