/* SPDX-License-Identifier: Apache-2.0 */
#include "identify/dates.h"

#include <string.h>

#include "identify/digits.h"

/* No date of a living person, and none of this software's future, lies outside. */
#define YEAR_FIRST 1895
#define YEAR_LAST 2099

/* Bytes of a date before its first digit at most: a day in letters that look like digits, "of" and
 * a month between blanks. */
#define FIRST_DIGIT_MOST 24U

/* The longest month, and what may stand between it and the day. */
#define MONTH_MOST 13U

static const char *const months[] = {"january",   "february", "march",    "april",
                                     "may",       "june",     "july",     "august",
                                     "september", "october",  "november", "december"};
/* Welsh records write their own. */
static const char *const welsh[] = {"ionawr", "chwefror", "mawrth",     "ebrill",
                                    "mai",    "mehefin",  "gorffennaf", "awst",
                                    "medi",   "hydref",   "tachwedd",   "rhagfyr"};

/* Reads one or two, or exactly four digits. */
static bool number(const char *text, uint32_t *at, uint32_t end, uint32_t most, bool mend,
                   int *value, uint32_t *digits, bool *mended)
{
    uint32_t count = 0;
    bool real = false;
    int sum = 0;
    while (*at + count < end && count < most) {
        char c = text[*at + count];
        char digit = phw_is_digit(c) ? c : mend ? phw_digit_like(c) : 0;
        if (!digit)
            break;
        real |= digit == c;
        *mended |= digit != c;
        sum = sum * 10 + (digit - '0');
        count++;
    }
    if (!count || (!real && count < 2))
        return false;
    *value = sum;
    *digits = count;
    *at += count;
    return true;
}

static bool same_letter(char read, char meant)
{
    read = phw_ascii_lower(read);
    return read == meant || (read == '0' && meant == 'o') || (read == '1' && meant == 'l') ||
           (read == '5' && meant == 's') || (read == '6' && meant == 'g') ||
           (read == 'i' && meant == 'l') || (read == 'l' && meant == 'i');
}

/* The first letter of a month, as same_letter() would have it. */
static char first_letter(char read)
{
    read = phw_ascii_lower(read);
    return read == '0' ? 'o' : read == 'l' ? 'i' : read;
}

/* The month that a word names: three letters or more, one of them may be wrong in a long one. */
static int month_of(const char *text, uint32_t *at, uint32_t end)
{
    uint32_t stop = *at;
    while (stop < end && stop - *at < 10 &&
           (phw_is_letter(text[stop]) ||
            (stop > *at && phw_is_digit(text[stop]) && stop - *at < 3) ||
            (stop == *at && text[stop] == '0')))
        stop++;
    if (stop - *at < 3)
        return 0;
    char first = first_letter(text[*at]);
    for (int welsh_too = 0; welsh_too < 2; welsh_too++) {
        for (int m = 0; m < 12; m++) {
            const char *name = welsh_too ? welsh[m] : months[m];
            if (first != name[0])
                continue;
            uint32_t same = 0;
            while (*at + same < stop && name[same] && same_letter(text[*at + same], name[same]))
                same++;
            /* "Sept" and "Mar" are cut short, "March" and "Mawrth" are not. */
            bool digits_follow = *at + same < end && phw_is_digit(text[*at + same]);
            if (same < 3 || (*at + same < stop && !digits_follow))
                continue;
            *at += same;
            return m + 1;
        }
    }
    return 0;
}

static bool separator(const char *text, uint32_t *at, uint32_t end, const char *allowed)
{
    uint32_t start = *at;
    while (*at < end && *at - start < 3 && text[*at] && strchr(allowed, text[*at]))
        (*at)++;
    return *at > start;
}

static bool year_of(const char *text, uint32_t *at, uint32_t end, bool mend, phw_date *date)
{
    uint32_t digits;
    if (*at < end && text[*at] == '\'')
        (*at)++;
    if (!number(text, at, end, 4, mend, &date->year, &digits, &date->mended))
        return false;
    date->short_year = digits == 2;
    return digits == 2 || (digits == 4 && date->year >= YEAR_FIRST && date->year <= YEAR_LAST);
}

