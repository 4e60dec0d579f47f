/* SPDX-License-Identifier: Apache-2.0 */
#include "identify/misread_phrase.h"

#include <string.h>

/* Words beside a misread one that a phrase may have, and bytes of all. */
#define BESIDE_MOST 2U
#define PHRASE_ROOM 80U
/* Letters of the places of a ward, and digits of their numbers. */
#define PLACE_LEAST 3U
#define PLACE_MOST 4U
#define PLACE_DIGITS 2U

/* Places that have numbers on a ward; what stands before them; words before a number that are no
 * place, however like one they look. */
static const char *const places[] = {"bed", "bay", "room", "ward"};
static const char before_places[] = " unit ward hdu icu itu nicu picu dsu amu mau sau bay ";
static const char no_places[] = " day may say dad bag box boy word roam ";

/* The bit of a place, 0: it is none. */
static unsigned place_of(const char *word)
{
    for (size_t i = 0; i < sizeof places / sizeof places[0]; i++)
        if (strcmp(places[i], word) == 0)
            return 1U << i;
    return 0;
}

typedef struct search {
    const phw_misread_word *word;
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

/* Where two words of as many letters differ, if in one alone; else their length. */
static size_t where_apart(const char *a, const char *b, size_t length)
{
    size_t where = length;
    for (size_t i = 0; i < length; i++)
        if (a[i] != b[i]) {
            if (where < length)
                return length;
            where = i;
        }
    return where;
}

/* Reads one letter of a word as that of another, if it is the only one that differs. */
static bool read_as(const phw_misread_word *word, const char *meant, phw_misread *reading)
{
    const size_t length = strlen(meant);
    const size_t at = length == word->length ? where_apart(word->key, meant, length) : length;
    if (at == length)
        return false;
    *reading = (phw_misread){.length = length, .at = at, .read_count = 1, .meant_count = 1};
    memcpy(reading->word, meant, length + 1);
    reading->meant[0] = meant[at];
    return true;
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

/* "Name or deceased": what "of" is read as is a word as well. */
static bool may_be_of(const phw_misread_word *word)
{
    return is_in(" or ot ol ef cf af ", word->key, word->length);
}

bool phw_misread_of(const phw_misread_word *word, phw_misread *reading)
{
    return may_be_of(word) && read_as(word, "of", reading) && word->token > 0 &&
           word->token + 1 < word->view->cells[word->cell].token_count &&
           stands_in(word, reading, 1, 1);
}

bool phw_misread_title(const phw_misread_word *word, phw_misread *reading)
{
    /* "Hrs Worked": its first letter is right, or N for M. */
    return strchr("mn", word->key[0]) &&
           (read_as(word, "miss", reading) || read_as(word, "mrs", reading));
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

/* Whether a number of a bed stands right behind token @p t, perhaps behind a colon, and none of a
 * list ("7.30"). */
static bool has_number(const phw_cell *cell, uint32_t t)
{
    if (t + 1 >= cell->token_count)
        return false;
    const phw_token number = cell->tokens[t + 1];
    const uint32_t colon = cell->text[cell->tokens[t].end] == ':';
    return number.shape == PHW_TOKEN_NUMBER && number.end - number.begin <= PLACE_DIGITS &&
           number.begin == cell->tokens[t].end + colon + 1 && cell->text[number.begin - 1] == ' ' &&
           (!strchr(".:/%", cell->text[number.end] ? cell->text[number.end] : ' ') ||
            memcmp(cell->text + number.end, "/ ", 2) == 0);
}

unsigned phw_misread_places_of(const phw_view *view)
{
    char text[PHRASE_ROOM];
    unsigned found = 0;
    for (uint32_t i = 0; i < view->cell_count; i++)
        for (uint32_t t = 0; t < view->cells[i].token_count; t++)
            if (view->cells[i].tokens[t].end - view->cells[i].tokens[t].begin <= PLACE_MOST &&
                has_number(&view->cells[i], t) && fold_tokens(&view->cells[i], t, t, text))
                found |= place_of(text);
    return found;
}

/* "Stroke unit Red 18", "Ward 12/ Bec 29": whether a ward or the like stands before a token, and
 * perhaps its number. */
static bool is_behind_ward(const phw_cell *cell, uint32_t t)
{
    char before[PHRASE_ROOM] = "";
    if (t > 1 && cell->tokens[t - 1].shape == PHW_TOKEN_NUMBER)
        t--;
    const size_t length = t ? fold_tokens(cell, t - 1, t - 1, before) : 0;
    return is_in(before_places, before, length);
}

bool phw_misread_place(const phw_misread_word *word, phw_misread *reading)
{
    const phw_cell *cell = &word->view->cells[word->cell];
    if (word->length < PLACE_LEAST || word->length > PLACE_MOST || !has_number(cell, word->token) ||
        place_of(word->key) || is_in(no_places, word->key, word->length))
        return false;
    for (size_t i = 0; i < sizeof places / sizeof places[0]; i++) {
        if (!read_as(word, places[i], reading))
            continue;
        const phw_models_key key = phw_models_key_of(word->key, word->length);
        const bool behind = is_behind_ward(cell, word->token);
        /* "Vard 9", "Roem 3": four letters are no word by chance, as "Bec" may be one but before a
         * colon. */
        const bool only =
            (word->length == PLACE_MOST || cell->text[cell->tokens[word->token].end] == ':') &&
            phw_models_holders_key(word->models, (1U << PHW_TABLE_COUNT) - 1, &key) == 0;
        if (!behind && !only && !(*word->places & 1U << i))
            continue;
        *word->places |= 1U << i;
        return true;
    }
    return false;
}
