/* SPDX-License-Identifier: Apache-2.0 */
#include "identify/view_mend.h"

#include <string.h>

#include "identify/digits.h"
#include "identify/name_lexicon.h"
#include "identify/name_misread.h"
#include "identify/street.h"

/* Letters of a word in which one is put right, of one in capitals, and of either half of two that
 * were run together. */
#define LETTERS_LEAST 3
#define DIGIT_LETTERS 4
#define CAPITALS_LEAST 4
#define HALF_LETTERS 3
/* Capitals behind one that was read as a small letter ("lCU"). */
#define ABBREVIATED_LEAST 2
/* Digits of a number that is a patient's, of one of the health service, and letters of the word
 * before one. */
#define NUMBER_DIGITS 5
#define HEALTH_DIGITS 7
#define LABEL_LETTERS 6
/* Digits of a house's number. */
#define HOUSE_DIGITS 4
/* How like a name by the tables a mended word must be. */
#define NAME_LEAST 0.45F
#define SURELY_A_NAME 0.8F
/* Bytes of the longest word that is looked at. */
#define WORD_MOST 40
/* Words of one cell that are parted at most. */
#define PARTED_MOST 16

typedef struct mender {
    const phw_models *models;
    phw_arena *arena;
    phw_cell *cell;
    char *text;                   /* a copy of the cell's, or NULL as long as nothing changed */
    uint32_t parted[PARTED_MOST]; /* bytes before which a blank was lost, ascending */
    uint32_t parted_count;
    bool failed;
} mender;

static bool is_small(char c)
{
    return c >= 'a' && c <= 'z';
}

static bool is_capital(char c)
{
    return c >= 'A' && c <= 'Z';
}

static void put(mender *here, uint32_t at, char letter)
{
    if (!here->text) {
        here->text = phw_arena_copy_text(here->arena, here->cell->text, (size_t)here->cell->length);
        if (!here->text) {
            here->failed = true;
            return;
        }
        here->cell->text = here->text;
    }
    here->text[at] = letter;
}

static void part(mender *here, uint32_t at)
{
    if (here->parted_count < PARTED_MOST)
        here->parted[here->parted_count++] = at;
}

/* A word of English, or of medicine. */
static bool is_word(const mender *here, const char *text, size_t length)
{
    static const uint32_t tables = 1U << PHW_TABLE_WORDS | 1U << PHW_TABLE_DRUGS |
                                   1U << PHW_TABLE_DRUG_BRANDS | 1U << PHW_TABLE_CONDITIONS |
                                   1U << PHW_TABLE_LAB_TESTS | 1U << PHW_TABLE_WARD_TERMS |
                                   1U << PHW_TABLE_RECORD_LABELS;
    char key[WORD_MOST];
    size_t folded = phw_models_fold(text, length, key, sizeof key);
    return phw_models_holders(here->models, tables, key, folded) != 0;
}

/* A name or a town rather than anything else: so much of it at least. */
static bool is_named(const mender *here, const char *text, size_t length, float least)
{
    phw_name_token token = {.letters = PHW_CASE_TITLE};
    token.key_length = (uint32_t)phw_models_fold(text, length, token.key, sizeof token.key);
    phw_name_lexicon_weigh(here->models, &token);
    return phw_name_token_best(&token) >= least || (token.kinds & PHW_WORD_PLACE);
}

static bool is_name(const mender *here, const char *text, size_t length)
{
    return is_named(here, text, length, NAME_LEAST);
}

/* What a capital at the beginning of a name is read as. */
static const struct misread_capital {
    char read;
    const char *meant;
} capitals[] = {{'l', "IJ"}, {'i', "IH"}, {'b', "H"}, {'}', "H"}, {'0', "OD"}, {'1', "I"},
                {'2', "Z"},  {'5', "S"},  {'6', "G"}, {'8', "B"}, {'9', "P"},  {'|', "I"}};

/* "lain MacAskill", "lasper Quartey", or "lain" by itself: in no sentence. */
static bool stands_as_name(const mender *here, uint32_t begin, uint32_t end)
{
    const char *text = here->cell->text;
    return text[end] == '\0' ? begin == 0 : text[end] == ' ' && is_capital(text[end + 1]);
}

