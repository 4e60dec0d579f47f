/* SPDX-License-Identifier: Apache-2.0 */
#include "identify/name_rota.h"

#include <string.h>

/* Names on the smallest rota, and on one that says what it is over days and shifts; words in the
 * longest heading. */
#define NAMES_LEAST 4
#define SAID_NAMES_LEAST 2
#define HEADING_WORDS 10
/* Cells at the top of the page that may be its heading. */
#define HEADING_CELLS 4
/* Days of the week and letters of shifts that make a rota without a heading. */
#define DAYS_LEAST 3
#define SHIFTS_LEAST 6
#define SHIFT_LETTERS 5
#define HOUR_DIGITS 2

static const char *const days[] = {" mo mon monday ",    " tu tue tues tuesday ",
                                   " we wed wednesday ", " th thu thur thurs thursday ",
                                   " fr fri friday ",    " sa sat saturday ",
                                   " su sun sunday "};

static bool is_key(const phw_name_token *token, const char *key)
{
    return token->key_length == strlen(key) && memcmp(token->key, key, token->key_length) == 0;
}

/* "Off-duty", of which a letter may be lost, and its like; "Our link nurses". */
static bool says_rota(const phw_name_line *line)
{
    if (line->count > HEADING_WORDS)
        return false;
    for (size_t i = 0; i < line->count; i++) {
        if (phw_name_token_in(&line->tokens[i], " rota rotas roster rosters offduty eroster ") ||
            is_key(&line->tokens[i], "off duty") || is_key(&line->tokens[i], "of duty"))
            return true;
        if (i + 1 < line->count && phw_name_token_in(&line->tokens[i], " link ") &&
            phw_name_token_in(&line->tokens[i + 1], " nurse nurses workers "))
            return true;
        if (i + 1 < line->count && phw_name_token_in(&line->tokens[i], " off of ") &&
            phw_name_token_in(&line->tokens[i + 1], " duty "))
            return true;
    }
    return false;
}

/* Bit of the day a cell begins with, which may be followed by its date; 0: none. */
static unsigned day_of(const phw_name_line *line)
{
    /* Most cells begin with another letter, or a small one. */
    if (line->count == 0 || line->tokens[0].letters == PHW_CASE_LOWER ||
        !strchr("mtwfs", line->tokens[0].key[0]))
        return 0;
    for (size_t i = 0; i < sizeof days / sizeof *days; i++)
        if (phw_name_token_in(&line->tokens[0], days[i]))
            return 1U << i;
    return 0;
}

static bool is_shift(const phw_name_line *line)
{
    return line->count == 1 && line->tokens[0].key_length <= SHIFT_LETTERS &&
           phw_name_token_in(&line->tokens[0], " e l n ld ln nd d do al sl a s ee ll nn tw rd off "
                                               "am pm early late night long ");
}

/* "7-3", "10-6", "HOL": a shift of a shop or a kitchen, which no list of patients has. */
static bool is_shop_shift(const phw_name_line *line)
{
    if (line->count == 1)
        return phw_name_token_in(&line->tokens[0], " off hol holiday ");
    return line->count == 2 && line->tokens[0].letters == PHW_CASE_NUMBER &&
           line->tokens[1].letters == PHW_CASE_NUMBER &&
           line->tokens[0].key_length <= HOUR_DIGITS && line->tokens[1].key_length <= HOUR_DIGITS &&
           (line->tokens[1].before & PHW_GAP_DASH);
}

bool phw_name_page_is_rota(const phw_name_page *page, const phw_name_traits *traits)
{
    size_t names = 0, firsts = 0, shifts = 0, hours = 0, cells = 0;
    unsigned week = 0;
    bool said = false;
    if (page->numbers > 0)
        return false;
    for (uint32_t cell = 0; cell < page->context->view->cell_count; cell++) {
        const phw_name_line *line = &page->lines[cell];
        if (line->count == 0)
            continue;
        said |= cells++ < HEADING_CELLS && says_rota(line);
        names += traits->first_name[cell] != PHW_VIEW_NONE;
        firsts += line->count == 1 && traits->heads[cell].first != PHW_VIEW_NONE;
        shifts += is_shift(line);
        hours += is_shop_shift(line);
        week |= day_of(line);
    }
    if (said && hours >= SHIFTS_LEAST && names + firsts >= NAMES_LEAST)
        return true;
    const bool week_of_shifts =
        __builtin_popcount(week) >= DAYS_LEAST && (shifts >= SHIFTS_LEAST || hours >= SHIFTS_LEAST);
    return (names >= NAMES_LEAST && (said || week_of_shifts)) ||
           (names + firsts >= SAID_NAMES_LEAST && said && week_of_shifts);
}
