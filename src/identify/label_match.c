/* SPDX-License-Identifier: Apache-2.0 */
#include "identify/label_match.h"

#include <assert.h>
#include <string.h>

#include "identify/page_words.h"

/* Longest folded label that is tried, in bytes. */
#define KEY_MAX 48
/* Labels need this many letters before one wrong letter is forgiven. */
#define MEND_LETTERS 5
/* … but before a colon, of words that are known well. */
#define SHORT_LEAST 3

/* Labels of more words than this are not mended. */
#define MENDED_WORDS 3
/* A word this long stands for itself; a shorter one may be letters that were parted ("do b"). */
#define WHOLE_WORD 4

/* Labels of identifiers, folded, that are worth mending when one letter was misread. Their types
 * come from the label table. */
static const char *const mendable[] = {
    "address",
    "birth date",
    "case number",
    "chi number",
    "consultant",
    "date of birth",
    "district number",
    "e mail",
    "email",
    "email address",
    "episode number",
    "first name",
    "forename",
    "gender",
    "home address",
    "hosp no",
    "hosp number",
    "hospital id",
    "hospital no",
    "hospital number",
    "known as",
    "last name",
    "mobile",
    "mobile number",
    "national insurance",
    "next of kin",
    "nhs no",
    "nhs number",
    "patient",
    "patient id",
    "patient name",
    "patient no",
    "patient number",
    "phone",
    "phone number",
    "post code",
    "postcode",
    "preferred name",
    "record number",
    "registered gp",
    "surname",
    "telephone",
    "telephone number",
    "unit no",
    "unit number",
    "usual address",
    "title forename surname",
};

/* Short labels as they are often misread; too short for one free error. */
static const struct misreading {
    const char *read;
    const char *meant;
} misreadings[] = {
    {"bom", "born"},      {"bor", "born"},      {"nhsno", "nhs no"},  {"nhs n0", "nhs no"},
    {"nhs na", "nhs no"}, {"nhs ne", "nhs no"}, {"mhs no", "nhs no"}, {"d0b", "dob"},
    {"do8", "dob"},       {"oob", "dob"},       {"d o 8", "d o b"},   {"te1", "tel"},
    {"iel", "tel"},       {"nbs", "nhs"},       {"nbs no", "nhs no"}, {"nis no", "nhs no"},
    {"narne", "name"},    {"dqb", "dob"},       {"ddb", "dob"},       {"dcb", "dob"},
    {"d d b", "d o b"},   {"d q b", "d o b"},
};

/* Short labels of which one letter behind the first is forgiven where a colon stands behind them:
 * "Nme:", "Watd: 12". */
static const char *const with_colon[] = {"name", "ward"};

static bool is_alpha(char c)
{
    return ((c | 32) >= 'a' && (c | 32) <= 'z') || (unsigned char)c >= 0x80;
}

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

bool phw_label_atom(const phw_cell *cell, uint32_t at, uint32_t *begin, uint32_t *end)
{
    const char *text = cell->text;
    while (at < cell->length && !is_alpha(text[at]) && !is_digit(text[at]))
        at++;
    if (at >= cell->length)
        return false;
    *begin = at;
    bool digit = is_digit(text[at]);
    while (at < cell->length &&
           (digit ? is_digit(text[at]) : is_alpha(text[at]) || (text[at] == '\'' && at > *begin)))
        at++;
    *end = at;
    return true;
}

/* @param[out] begins  whether a label may begin so; NULL: not asked. */
static uint64_t types_of(const phw_models *models, const char *key, size_t length, bool *begins)
{
    const phw_models_key label = phw_models_key_of(key, length);
    phw_entry entry;
    bool may_begin = phw_models_label_may_begin_key(models, &label);
    if (begins)
        *begins = may_begin;
    if (!may_begin)
        return 0;
    return phw_models_lookup_key(models, PHW_TABLE_RECORD_LABELS, &label, &entry) ? entry.types : 0;
}

/* Digits that look like letters, read as those letters. */
static bool as_letters(const char *key, size_t length, char *letters)
{
    static const char look[] = "oizeasgtbg";
    bool changed = false, alpha = false;
    for (size_t i = 0; i < length; i++) {
        letters[i] = key[i];
        alpha |= is_alpha(key[i]);
        if (is_digit(key[i]) && key[i] != '2' && key[i] != '3' && key[i] != '7' && key[i] != '9') {
            letters[i] = key[i] == '1' ? 'l' : look[key[i] - '0'];
            changed = true;
        }
    }
    return changed && alpha;
}

