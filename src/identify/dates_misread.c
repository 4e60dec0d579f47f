/* SPDX-License-Identifier: Apache-2.0 */
#include <string.h>

#include "identify/dates.h"
#include "identify/digits.h"

/* Figures of a date with two and with four digits of a year and with one of these lost, and what of
 * them may be misread. */
#define SHORT_FIGURES 6
#define LOST_FIGURES 7
#define LONG_FIGURES 8
#define MISREAD_MOST 2
/* The years in which people live whose records are looked at. */
#define YEAR_FIRST 1900
#define YEAR_LAST 2040
/* The first byte of a degree sign. */
#define DEGREE '\xC2'
#define DAYS_MOST 31
#define MONTHS 12

/* What a reader makes of figures between strokes, besides letters that look like them. */
static char figure(char c)
{
    static const char looks[] = ")1L1V1$5?7u4a4e8c0";
    if (phw_is_digit(c))
        return c;
    if (phw_digit_like(c))
        return phw_digit_like(c);
    for (const char *p = looks; c && *p; p += 2)
        if (*p == c)
            return p[1];
    return 0;
}

/* Bytes of a stroke at @p at: one of "/-." or a degree sign, which is what some become. */
static uint32_t stroke(const char *text, uint32_t at, uint32_t end)
{
    if (at < end && text[at] && strchr("/-.", text[at]))
        return 1;
    return at + 2 <= end && memcmp(text + at, "\xC2\xB0", 2) == 0 ? 2 : 0;
}

static int value(const char *digits, size_t count)
{
    int sum = 0;
    for (size_t i = 0; i < count; i++)
        sum = sum * 10 + (digits[i] - '0');
    return sum;
}

/* "23/03/194": a year of which the last digit was lost. */
static bool has_lost_digit(const char *digits, uint32_t count)
{
    return count == LOST_FIGURES &&
           (memcmp(digits + 4, "19", 2) == 0 || memcmp(digits + 4, "20", 2) == 0);
}

bool phw_date_misread(const char *text, uint32_t begin, uint32_t end, phw_date *date)
{
    char digits[LONG_FIGURES];
    uint32_t count = 0, misread = 0, strokes = 0, behind_day = 0, behind_month = 0, at = begin;
    char kinds[2] = {0};
    while (at < end) {
        uint32_t wide = stroke(text, at, end);
        if (wide) {
            if (count != 2 && count != 4)
                break;
            if ((count == 2 && behind_day) || (count == 4 && behind_month))
                return false;
            kinds[count == 4] = text[at];
            behind_day += count == 2;
            behind_month += count == 4;
            strokes++;
            at += wide;
            continue;
        }
        if (count == LONG_FIGURES || !figure(text[at]))
            break;
        misread += !phw_is_digit(text[at]);
        digits[count++] = figure(text[at++]);
    }
    if (at < end && (phw_is_letter(text[at]) || phw_is_digit(text[at])))
        return false;
    const bool lost = strokes == 2 && kinds[0] == kinds[1] && kinds[0] != DEGREE && misread == 0 &&
                      has_lost_digit(digits, count);
    /* Both strokes, or one of them and a year in full: less is any number. */
    if (lost)
        digits[count++] = '0';
    else if (strokes == 0 || misread > MISREAD_MOST ||
             (count != LONG_FIGURES && (count != SHORT_FIGURES || misread > 0)) ||
             (strokes == 1 && (misread > 0 || (count == SHORT_FIGURES && kinds[1] != '.'))) ||
             (strokes == 2 && (kinds[0] == kinds[1]) == (misread == 0)))
        return false;
    /* Two strokes that differ: only where one of them is no stroke any more. */
    if (!lost && strokes == 2 && misread == 0 && kinds[0] != DEGREE && kinds[1] != DEGREE)
        return false;
    *date = (phw_date){.begin = begin,
                       .end = at,
                       .day = value(digits, 2),
                       .month = value(digits + 2, 2),
                       .year = value(digits + 4, count - 4),
                       .short_year = count == SHORT_FIGURES,
                       .mended = true};
    return date->day >= 1 && date->day <= DAYS_MOST && date->month >= 1 && date->month <= MONTHS &&
           (date->short_year || (date->year >= YEAR_FIRST && date->year <= YEAR_LAST));
}
