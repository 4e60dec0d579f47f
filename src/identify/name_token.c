/* SPDX-License-Identifier: Apache-2.0 */
#include "identify/name_token.h"

#include <string.h>

#include "base/utf8.h"
#include "identify/name_lexicon.h"
#include "identify/name_misread.h"
#include "identify/page_words.h"
#include "model/model.h"

/* Letters in capitals behind one that is none which make a word in capitals. */
#define CAPITALS_LEAST 4
/* Tokens for which memory is taken at once. */
#define TOKENS_AT_ONCE 256
/* Of "G2P1"; "G4P2113" has more. */
#define GRAVIDA_LETTERS 4U
#define DIGITS "0123456789"
/* … and what a digit in a hand is read as. */
#define LIKE_DIGITS DIGITS "bdijloqsz"

static bool is_apostrophe(uint32_t c)
{
    return c == '\'' || c == '`' || c == 0xB4 || c == 0x2BC || c == 0x2018 || c == 0x2019;
}

static bool is_letter(uint32_t c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
           (c >= 0xC0 && c < 0x2000 && c != 0xD7 && c != 0xF7) ||
           (c >= 0x2C00 && c != PHW_UTF8_INVALID && c != 0xFFFD);
}

static bool is_digit(uint32_t c)
{
    return c >= '0' && c <= '9';
}

/* Latin Extended writes capitals at even code points but for two runs. */
static bool is_capital(uint32_t c)
{
    if (c < 0x80)
        return c >= 'A' && c <= 'Z';
    if (c < 0x100)
        return c >= 0xC0 && c <= 0xDE;
    if ((c >= 0x139 && c <= 0x148) || (c >= 0x179 && c <= 0x17E))
        return c % 2 == 1;
    return (c < 0x250 || (c >= 0x1E00 && c < 0x1F00)) && c % 2 == 0;
}

static unsigned gap_of(uint32_t c)
{
    switch (c) {
    case ',':
        return PHW_GAP_COMMA;
    case '(':
    case '[':
    case '<':
    case '{':
        return PHW_GAP_OPEN;
    case ')':
    case ']':
    case '>':
    case '}':
        return PHW_GAP_CLOSE;
    case '.':
    case ';':
    case '!':
    case '?':
    case 0x2026:
        return PHW_GAP_STOP;
    case ':':
        return PHW_GAP_COLON;
    case '-':
    case 0x2012:
    case 0x2013:
    case 0x2014:
        return PHW_GAP_DASH;
    case '/':
    case '\\':
        return PHW_GAP_SLASH;
    case '^':
    case '*': /* what OCR makes of a caret, as are the next two */
    case 0xB0:
    case 0xBA:
        return PHW_GAP_CARET;
    case ' ':
    case '\t':
    case 0xA0:
        return 0;
    default:
        return PHW_GAP_OTHER;
    }
}

typedef struct reader {
    const char *text;
    size_t length;
} reader;

static uint32_t peek(const reader *line, size_t at, size_t *step)
{
    uint32_t c = 0;
    *step = 0;
    if (at < line->length)
        *step = phw_utf8_decode(line->text + at, line->length - at, &c);
    return c;
}

/* Where the token that starts at @p from ends: letters and digits, and single apostrophes and
 * hyphens between letters. */
static size_t token_end(const reader *line, size_t from)
{
    size_t at = from, step, next_step;
    for (;;) {
        uint32_t c = peek(line, at, &step);
        if (step == 0)
            return at;
        if (is_letter(c) || is_digit(c)) {
            at += step;
            continue;
        }
        uint32_t next = peek(line, at + step, &next_step);
        if ((is_apostrophe(c) || c == '-' || c == 0x2010 || c == 0x2011) && at > from &&
            next_step > 0 && is_letter(next)) {
            at += step;
            continue;
        }
        return at;
    }
}

