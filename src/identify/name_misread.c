/* SPDX-License-Identifier: Apache-2.0 */
#include "identify/name_misread.h"

#include <string.h>

#include "identify/name_lexicon.h"
#include "identify/name_page.h"
#include "model/model.h"

/* Letters of either half of words run together, and of a name before or behind digits. */
#define HALF_LETTERS 2
#define NAME_LETTERS 3
#define BEFORE_DIGITS 4
/* How like a name by the tables the half is that is one. */
#define NAME_LEAST 0.35F
/* Letters of a word in capitals in which a digit is a letter misread. */
#define CAPITALS_LEAST 5
/* Letters of the shortest label that is told by its letters; and of those in which a second and a
 * third may be wrong. */
#define LABEL_LETTERS 5
#define LABEL_LONG 7
#define LABEL_LONGER 9
#define LABEL_LETTERS_MOST 16
/* Words misread so on a form that is seen from too far. */
#define LABELS_LEAST 3
/* As likely as a word in no table. */
#define MENDED_LEAST 0.4F

static bool is_small(char c)
{
    return c >= 'a' && c <= 'z';
}

static bool is_capital(char c)
{
    return c >= 'A' && c <= 'Z';
}

static bool is_number(char c)
{
    return c >= '0' && c <= '9';
}

static phw_name_token weigh(const char *text, size_t length, const struct phw_models *models)
{
    phw_name_token token = {.letters = PHW_CASE_TITLE};
    token.key_length = (uint32_t)phw_models_fold(text, length, token.key, sizeof token.key);
    phw_name_lexicon_weigh(models, &token);
    return token;
}

/* "McDonald", "DeSouza" are one word. */
static bool is_prefix(const phw_name_token *token)
{
    return (token->kinds & PHW_WORD_PARTICLE) ||
           phw_name_token_in(token, " mc mac fitz la le o pen tre i e ");
}

static bool is_title(const phw_name_token *token)
{
    return (token->kinds & (PHW_WORD_TITLE | PHW_WORD_STAFF_TITLE)) && token->key_length <= 4;
}

/* "fatherKody", "GPDr": a word and a name, or a word and a title. */
static bool parts_at_capital(const char *text, size_t at, size_t length,
                             const struct phw_models *models)
{
    if (at + HALF_LETTERS > length || !is_small(text[at + 1]))
        return false;
    phw_name_token right = weigh(text + at, length - at, models);
    phw_name_token left = weigh(text, at, models);
    if (is_title(&right) || is_title(&left))
        return true;
    if (!is_small(text[at - 1]) || length - at < NAME_LETTERS ||
        phw_name_token_best(&right) < NAME_LEAST)
        return false;
    return !is_prefix(&left) && (left.word > 0 || left.kinds || left.given >= NAME_LEAST);
}

static bool is_name(const char *text, size_t length, const struct phw_models *models)
{
    phw_name_token token = weigh(text, length, models);
    return phw_name_token_best(&token) >= NAME_LEAST;
}

/* "HbAlc" is one word. */
static bool is_clinical(const char *text, size_t length, const struct phw_models *models)
{
    return (weigh(text, length, models).kinds & PHW_WORD_CLINICAL) != 0;
}

size_t phw_name_misread_part(const char *text, size_t length, const struct phw_models *models)
{
    for (size_t at = 1; at + 1 < length; at++) {
        bool letters_behind = is_capital(text[at]);
        if (at >= HALF_LETTERS && is_capital(text[at]) && !is_number(text[at - 1])) {
            if (parts_at_capital(text, at, length, models))
                return is_clinical(text, length, models) ? 0 : at;
        } else if (letters_behind && is_number(text[at - 1])) {
            bool same = is_small(text[at + 1]) || is_capital(text[at + 1]);
            for (size_t i = at + 2; i < length && same; i++)
                same = is_small(text[i]) == is_small(text[at + 1]) && !is_number(text[i]);
            /* "9Ms": a scrap before a title. */
            phw_name_token right = weigh(text + at, length - at, models);
            bool name = length - at >= NAME_LETTERS && phw_name_token_best(&right) >= NAME_LEAST;
            return same && (name || (is_title(&right) && is_small(text[at + 1]))) ? at : 0;
        } else if (is_number(text[at]) && is_small(text[at - 1])) {
            return at >= BEFORE_DIGITS && is_capital(text[0]) && is_number(text[at + 1]) &&
                           is_name(text, at, models)
                       ? at
                       : 0;
        }
    }
    return 0;
}