/* "lain", which is a word as well as "Iain" misread. @p word has room for the change. */
static bool is_given_with_i(const mender *here, char *word, size_t length)
{
    word[0] = 'I';
    const bool given = is_named(here, word, length, SURELY_A_NAME);
    word[0] = 'l';
    return given;
}

/* "lpswich", "isabelle", "bayden", "8arry": a name but for its first letter; "likeston" for two. */
static bool mend_first(mender *here, uint32_t begin, uint32_t end)
{
    char word[WORD_MOST];
    size_t length = end - begin;
    memcpy(word, here->cell->text + begin, length);
    for (size_t i = 1; i < length; i++)
        if (is_capital(word[i]) || phw_is_digit(word[i]))
            return false;
    bool digit = phw_is_digit(word[0]);
    /* Dictionaries hold some given names, and not "I" in small letters. */
    bool given =
        (word[0] == 'i' && is_named(here, word, length, SURELY_A_NAME)) ||
        (word[0] == 'l' && stands_as_name(here, begin, end) && is_given_with_i(here, word, length));
    if (!digit && !given && is_word(here, word, length))
        return false;
    /* "9atient", "0ate", but "5days". */
    bool any_word = digit && (word[0] == '0' || !is_word(here, word + 1, length - 1));
    for (size_t i = 0; i < sizeof capitals / sizeof capitals[0]; i++) {
        for (const char *c = capitals[i].meant; word[0] == capitals[i].read && *c; c++) {
            char second = word[1];
            /* A ruled line takes the tail of a J, but names stand on it by themselves. */
            if (*c == 'J' && !stands_as_name(here, begin, end))
                continue;
            word[0] = *c;
            if (is_name(here, word, length) || (any_word && is_word(here, word, length))) {
                put(here, begin, *c);
                return true;
            }
            word[1] = 'l';
            if (*c == 'I' && second == 'i' && is_name(here, word, length)) {
                put(here, begin, *c);
                put(here, begin + 1, 'l');
                return true;
            }
            word[0] = capitals[i].read;
            word[1] = second;
        }
    }
    return false;
}

/* "GlBBON", "MAR5H": one letter among capitals; "KingsIey", "Southal1": one among small ones. */
static bool mend_inside(mender *here, uint32_t begin, uint32_t end)
{
    static const char read[] = "l1256780I", upper[] = "IIZSGZBOI", lower[] = "llzsgzbol";
    const char *text = here->cell->text;
    uint32_t up = 0, down = 0, odd = 0, where = begin;
    for (uint32_t i = begin; i < end; i++) {
        up += is_capital(text[i]);
        down += is_small(text[i]);
    }
    bool in_capitals = up > down;
    for (uint32_t i = begin + 1; i < end; i++) {
        bool out = in_capitals ? text[i] == 'l' || phw_is_digit(text[i])
                               : text[i] == 'I' || phw_is_digit(text[i]);
        if (out && strchr(read, text[i]))
            odd++, where = i;
    }
    if (odd != 1 || (in_capitals ? up < CAPITALS_LEAST : down < LETTERS_LEAST))
        return false;
    char word[WORD_MOST];
    size_t length = end - begin, kind = (size_t)(strchr(read, text[where]) - read);
    bool digit = phw_is_digit(text[where]);
    memcpy(word, text + begin, length);
    if (!digit && is_word(here, word, length))
        return false;
    word[where - begin] = in_capitals ? upper[kind] : lower[kind];
    /* A letter among letters of the other kind is none of a code; a digit may be. */
    if (digit && !is_name(here, word, length) && !is_word(here, word, length))
        return false;
    /* "RoyalInfirmary": a capital that begins a word of its own. */
    size_t rest = end - where;
    if (!digit && rest >= CAPITALS_LEAST &&
        (is_word(here, text + where, rest) || is_name(here, text + where, rest)))
        return false;
    put(here, where, word[where - begin]);
    return true;
}

