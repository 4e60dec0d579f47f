/* SPDX-License-Identifier: Apache-2.0 */
#include "identify/past_page.h"

#include <stdlib.h>

#include "identify/dates.h"

/* The oldest people grow 120: nobody lives who was born in this year or before … */
#define LAST_PAST_YEAR (PHW_THIS_YEAR - 120)
/* … and nobody's notes are from this one or before: the health service is of 1948. */
#define LAST_UNWRITTEN_YEAR 1924
/* Years that are told as such; earlier ones may be hours: "10 June 0930". */
#define FIRST_YEAR 1500
#define LAST_YEAR 2099
/* Dates of so long ago: a misread figure makes one, hardly most of a page. */
#define PAST_LEAST 3
#define UNWRITTEN_LEAST 4

#define MONTHS                                                                                     \
    " jan january feb february mar march apr april may jun june jul july aug august sep sept "     \
    "september oct october nov november dec december "

/* Who looks for ancestors says where they were found, of whom more may be of a later day. */
#define ANCESTORS " ancestors ancestry baptised baptism census descendants genealogy parish "

/* The year behind a month's name: "19 July 1827"; 0: none. */
static long year_at(const phw_name_line *line, size_t at)
{
    if (at == 0 || line->tokens[at].letters != PHW_CASE_NUMBER ||
        !phw_name_token_in(&line->tokens[at - 1], MONTHS))
        return 0;
    const long year = strtol(line->tokens[at].key, NULL, 10);
    return year >= FIRST_YEAR && year <= LAST_YEAR ? year : 0;
}

/* Lives that a row tells by nothing but their first and last year: "1841   1902" under "Born" and
 * "Died", so many at least. */
#define LIVES_LEAST 3U
#define OLDEST 119
#define YEAR_FIGURES 4U

/* The year that is the whole of a cell; 0: none. */
static long only_year(const phw_name_line *line)
{
    if (line->count != 1 || line->tokens[0].letters != PHW_CASE_NUMBER ||
        line->tokens[0].key_length != YEAR_FIGURES)
        return 0;
    const long year = strtol(line->tokens[0].key, NULL, 10);
    return year >= FIRST_YEAR && year <= LAST_YEAR ? year : 0;
}

/* Whether rows are of lives that began so long ago, more of them than of others. */
static bool has_past_lives(const phw_name_page *page)
{
    unsigned past = 0, all = 0;
    for (uint32_t cell = 0; cell < page->context->view->cell_count; cell++) {
        const uint32_t next = page->context->view->cells[cell].next;
        const long first = only_year(&page->lines[cell]);
        const long last = first && next != PHW_VIEW_NONE ? only_year(&page->lines[next]) : 0;
        const bool life = last >= first && last - first <= OLDEST && last > 0;
        all += life;
        past += life && first <= LAST_PAST_YEAR;
    }
    return past >= LIVES_LEAST && past * 2 > all && phw_name_page_says(page, " born ") &&
           phw_name_page_says(page, " died death ");
}

/* On any such page somebody's life ended. */
#define ENDED " buried death died fell killed "

bool phw_past_page_is(const phw_name_page *page)
{
    unsigned past = 0, unwritten = 0, all = 0;
    if (has_past_lives(page))
        return true;
    for (uint32_t cell = 0; cell < page->context->view->cell_count; cell++)
        for (size_t at = 0; at < page->lines[cell].count; at++) {
            const long year = year_at(&page->lines[cell], at);
            all += year > 0;
            unwritten += year > 0 && year <= LAST_UNWRITTEN_YEAR;
            past += year > 0 && year <= LAST_PAST_YEAR;
        }
    if (past < PAST_LEAST && unwritten < UNWRITTEN_LEAST)
        return false;
    if (!phw_name_page_says(page, ENDED ANCESTORS))
        return false;
    if (unwritten >= UNWRITTEN_LEAST && unwritten == all)
        return true;
    return past >= PAST_LEAST && (past * 2 > all || phw_name_page_says(page, ANCESTORS));
}
