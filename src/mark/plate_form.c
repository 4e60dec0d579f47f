/* SPDX-License-Identifier: Apache-2.0 */
#include "mark/plate_form.h"

#include <stdbool.h>
#include <string.h>

#define MENDED_MOST 1

/* Its edges may be read as characters, and so may the letters of a band at its left. */
#define ROOM (PHW_PLATE_MOST + 3)

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

static bool is_good(char c)
{
    return (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
}

/* The letters and digits of some words in one; 0 where there is anything else between them, or too
 * much. Signs at either end are the plate's edge. */
static size_t join(const phw_word *words, size_t count, char text[ROOM])
{
    size_t length = 0;
    bool over = false; /* a sign was met behind a letter or digit */
    for (size_t i = 0; i < count; i++) {
        for (size_t k = 0; k < words[i].length; k++) {
            char c = capital_of(words[i].text[k]);
            if (!is_good(c)) {
                if ((c >= 'a' && c <= 'z'))
                    return 0;
                over = length > 0;
                continue;
            }
            if (over || length == ROOM)
                return 0;
            text[length++] = c;
        }
    }
    return length;
}

phw_plate_form phw_plate_read(const phw_word *words, size_t count, char text[PHW_PLATE_MOST + 1],
                              int *mended)
{
    static const struct {
        size_t before, behind;
    } edges[] = {{1, 0}, {0, 1}, {1, 1}, {2, 0}, {2, 1}};
    char all[ROOM];
    int needed = 0;
    size_t length = join(words, count, all), first = 0, left = length;
    phw_plate_form form = phw_plate_match(all, length, &needed);
    for (size_t i = 0; form == PHW_PLATE_NONE && i < sizeof edges / sizeof edges[0]; i++) {
        if (length < edges[i].before + edges[i].behind)
            continue;
        first = edges[i].before;
        left = length - first - edges[i].behind;
        form = phw_plate_match(all + first, left, &needed);
        if (form != PHW_PLATE_CURRENT || needed > 0)
            form = PHW_PLATE_NONE;
    }
    if (form == PHW_PLATE_NONE)
        return form;
    memcpy(text, all + first, left);
    text[left] = '\0';
    if (mended)
        *mended = needed;
    return form;
}
