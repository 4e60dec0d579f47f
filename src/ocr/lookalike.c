/* SPDX-License-Identifier: Apache-2.0 */
#include "ocr/lookalike.h"

#include <ctype.h>
#include <string.h>

#define ALIKE "cosuvwxz" /* and in capitals */
#define LEAST_CAPITALS 2 /* that show their case: fewer may be initials */

/* The symbol's only byte, or 0. */
static char only_byte(const phw_symbol *symbol)
{
    return symbol->text[1] ? 0 : symbol->text[0];
}

static bool is_small(char c)
{
    return c >= 'a' && c <= 'z';
}

static bool is_capital(char c)
{
    return c >= 'A' && c <= 'Z';
}

static bool is_alike(char c)
{
    return c && strchr(ALIKE, tolower((unsigned char)c));
}

static bool is_vowel(char c)
{
    return c && strchr("aeiouy", tolower((unsigned char)c));
}

/* Whether all letters that show their case are capitals. Small l may be an I. */
static bool is_in_capitals(const phw_symbol *word, size_t count)
{
    size_t capitals = 0;
    for (size_t i = 0; i < count; i++) {
        char c = only_byte(&word[i]);
        if (is_small(c) && !is_alike(c) && c != 'l')
            return false;
        capitals += is_capital(c) && !is_alike(c) && c != 'I';
    }
    return capitals >= LEAST_CAPITALS;
}

static void mend_capitals(phw_symbol *word, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        char c = only_byte(&word[i]), before = i ? only_byte(&word[i - 1]) : 0;
        bool of_mac = c == 'c' && before == 'M';
        if (c == 'l')
            word[i].text[0] = 'I';
        else if (is_small(c) && is_alike(c) && !of_mac)
            word[i].text[0] = (char)toupper((unsigned char)c);
    }
}

static void mend_small(phw_symbol *word, size_t count)
{
    char second = count > 2 ? only_byte(&word[1]) : 0, third = count > 2 ? only_byte(&word[2]) : 0;
    bool doubled = second == 'l' && is_small(third) && !is_vowel(third);
    if (only_byte(&word[0]) == 'l' && is_small(second) && !is_vowel(second) &&
        (second != 'l' || doubled))
        word[0].text[0] = 'I';
    for (size_t i = 1; i + 1 < count; i++)
        if (only_byte(&word[i]) == 'I' && is_small(only_byte(&word[i - 1])) &&
            is_small(only_byte(&word[i + 1])))
            word[i].text[0] = 'l';
}

void phw_lookalike_mend(phw_symbols *symbols)
{
    for (size_t first = 0, end; first < symbols->count; first = end) {
        end = first + 1;
        while (end < symbols->count && !symbols->items[end].starts_word)
            end++;
        phw_symbol *word = &symbols->items[first];
        if (is_in_capitals(word, end - first))
            mend_capitals(word, end - first);
        else
            mend_small(word, end - first);
    }
}
