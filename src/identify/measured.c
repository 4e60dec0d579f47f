/* SPDX-License-Identifier: Apache-2.0 */
/* "Surname: Quantrill  BSA 1.84", "Surname Mukherjee" over "Allergies NKDA": a field of a name on a
 * little label that says what only a body has. Half a name may be any word. Run before the names.
 */
#include <stdlib.h>

#include "identify/name_run.h"

/* Words of such a label at most, and letters of a name. */
#define LABEL_WORDS 40U
#define LETTERS_LEAST 2U
/* A body's surface in square metres. */
#define SURFACE_LEAST 0.5
#define SURFACE_MOST 3.0
#define SURE_MEASURED 0.78
#define FIELDS " forename forenames name patient pt surname "
#define UNHARMED " nka nkda "

/* "BSA 1.84", "BSA = 1.84 m2", the number in the next cell or not. */
static bool is_surface(const phw_name_page *page, uint32_t cell, size_t at)
{
    const phw_view *view = page->context->view;
    const phw_name_line *line = &page->lines[cell];
    if (!phw_name_token_is(&line->tokens[at], "bsa"))
        return false;
    if (++at == line->count) {
        cell = view->cells[cell].next;
        at = 0;
        if (cell == PHW_VIEW_NONE || page->lines[cell].count == 0)
            return false;
        line = &page->lines[cell];
    }
    const double surface = strtod(view->cells[cell].text + line->tokens[at].from, NULL);
    return line->tokens[at].letters == PHW_CASE_NUMBER && surface >= SURFACE_LEAST &&
           surface <= SURFACE_MOST;
}

static bool is_of_a_body(const phw_name_page *page)
{
    for (uint32_t cell = 0; cell < page->context->view->cell_count; cell++)
        for (size_t at = 0; at < page->lines[cell].count; at++)
            if (phw_name_token_in(&page->lines[cell].tokens[at], UNHARMED) ||
                is_surface(page, cell, at))
                return true;
    return false;
}

/* The name behind a field in its cell or in the next. */
static void look_behind(const phw_name_page *page, uint32_t cell, size_t at)
{
    const phw_name_line *line = &page->lines[cell];
    phw_name_run run;
    if (++at == line->count) {
        cell = page->context->view->cells[cell].next;
        at = 0;
        if (cell == PHW_VIEW_NONE)
            return;
        line = &page->lines[cell];
    }
    if (at >= line->count)
        return;
    const phw_name_token *word = &line->tokens[at];
    if (!phw_name_run_match(line, at, &run)) {
        if ((word->letters != PHW_CASE_TITLE && word->letters != PHW_CASE_UPPER) ||
            word->key_length < LETTERS_LEAST || phw_name_token_in(word, FIELDS))
            return;
        run = (phw_name_run){.first = at, .end = at + 1, .full = 1};
    }
    /* "Quantrill BSA": the next field is no name. */
    for (size_t i = run.first + 1; i < run.end; i++)
        if (phw_name_token_in(&line->tokens[i], FIELDS " bsa "))
            run.end = i;
    phw_name_run_add(page, cell, &run, SURE_MEASURED, "measured");
}

void phw_recognise_measured(phw_context *context)
{
    phw_name_page page;
    if (phw_evidence_sells(&context->evidence) || !phw_name_page_build(context, &page) ||
        phw_name_page_words(&page) > LABEL_WORDS || phw_name_run_animals(&page) > 0 ||
        !is_of_a_body(&page))
        return;
    for (uint32_t cell = 0; cell < context->view->cell_count; cell++)
        for (size_t at = 0; at < page.lines[cell].count; at++)
            if (phw_name_token_in(&page.lines[cell].tokens[at], FIELDS))
                look_behind(&page, cell, at);
}
