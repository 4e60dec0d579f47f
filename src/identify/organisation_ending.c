/* SPDX-License-Identifier: Apache-2.0 */
#include "identify/organisation_ending.h"

#include <string.h>

/* A word this long may be misread by one letter, or by two. */
#define ONE_MISREAD 5
#define TWO_MISREAD 9

/* Uses per million words of English, below which a known word is rare. */
#define RARE_WORD 10.0F

/* Fewest letters before an ending that is glued to them. */
#define GLUED_LEAST 3

#define WORD_ROOM 64 /* bytes: two words of an ending glued */

static const phw_organisation_ending endings[] = {
    {{"nhs", "foundation", "trust", NULL}, true, false},
    {{"nhs", "trust", NULL}, true, false},
    {{"nhs", "ft", NULL}, false, false},
    {{"hsc", "trust", NULL}, false, false},
    {{"partnership", "trust", NULL}, false, false},
    {{"university", "health", "board", NULL}, false, false},
    {{"teaching", "health", "board", NULL}, false, false},
    {{"health", "board", NULL}, false, false},
    {{"care", "trust", NULL}, false, false},
    {{"social", "care", "trust", NULL}, false, false},
    {{"health", "and", "social", "care", "trust", NULL}, false, false},
    {{"university", "hospitals", NULL}, false, false},
    {{"teaching", "hospitals", NULL}, false, false},
    {{"university", "hospital", NULL}, false, false},
    {{"general", "hospital", NULL}, false, false},
    {{"community", "hospital", NULL}, false, false},
    {{"hospitals", NULL}, false, false},
    {{"hospital", NULL}, false, false},
    {{"infirmary", NULL}, false, false},
    {{"hospice", NULL}, false, false},
    {{"health", "centre", NULL}, false, false},
    {{"medical", "centre", NULL}, false, false},
    {{"treatment", "centre", NULL}, false, false},
    {{"walk", "in", "centre", NULL}, false, false},
    {{"medical", "practice", NULL}, false, false},
    {{"family", "practice", NULL}, false, false},
    {{"group", "practice", NULL}, false, false},
    {{"health", "practice", NULL}, false, false},
    {{"practice", NULL}, false, true},
    {{"medical", "group", NULL}, false, false},
    {{"surgery", NULL}, false, true},
    {{"icb", NULL}, false, false},
    {{"integrated", "care", "board", NULL}, false, false},
    {{"clinical", "commissioning", "group", NULL}, false, false},
    {{"primary", "care", "network", NULL}, false, false},
    {{"ambulance", "service", NULL}, false, false},
};

static const phw_organisation_ending beginnings[] = {
    {{"bwrdd", "iechyd", "prifysgol", NULL}, false, false},
    {{"bwrdd", "iechyd", NULL}, false, false},
    {{"ymddiriedolaeth", "gig", NULL}, false, false},
    {{"ysbyty", NULL}, false, false},
    {{"meddygfa", NULL}, false, false},
    {{"canolfan", "iechyd", NULL}, false, false},
};

bool phw_organisation_capital(const phw_name_token *token)
{
    return token->letters == PHW_CASE_TITLE || token->letters == PHW_CASE_UPPER;
}

/* Whether @p a becomes @p b with at most @p most letters changed, lost or added. */
static bool within(const char *a, size_t a_length, const char *b, size_t b_length, int most)
{
    while (a_length && b_length && *a == *b) {
        a++, b++;
        a_length--, b_length--;
    }
    if (a_length == 0 || b_length == 0)
        return a_length + b_length <= (size_t)most;
    return most > 0 && (within(a + 1, a_length - 1, b + 1, b_length - 1, most - 1) ||
                        within(a + 1, a_length - 1, b, b_length, most - 1) ||
                        within(a, a_length, b + 1, b_length - 1, most - 1));
}

/* A word that the tables know is no misread one: "Wealth" is not "Health". A rare one may be, where
 * others beside it leave little doubt: "Medial Centre". */
static bool is_like(const phw_name_token *token, const char *wanted, bool others)
{
    size_t length = strlen(wanted);
    if (token->key_length == length && memcmp(token->key, wanted, length) == 0)
        return true;
    if (token->known && !(others && token->word < RARE_WORD))
        return false;
    if (token->key_length > length + 2 || length > token->key_length + 2)
        return false;
    /* "NH5": three letters, but nothing else stands before "Trust" in this way. */
    bool nhs = strcmp(wanted, "nhs") == 0 && token->key_length <= length + 1 &&
               (token->key[0] == 'n' || token->key[1] == 'h');
    int most = length >= TWO_MISREAD ? 2 : length >= ONE_MISREAD || nhs ? 1 : 0;
    return within(token->key, token->key_length, wanted, length, most);
}