/* "59High", "12The": a house's number and what follows it. */
static uint32_t behind_number(const char *text, uint32_t begin, uint32_t end)
{
    uint32_t at = begin;
    while (at < end && phw_is_digit(text[at]))
        at++;
    if (at == begin || at - begin > HOUSE_DIGITS || at + HALF_LETTERS > end ||
        !is_capital(text[at]))
        return 0;
    for (uint32_t i = at + 1; i < end; i++)
        if (!is_small(text[i]) && text[i] != '\'' && text[i] != '-')
            return 0;
    return at;
}

/* "Bush04.10.1993", "noTMP926586", "nmber243453": a word and a date or a number behind it. */
static uint32_t before_number(const phw_cell *cell, uint32_t begin, uint32_t end)
{
    const char *text = cell->text;
    uint32_t at = begin, small = 0, behind = 0;
    while (at < end && !phw_is_digit(text[at]) && (at == begin || !is_capital(text[at])))
        small += is_small(text[at++]);
    if (small < 2 || at == end)
        return 0;
    for (uint32_t i = at; i < end; i++) {
        if (is_small(text[i]))
            return 0;
        behind += phw_is_digit(text[i]);
    }
    bool date = phw_is_digit(text[at]) && behind <= 2 && end + 1 < cell->length &&
                strchr("/.-", text[end]) && phw_is_digit(text[end + 1]);
    return date || (behind >= NUMBER_DIGITS && small <= LABEL_LETTERS) ? at : 0;
}

/* "11/02/73RJ34611387", "9998971217Cedar", "1979K555496": a date or a number and what follows. */
static uint32_t behind_date(const phw_cell *cell, uint32_t begin, uint32_t end)
{
    const char *text = cell->text;
    uint32_t at = begin;
    while (at < end && phw_is_digit(text[at]))
        at++;
    if (at == begin || at + HALF_LETTERS > end || !is_capital(text[at]))
        return 0;
    if (at - begin >= HEALTH_DIGITS && is_small(text[at + 1]))
        return at;
    bool year = begin > 1 && strchr("/.-", text[begin - 1]) && phw_is_digit(text[begin - 2]) &&
                (at - begin == 2 || at - begin == 4);
    uint32_t digits = 0;
    for (uint32_t i = at; i < end; i++)
        digits += phw_is_digit(text[i]);
    return year && digits >= NUMBER_DIGITS ? at : 0;
}

/* "OrchardWay", "ViewRotherham": a kind of street and what stands beside it, behind a number. */
static uint32_t in_street(const char *text, uint32_t begin, uint32_t end)
{
    for (uint32_t at = begin + HALF_LETTERS; at + HALF_LETTERS <= end; at++)
        if (is_capital(text[at]) && is_small(text[at - 1]) &&
            (phw_street_kind(text + at, end - at) || phw_street_kind(text + begin, at - begin)))
            return at;
    return 0;
}

/* Whether a house's number stands one or two words before token @p t. */
static bool number_before(const phw_cell *cell, uint32_t t)
{
    for (uint32_t back = 1; back <= 3 && back <= t; back++) {
        phw_token token = cell->tokens[t - back];
        if (phw_is_digit(cell->text[token.begin]))
            return token.end - token.begin <= HOUSE_DIGITS + 1 ||
                   behind_number(cell->text, token.begin, token.end) > 0;
    }
    return false;
}

/* An address of the net, a path, a name in a program: every letter of it counts. */
static bool is_technical(const phw_cell *cell, phw_token token)
{
    const phw_token word = phw_view_between_blanks(cell, token);
    for (uint32_t i = word.begin; i < word.end; i++)
        if (strchr("@_\\=<>#", cell->text[i]))
            return true;
    return false;
}

/* What in a word tells that it may be misread, so that all others cost one look at their bytes. */
static bool looks_misread(const phw_cell *cell, phw_token token)
{
    const char *text = cell->text + token.begin;
    uint32_t length = token.end - token.begin;
    if (length < LETTERS_LEAST || length >= WORD_MOST)
        return false;
    switch (token.shape) {
    case PHW_TOKEN_NUMBER:
    case PHW_TOKEN_UPPER:
        return false;
    case PHW_TOKEN_LOWER:
        return text[0] == 'l' || text[0] == 'i' || text[0] == 'b';
    case PHW_TOKEN_TITLE:
        for (uint32_t i = 1; i < length; i++)
            if (is_capital(text[i]))
                return true;
        return false;
    case PHW_TOKEN_MIXED:
        return true;
    }
    return false;
}

