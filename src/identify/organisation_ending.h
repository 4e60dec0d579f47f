/* SPDX-License-Identifier: Apache-2.0 */
/** @file organisation_ending.h  What names of trusts, hospitals and practices end or begin in, as
 *  OCR may have read it. */
#ifndef PHW_IDENTIFY_ORGANISATION_ENDING_H
#define PHW_IDENTIFY_ORGANISATION_ENDING_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "identify/name_page.h"

/** Most words of an ending, with the NULL behind them. */
#define PHW_ENDING_WORDS 6

typedef struct phw_organisation_ending {
    const char *words[PHW_ENDING_WORDS];
    bool alone; /**< capitals before it are not needed */
    bool loose; /**< everyday words too, so that the words before must look like names */
} phw_organisation_ending;

/** A word that an ending ends or a beginning begins in, or two of them glued. */
typedef struct phw_organisation_look {
    const char *first;
    const char *second; /**< NULL: one word */
    size_t length;      /**< of both */
    uint32_t letters;   /**< which it is made of, as bits */
    bool begins;
} phw_organisation_look;

#define PHW_ORGANISATION_LOOKS 192
/** They are all shorter than this, in bytes. */
#define PHW_ORGANISATION_LENGTHS 40

/** All of them; made once for a page. */
typedef struct phw_organisation_looks {
    phw_organisation_look items[PHW_ORGANISATION_LOOKS]; /**< by length */
    size_t count;
    uint8_t starts[PHW_ORGANISATION_LENGTHS]; /**< the first that is so long or longer */
    uint64_t singles; /**< the letters of those of one word, as a filter of 64 places */
} phw_organisation_looks;

void phw_organisation_looks_make(phw_organisation_looks *looks);

/** Sets may_end and may_begin of a token that is weighed: nearly all words of a text may neither,
 * and the functions below pass over them. */
void phw_organisation_mark(const phw_organisation_looks *looks, phw_name_token *token);

/** Whether the token begins with a capital letter. */
bool phw_organisation_capital(const phw_name_token *token);

/** Whether the token may be "Number", misread or not: "NHS Number" is no place. */
bool phw_organisation_like_number(const phw_name_token *token);

/**
 * The longest ending whose last word is token @p at, misread by a letter or glued to the next or
 * not.
 * @param[out] length  its number of tokens, 0 where there is none.
 * @return the ending (static), or NULL.
 */
const phw_organisation_ending *phw_organisation_ending_at(const phw_name_line *line, size_t at,
                                                          size_t *length);

/** Whether the ending's first token has a name glued before it: "RoyalInfirmary". */
bool phw_organisation_glued(const phw_name_token *token, const phw_organisation_ending *ending);

/** The number of tokens of what a Welsh name begins with ("Ysbyty", "Bwrdd Iechyd Prifysgol") from
 *  token @p at on; 0 where there is nothing of the kind. */
size_t phw_organisation_beginning_at(const phw_name_line *line, size_t at);

#endif