/* True where one substitution, insertion, deletion or swap of neighbours makes a into b. */
static bool one_error(const char *a, size_t a_length, const char *b, size_t b_length)
{
    size_t head = 0;
    while (head < a_length && head < b_length && a[head] == b[head])
        head++;
    size_t tail = 0;
    while (tail < a_length - head && tail < b_length - head &&
           a[a_length - 1 - tail] == b[b_length - 1 - tail])
        tail++;
    size_t a_left = a_length - head - tail, b_left = b_length - head - tail;
    if (a_left == 2 && b_left == 2)
        return a[head] == b[head + 1] && a[head + 1] == b[head];
    /* Two letters read as one or one as two are one error of recognition: rn and m, cl and d. */
    if ((a_left == 2 && b_left == 1 && b[head] == 'm') ||
        (a_left == 1 && b_left == 2 && a[head] == 'm'))
        return true;
    return a_left <= 1 && b_left <= 1;
}

/* Copies a key without its spaces. */
static size_t squeeze(const char *key, size_t length, char *bare)
{
    size_t used = 0;
    for (size_t i = 0; i < length; i++)
        if (key[i] != ' ')
            bare[used++] = key[i];
    return used;
}

static unsigned place_of(char letter)
{
    return letter >= 'a' && letter <= 'z' ? (unsigned)(letter - 'a') : PHW_LABEL_LETTERS - 1;
}

void phw_label_menders_make(phw_label_menders *menders)
{
    static_assert(sizeof mendable / sizeof mendable[0] <= PHW_LABEL_MENDABLE, "a bit for each");
    memset(menders, 0, sizeof *menders);
    for (size_t i = 0; i < sizeof mendable / sizeof mendable[0]; i++) {
        uint64_t bit = (uint64_t)1 << i;
        size_t length = squeeze(mendable[i], strlen(mendable[i]), menders->bare[i]);
        menders->lengths[i] = (uint8_t)length;
        menders->beside[place_of(mendable[i][0])] |= bit;
        menders->beside[place_of(mendable[i][1])] |= bit;
        /* One error makes a label a letter longer or shorter at most. */
        for (size_t near = length - 1; near <= length + 1; near++)
            menders->long_as[near] |= bit;
    }
    menders->beside[PHW_LABEL_LETTERS - 1] = 0; /* a blank is no letter */
    for (size_t i = 0; i < sizeof misreadings / sizeof misreadings[0]; i++)
        menders->misread |= 1U << place_of(misreadings[i].read[0]);
}

/* The labels that a phrase without its blanks may be, as bits: of about its length, and with one of
 * their first two letters among its first two, where one error leaves one of them. */
static uint64_t may_mend(const phw_label_menders *menders, const char *bare, size_t length)
{
    if (length < 2 || length >= PHW_LABEL_BARE_ROOM)
        return 0;
    return menders->long_as[length] &
           (menders->beside[place_of(bare[0])] | menders->beside[place_of(bare[1])]);
}

/* What "Nme" was before a colon. */
static uint64_t mend_short(const phw_models *models, const char *key, size_t length)
{
    for (size_t i = 0; i < sizeof with_colon / sizeof with_colon[0]; i++)
        if (key[0] == with_colon[i][0] && length >= SHORT_LEAST &&
            one_error(key, length, with_colon[i], strlen(with_colon[i])))
            return types_of(models, with_colon[i], strlen(with_colon[i]), NULL);
    return 0;
}

/* @param digits  there are some in it. */
static uint64_t mend(const phw_label_menders *menders, const phw_models *models, const char *key,
                     size_t length, uint32_t letters, bool digits)
{
    char shaped[KEY_MAX];
    uint64_t types;
    if (digits && as_letters(key, length, shaped) &&
        (types = types_of(models, shaped, length, NULL)) != 0 && length >= 3)
        return types;
    size_t some = menders->misread & 1U << place_of(key[0]) ? sizeof misreadings : 0;
    for (size_t i = 0; i < some / sizeof misreadings[0]; i++)
        if (misreadings[i].read[0] == key[0] && strlen(misreadings[i].read) == length &&
            memcmp(misreadings[i].read, key, length) == 0)
            return types_of(models, misreadings[i].meant, strlen(misreadings[i].meant), NULL);
    if (letters < MEND_LETTERS)
        return 0;
    /* Spaces come and go in small print: compare without them. */
    char bare[KEY_MAX];
    size_t bare_length = squeeze(key, length, bare);
    for (uint64_t left = may_mend(menders, bare, bare_length); left; left &= left - 1) {
        size_t i = (size_t)__builtin_ctzll(left);
        if (one_error(bare, bare_length, menders->bare[i], menders->lengths[i]))
            return types_of(models, mendable[i], strlen(mendable[i]), NULL);
    }
    return 0;
}

