/* SPDX-License-Identifier: Apache-2.0 */
#include "identify/view_words.h"

#include <string.h>

#include "identify/asked_words.h"
#include "identify/digits.h"
#include "identify/misread_phrase.h"
#include "identify/name_lexicon.h"

/* Letters of a word that may be misread where others stand beside it that tell what it was, and
 * where none do: of shorter ones too much else is one letter off. One with a capital may be a rare
 * name. */
#define LETTERS_LEAST 2U
#define SMALL_LEAST 4U
#define CAPITAL_LEAST 5U
/* Uses per million words that what was meant has at least, of four letters, of more, and with a
 * capital. */
#define USES_SHORT 20.0F
#define USES_LEAST 3.0F
#define USES_CAPITAL 5.0F
#define SHORT_LETTERS 4U
/* What a term of medicine or of forms counts as, in such uses. */
#define USES_TERM 5.0F
/* People of a million who bear a name that is one in small letters, too, at least. */
#define PEOPLE_LEAST 1.0F
/* How like a name one reading of a word with a capital may be. */
#define NAME_MOST 0.3F
/* Words of a page that are tried at most: bounds the work on a hostile one. */
#define TRIED_MOST 1500U
/* Words put right in one cell at most. */
#define CELL_MOST 48U
#define PHRASE_ROOM 64U
/* Letters of the longest place of a ward. */
#define PLACE_LETTERS_MOST 4U

/* A word as it was read, folded, and the likeliest of what was meant. */
typedef struct sought {
    const phw_models *models;
    char key[PHW_MISREAD_ROOM];
    size_t length;
    size_t capitals; /* letters printed so: none, the first, all */
    bool name;       /* one with a capital is a name but for a letter */
    float uses;      /* of the best; 0: there is none yet */
    phw_misread best;
} sought;

/* A word that is put right. */
typedef struct change {
    uint32_t begin; /* bytes of the cell's text that are replaced: [begin, end) */
    uint32_t end;
    char text[2];
    uint32_t count;
} change;

typedef struct mender {
    const phw_page_words *words;
    const phw_models *models;
    const phw_view *view;
    unsigned places; /* of a ward, on the page */
} mender;

static bool is_small(char c)
{
    return c >= 'a' && c <= 'z';
}

static bool is_capital(char c)
{
    return c >= 'A' && c <= 'Z';
}

static float uses_of(const phw_models *models, const phw_models_key *key)
{
    static const uint32_t terms = 1U << PHW_TABLE_DRUGS | 1U << PHW_TABLE_DRUG_BRANDS |
                                  1U << PHW_TABLE_CONDITIONS | 1U << PHW_TABLE_LAB_TESTS |
                                  1U << PHW_TABLE_CLINICAL_ROLES | 1U << PHW_TABLE_WARD_TERMS |
                                  1U << PHW_TABLE_RECORD_LABELS;
    phw_entry entry;
    float uses = phw_models_lookup_key(models, PHW_TABLE_WORDS, key, &entry) ? entry.weight : 0;
    if (uses < USES_TERM && phw_models_may_begin_key(models, key) &&
        phw_models_holders_key(models, terms, key))
        uses = USES_TERM;
    return uses;
}

static bool is_name(const phw_models *models, const phw_models_key *key)
{
    static const uint32_t names = 1U << PHW_TABLE_FORENAMES | 1U << PHW_TABLE_SURNAMES |
                                  1U << PHW_TABLE_PLACES | 1U << PHW_TABLE_TOWNS;
    if (!phw_models_holders_key(models, names, key))
        return false;
    phw_name_token token = {.letters = PHW_CASE_TITLE, .key_length = (uint32_t)key->length};
    memcpy(token.key, key->text, key->length);
    token.key[key->length] = '\0';
    phw_name_lexicon_weigh(models, &token);
    return phw_name_token_best(&token) > NAME_MOST || (token.kinds & PHW_WORD_PLACE);
}

static void weigh(void *context, const phw_misread *reading)
{
    sought *word = context;
    const phw_models_key key = phw_models_key_of(reading->word, reading->length);
    const float uses = uses_of(word->models, &key);
    word->name |= word->capitals && is_name(word->models, &key);
    if (uses <= word->uses)
        return;
    word->uses = uses;
    word->best = *reading;
}

/* Borne by so few of a million people that a word in small letters is none. */
static bool is_borne(const phw_models *models, const sought *word, const phw_models_key *key)
{
    static const phw_table names[] = {PHW_TABLE_FORENAMES, PHW_TABLE_SURNAMES};
    phw_entry entry;
    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++)
        if (phw_models_lookup_key(models, names[i], key, &entry) &&
            (word->capitals || entry.weight >= PEOPLE_LEAST))
            return true;
    return false;
}

