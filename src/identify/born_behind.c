/* SPDX-License-Identifier: Apache-2.0 */
/* A name with a birth date right behind it or right under it, on a page of care: "Dvořák J
 * 21/3/50" over an illness, as on notes and labels. Who keeps a register of birds, cars or players
 * writes dates as well, but speaks of no care. Run before the names. */
#include <string.h>

#include "identify/dates.h"
#include "identify/digits.h"
#include "identify/name_run.h"
#include "identify/treatise.h"

#define SURE_BORN 0.76
/* A date this many years before the page's latest is no admission's and no appointment's, mostly.
 */
#define YEARS_OLD 5
#define BEHIND_REACH 3U /* bytes: a space, a bracket */
/* What is dated like that is history, where a page has more than so many of them. */
#define MOST_CELLS 40U
#define CALLED_LEAST 0.2F /* how like a name one of its words is */

/* Figures and what joins them: a month's name is in lives and in histories. */
static bool is_figures(const phw_cell *cell, const phw_date *date)
{
    for (uint32_t i = date->begin; i < date->end; i++)
        if (!phw_is_digit(cell->text[i]) && !strchr("/.-", cell->text[i]))
            return false;
    return true;
}

/* Whether a date of long ago begins no more than a few bytes behind byte @p at of a cell. */
static bool is_born_at(const phw_context *context, uint32_t cell, uint32_t at, int latest)
{
    if (cell == PHW_VIEW_NONE)
        return false;
    uint32_t count;
    const phw_date *date = phw_page_dates_of(context->dates, cell, &count);
    for (; count > 0; date++, count--)
        if (date->begin >= at && date->begin - at <= BEHIND_REACH &&
            latest - phw_date_full_year(date, latest) >= YEARS_OLD &&
            is_figures(&context->view->cells[cell], date))
            return true;
    return false;
}

/* Behind a name that ends its cell the date may stand in the next one, or in the one below. */
static bool is_born(const phw_context *context, phw_span name, int latest)
{
    const phw_cell *cell = &context->view->cells[name.cell];
    phw_span below;
    if (is_born_at(context, name.cell, name.end, latest))
        return true;
    if (name.end + 1 < cell->length)
        return false;
    return is_born_at(context, cell->next, 0, latest) ||
           (phw_view_below(context->view, name, 1e9, 2.2, &below) &&
            is_born_at(context, below.cell, 0, latest));
}

/* "Sidebotham K", "Dvořák J", "May Long", and no "XR Chest PA": a word that is a name more than a
 * word, or one in no table. */
static bool is_called(const phw_name_line *line, const phw_name_run *run)
{
    if (!phw_name_run_is_whole(run) || phw_name_run_is_examined(line, run))
        return false;
    bool called = run->titled || run->comma;
    for (size_t i = run->first; i < run->end; i++) {
        const phw_name_token *token = &line->tokens[i];
        called |= token->letters != PHW_CASE_INITIAL &&
                  (token->known ? phw_name_token_best(token) >= CALLED_LEAST
                                : token->letters == PHW_CASE_TITLE);
    }
    return called;
}

void phw_recognise_born_behind(phw_context *context)
{
    phw_name_page page;
    phw_name_run run;
    if (context->view->cell_count > MOST_CELLS || phw_evidence_sells(&context->evidence) ||
        !phw_name_page_build(context, &page) ||
        (context->evidence.clinical_terms == 0 && phw_name_run_care(&page, " ") == 0) ||
        phw_name_run_animals(&page) > 0 || phw_treatise_is(&page))
        return;
    const int latest = phw_page_dates_latest(context->dates, context->view);
    for (uint32_t cell = 0; cell < context->view->cell_count; cell++) {
        const phw_name_line *line = &page.lines[cell];
        if (line->count > 0 && phw_name_run_match(line, 0, &run) && is_called(line, &run) &&
            is_born(context, phw_name_page_span(&page, cell, run.first, run.end - 1), latest))
            phw_name_run_add(&page, cell, &run, SURE_BORN, "date-behind");
    }
}