/* Takes the commas out of a folded phrase of several words: the table has none. */
static size_t drop_commas(char *key, size_t length)
{
    size_t used = 0;
    for (size_t i = 0; i < length; i++)
        if (key[i] != ',')
            key[used++] = key[i];
    return used;
}

/* Does a dictionary know every word of this folded phrase? Then no letter of it was misread. */
static bool is_english(const phw_models *models, const char *key, size_t length)
{
    for (size_t at = 0; at < length;) {
        size_t end = at;
        while (end < length && key[end] != ' ')
            end++;
        if (!phw_models_lookup(models, PHW_TABLE_WORDS, key + at, end - at, NULL))
            return false;
        at = end + 1;
    }
    return true;
}

bool phw_label_may_begin(const phw_cell *cell, uint32_t begin, uint32_t end, phw_page_words *words)
{
    const char *text = cell->text + begin;
    if (end - begin < WHOLE_WORD || memchr(text, '\'', end - begin) ||
        memchr(cell->text + end, '#', end + 2 < cell->length ? 2 : cell->length - end))
        return true;
    const phw_page_word *word = phw_name_word_of(words, text, end - begin);
    return !word || word->begins_label || word->split > 0 || word->token.word == 0;
}

bool phw_label_match_at(const phw_cell *cell, uint32_t begin, const phw_label_menders *menders,
                        const phw_models *models, phw_label_match *match)
{
    uint32_t from, end, at = begin, letters = 0;
    bool digits = false;
    phw_label_match best = {0}, second = {0};
    for (uint32_t words = 1; words <= PHW_LABEL_WORDS_MAX; words++) {
        if (!phw_label_atom(cell, at, &from, &end) || end - begin >= KEY_MAX)
            break;
        /* A colon closes a label: nothing behind it belongs to it. */
        bool closed = false, comma = false;
        for (uint32_t i = at; words > 1 && i < from; i++) {
            closed |= cell->text[i] == ':' || cell->text[i] == '=';
            comma |= cell->text[i] == ',';
        }
        if (closed)
            break;
        if (is_digit(cell->text[from]))
            digits = true;
        else
            for (uint32_t i = from; i < end; i++)
                letters += cell->text[i] != '\'';
        at = end;
        uint32_t stop = end;
        if (stop < cell->length && cell->text[stop] == ' ' && cell->text[stop + 1] == '#')
            stop++;
        if (stop < cell->length && cell->text[stop] == '#')
            stop++;
        else
            stop = end;
        char key[KEY_MAX];
        bool begins;
        size_t length = phw_models_fold(cell->text + begin, stop - begin, key, sizeof key);
        length = drop_commas(key, length);
        uint64_t types = types_of(models, key, length, &begins);
        /* "Title, forename, surname" is one label; a comma ends the others. */
        if (comma && !begins && !types)
            break;
        if (!types && stop != end) {
            stop = end;
            length = phw_models_fold(cell->text + begin, stop - begin, key, sizeof key);
            types = types_of(models, key, length, &begins);
        }
        /* "B: 12.03.51"; in "f0:ad:3b:0a" it is a figure. */
        if (!types && letters == 1 && end < cell->length && cell->text[end] == ':' &&
            length + 1 < sizeof key && !(begin > 0 && is_digit(cell->text[begin - 1]))) {
            key[length] = ':';
            types = types_of(models, key, length + 1, NULL);
        }
        /* A word of English with which no label begins was read right, and a label is forgiven one
         * wrong letter only. */
        bool whole_word = !types && words == 1 && letters >= WHOLE_WORD && !begins &&
                          is_english(models, key, length);
        if (types) {
            best = (phw_label_match){stop, letters, words, types, false};
        } else if (letters >= 2 && words <= MENDED_WORDS && !whole_word) {
            types = mend(menders, models, key, length, letters, digits);
            if (!types && words == 1 && !digits && stop < cell->length && cell->text[stop] == ':')
                types = mend_short(models, key, length);
            if (types && !is_english(models, key, length))
                second = (phw_label_match){stop, letters, words, types, true};
        }
        if (whole_word || (words >= MENDED_WORDS && !begins))
            break;
    }
    if (second.types && second.letters > best.letters)
        best = second;
    *match = best;
    return best.types != 0;
}
