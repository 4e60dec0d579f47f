/* SPDX-License-Identifier: Apache-2.0 */
#include "identify/organisation_ending.h"

#include <assert.h>
#include <string.h>

/* A word this long may be misread by one letter, or by two; where another word of the ending stands
 * beside it, by one more of longer ones, where two do, of shorter ones, too: "Famly Procice",
 * "Antilance Service", "University Heath Bcand". */
#define ONE_MISREAD 5
#define TWO_MISREAD 9
#define ONE_MORE_MISREAD 7
#define MOST_OTHERS 2
/* A word this long that no table knows may be misread by one letter more where the reader was not
 * sure of it: "Wospltal", "YbyAy". */
#define UNSURE_MISREAD 6
#define SHORT_MISREAD 4

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
    {{"walk in", "centre", NULL}, false, false}, /* "Walk-in" */
    {{"primary", "care", "centre", NULL}, false, false},
    {{"university", "healthcare", NULL}, false, false},
    {{"hosps", NULL}, false, true},
    {{"hosp", NULL}, false, true},
    {{"uhb", NULL}, false, true},
    {{"lhb", NULL}, false, true},
    {{"ccg", NULL}, false, true},
    {{"pct", NULL}, false, true},
    {{"urgent", "care", "centre", NULL}, false, false},
    {{"minor", "injuries", "unit", NULL}, false, false},
    {{"birth", "centre", NULL}, false, false},
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
    {{"ambulance", "trust", NULL}, false, false},
    {{"mental", "health", "trust", NULL}, false, false},
    {{"nhs", "fdn", "trust", NULL}, false, false},
    {{"foundation", "trust", NULL}, false, true},
    {{"district", "general", NULL}, false, false},
    {{"dgh", NULL}, false, true},
    {{"minor", "injury", "unit", NULL}, false, false},
    {{"diagnostic", "centre", NULL}, false, false},
    {{"diagnostics", "centre", NULL}, false, false},
    {{"birthing", "centre", NULL}, false, false},
    {{"cancer", "centre", NULL}, false, true},
    {{"heart", "centre", NULL}, false, true},
    {{"orthopaedic", "centre", NULL}, false, true},
    {{"health", "and", "wellbeing", "centre", NULL}, false, true},
    {{"dialysis", "unit", NULL}, false, true},
    {{"renal", "unit", NULL}, false, true},
    {{"maternity", "unit", NULL}, false, true},
    {{"care", "hub", NULL}, false, true},
    {{"health", "hub", NULL}, false, true},
    {{"health", "clinic", NULL}, false, true},
    {{"integrated", "care", "system", NULL}, false, false},
    {{"care", "partnership", NULL}, false, true},
    {{"hscp", NULL}, false, true},
    {{"medical", "partnership", NULL}, false, false},
    {{"surgeries", NULL}, false, true},
};

