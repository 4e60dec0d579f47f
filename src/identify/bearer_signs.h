/* SPDX-License-Identifier: Apache-2.0 */
/** @file bearer_signs.h  All that stands round a name and may tell who bears it: words before and
 *  behind it, in the cells beside, above and below it and on the page, what kinds of words and
 *  findings they are, and how the name is written. The same signs teach the model (models/bearers)
 *  and are weighed by it. */
#ifndef PHW_IDENTIFY_BEARER_SIGNS_H
#define PHW_IDENTIFY_BEARER_SIGNS_H

#include "identify/name_run.h"
#include "identify/name_traits.h"

/** Where a sign stands. All but the first are words, of which each counts once. */
typedef enum phw_bearer_place {
    PHW_BEARER_PLAIN = 0, /**< what is no word: it has a value */
    PHW_BEARER_BEFORE,    /**< the word right before the name */
    PHW_BEARER_BEHIND,    /**< the word right behind it */
    PHW_BEARER_LINE,      /**< words of its cell on either side */
    PHW_BEARER_LEFT,      /**< words of the cell to the left */
    PHW_BEARER_RIGHT,
    PHW_BEARER_ABOVE,
    PHW_BEARER_BELOW,
    PHW_BEARER_PAGE /**< words of the whole page */
} phw_bearer_place;

#define PHW_BEARER_PLACE_COUNT 9

/** The longest key of a sign, with its NUL. */
#define PHW_BEARER_KEY_ROOM 64

/** Is told of each sign. @param key  a word or a sign's name; for as long as the call.
 *  @param value  0 … 3 and about; 1 for words. */
typedef void phw_bearer_hear(void *closure, phw_bearer_place place, const char *key, float value);

/** Tells of what a page says of every name on it. Linear in its words. */
void phw_bearer_page_signs(const phw_name_page *page, const phw_name_traits *traits,
                           phw_bearer_hear *hear, void *closure);

/** Tells of what stands by one name. @param run  as phw_name_run_match() found it in @p cell. */
void phw_bearer_name_signs(const phw_name_page *page, uint32_t cell, const phw_name_run *run,
                           phw_bearer_hear *hear, void *closure);

#endif