/* What stands for a capital by itself or before capitals: "0'Sullivan", "lCU", "l agree to this".
 */
static bool mend_capital(mender *here, uint32_t t)
{
    const phw_token token = here->cell->tokens[t];
    const char *text = here->cell->text + token.begin;
    const uint32_t length = token.end - token.begin;
    uint32_t behind = 0;
    while (behind + 1 < length && is_capital(text[behind + 1]))
        behind++;
    const bool apostrophe = length == 1 && text[0] == '0' && text[1] == '\'' && is_capital(text[2]);
    const bool before_capitals =
        text[0] == 'l' && behind + 1 == length && behind >= ABBREVIATED_LEAST;
    /* "5 l" is a measure. */
    const bool alone = length == 1 && text[0] == 'l' && (token.begin == 0 || text[-1] == ' ') &&
                       (text[1] == ',' || (text[1] == ' ' && is_small(text[2]))) &&
                       (t == 0 || here->cell->tokens[t - 1].shape != PHW_TOKEN_NUMBER);
    if (!apostrophe && !before_capitals && !alone)
        return false;
    put(here, token.begin, apostrophe ? 'O' : 'I');
    return true;
}

static void mend_token(mender *here, uint32_t t)
{
    phw_token token = here->cell->tokens[t];
    uint32_t begin = token.begin, end = token.end;
    const char *text = here->cell->text;
    if (mend_capital(here, t))
        return;
    /* "}askins": what stands before the letters was one. */
    bool brace = token.shape == PHW_TOKEN_LOWER && begin > 0 && text[begin - 1] == '}' &&
                 (begin == 1 || text[begin - 2] == ' ') && end - begin >= LETTERS_LEAST &&
                 end - begin + 1 < WORD_MOST;
    if (!(brace || looks_misread(here->cell, token)) || is_technical(here->cell, token))
        return;
    if (brace) {
        mend_first(here, begin - 1, end);
        return;
    }
    uint32_t at = behind_number(text, begin, end);
    if (at) {
        if (is_word(here, text + at, end - at) || is_name(here, text + at, end - at))
            part(here, at);
        begin = at;
    }
    uint32_t number = before_number(here->cell, begin, end);
    if (!number)
        number = behind_date(here->cell, begin, end);
    if (number) {
        part(here, number);
        return;
    }
    if (number_before(here->cell, t) || at) {
        uint32_t street = in_street(text, begin, end);
        if (street)
            part(here, street);
        if (street || at)
            return;
    }
    bool first = token.shape == PHW_TOKEN_LOWER || phw_is_digit(text[begin]);
    if (first && end - begin >= (phw_is_digit(text[begin]) ? DIGIT_LETTERS : LETTERS_LEAST))
        mend_first(here, begin, end);
    else if (!first)
        mend_inside(here, begin, end);
}

/* Puts a blank where one was lost. */
static bool rebuild(mender *here)
{
    phw_cell *cell = here->cell;
    phw_cell_text made;
    if (!phw_cell_text_new(here->arena, (size_t)cell->length + here->parted_count, &made))
        return false;
    uint32_t next = 0;
    for (uint32_t at = 0; at < cell->length; at++) {
        if (next < here->parted_count && here->parted[next] == at) {
            made.origins[made.length] = (phw_view_origin){PHW_VIEW_NONE, 0};
            made.read[made.length] = '\0';
            made.text[made.length++] = ' ';
            next++;
        }
        phw_cell_text_add(&made, cell, at);
    }
    phw_cell_text_put(&made, cell);
    return true;
}

bool phw_view_mend(phw_view *view, const phw_models *models, phw_arena *arena)
{
    for (uint32_t i = 0; i < view->cell_count; i++) {
        mender here = {.models = models, .arena = arena, .cell = &view->cells[i]};
        for (uint32_t t = 0; t < here.cell->token_count && !here.failed; t++)
            mend_token(&here, t);
        if (here.failed || (here.parted_count && !rebuild(&here)))
            return false;
        if ((here.text || here.parted_count) && !phw_view_tokenise(here.cell, arena))
            return false;
    }
    return true;
}
