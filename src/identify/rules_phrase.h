/* SPDX-License-Identifier: Apache-2.0 */
/** @file rules_phrase.h  Phrases of a rules file and where they stand on a page: case, accents,
 *  blanks and punctuation do not matter. */
#ifndef PHW_IDENTIFY_RULES_PHRASE_H
#define PHW_IDENTIFY_RULES_PHRASE_H

#include "identify/rules.h"
#include "identify/view.h"

/** Letters and digits that a phrase needs at least, and the bytes of the longest key. */
#define PHW_PHRASE_LEAST 3U
#define PHW_PHRASE_KEY_MAX 200U

/**
 * The letters and digits of a text, folded, without blanks.
 * @param[out] key  NUL-terminated; the text is cut where it does not fit.
 * @return bytes of the key.
 */
size_t phw_phrase_key(const char *text, size_t length, char key[PHW_PHRASE_KEY_MAX + 1]);

/** The words of @p phrase that a title ("Dr", "Mrs") does not take up, at its start and end.
 *  @param[out] begin,end  bytes of what is left; of all of it where nothing would be. */
void phw_phrase_trim_titles(const char *phrase, size_t length, size_t *begin, size_t *end);

/** The slot for a key of at least PHW_PHRASE_LEAST bytes: by its first letters as they may have
 *  been misread (0 and o, 1 and l, 5 and s, …). */
uint32_t phw_phrase_slot(const char *key);

/** Where a phrase stands: in one cell, or running over into another. */
typedef struct phw_phrase_hit {
    const phw_own_rule *rule;
    phw_span span;
    phw_span rest; /**< in the cell that goes on; begin == end: nothing */
} phw_phrase_hit;

/** Is told each hit. @return false to stop. */
typedef bool phw_phrase_take(void *context, const phw_phrase_hit *hit);

/** What a search needs of the page. */
typedef struct phw_phrase_page {
    const phw_view *view;
    const uint32_t *below; /**< the cell right under a cell, or PHW_VIEW_NONE */
    phw_arena *arena;
} phw_phrase_page;

/**
 * Finds all phrases of the rules. Allowed ones must be there letter by letter; of the others a
 * letter may have been read as the digit it looks like, and the other way round. Linear in the
 * page's text for any number of phrases that begin differently.
 * @return false where memory ran out or @p take stopped it.
 */
PHW_MUST_USE bool phw_phrase_find(const phw_rules *rules, const phw_phrase_page *page,
                                  phw_phrase_take *take, void *context);

#endif
