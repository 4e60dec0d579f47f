/* SPDX-License-Identifier: Apache-2.0 */
#include "identify/contest.h"

#include <stdlib.h>
#include <string.h>

#include "identify/digits.h"
#include "identify/name_run.h"

/* Words of the longest heading, and rows with a number of their own, 1 to 31, or with figures at
 * their end, of the shortest list. */
#define HEADING_WORDS 8
#define ROWS_LEAST 4
#define NUMBER_MOST 31

/* What heads such a list, at the end of its line. */
static const char *const headings[] = {
    "best times",    "fastest times", "top times",    "lap times",      "high scores",
    "best scores",   "top scores",    "final scores", "raffle results", "raffle winners",
    "prize winners", "race results",  "hall of fame", "leader board",   "leaderboard"};

static bool is_heading(const phw_name_line *line)
{
    if (line->count == 0 || line->count > HEADING_WORDS)
        return false;
    for (size_t i = 0; i < sizeof headings / sizeof headings[0]; i++)
        if (phw_name_run_behind(line, line->count, headings[i]))
            return true;
    return false;
}

/* The number that begins a row, as a bit. */
static uint32_t number_of(const phw_name_line *line)
{
    if (line->count == 0 || line->tokens[0].letters != PHW_CASE_NUMBER)
        return 0;
    const long number = strtol(line->tokens[0].key, NULL, 10);
    return number >= 1 && number <= NUMBER_MOST ? 1U << number : 0;
}

/* "34:22", "1,204": what somebody came to. */
static bool is_result(const phw_cell *cell)
{
    uint32_t digits = 0;
    for (uint32_t i = 0; i < cell->length; i++) {
        digits += phw_is_digit(cell->text[i]);
        if (!phw_is_digit(cell->text[i]) && !strchr(":.,", cell->text[i]))
            return false;
    }
    return digits > 0;
}

bool phw_contest_is(const phw_name_page *page)
{
    const phw_view *view = page->context->view;
    bool headed = false;
    uint32_t numbers = 0, results = 0;
    for (uint32_t cell = 0; cell < view->cell_count; cell++) {
        headed |= is_heading(&page->lines[cell]);
        results += view->cells[cell].next == PHW_VIEW_NONE &&
                   view->cells[cell].previous != PHW_VIEW_NONE && is_result(&view->cells[cell]);
        numbers |= view->cells[cell].previous == PHW_VIEW_NONE ? number_of(&page->lines[cell]) : 0;
    }
    return headed && (__builtin_popcount(numbers) >= ROWS_LEAST || results >= ROWS_LEAST);
}
