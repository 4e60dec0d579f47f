/* SPDX-License-Identifier: Apache-2.0 */
#include "identify/asked_words.h"

#include <string.h>

#include "identify/care_note_words.h"
#include "identify/clue_words.h"
#include "identify/name_words.h"
#include "identify/organisation_abbreviation.h"
#include "identify/other_trade_rows.h"
#include "identify/street.h"
#include "identify/trade_table.h"

/* What single files ask for by themselves. */
#define OF_FILES                                                                                   \
    " const ddimer encl explo fflat fundus lorem magna mins paed parva pleth readm rebook rotas "  \
    "statin struct tachy "

static const char *const lists[] = {OF_FILES, PHW_CARE_NOTE_SURE, PHW_CARE_NOTE_CAPITALS,
                                    PHW_CARE_NOTE_MAYBE, PHW_CARE_NOTE_VALUES};

static bool is_of_care(const phw_name_token *token)
{
    for (size_t i = 0; i < sizeof lists / sizeof lists[0]; i++)
        if (phw_name_token_in(token, lists[i]))
            return true;
    for (size_t i = 0; i < phw_trade_count; i++)
        if (phw_name_token_in(token, phw_trades[i].only) ||
            phw_name_token_in(token, phw_trades[i].also))
            return true;
    return false;
}

static bool is_any(const phw_name_token *token, const char *const words[PHW_TRADE_WORDS_MOST])
{
    for (size_t i = 0; i < PHW_TRADE_WORDS_MOST && words[i]; i++)
        if (phw_name_token_is(token, words[i]))
            return true;
    return false;
}

static bool is_of_others(const phw_name_token *token)
{
    size_t count;
    const phw_other_trade *rows = phw_other_trade_rows(&count);
    for (size_t i = 0; i < count; i++)
        if (is_any(token, rows[i].sure) || is_any(token, rows[i].more))
            return true;
    return false;
}

bool phw_asked_word(const phw_page_words *words, const char *key, size_t length)
{
    phw_name_token token = {.letters = PHW_CASE_LOWER, .key_length = (uint32_t)length};
    size_t last;
    if (length + 1 > sizeof token.key)
        return false;
    memcpy(token.key, key, length);
    return phw_name_word_kinds(token.key) || phw_word_lists_of(&words->lists, key, length) ||
           phw_street_kind(key, length) || phw_organisation_abbreviation(token.key) ||
           phw_clue_at(&token, 1, 0, &last) || is_of_care(&token) || is_of_others(&token);
}