/* "RoyalInfirmary", "HospitalsNHS": the blank before an ending was lost. */
static bool ends_in(const phw_name_token *token, const char *wanted)
{
    size_t length = strlen(wanted);
    return token->letters != PHW_CASE_LOWER && !token->known &&
           token->key_length >= length + GLUED_LEAST &&
           memcmp(token->key + token->key_length - length, wanted, length) == 0;
}

bool phw_organisation_glued(const phw_name_token *token, const phw_organisation_ending *ending)
{
    return !ending->loose && ends_in(token, ending->words[0]);
}

bool phw_organisation_like_number(const phw_name_token *token)
{
    return within(token->key, token->key_length, "number", strlen("number"), 2);
}

static bool is_like_both(const phw_name_token *token, const char *first, const char *second)
{
    char glued[WORD_ROOM];
    size_t length = strlen(first), more = strlen(second);
    if (length + more >= sizeof glued)
        return false;
    memcpy(glued, first, length);
    memcpy(glued + length, second, more + 1);
    return is_like(token, glued, false);
}

/* Nothing but a blank, a hyphen or a lost blank before a token. */
static bool follows(const phw_name_token *token)
{
    return !(token->before & ~(unsigned)(PHW_GAP_DASH | PHW_GAP_GLUED));
}

/* Whether a word that begins with no capital was one that does: "bospital", "infirmary", "5ervice".
 */
static bool lost_capital(const phw_name_token *token)
{
    return token->key_length >= ONE_MISREAD && (!token->known || token->key[0] == 'i');
}

/* Capitals throughout, but "NHS foundation trust" is how some style guides write it, and "and" has
 * none; "NH5" and "HealthBoard" are misread ones. */
static bool is_written_so(const phw_name_line *line, size_t first, size_t last, const char *word)
{
    bool nhs = strcmp(word, "nhs") == 0;
    for (size_t i = first; i <= last; i++) {
        const phw_name_token *token = &line->tokens[i];
        if (!phw_organisation_capital(token) && token->letters != PHW_CASE_MIXED &&
            !(nhs && (i > first || token->letters == PHW_CASE_NUMBER)) && !lost_capital(token) &&
            !(i > first && strcmp(token->key, "and") == 0))
            return false;
    }
    return true;
}

/* The number of tokens of an ending whose last is @p at, 0 where it does not stand there. */
static size_t ending_length(const phw_name_line *line, size_t at, const char *const *words)
{
    size_t count = 0, token = at + 1;
    while (words[count])
        count++;
    size_t word = count;
    while (word > 0) {
        if (token == 0 || (token <= at && !follows(&line->tokens[token])))
            return 0;
        token--;
        if (is_like(&line->tokens[token], words[word - 1], count > 1) ||
            (word == 1 && ends_in(&line->tokens[token], words[0])))
            word--;
        else if (word > 1 && is_like_both(&line->tokens[token], words[word - 2], words[word - 1]))
            word -= 2;
        else
            return 0;
    }
    return is_written_so(line, token, at, words[0]) ? at + 1 - token : 0;
}

/* Whether an ending may have this word as its last: nearly all words of a text can not. */
static bool may_end(const phw_name_token *token)
{
    static const char *const lasts[] = {"trust",     "ft",      "board",   "hospitals", "hospital",
                                        "infirmary", "hospice", "centre",  "practice",  "group",
                                        "surgery",   "icb",     "network", "service"};
    if (!token->known && token->key_length >= GLUED_LEAST + sizeof "ft" - 1 &&
        token->letters != PHW_CASE_LOWER)
        return true;
    for (size_t i = 0; i < sizeof lasts / sizeof lasts[0]; i++)
        if (is_like(token, lasts[i], true))
            return true;
    return !token->known && token->key_length >= GLUED_LEAST + ONE_MISREAD;
}

const phw_organisation_ending *phw_organisation_ending_at(const phw_name_line *line, size_t at,
                                                          size_t *length)
{
    const phw_organisation_ending *best = NULL;
    *length = 0;
    if (!may_end(&line->tokens[at]))
        return NULL;
    for (size_t i = 0; i < sizeof endings / sizeof endings[0]; i++) {
        size_t count = ending_length(line, at, endings[i].words);
        if (count > *length) {
            *length = count;
            best = &endings[i];
        }
    }
    return best;
}

size_t phw_organisation_beginning_at(const phw_name_line *line, size_t at)
{
    for (size_t i = 0; i < sizeof beginnings / sizeof beginnings[0]; i++) {
        size_t count = 0;
        while (beginnings[i].words[count])
            count++;
        if (at + count <= line->count &&
            ending_length(line, at + count - 1, beginnings[i].words) == count)
            return count;
    }
    return 0;
}