static phw_letter_case case_of(const reader *line, size_t from, size_t to)
{
    size_t letters = 0, capitals = 0, step;
    bool first_is_capital = false;
    for (size_t at = from; at < to; at += step) {
        uint32_t c = peek(line, at, &step);
        if (is_digit(c))
            return PHW_CASE_NUMBER;
        if (!is_letter(c))
            continue;
        if (letters == 0)
            first_is_capital = is_capital(c);
        capitals += is_capital(c);
        letters++;
    }
    if (capitals == letters)
        return letters == 1 ? PHW_CASE_INITIAL : PHW_CASE_UPPER;
    if (first_is_capital)
        return PHW_CASE_TITLE;
    /* "rVANS-PRYCE": the first letter was misread. */
    if (capitals + 1 == letters && capitals >= CAPITALS_LEAST)
        return PHW_CASE_UPPER;
    return capitals > 0 ? PHW_CASE_MIXED : PHW_CASE_LOWER;
}

/* Without a closing 's; "James'" loses nothing because a trailing apostrophe is no part of it. */
static size_t without_possessive(const reader *line, size_t from, size_t to, bool *possessive)
{
    if (to - from < 4 || (line->text[to - 1] != 's' && line->text[to - 1] != 'S'))
        return to;
    for (size_t back = 2; back <= 4 && from + back < to; back++) {
        size_t step;
        uint32_t c = peek(line, to - back, &step);
        if (is_apostrophe(c) && step == back - 1) {
            *possessive = true;
            return to - back;
        }
    }
    return to;
}

/* What is to be known of a word: of its first part where it is two run together. */
static void fill(phw_page_words *words, phw_page_word *word)
{
    phw_name_token *token = &word->token;
    word->split = phw_name_misread_part(word->text, word->length, words->models);
    const reader text = {word->text, word->split > 0 ? word->split : word->length};
    token->to = (uint32_t)without_possessive(&text, 0, text.length, &token->possessive);
    token->key_length =
        (uint32_t)phw_models_fold(text.text, token->to, token->key, sizeof token->key);
    token->letters = case_of(&text, 0, token->to);
    bool number = token->letters == PHW_CASE_NUMBER;
    phw_name_lexicon_weigh(words->models, token);
    if (number)
        phw_name_misread_mend(text.text, token->to, words->models, token);
    phw_page_words_mark(words, word, !number && token->to == word->length);
}

const phw_page_word *phw_name_word_of(phw_page_words *words, const char *text, size_t length)
{
    bool fresh = false;
    phw_page_word *word = phw_page_words_at(words, text, length, &fresh);
    if (word && fresh)
        fill(words, word);
    return word;
}

/* "Hatise.Oztuerk" is read for a blank: a sentence has one behind its stop, and an initial is no
 * word. */
static bool is_blank_misread(const reader *line, size_t at)
{
    enum { LETTERS_BEFORE = 3 };
    size_t step, before = 0;
    while (before < LETTERS_BEFORE && before < at && line->text[at - before - 1] >= 'a' &&
           line->text[at - before - 1] <= 'z')
        before++;
    return line->text[at] == '.' && before == LETTERS_BEFORE &&
           is_capital(peek(line, at + 1, &step));
}

/* Where the next token begins; the line's length where none does. *gap gathers what is between. */
static size_t next_start(const reader *line, size_t at, unsigned *gap)
{
    size_t step;
    for (; at < line->length; at += step) {
        uint32_t c = peek(line, at, &step);
        if (is_letter(c) || is_digit(c))
            break;
        if (!is_blank_misread(line, at))
            *gap |= gap_of(c);
    }
    return at;
}

/* Makes room for one token more behind @p count of a line. */
static bool grow_line(phw_page_words *words, size_t count)
{
    if (count < words->room)
        return true;
    size_t wanted = 2 * count < TOKENS_AT_ONCE ? TOKENS_AT_ONCE : 2 * count;
    phw_name_token *line = phw_arena_alloc_array(words->arena, wanted, sizeof *line);
    if (!line)
        return false;
    if (count)
        memcpy(line, words->line, count * sizeof *line);
    words->line = line;
    words->room = wanted;
    return true;
}

