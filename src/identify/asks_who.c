/* SPDX-License-Identifier: Apache-2.0 */
/* A screen at a desk that asks whoever has come whether it knows them: "Is this you?", "Giedrė J.",
 * "born 1 Dec". It shows as little of a name and of a birthday as it can, so that neither is one by
 * its form, and only where people are looked after is the birthday asked. Run before the names. */
#include "identify/name_run.h"

/* Words of such a screen at most. */
#define WORDS_MOST 60U
#define SURE_ASKED 0.80
/* How surely one word by itself is a given name. */
#define GIVEN_LEAST 0.2F
#define BIRTHS " birth birthday born dob "
#define MONTHS                                                                                     \
    " jan january feb february mar march apr april may jun june jul july aug august sep sept "     \
    "september oct october nov november dec december "
/* Words between "born" and the day: "Date of birth is 1 Dec". */
#define BETWEEN_MOST 2U
/* Where else somebody is asked so. */
#define ELSEWHERE " boarding flight gym hotel loyalty member membership nights passport points "

/* A sign or the line's end is behind it: "We found you a match" asks nobody. */
static bool asks(const phw_name_page *page)
{
    static const char *const phrases[] = {"is this you", "is that you", "who you are",
                                          "found you",   "this is you", "your details"};
    for (uint32_t cell = 0; cell < page->context->view->cell_count; cell++) {
        const phw_name_line *line = &page->lines[cell];
        const char *text = page->context->view->cells[cell].text;
        for (size_t at = 1; at <= line->count; at++)
            for (size_t i = 0; i < sizeof phrases / sizeof phrases[0]; i++)
                if (text[line->tokens[at - 1].to] != ' ' &&
                    phw_name_run_behind(line, at, phrases[i]))
                    return true;
    }
    return false;
}

/* "1 Dec", "Dec 1", "1/12" or more from token @p at on: the token behind it; 0: no day. */
static size_t day_end(const phw_name_line *line, size_t at)
{
    size_t numbers = 0, months = 0, end = at;
    for (; end < line->count && end < at + 3; end++) {
        const phw_name_token *token = &line->tokens[end];
        if (token->letters == PHW_CASE_NUMBER)
            numbers++;
        else if (phw_name_token_in(token, MONTHS))
            months++;
        else
            break;
    }
    return numbers > 0 && numbers + months > 1 ? end : 0;
}

/* The day behind "born" in a cell or in the next one. @param[out] day  its span. */
static bool find_day(const phw_name_page *page, uint32_t cell, phw_span *day)
{
    const phw_name_line *line = &page->lines[cell];
    size_t born = 0;
    while (born < line->count && !phw_name_token_in(&line->tokens[born], BIRTHS))
        born++;
    if (born == line->count)
        return false;
    size_t at = born + 1;
    if (at == line->count) {
        cell = page->context->view->cells[cell].next;
        at = 0;
    }
    for (size_t i = at; cell != PHW_VIEW_NONE && i <= at + BETWEEN_MOST; i++) {
        const size_t end = day_end(&page->lines[cell], i);
        if (end > 0) {
            *day = phw_name_page_span(page, cell, i, end - 1);
            return true;
        }
    }
    return false;
}

/* The end of the name at token @p at: its full stop is the letter's own. */
static bool name_at(const phw_name_line *line, size_t at, phw_name_run *run)
{
    return line->count > at && phw_name_run_match(line, at, run) && run->end == line->count &&
           (run->full > 1 || run->initial || run->titled || !line->tokens[at].known ||
            line->tokens[at].given >= GIVEN_LEAST);
}

/* Whoever stands over, under or before the birthday. */
static void add_asked(const phw_name_page *page, uint32_t born)
{
    const phw_context *context = page->context;
    const uint32_t beside[] = {context->rows.above[born], context->rows.below[born],
                               context->view->cells[born].previous};
    for (size_t i = 0; i < sizeof beside / sizeof beside[0]; i++) {
        phw_name_run run;
        if (beside[i] == PHW_VIEW_NONE || !name_at(&page->lines[beside[i]], 0, &run))
            continue;
        phw_name_run_add(page, beside[i], &run, SURE_ASKED, "asked-who");
        return;
    }
}

void phw_recognise_asks_who(phw_context *context)
{
    static const char *const tags[] = {"asked-who", NULL};
    phw_name_page page;
    if (context->view->cell_count > WORDS_MOST || !phw_name_page_build(context, &page) ||
        phw_name_page_words(&page) > WORDS_MOST || phw_name_page_says(&page, ELSEWHERE) ||
        !phw_name_page_says(&page, BIRTHS) || !asks(&page))
        return;
    for (uint32_t cell = 0; cell < context->view->cell_count; cell++) {
        phw_span day;
        if (!find_day(&page, cell, &day))
            continue;
        add_asked(&page, cell);
        phw_context_add(context, PHW_FINDING_DATE_OF_BIRTH, PHW_SUBJECT_PATIENT, day, SURE_ASKED,
                        tags);
    }
}
