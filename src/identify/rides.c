/* SPDX-License-Identifier: Apache-2.0 */
/* "09:20  Mr Dalgleish  Renal unit to home  £29.33": the bill or the list of whoever drives people
 * to where they are treated. Rows with a name and a place of treatment each, under words of rides,
 * are of patients, though such a paper sells and says nothing else of care. Run before the names.
 */
#include "identify/name_run.h"

#define ROWS_LEAST 3U
/* Cells from a name to the place, to either side. */
#define REACH 4U
#define SURE_RIDE 0.78

/* What is driven to for treatment. */
#define PLACES                                                                                     \
    " chemo clinic dialysis dtc hospice hospital infirmary mri oncology opd outpatients "          \
    "physiotherapy radiotherapy renal ward xray "
/* Words of rides. */
#define RIDES                                                                                      \
    " bus cab cabs car cars collect driver dropoff fare journey minibus passenger passengers "     \
    "pickup taxi taxis transport "

static bool says_place(const phw_name_line *line, size_t from)
{
    for (size_t at = from; at < line->count; at++)
        if (phw_name_token_in(&line->tokens[at], PLACES))
            return true;
    return false;
}

/* The name that a cell is, or begins with before what is set apart. */
static bool match(const phw_name_line *line, phw_name_run *run)
{
    if (line->count == 0 || !phw_name_run_match(line, 0, run) || says_place(line, 0))
        return false;
    for (size_t at = run->first; at < run->end; at++)
        if (line->tokens[at].kinds & (PHW_WORD_STAFF_TITLE | PHW_WORD_ROLE))
            return false;
    return run->end == line->count;
}

/* Whether a place of treatment stands in the row of a cell. */
static bool is_driven(const phw_name_page *page, uint32_t cell)
{
    const phw_view *view = page->context->view;
    uint32_t left = cell, right = cell;
    for (size_t i = 0; i < REACH; i++) {
        if (left != PHW_VIEW_NONE && (left = view->cells[left].previous) != PHW_VIEW_NONE &&
            says_place(&page->lines[left], 0))
            return true;
        if (right != PHW_VIEW_NONE && (right = view->cells[right].next) != PHW_VIEW_NONE &&
            says_place(&page->lines[right], 0))
            return true;
    }
    return false;
}

void phw_recognise_rides(phw_context *context)
{
    phw_name_page page;
    phw_name_run run;
    size_t rows = 0;
    if (!phw_name_page_build(context, &page) || !phw_name_page_says(&page, RIDES) ||
        !phw_name_page_says(&page, PLACES))
        return;
    for (uint32_t cell = 0; cell < context->view->cell_count; cell++)
        rows +=
            match(&page.lines[cell], &run) && phw_name_run_is_whole(&run) && is_driven(&page, cell);
    for (uint32_t cell = 0; rows >= ROWS_LEAST && cell < context->view->cell_count; cell++)
        if (match(&page.lines[cell], &run) && is_driven(&page, cell))
            phw_name_run_add(&page, cell, &run, SURE_RIDE, "driven-to-treatment");
}