/* "Nwankwo_E [10.3.07]": a line that begins so has a surname filed before a given name. */
static bool is_filed(const char *text, const phw_name_token *given)
{
    const phw_name_token *family = given - 1;
    return family->from == 0 && given->from == family->to + 1 && text[family->to] == '_' &&
           family->letters != PHW_CASE_NUMBER && given->letters != PHW_CASE_NUMBER;
}

phw_status phw_name_tokens(const char *text, size_t length, phw_page_words *words,
                           phw_name_token **tokens, size_t *count, phw_error *error)
{
    const reader line = {text, length};
    size_t number = 0;
    unsigned gap = PHW_GAP_EDGE;
    phw_status status = PHW_OK;
    for (size_t at = next_start(&line, 0, &gap); at < length && status == PHW_OK;
         at = next_start(&line, at, &gap)) {
        size_t end = token_end(&line, at);
        const phw_page_word *word = phw_name_word_of(words, text + at, end - at);
        if (!word || !grow_line(words, number)) {
            status = PHW_ERR_NOMEM;
            continue;
        }
        phw_name_token *token = &words->line[number++];
        *token = word->token;
        token->from = (uint32_t)at;
        token->to += (uint32_t)at;
        token->before = number == 2 && is_filed(text, token) ? PHW_GAP_COMMA : gap;
        gap = word->split > 0 ? PHW_GAP_GLUED : 0;
        at = word->split > 0 ? at + word->split : end;
    }
    if (status != PHW_OK)
        return phw_error_set(error, status, "no memory for the words of a line");
    *tokens = NULL;
    *count = number;
    if (number > 0) {
        *tokens = words->line;
        words->line += number;
        words->room -= number;
    }
    return PHW_OK;
}

float phw_name_token_best(const phw_name_token *token)
{
    return token->given > token->family ? token->given : token->family;
}

bool phw_name_token_in(const phw_name_token *token, const char *list)
{
    if (token->key_length == 0)
        return false;
    for (const char *at = list; (at = strstr(at, token->key)) != NULL; at++) {
        if (at > list && at[-1] == ' ' && at[token->key_length] == ' ')
            return true;
    }
    return false;
}

bool phw_name_token_is_sex(const phw_name_token *token)
{
    return phw_name_token_in(token, " f female m male ");
}

bool phw_name_token_is_bed(const phw_name_token *token)
{
    static const char *const nouns[] = {"sr", "bed"};
    size_t letters = strcspn(token->key, "0123456789");
    size_t digits = strspn(token->key + letters, "0123456789");
    if (digits < 1 || digits > 2 || letters + digits != token->key_length)
        return false;
    for (size_t i = 0; i < sizeof nouns / sizeof nouns[0]; i++)
        if (strlen(nouns[i]) == letters && memcmp(nouns[i], token->key, letters) == 0)
            return true;
    return false;
}

static bool is_one_of(char c, const char *set)
{
    return c && strchr(set, c);
}

bool phw_name_token_is_gravida(const phw_name_token *token)
{
    const char *key = token->key;
    return token->key_length >= GRAVIDA_LETTERS && key[0] == 'g' && is_one_of(key[1], DIGITS) &&
           key[2] == 'p' && is_one_of(key[3], DIGITS);
}

bool phw_name_token_may_be_gravida(const phw_name_token *token)
{
    const char *key = token->key;
    return token->key_length == GRAVIDA_LETTERS && is_one_of(key[0], "g6") && key[2] == 'p' &&
           is_one_of(key[1], LIKE_DIGITS) && is_one_of(key[3], LIKE_DIGITS) &&
           (is_one_of(key[1], DIGITS) || is_one_of(key[3], DIGITS));
}

bool phw_name_key_nearly(const char *a, size_t a_length, const char *b, size_t b_length)
{
    size_t head = 0, tail = 0;
    if (a_length > b_length + 1 || b_length > a_length + 1)
        return false;
    while (head < a_length && head < b_length && a[head] == b[head])
        head++;
    while (tail < a_length - head && tail < b_length - head &&
           a[a_length - 1 - tail] == b[b_length - 1 - tail])
        tail++;
    return a_length - head - tail <= 1 && b_length - head - tail <= 1;
}