static const phw_organisation_ending beginnings[] = {
    {{"bwrdd", "iechyd", "prifysgol", NULL}, false, false},
    {{"bwrdd", "iechyd", NULL}, false, false},
    {{"ymddiriedolaeth", "gig", NULL}, false, false},
    {{"ysbyty", NULL}, false, false},
    {{"meddygfa", NULL}, false, false},
    {{"canolfan", "iechyd", NULL}, false, false},
    {{"canolfan", "feddygol", NULL}, false, false},
    {{"practis", "meddygol", NULL}, false, false},
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
 * others beside it leave little doubt ("Medial Centre"), and any by a letter between two others
 * ("University Heath Board"). */
static bool is_like(const phw_name_token *token, const char *wanted, size_t others)
{
    size_t length = strlen(wanted);
    if (token->key_length == length && memcmp(token->key, wanted, length) == 0)
        return true;
    /* "NHS Fr": a T that lost half its bar. */
    if (strcmp(wanted, "ft") == 0 && others > 0 && token->key_length == 2)
        return token->key[0] == 'f';
    bool known = token->known && !(others && token->word < RARE_WORD);
    if (known && others < MOST_OTHERS)
        return false;
    if (token->key_length > length + 2 || length > token->key_length + 2)
        return false;
    /* "NH5": three letters, but nothing else stands before "Trust" in this way. */
    bool nhs = strcmp(wanted, "nhs") == 0 && token->key_length <= length + 1 &&
               (token->key[0] == 'n' || token->key[1] == 'h');
    int most = length >= TWO_MISREAD ? 2 : length >= ONE_MISREAD || nhs ? 1 : 0;
    /* "NHS Trua": what else begins so behind another word? */
    bool trust = strcmp(wanted, "trust") == 0 && token->key[0] == 't' && token->key[1] == 'r';
    most += (others > 0 && (length >= ONE_MORE_MISREAD || trust)) ||
            (others >= MOST_OTHERS && length >= ONE_MISREAD);
    most += !token->known && token->unsure && length >= UNSURE_MISREAD;
    /* "Primary Core Network": a short word between two others of its kind. */
    most += token->unsure && others >= MOST_OTHERS && length == SHORT_MISREAD;
    return within(token->key, token->key_length, wanted, length, known && most > 1 ? 1 : most);
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
    return is_like(token, glued, 0);
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

/* Capitals throughout, but "NHS foundation trust" is how some style guides write it, and "and" and
 * "in" have none; "NH5" and "HealthBoard" are misread ones. */
static bool is_written_so(const phw_name_line *line, size_t first, size_t last, const char *word)
{
    bool nhs = strcmp(word, "nhs") == 0;
    for (size_t i = first; i <= last; i++) {
        const phw_name_token *token = &line->tokens[i];
        if (!phw_organisation_capital(token) && token->letters != PHW_CASE_MIXED &&
            !(nhs && (i > first || token->letters == PHW_CASE_NUMBER)) && !lost_capital(token) &&
            !(i > first && (strcmp(token->key, "and") == 0 || strcmp(token->key, "in") == 0)))
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
        if (is_like(&line->tokens[token], words[word - 1], count - 1) ||
            (word == 1 && ends_in(&line->tokens[token], words[0])))
            word--;
        else if (word > 1 && is_like_both(&line->tokens[token], words[word - 2], words[word - 1]))
            word -= 2;
        else
            return 0;
    }
    return is_written_so(line, token, at, words[0]) ? at + 1 - token : 0;
}

/* The letters of a word as bits: every letter misread changes two of them at most. */
static uint32_t letters_of(const char *word)
{
    uint32_t letters = 0;
    for (; *word; word++)
        if (*word >= 'a' && *word <= 'z')
            letters |= 1U << (*word - 'a');
    return letters;
}

/* One of 64 places for a set of letters. */
static uint64_t place_of(uint32_t letters)
{
    return (uint64_t)1 << (letters * 0x9E3779B1U >> 26);
}

/* Whether more than four bits are set. */
static bool has_five_bits(uint32_t value)
{
    for (int i = 0; i < 4; i++)
        value &= value - 1;
    return value != 0;
}

/* Adds a word, or two that may be glued; what the list has is not added again. */
static void look_for(phw_organisation_looks *looks, const char *first, const char *second,
                     bool begins)
{
    for (size_t i = 0; i < looks->count; i++) {
        const phw_organisation_look *known = &looks->items[i];
        if (known->begins == begins && strcmp(known->first, first) == 0 &&
            !known->second == !second && (!second || strcmp(known->second, second) == 0))
            return;
    }
    static_assert(2 * (sizeof endings + sizeof beginnings) / sizeof endings[0] <=
                      PHW_ORGANISATION_LOOKS,
                  "there is room for all");
    looks->items[looks->count++] =
        (phw_organisation_look){.first = first,
                                .second = second,
                                .length = strlen(first) + (second ? strlen(second) : 0),
                                .letters = letters_of(first) | (second ? letters_of(second) : 0),
                                .begins = begins};
    if (!second)
        looks->singles |= place_of(letters_of(first));
}

/* Sorts them by their lengths, which bound what may be misread as one. */
static void sort_looks(phw_organisation_looks *looks)
{
    for (size_t i = 1; i < looks->count; i++) {
        phw_organisation_look moved = looks->items[i];
        size_t at = i;
        for (; at > 0 && looks->items[at - 1].length > moved.length; at--)
            looks->items[at] = looks->items[at - 1];
        looks->items[at] = moved;
    }
    for (size_t length = 0, at = 0; length < PHW_ORGANISATION_LENGTHS; length++) {
        while (at < looks->count && looks->items[at].length < length)
            at++;
        looks->starts[length] = (uint8_t)at;
    }
}

void phw_organisation_looks_make(phw_organisation_looks *looks)
{
    looks->count = 0;
    looks->singles = 0;
    for (size_t i = 0; i < sizeof endings / sizeof endings[0]; i++) {
        const char *const *words = endings[i].words;
        size_t last = 0;
        while (words[last + 1])
            last++;
        look_for(looks, words[last], NULL, false);
        if (last > 0)
            look_for(looks, words[last - 1], words[last], false);
    }
    for (size_t i = 0; i < sizeof beginnings / sizeof beginnings[0]; i++) {
        const char *const *words = beginnings[i].words;
        look_for(looks, words[0], NULL, true);
        if (words[1])
            look_for(looks, words[0], words[1], true);
    }
    sort_looks(looks);
}

/* Whether a name may be glued before the first word of one of the list. */
static bool has_glued(const phw_name_token *token, const phw_organisation_ending *list,
                      size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (ends_in(token, list[i].words[0]))
            return true;
    return false;
}

void phw_organisation_mark(const phw_organisation_looks *looks, phw_name_token *token)
{
    bool may_end = false, may_begin = false;
    /* An everyday word is no misread one: it is the same, letter by letter, or nothing. */
    bool plain = token->known && token->word >= RARE_WORD;
    uint32_t letters = letters_of(token->key);
    token->may_end = token->may_begin = false;
    if (letters == 0 || (plain && !(looks->singles & place_of(letters))))
        return;
    token->unsure = true; /* as it may be in some of its places */
    /* Two letters too many or too few at most. */
    size_t shortest = plain ? token->key_length : token->key_length > 2 ? token->key_length - 2 : 0;
    size_t most = plain ? token->key_length : token->key_length + 2;
    if (most + 1 >= PHW_ORGANISATION_LENGTHS)
        most = PHW_ORGANISATION_LENGTHS - 2;
    for (size_t i = shortest <= most ? looks->starts[shortest] : looks->count;
         i < looks->starts[most + 1]; i++) {
        const phw_organisation_look *look = &looks->items[i];
        bool *may = look->begins ? &may_begin : &may_end;
        if (*may || (plain ? letters != look->letters : has_five_bits(letters ^ look->letters)))
            continue;
        *may = look->second ? is_like_both(token, look->first, look->second)
                            : is_like(token, look->first, MOST_OTHERS);
    }
    if (!token->known && token->letters != PHW_CASE_LOWER) {
        may_end |= has_glued(token, endings, sizeof endings / sizeof endings[0]);
        may_begin |= has_glued(token, beginnings, sizeof beginnings / sizeof beginnings[0]);
    }
    token->may_end = may_end;
    token->may_begin = may_begin;
    token->unsure = false;
}

const phw_organisation_ending *phw_organisation_ending_at(const phw_name_line *line, size_t at,
                                                          size_t *length)
{
    const phw_organisation_ending *best = NULL;
    *length = 0;
    if (!line->tokens[at].may_end)
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
    if (!line->tokens[at].may_begin)
        return 0;
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
