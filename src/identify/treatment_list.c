/* SPDX-License-Identifier: Apache-2.0 */
/* "ECT Thursday" over names with an hour each: whoever stands on the list of a treatment that is
 * given to patients and to nobody else is one, though the page says no more. Run before the names.
 */
#include "identify/name_run.h"

/* Rows in which the heading stands, from the page's top, and words of it. */
#define HEADING_ROWS 3U
#define HEADING_WORDS 6U
#define WORDS_MOST 200U
#define ROW_WORDS 8U
/* Names on a list at least; what else has letters may be as many cells as these. */
#define NAMES_LEAST 3U
#define SURE_HOURS 0.78 /* with an hour each */
/* Less than what blocks: who gives the treatment may be listed so. */
#define SURE_LISTED 0.74

#define DIGITS "0123456789"

/* What is done to patients alone; "depot" has buses and "cardiology" has staff. */
#define TREATMENTS                                                                                 \
    " angiogram angiograms bronchoscopy cardioversion cardioversions cataract cataracts chemo "    \
    "chemotherapy clozapine colonoscopy colposcopy cystoscopy dialysis ect endoscopy gastroscopy " \
    "haemodialysis hysteroscopy infliximab ivig lithotripsy phlebotomy radiotherapy rtms "         \
    "transfusion transfusions venesection venesections "
/* Whose list it is otherwise, or what is said or taught of it. */
#define OTHERS                                                                                     \
    " awareness call colleagues course cover day duty leaflet lecture meeting nurses off rota "    \
    "shift shifts staff students study talk team teaching training trained week "

/* "8.30", "14:15" anywhere in a cell. */
static bool has_hour(const phw_name_page *page, uint32_t cell)
{
    const char *text = page->context->view->cells[cell].text;
    for (size_t at = 0; text[at] != '\0';) {
        const size_t head = strspn(text + at, DIGITS);
        const char *rest = text + at + head;
        if (head >= 1 && head <= 2 && (*rest == '.' || *rest == ':') &&
            strspn(rest + 1, DIGITS) == 2)
            return true;
        at += head > 0 ? head : 1;
    }
    return false;
}

/* A line of few words with a treatment among them, and nobody's trade. */
static bool is_heading(const phw_name_line *line)
{
    bool treatment = false;
    if (line->count > HEADING_WORDS)
        return false;
    for (size_t at = 0; at < line->count; at++) {
        const bool given = phw_name_token_in(&line->tokens[at], TREATMENTS);
        treatment |= given;
        /* "Endoscopy" is a department and so a trade, too. */
        if (phw_name_token_in(&line->tokens[at], OTHERS) ||
            (!given && (line->tokens[at].kinds & (PHW_WORD_ROLE | PHW_WORD_STAFF_TITLE))))
            return false;
    }
    return treatment;
}

/* The first cell behind the heading; the number of cells where there is none. */
static uint32_t behind_heading(const phw_name_page *page)
{
    const phw_view *view = page->context->view;
    uint32_t rows = 0;
    for (uint32_t cell = 0; cell < view->cell_count; cell++) {
        rows += view->cells[cell].previous == PHW_VIEW_NONE;
        if (rows > HEADING_ROWS)
            break;
        if (is_heading(&page->lines[cell]))
            return cell + 1;
    }
    return view->cell_count;
}

/* The name that a cell is, between numbers (hours, ages, dates): of a surname that is a word as
 * well with an initial ("J Street") only where others tell that names stand here. */
static bool match(const phw_name_line *line, bool others, phw_name_run *run)
{
    size_t at = 0;
    while (at < line->count && line->tokens[at].letters == PHW_CASE_NUMBER)
        at++;
    if (at == line->count || !phw_name_run_match(line, at, run) ||
        !(phw_name_run_is_whole(run) || (others && run->initial)))
        return false;
    for (at = run->end; at < line->count; at++)
        if (line->tokens[at].letters != PHW_CASE_NUMBER)
            return false;
    return true;
}

static bool has_letters(const phw_name_line *line)
{
    for (size_t at = 0; at < line->count; at++)
        if (line->tokens[at].letters != PHW_CASE_NUMBER)
            return true;
    return false;
}

void phw_recognise_treatment_list(phw_context *context)
{
    phw_name_page page;
    phw_name_run run;
    size_t names = 0, hours = 0, others = 0;
    const uint32_t cells = context->view->cell_count;
    if (phw_evidence_sells(&context->evidence) || cells > WORDS_MOST ||
        !phw_name_page_build(context, &page) || phw_name_run_animals(&page) > 0)
        return;
    const uint32_t first = behind_heading(&page);
    for (uint32_t cell = first; cell < cells; cell++) {
        const phw_name_line *line = &page.lines[cell];
        const bool name = match(line, false, &run);
        names += name;
        hours += has_hour(&page, cell);
        others += !name && has_letters(line);
        if (line->count > ROW_WORDS)
            return;
    }
    if (names < NAMES_LEAST || others > names)
        return;
    for (uint32_t cell = first; cell < cells; cell++)
        if (match(&page.lines[cell], true, &run))
            phw_name_run_add(&page, cell, &run, hours >= names ? SURE_HOURS : SURE_LISTED,
                             "treatment-list");
}