static bool real_day(const phw_date *date)
{
    static const int days[] = {31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    return date->month >= 1 && date->month <= 12 && date->day >= 1 &&
           date->day <= days[date->month - 1];
}

/* 12/03/1965, 12.3.65, 12-03-1965; beside a label also 12 03 1965 and 12/0311965. */
static bool numeric(const char *text, uint32_t at, uint32_t end, bool mend, phw_date *date)
{
    uint32_t digits;
    if (!number(text, &at, end, 2, mend, &date->day, &digits, &date->mended))
        return false;
    uint32_t first = at;
    bool blank = at < end && text[at] == ' ';
    if (!separator(text, &at, end, mend ? "/-. ,\\" : "/-. "))
        return false;
    bool loose = blank && at - first == 1;
    if (!number(text, &at, end, 2, mend, &date->month, &digits, &date->mended))
        return false;
    uint32_t second = at;
    if (at + 5 == end || (at + 5 < end && !phw_is_digit(text[at + 5]))) {
        /* A slash that was read as a one stands before four digits of a year. */
        if (mend && (text[at] == '1' || text[at] == 'l' || text[at] == 'I' || text[at] == '|')) {
            uint32_t behind = at + 1;
            phw_date tried = *date;
            if (year_of(text, &behind, end, false, &tried) && !tried.short_year) {
                tried.end = behind;
                tried.mended = true;
                *date = tried;
                return real_day(date);
            }
        }
    }
    blank = at < end && text[at] == ' ';
    if (!separator(text, &at, end, mend ? "/-. ,\\" : "/-. "))
        return false;
    loose |= blank && at - second == 1;
    /* Spaces alone part the numbers of a table's row: that is a date only where one is sought. */
    if (loose && !mend)
        return false;
    if (!loose && text[first] != text[second] && !mend)
        return false;
    if (!year_of(text, &at, end, mend, date))
        return false;
    date->end = at;
    return real_day(date);
}

/* "30-War-1942", "24-J-1951", "10 RPR 1971" and where a date is sought "26 uiy 1936": a month of
 * which a letter was misread or some were lost, before a year in full. */
static bool misread_month(const char *text, uint32_t *at, uint32_t end, bool sought, phw_date *date)
{
    uint32_t stop = *at, best = 0, capitals = 0;
    for (; stop < end && stop - *at < MONTH_MOST && phw_is_letter(text[stop]); stop++)
        capitals += text[stop] >= 'A' && text[stop] <= 'Z';
    const uint32_t length = stop - *at;
    if (length == 0 || *at == 0 || stop + 5 > end)
        return false;
    const bool either = text[*at - 1] == '-' || text[stop] == '-';
    const bool both = text[*at - 1] == '-' && text[stop] == '-';
    const bool printed = length == 3 && capitals == 3 && text[*at - 1] == ' ' && text[stop] == ' ';
    if (!(length < 3 ? both : either ? length == 3 : sought || printed))
        return false;
    for (uint32_t i = 1; i <= 4; i++)
        if (!phw_is_digit(text[stop + i]))
            return false;
    for (int m = 0; m < 12; m++) {
        uint32_t same = 0;
        for (uint32_t i = 0; i < length && months[m][i]; i++)
            same += same_letter(text[*at + i], months[m][i]);
        if (same > best)
            best = same, date->month = m + 1;
    }
    if (best * 2 < length || (printed && !sought && best < 2))
        return false;
    date->mended = true;
    *at = stop;
    return true;
}

/* 12-Mar-1965, 12 March 65, 12th of March 1965, 12Mar1965. */
static bool named(const char *text, uint32_t at, uint32_t end, bool mend, phw_date *date)
{
    uint32_t digits;
    if (!number(text, &at, end, 2, mend, &date->day, &digits, &date->mended))
        return false;
    if (at + 2 <= end && (memcmp(text + at, "st", 2) == 0 || memcmp(text + at, "nd", 2) == 0 ||
                          memcmp(text + at, "rd", 2) == 0 || memcmp(text + at, "th", 2) == 0))
        at += 2;
    separator(text, &at, end, " -./,");
    if (at + 3 <= end && memcmp(text + at, "of ", 3) == 0)
        at += 3;
    date->month = month_of(text, &at, end);
    if (!date->month && !misread_month(text, &at, end, mend, date))
        return false;
    separator(text, &at, end, " -./,");
    if (!year_of(text, &at, end, mend, date) || (date->mended && date->short_year && !mend))
        return false;
    date->end = at;
    date->named = true;
    return real_day(date);
}

/* March 12, 1965. */
static bool month_first(const char *text, uint32_t at, uint32_t end, phw_date *date)
{
    uint32_t digits, near = at;
    while (near < end && near - at < MONTH_MOST && !phw_is_digit(text[near]))
        near++;
    /* Most words of a text are no month, and have no number behind them. */
    if (near == end || !phw_is_digit(text[near]))
        return false;
    date->month = month_of(text, &at, end);
    if (!date->month || !separator(text, &at, end, " .") ||
        !number(text, &at, end, 2, false, &date->day, &digits, &date->mended))
        return false;
    if (!separator(text, &at, end, " ,") || !year_of(text, &at, end, false, date) ||
        date->short_year)
        return false;
    date->end = at;
    date->named = true;
    return real_day(date);
}

/* 1965-03-12, 1965/03/12, and 19650312 where a date is sought. */
static bool year_first(const char *text, uint32_t at, uint32_t end, bool mend, phw_date *date)
{
    uint32_t digits;
    bool ignored = false;
    if (!number(text, &at, end, 4, false, &date->year, &digits, &ignored) || digits != 4 ||
        date->year < YEAR_FIRST || date->year > YEAR_LAST)
        return false;
    if (!separator(text, &at, end, "-/.") && !mend)
        return false;
    if (!number(text, &at, end, 2, false, &date->month, &digits, &ignored) || digits != 2)
        return false;
    if (!separator(text, &at, end, "-/.") && !mend)
        return false;
    if (!number(text, &at, end, 2, false, &date->day, &digits, &ignored) || digits != 2)
        return false;
    date->end = at;
    return real_day(date);
}

/* 12031965, where a date is sought. */
static bool unbroken(const char *text, uint32_t at, uint32_t end, phw_date *date)
{
    uint32_t digits;
    bool ignored = false;
    if (!number(text, &at, end, 2, false, &date->day, &digits, &ignored) || digits != 2 ||
        !number(text, &at, end, 2, false, &date->month, &digits, &ignored) || digits != 2 ||
        !year_of(text, &at, end, false, date) || date->short_year)
        return false;
    date->end = at;
    return real_day(date);
}

bool phw_date_read(const char *text, uint32_t begin, uint32_t end, bool mend, phw_date *date)
{
    const phw_date empty = {.begin = begin};
    phw_date found = empty;
    bool read = named(text, begin, end, mend, &found);
    if (!read)
        read = (found = empty, year_first(text, begin, end, mend, &found));
    if (!read)
        read = (found = empty, numeric(text, begin, end, false, &found));
    if (!read && mend)
        read = (found = empty, numeric(text, begin, end, true, &found));
    if (!read && mend)
        read = (found = empty, unbroken(text, begin, end, &found));
    if (!read)
        read = (found = empty, month_first(text, begin, end, &found));
    if (!read)
        read = (found = empty, phw_date_misread(text, begin, end, &found));
    if (!read || (found.end < end && phw_is_digit(text[found.end])))
        return false;
    /* "17 Feb 14:01": the year was an hour. */
    if (found.short_year && found.end + 1 < end && text[found.end] == ':' &&
        phw_is_digit(text[found.end + 1]))
        return false;
    /* "12-May-19S8": a year goes on. */
    if (found.short_year && found.end + 1 < end && phw_is_letter(text[found.end]) &&
        phw_is_digit(text[found.end + 1]))
        return false;
    /* "12.3.65.4" is a version. */
    if (!mend && found.end + 1 < end && strchr("./", text[found.end]) &&
        phw_is_digit(text[found.end + 1]))
        return false;
    *date = found;
    return true;
}

bool phw_date_next(const char *text, uint32_t begin, uint32_t end, bool mend, phw_date *date)
{
    uint32_t digits = 0; /* from @p at on */
    for (uint32_t i = begin; i < end; i++)
        digits += phw_is_digit(text[i]);
    uint32_t next = begin; /* where the next digit is */
    for (uint32_t at = begin; at < end && digits >= PHW_DATE_DIGITS; at++) {
        bool digit = phw_is_digit(text[at]), letter = phw_is_letter(text[at]);
        if (!digit && !letter)
            continue;
        while (next < end && (next < at || !phw_is_digit(text[next])))
            next++;
        if (next - at > FIRST_DIGIT_MOST) {
            at = next - FIRST_DIGIT_MOST - 1;
            continue;
        }
        char before = at > begin ? text[at - 1] : ' ';
        bool inside = phw_is_letter(before) ? letter || !mend : digit && phw_is_digit(before);
        /* "1.12.3.65" and "2/12/3/65" are versions and fractions. */
        bool series =
            (before == '.' || before == '/') && at > begin + 1 && phw_is_digit(text[at - 2]);
        if (!inside && !series && phw_date_read(text, at, end, mend, date))
            return true;
        digits -= digit;
    }
    return false;
}

int phw_date_full_year(const phw_date *date, int latest)
{
    if (!date->short_year)
        return date->year;
    int year = latest / 100 * 100 + date->year;
    return year > latest ? year - 100 : year;
}
