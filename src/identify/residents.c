/* SPDX-License-Identifier: Apache-2.0 */
/* Lists of those who live where they are looked after, or died there: "Resident", "Resident
 * visited" over a column of names in a home's book of visitors or of activities; "who died in our
 * care" over one. The heading tells that each line under it is a name. Run before the names. */

#include "identify/name_run.h"

#define SURE_RESIDENT 0.78
#define SURE_VISITOR 0.78 /* that part of the name is told elsewhere makes nobody a patient */
/* Names under a heading at least, and rows at most. */
#define NAMES_LEAST 3U
#define ROWS_MOST 60
#define HEADING_WORDS 3U
/* Words of a home on the page, at least: residents have parking permits as well. */
#define HOME_LEAST 2
#define HOME                                                                                       \
    " allergies asleep bath bingo bowels carer carers continence diet falls fluids hoist hymns "   \
    "keyworker lounge meals medication nurse pads puree refused room visited visitor visitors "    \
    "weight "
#define HOSPICES " hospice macmillan palliative ward hospital care "

/* "Resident", "Resident visited", "Name of resident". */
static bool heads_residents(const phw_name_line *line)
{
    bool said = false;
    for (size_t at = 0; at < line->count; at++)
        said |= phw_name_token_in(&line->tokens[at], " resident residents ");
    return said && line->count <= HEADING_WORDS;
}

/* "Resident visited": in a book of visitors. */
static bool heads_visited(const phw_name_line *line)
{
    return line->count > 1 &&
           phw_name_token_in(&line->tokens[line->count - 1], " visited visiting ");
}

/* "We remember those who died in our care". */
static bool heads_the_dead(const phw_name_line *line)
{
    bool died = false, care = false;
    for (size_t at = 1; at <= line->count; at++) {
        died |= phw_name_token_in(&line->tokens[at - 1], " died dying remember remembering ");
        care |= phw_name_run_behind(line, at, "in our care");
    }
    return died && care;
}

/* The name that is the whole of a cell. */
static bool fills(const phw_name_line *line, phw_name_run *run)
{
    return line->count > 0 && phw_name_run_match(line, 0, run) && run->end == line->count;
}

static void add_visitor(const phw_name_page *page, uint32_t cell, const phw_name_run *run)
{
    static const char *const tags[] = {"visitor", NULL};
    phw_context_add(page->context, PHW_FINDING_RELATIVE_NAME, PHW_SUBJECT_RELATIVE,
                    phw_name_page_span(page, cell, run->first, run->end - 1), SURE_VISITOR, tags);
}

/* What is done with the names under a heading. */
typedef enum heading_use { COUNT_NAMES, ADD_RESIDENTS, ADD_VISITORS } heading_use;

/* The cells under a heading, from row to row; adds the names among them where that is asked. */
static size_t walk(const phw_name_page *page, uint32_t heading, heading_use use)
{
    const phw_context *context = page->context;
    size_t names = 0;
    phw_name_run run;
    uint32_t cell = context->rows.below[heading];
    for (int row = 0; row < ROWS_MOST && cell != PHW_VIEW_NONE; row++) {
        if (fills(&page->lines[cell], &run)) {
            names += phw_name_run_is_whole(&run);
            if (use == ADD_RESIDENTS)
                phw_name_run_add(page, cell, &run, SURE_RESIDENT, "resident");
            else if (use == ADD_VISITORS)
                add_visitor(page, cell, &run);
        }
        cell = context->rows.below[cell];
    }
    return names;
}

/* "Name", "Visitor" in the row of "Resident visited": who came, as a rule of the family. */
static void look_for_visitors(const phw_name_page *page, uint32_t heading)
{
    const phw_view *view = page->context->view;
    if (!heads_visited(&page->lines[heading]))
        return;
    for (uint32_t cell = phw_view_row_start(view, heading); cell != PHW_VIEW_NONE;
         cell = view->cells[cell].next)
        if (cell != heading && page->lines[cell].count > 0 &&
            phw_name_token_in(&page->lines[cell].tokens[0], " name visitor visitors "))
            walk(page, cell, ADD_VISITORS);
}

void phw_recognise_residents(phw_context *context)
{
    phw_name_page page;
    if (phw_evidence_sells(&context->evidence) || !phw_name_page_build(context, &page))
        return;
    const bool home = phw_name_run_said(&page, HOME) >= HOME_LEAST;
    const bool hospice = phw_name_page_says(&page, HOSPICES);
    for (uint32_t cell = 0; cell < context->view->cell_count; cell++)
        if (((home && heads_residents(&page.lines[cell])) ||
             (hospice && heads_the_dead(&page.lines[cell]))) &&
            walk(&page, cell, COUNT_NAMES) >= NAMES_LEAST) {
            walk(&page, cell, ADD_RESIDENTS);
            look_for_visitors(&page, cell);
        }
}