/* A word that some table knows, or that a phrase of one begins with. */
static bool is_known(const phw_page_words *page, const sought *word)
{
    const phw_models *models = page->models;
    const phw_models_key key = phw_models_key_of(word->key, word->length);
    const uint32_t words = 1U << PHW_TABLE_WORDS | (word->capitals ? 1U << PHW_TABLE_PLACES : 0U);
    return phw_models_holders_key(models, words, &key) != 0 ||
           phw_models_may_begin_key(models, &key) || is_borne(models, word, &key) ||
           phw_asked_word(page, word->key, word->length);
}

/* "Name ot deceased": two letters are short for something, and as often a misread "of". */
static bool may_be_small_word(const phw_models *models, const sought *word)
{
    return word->length == LETTERS_LEAST && word->capitals == 0 &&
           !phw_models_lookup(models, PHW_TABLE_WORDS, word->key, word->length, NULL);
}

/* "motor neurone": a word that stands inside of a phrase of the tables, behind one word of it or
 * two. */
static bool is_in_phrase(const phw_models *models, const phw_cell *cell, uint32_t t)
{
    for (uint32_t back = 1; back <= 2 && back <= t; back++) {
        char text[PHRASE_ROOM];
        const uint32_t begin = cell->tokens[t - back].begin;
        const size_t length =
            phw_models_fold(cell->text + begin, cell->tokens[t].end - begin, text, sizeof text);
        if (phw_models_may_begin(models, text, length))
            return true;
    }
    return false;
}

/* In an address of the net, a path, a name in a program, a number every letter counts. */
static bool is_technical(const phw_cell *cell, phw_token token)
{
    const phw_token word = phw_view_between_blanks(cell, token);
    for (uint32_t i = word.begin; i < word.end; i++)
        if (strchr("@_\\/=<>#*{}", cell->text[i]) || phw_is_digit(cell->text[i]) ||
            (cell->text[i] == '.' && i + 1 < word.end && phw_is_letter(cell->text[i + 1])))
            return true;
    return false;
}

/* A title, a particle or a word that is known as a name. */
static bool goes_with_names(const phw_models *models, const phw_cell *cell, phw_token beside)
{
    const unsigned kinds = PHW_WORD_TITLE | PHW_WORD_STAFF_TITLE | PHW_WORD_PARTICLE;
    phw_name_token token = {.letters = PHW_CASE_TITLE};
    token.key_length = (uint32_t)phw_models_fold(
        cell->text + beside.begin, beside.end - beside.begin, token.key, sizeof token.key);
    phw_name_lexicon_weigh(models, &token);
    return token.known && ((token.kinds & kinds) || phw_name_token_best(&token) > NAME_MOST);
}

/* "Mrs Wardell", "Ashok Trioed", "WARDELL, Ashok", "Onoline St John-Hythe": what stands beside a
 * name is more likely one than a word. */
static bool is_beside_name(const phw_models *models, const phw_cell *cell, uint32_t t)
{
    for (uint32_t side = t > 0 ? t - 1 : t + 1; side <= t + 1 && side < cell->token_count;
         side += 2)
        if (is_capital(cell->text[cell->tokens[side].begin]) &&
            goes_with_names(models, cell, cell->tokens[side]))
            return true;
    return false;
}

/* The letters of a token that is one word of them, without a possessive; false where it is not. */
static bool take(const phw_cell *cell, phw_token token, sought *word)
{
    const char *text = cell->text + token.begin;
    size_t length = token.end - token.begin;
    if (length > 2 && text[length - 1] == 's' && text[length - 2] == '\'')
        length -= 2;
    if (length < LETTERS_LEAST || length > PHW_MISREAD_LETTERS_MOST)
        return false;
    word->capitals = !is_capital(text[0]) ? 0 : is_capital(text[1]) ? length : 1;
    for (size_t i = 0; i < length; i++) {
        if (!(i < word->capitals ? is_capital(text[i]) : is_small(text[i])))
            return false;
        word->key[i] = (char)(text[i] | 32);
    }
    word->length = length;
    return true;
}

/* "8ed 29", "War4 3": the letters of a place of a ward, one of which was read as a digit. */
static bool take_with_digit(const phw_cell *cell, phw_token token, sought *word)
{
    const char *text = cell->text + token.begin;
    size_t digits = 0;
    word->length = token.end - token.begin;
    word->capitals = is_capital(text[0]);
    if (token.shape != PHW_TOKEN_MIXED || word->length > PLACE_LETTERS_MOST)
        return false;
    for (size_t i = 0; i < word->length; i++) {
        digits += phw_is_digit(text[i]);
        if (!phw_is_digit(text[i]) && !phw_is_letter(text[i]))
            return false;
        word->key[i] = phw_is_digit(text[i]) ? text[i] : (char)(text[i] | 32);
    }
    return digits == 1;
}

