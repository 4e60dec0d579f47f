/* SPDX-License-Identifier: Apache-2.0 */
#include "identify/clue_words.h"

#include <string.h>

#include "identify/clue_phrases.h"

/* In the order of bytes, of the first two: how a phrase stands to a word that begins with these. */
static int compare(const phw_clue_phrase *phrase, const char *two)
{
    int order = (unsigned char)phrase->words[0] - (unsigned char)two[0];
    return order ? order : (unsigned char)phrase->words[1] - (unsigned char)two[1];
}

/* The first phrase that begins with two letters or later ones. */
static size_t first_with(const phw_clue_phrase *phrases, size_t count, const char *two)
{
    size_t low = 0, high = count;
    while (low < high) {
        size_t middle = (low + high) / 2;
        if (compare(&phrases[middle], two) < 0)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

/* How much of the phrase at @p *words a token takes up, which may hold several words
 * ("side-room"). False where it differs. */
static bool take_token(const phw_name_token *token, const char **words)
{
    size_t length = token->key_length;
    const char *end = *words;
    while (length > 0 && *end && *end != '*' && *end == token->key[token->key_length - length]) {
        end++;
        length--;
    }
    bool open = *end == '*';
    if (length > 0 && !open)
        return false;
    if (open)
        end++;
    else if (*end && *end != ' ')
        return false;
    *words = end;
    return true;
}

/* Whether a phrase stands at @p at, all in one piece. */
static bool stands_at(const phw_name_token *tokens, size_t count, size_t at, const char *words,
                      size_t *last)
{
    for (size_t i = at; i < count; i++) {
        if (i > at && (tokens[i].before & (PHW_GAP_STOP | PHW_GAP_COLON | PHW_GAP_COMMA)))
            return false;
        if (!take_token(&tokens[i], &words))
            return false;
        if (!*words) {
            *last = i;
            return true;
        }
        words++; /* the blank */
    }
    return false;
}

/* Letters of a word that goes on in any way ("admit*"), which are looked at. */
#define OPEN_LETTERS 3

/* Of the first word, so many letters at most. */
static uint32_t place_of(const char *letters, size_t most)
{
    uint32_t place = 0;
    for (size_t i = 0; i < most && letters[i] && letters[i] != ' '; i++)
        place = place * 31 + (unsigned char)letters[i];
    return (place * 0x9E3779B1U >> 16) % PHW_CLUE_START_BITS;
}

static void set_bit(uint64_t *bits, uint32_t place)
{
    bits[place / 64] |= (uint64_t)1 << place % 64;
}

static bool has_bit(const uint64_t *bits, uint32_t place)
{
    return bits[place / 64] >> place % 64 & 1;
}

void phw_clue_starts_make(phw_clue_starts *starts)
{
    size_t count;
    const phw_clue_phrase *phrases = phw_clue_phrases(&count);
    memset(starts, 0, sizeof *starts);
    for (size_t i = 0; i < count; i++) {
        const char *words = phrases[i].words;
        if (words[strcspn(words, " *")] == '*')
            set_bit(starts->open, place_of(words, OPEN_LETTERS));
        else
            set_bit(starts->whole, place_of(words, SIZE_MAX));
    }
}

bool phw_clue_may_start(const phw_clue_starts *starts, const phw_name_token *token)
{
    return has_bit(starts->open, place_of(token->key, OPEN_LETTERS)) ||
           has_bit(starts->whole, place_of(token->key, SIZE_MAX));
}

unsigned phw_clue_at(const phw_name_token *tokens, size_t count, size_t at, size_t *last)
{
    size_t phrase_count;
    const phw_clue_phrase *phrases = phw_clue_phrases(&phrase_count);
    unsigned clues = 0;
    /* No phrase is a single letter, but some begin with a word that is one. */
    const char two[2] = {tokens[at].key[0], tokens[at].key_length == 1 ? ' ' : tokens[at].key[1]};
    *last = at;
    if (tokens[at].no_clue || tokens[at].key_length == 0)
        return 0;
    for (size_t i = first_with(phrases, phrase_count, two);
         i < phrase_count && compare(&phrases[i], two) == 0; i++) {
        size_t end;
        if (!stands_at(tokens, count, at, phrases[i].words, &end))
            continue;
        if (end > *last)
            *last = end;
        clues |= phrases[i].clues;
    }
    return clues;
}

bool phw_clue_is_any(const phw_name_token *token, const char *const *keys)
{
    for (; *keys; keys++)
        if (phw_name_token_is(token, *keys))
            return true;
    return false;
}
