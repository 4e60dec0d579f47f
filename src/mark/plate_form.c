/* SPDX-License-Identifier: Apache-2.0 */
#include "mark/plate_form.h"

#include <stdbool.h>
#include <string.h>

#define MENDED_MOST 1

/* A is a letter, 9 a digit. Northern Ireland's have an I or a Z among the letters. */
static const struct {
    const char *pattern;
    phw_plate_form form;
} patterns[] = {
    {"AA99AAA", PHW_PLATE_CURRENT},  {"A999AAA", PHW_PLATE_PREFIX},
    {"A99AAA", PHW_PLATE_PREFIX},    {"AAA999A", PHW_PLATE_SUFFIX},
    {"AAA99A", PHW_PLATE_SUFFIX},    {"AAZ9999", PHW_PLATE_NORTHERN},
    {"AZA9999", PHW_PLATE_NORTHERN}, {"AIA9999", PHW_PLATE_NORTHERN},
};

/* Letters that no issued registration has: I and Q, for they look like others. */
#define NEVER "IQ"

static char twin_of(char c)
{
    static const char digits[] = "01582", letters[] = "OISBZ";
    const char *at = strchr(digits, c);
    if (c && at)
        return letters[at - digits];
    at = strchr(letters, c);
    return c && at ? digits[at - letters] : '\0';
}

static bool fits(char c, char wanted)
{
    bool letter = c >= 'A' && c <= 'Z', digit = c >= '0' && c <= '9';
    if (wanted == '9')
        return digit;
    if (wanted == 'A')
        return letter && !strchr(NEVER, c);
    return c == wanted;
}

/* Characters to mend, or more than MENDED_MOST where it cannot be; @p fixed is what it then reads.
 */
static int compare(const char *text, size_t length, const char *pattern, char *fixed)
{
    int mended = 0;
    if (strlen(pattern) != length)
        return MENDED_MOST + 1;
    for (size_t i = 0; i < length; i++) {
        char twin = twin_of(text[i]);
        fixed[i] = text[i];
        if (fits(text[i], pattern[i]))
            continue;
        if (!twin || !fits(twin, pattern[i]))
            return MENDED_MOST + 1;
        fixed[i] = twin;
        mended++;
    }
    return mended;
}

static char capital_of(char c)
{
    static const char twins[] = "cosvwxzjkpuy";
    return c && strchr(twins, c) ? (char)(c - 'a' + 'A') : c;
}

size_t phw_plate_join(const phw_word *words, size_t count, char text[PHW_PLATE_MOST])
{
    size_t length = 0;
    for (size_t i = 0; i < count; i++) {
        for (size_t k = 0; k < words[i].length; k++) {
            char c = capital_of(words[i].text[k]);
            bool edge = (i == 0 && k == 0) || (i + 1 == count && k + 1 == words[i].length);
            bool good = (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
            if (!good && edge && c && strchr("|[](){}", c))
                continue;
            if (!good || length == PHW_PLATE_MOST)
                return 0;
            text[length++] = c;
        }
    }
    return length;
}

/* The age identifier: 02 to 49 for March, 51 and up for September. */
static bool is_age(const char *digits)
{
    int age = (digits[0] - '0') * 10 + digits[1] - '0';
    return age >= 2 && age != 50;
}

phw_plate_form phw_plate_match(const char *text, size_t length, int *mended)
{
    phw_plate_form best = PHW_PLATE_NONE;
    int fewest = MENDED_MOST + 1;
    char fixed[PHW_PLATE_MOST + 1];
    for (size_t i = 0; i < sizeof patterns / sizeof patterns[0]; i++) {
        int needed = compare(text, length, patterns[i].pattern, fixed);
        /* A postcode with an 8 taken for a B is an older form too. */
        if (needed > 0 && patterns[i].form != PHW_PLATE_CURRENT)
            continue;
        if (needed >= fewest || (patterns[i].form == PHW_PLATE_CURRENT && !is_age(fixed + 2)))
            continue;
        fewest = needed;
        best = patterns[i].form;
    }
    if (mended)
        *mended = best == PHW_PLATE_NONE ? 0 : fewest;
    return best;
}
