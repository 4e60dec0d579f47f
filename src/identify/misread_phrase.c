/* SPDX-License-Identifier: Apache-2.0 */
#include "identify/misread_phrase.h"

#include <string.h>

/* Words beside a misread one that a phrase may have, and bytes of all. */
#define BESIDE_MOST 2U
#define PHRASE_ROOM 80U
/* Letters of the places of a ward, and digits of their numbers. */
#define PLACE_LETTERS 3U
#define PLACE_DIGITS 2U

/* Places that have numbers on a ward; what stands before them; words before a number that are no
 * place, however like one they look. */
static const char places[] = " bed bay ";
static const char before_places[] = " unit ward hdu icu itu nicu picu dsu amu mau sau bay ";
static const char no_places[] = " day may say dad ";

/* The bit of a place, 0: it is none. */
static unsigned place_of(const char *word)
{
    const char *at = strstr(places, word);
    return strlen(word) == PLACE_LETTERS && at ? 1U << (at - places) : 0;
}

typedef struct search {
    const phw_misread_word *word;
    const char *list;              /* of places; NULL: tables are asked */
    uint32_t back_least, on_least; /* words before and behind it that the phrase has */
    bool found;
    phw_misread best;
} search;

static bool is_in(const char *list, const char *word, size_t length)
{
    for (const char *at = list; length > 0 && (at = strstr(at + 1, word)) != NULL;)
        if (at[-1] == ' ' && at[length] == ' ')
            return true;
    return false;
}

/* The folded text from token @p first to token @p last. @return its bytes. */
static size_t fold_tokens(const phw_cell *cell, uint32_t first, uint32_t last, char *text)
{
    const uint32_t begin = cell->tokens[first].begin;
    return phw_models_fold(cell->text + begin, cell->tokens[last].end - begin, text, PHRASE_ROOM);
}

static bool is_phrase(const phw_models *models, const char *text, size_t length)
{
    static const uint32_t tables = 1U << PHW_TABLE_RECORD_LABELS | 1U << PHW_TABLE_WARD_TERMS |
                                   1U << PHW_TABLE_CONDITIONS | 1U << PHW_TABLE_LAB_TESTS |
                                   1U << PHW_TABLE_CLINICAL_ROLES;
    const phw_models_key key = phw_models_key_of(text, length);
    return phw_models_may_begin_key(models, &key) && phw_models_holders_key(models, tables, &key);
}

/* Whether the reading and @p back words before it and @p on behind it are a phrase. */
static bool stands_in(const phw_misread_word *word, const phw_misread *reading, uint32_t back,
                      uint32_t on)
{
    const phw_cell *cell = &word->view->cells[word->cell];
    char before[PHRASE_ROOM] = "", behind[PHRASE_ROOM] = "", phrase[3 * PHRASE_ROOM];
    size_t used = back ? fold_tokens(cell, word->token - back, word->token - 1, before) : 0;
    const size_t rest = on ? fold_tokens(cell, word->token + 1, word->token + on, behind) : 0;
    memcpy(phrase, before, used);
    if (used)
        phrase[used++] = ' ';
    memcpy(phrase + used, reading->word, reading->length);
    used += reading->length;
    if (rest)
        phrase[used++] = ' ';
    memcpy(phrase + used, behind, rest);
    return is_phrase(word->models, phrase, used + rest);
}

static void look_for_phrase(void *context, const phw_misread *reading)
{
    search *s = context;
    const phw_misread_word *word = s->word;
    const uint32_t count = word->view->cells[word->cell].token_count;
    for (uint32_t back = s->back_least; !s->found && back <= BESIDE_MOST && back <= word->token;
         back++)
        for (uint32_t on = s->on_least; on <= BESIDE_MOST && word->token + on < count; on++)
            if (back + on > 0 && stands_in(word, reading, back, on)) {
                s->found = true;
                s->best = *reading;
                return;
            }
}

bool phw_misread_in_phrase(const phw_misread_word *word, bool inside, phw_misread *reading)
{
    search s = {.word = word, .back_least = inside, .on_least = inside};
    if (word->view->cells[word->cell].token_count < 2)
        return false;
    phw_misread_try(word->key, word->length, word->capitals, look_for_phrase, &s);
    *reading = s.best;
    return s.found;
}

static void look_for_place(void *context, const phw_misread *reading)
{
    search *s = context;
    if (s->found || reading->length != PLACE_LETTERS ||
        !is_in(s->list, reading->word, reading->length))
        return;
    s->found = true;
    s->best = *reading;
}

/* Whether a number of a bed stands right behind token @p t, and none of a list ("7.30"). */
static bool has_number(const phw_cell *cell, uint32_t t)
{
    if (t + 1 >= cell->token_count)
        return false;
    const phw_token number = cell->tokens[t + 1];
    return number.shape == PHW_TOKEN_NUMBER && number.end - number.begin <= PLACE_DIGITS &&
           number.begin == cell->tokens[t].end + 1 && cell->text[number.begin - 1] == ' ' &&
           !strchr(".:/%", cell->text[number.end] ? cell->text[number.end] : ' ');
}

unsigned phw_misread_places_of(const phw_view *view)
{
    char text[PHRASE_ROOM];
    unsigned found = 0;
    for (uint32_t i = 0; i < view->cell_count; i++)
        for (uint32_t t = 0; t < view->cells[i].token_count; t++)
            if (view->cells[i].tokens[t].end - view->cells[i].tokens[t].begin == PLACE_LETTERS &&
                has_number(&view->cells[i], t) && fold_tokens(&view->cells[i], t, t, text))
                found |= place_of(text);
    return found;
}

bool phw_misread_place(const phw_misread_word *word, phw_misread *reading)
{
    const phw_cell *cell = &word->view->cells[word->cell];
    char before[PHRASE_ROOM] = "";
    search s = {.word = word, .list = places};
    if (word->length != PLACE_LETTERS || !has_number(cell, word->token) ||
        is_in(places, word->key, word->length) || is_in(no_places, word->key, word->length))
        return false;
    phw_misread_try(word->key, word->length, word->capitals, look_for_place, &s);
    if (!s.found)
        return false;
    *reading = s.best;
    const size_t length =
        word->token ? fold_tokens(cell, word->token - 1, word->token - 1, before) : 0;
    if (!is_in(before_places, before, length) && !(*word->places & place_of(reading->word)))
        return false;
    *word->places |= place_of(reading->word);
    return true;
}