/* Takes over a reading with one letter in the place of a digit, if it is the likelier name. */
static void take(const char *text, size_t length, size_t at, char letter,
                 const struct phw_models *models, phw_letter_case letters, phw_name_token *token)
{
    char mended[PHW_TOKEN_KEY_ROOM];
    if (length >= sizeof mended)
        return;
    memcpy(mended, text, length);
    mended[at] = letter;
    phw_name_token read = weigh(mended, length, models);
    float before = token->letters == PHW_CASE_NUMBER ? 0 : phw_name_token_best(token);
    bool title = length == 2 && is_title(&read);
    if (!title &&
        (phw_name_token_best(&read) < MENDED_LEAST || phw_name_token_best(&read) <= before))
        return;
    memcpy(token->key, read.key, sizeof token->key);
    token->key_length = read.key_length;
    token->letters = letters;
    token->kinds = read.kinds;
    token->tables = read.tables;
    token->given = read.given;
    token->family = read.family;
    token->word = read.word;
    token->known = read.known;
}

void phw_name_misread_mend(const char *text, size_t length, const struct phw_models *models,
                           phw_name_token *token)
{
    static const struct {
        char digit;
        const char *letters;
    } readings[] = {{'0', "OD"}, {'8', "B"}, {'5', "S"}, {'6', "G"}, {'1', "I"}, {'2', "Z"}};
    size_t digits = 0, small = 0, capitals = 0, where = 0;
    for (size_t i = 0; i < length; i++) {
        if (is_number(text[i]))
            digits++, where = i;
        small += is_small(text[i]);
        capitals += is_capital(text[i]);
    }
    if (digits != 1)
        return;
    bool begins = where == 0 && capitals == 0 && small + 1 == length &&
                  (small >= NAME_LETTERS || (length == 2 && text[0] == '0' && text[1] == 'r'));
    bool inside = where > 0 && where + 1 < length && small == 0 && capitals + 1 == length &&
                  capitals >= CAPITALS_LEAST;
    if (!begins && !inside)
        return;
    for (size_t i = 0; i < sizeof readings / sizeof readings[0]; i++)
        for (const char *letter = readings[i].letters; text[where] == readings[i].digit && *letter;
             letter++)
            take(text, length, where, *letter, models, begins ? PHW_CASE_TITLE : PHW_CASE_UPPER,
                 token);
}

/* The fewest letters to be changed, left out or put in between for one word to be the other. */
static size_t errors_between(const char *a, size_t a_length, const char *b, size_t b_length)
{
    size_t row[LABEL_LETTERS_MOST + 1];
    for (size_t j = 0; j <= b_length; j++)
        row[j] = j;
    for (size_t i = 1; i <= a_length; i++) {
        size_t corner = row[0];
        row[0] = i;
        for (size_t j = 1; j <= b_length; j++) {
            size_t best = corner + (a[i - 1] != b[j - 1]);
            corner = row[j];
            best = row[j] + 1 < best ? row[j] + 1 : best;
            row[j] = row[j - 1] + 1 < best ? row[j - 1] + 1 : best;
        }
    }
    return row[b_length];
}

bool phw_name_misread_label(const phw_name_token *token)
{
    static const char *const labels[] = {
        "address",    "admission",  "allergies",    "allergy",     "birth",     "clinic",
        "completed",  "condition",  "consultant",   "consent",     "contact",   "current",
        "department", "diagnosis",  "email",        "emergency",   "ethnicity", "ethnic",
        "forename",   "forenames",  "gender",       "height",      "hospital",  "interpreter",
        "language",   "medical",    "medication",   "medications", "mobile",    "nationality",
        "number",     "occupation", "operation",    "patient",     "practice",  "preferred",
        "previous",   "procedure",  "relationship", "religion",    "signature", "signed",
        "smoking",    "surgery",    "surname",      "telephone",   "weight",    "postcode"};
    if (token->known || token->key_length > LABEL_LETTERS_MOST)
        return false;
    for (size_t i = 0; i < sizeof labels / sizeof labels[0]; i++) {
        const size_t length = strlen(labels[i]);
        const size_t most = 1 + (length >= LABEL_LONG) + (length >= LABEL_LONGER);
        /* A capital is read best. */
        if (length >= LABEL_LETTERS && labels[i][0] == token->key[0] &&
            token->key_length + most >= length && length + most >= token->key_length &&
            errors_between(token->key, token->key_length, labels[i], length) <= most)
            return true;
    }
    return false;
}

bool phw_name_misread_form(const phw_name_page *page)
{
    size_t count = 0;
    for (uint32_t cell = 0; cell < page->context->view->cell_count; cell++)
        for (size_t at = 0; at < page->lines[cell].count && count < LABELS_LEAST; at++)
            count += phw_name_misread_label(&page->lines[cell].tokens[at]);
    return count >= LABELS_LEAST;
}