/* "Misn K Boakye", "Mre Grabowska": an initial or a name stands behind a title. */
static bool is_before_name(const phw_models *models, const phw_cell *cell, uint32_t t)
{
    if (t + 1 >= cell->token_count)
        return false;
    const phw_token behind = cell->tokens[t + 1];
    return behind.begin == cell->tokens[t].end + 1 && is_capital(cell->text[behind.begin]) &&
           (behind.end == behind.begin + 1 || goes_with_names(models, cell, behind));
}

/* Whether a dictionary tells what the word was. */
static bool find_word(sought *word, const phw_cell *cell, uint32_t t)
{
    const phw_models_key key = phw_models_key_of(word->key, word->length);
    /* "Rogelio dela Cruz": rare as a name, and part of one. */
    const bool part = phw_models_holders_key(word->models, 1U << PHW_TABLE_SURNAMES, &key) != 0;
    if (word->length < (word->capitals ? CAPITAL_LEAST : SMALL_LEAST) ||
        is_in_phrase(word->models, cell, t) ||
        ((word->capitals || part) && is_beside_name(word->models, cell, t)))
        return false;
    const float least = word->capitals                  ? USES_CAPITAL
                        : word->length <= SHORT_LETTERS ? USES_SHORT
                                                        : USES_LEAST;
    phw_misread_try(word->key, word->length, word->capitals, weigh, word);
    return word->uses >= least && !word->name;
}

/* What token @p t of a cell was, if it was misread. */
static bool mend(mender *here, uint32_t cell_at, uint32_t t, uint32_t *tried, change *found)
{
    sought word = {.models = here->models};
    const phw_cell *cell = &here->view->cells[cell_at];
    const phw_token token = cell->tokens[t];
    const bool digit = token.shape > PHW_TOKEN_UPPER;
    if (*tried >= TRIED_MOST ||
        !(digit ? take_with_digit(cell, token, &word) : take(cell, token, &word)))
        return false;
    const phw_misread_word where = {here->models, here->view,  cell_at,       t,
                                    word.key,     word.length, word.capitals, &here->places};
    if (!phw_misread_place(&where, &word.best) && (digit || !phw_misread_of(&where, &word.best))) {
        if (digit)
            return false;
        const bool known = is_known(here->words, &word);
        if ((known && !may_be_small_word(here->models, &word)) || is_technical(cell, token))
            return false;
        (*tried)++;
        const bool title = !known && word.capitals == 1 && is_before_name(here->models, cell, t) &&
                           phw_misread_title(&where, &word.best);
        if (!title && (known || !find_word(&word, cell, t)) &&
            !phw_misread_in_phrase(&where, known, &word.best))
            return false;
    }
    const phw_misread *best = &word.best;
    /* "Eastmere bospital": a capital was misread as a small letter. */
    const bool first = word.capitals > 0 || (best->read_count == 1 && t > 0 &&
                                             is_capital(cell->text[cell->tokens[t - 1].begin]));
    *found = (change){.begin = token.begin + (uint32_t)best->at,
                      .end = token.begin + (uint32_t)(best->at + best->read_count),
                      .count = (uint32_t)best->meant_count};
    for (size_t i = 0; i < best->meant_count; i++) {
        const bool large = word.capitals > 1 || (first && best->at + i == 0);
        found->text[i] = large ? (char)(best->meant[i] & ~32) : best->meant[i];
    }
    return true;
}

/* Sets the cell's text anew, with what was meant in the place of what was read. */
static bool rebuild(phw_cell *cell, const change *changes, uint32_t count, phw_arena *arena)
{
    phw_cell_text made;
    if (!phw_cell_text_new(arena, (size_t)cell->length + 2 * (size_t)count, &made))
        return false;
    uint32_t at = 0;
    for (uint32_t i = 0; i <= count; i++) {
        const uint32_t stop = i < count ? changes[i].begin : cell->length;
        for (; at < stop; at++)
            phw_cell_text_add(&made, cell, at);
        for (uint32_t k = 0; i < count && k < changes[i].count; k++, made.length++) {
            const bool was = at + k < changes[i].end;
            made.text[made.length] = changes[i].text[k];
            made.read[made.length] = was ? cell->read[at + k] : '\0';
            /* What was lost stands where its neighbour does. */
            made.origins[made.length] = cell->origins[was || at == 0 ? at + k * was : at - 1];
        }
        at = i < count ? changes[i].end : at;
    }
    phw_cell_text_put(&made, cell);
    return phw_view_tokenise(cell, arena);
}

bool phw_view_mend_words(phw_view *view, const phw_page_words *words, phw_arena *arena)
{
    mender here = {words, words->models, view, phw_misread_places_of(view)};
    uint32_t tried = 0;
    for (uint32_t i = 0; i < view->cell_count; i++) {
        change changes[CELL_MOST];
        uint32_t count = 0;
        for (uint32_t t = 0; t < view->cells[i].token_count && count < CELL_MOST; t++)
            count += mend(&here, i, t, &tried, &changes[count]);
        if (count > 0 && !rebuild(&view->cells[i], changes, count, arena))
            return false;
    }
    return true;
}
