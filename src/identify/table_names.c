/* SPDX-License-Identifier: Apache-2.0 */
/* "Price, Norman", "Miss Best", "van Tam N": in a column whose other cells were told as patients'
 * names, what is written as a name is one, whatever else its words mean. Run after the names. */
#include <math.h>

#include "identify/name_run.h"

/* Cells looked at: bounds the comparing of each with each. */
#define CELLS_MOST 400U
/* Patients in a column at least, fewer for one with an initial ("C King"), and how many of them one
 * colleague or relative needs. */
#define PATIENTS_LEAST 4U
#define PATIENTS_INITIAL 3U
#define PATIENTS_EACH 4U
/* How far left edges may lie apart, in text heights, and how different heights may be. */
#define EDGE_APART 1.2
#define HEIGHTS_APART 1.7
#define TOLD_SURE 0.45
#define SURE_MATE 0.58
#define OTHERS (1U << PHW_FINDING_STAFF_NAME | 1U << PHW_FINDING_RELATIVE_NAME)

static bool same_column(const phw_view *view, uint32_t a, uint32_t b)
{
    const phw_cell *one = &view->cells[a], *two = &view->cells[b];
    const double taller = fmax(one->height, two->height), lower = fmin(one->height, two->height);
    if (taller > HEIGHTS_APART * lower)
        return false;
    const phw_extent place = phw_view_extent(view, a, phw_view_whole(view, b));
    return fabs(place.left) <= EDGE_APART * taller && fabs(place.middle) > lower / 2;
}

/* Whether a name of one of @p kinds begins a cell. */
static bool begins_with(const phw_context *context, uint32_t cell, unsigned kinds)
{
    for (uint32_t i = phw_context_next_in_cell(context, cell, PHW_VIEW_NONE); i != PHW_VIEW_NONE;
         i = phw_context_next_in_cell(context, cell, i))
        if ((kinds & 1U << context->candidates[i].kind) && context->candidates[i].span.begin == 0 &&
            context->candidates[i].confidence >= TOLD_SURE)
            return true;
    return false;
}

static void look_at(const phw_name_page *page, uint32_t cell)
{
    const phw_context *context = page->context;
    const phw_name_line *line = &page->lines[cell];
    phw_name_run run;
    size_t patients = 0, others = 0;
    if (line->count == 0 || !phw_name_run_match(line, 0, &run) || run.end != line->count ||
        !phw_name_run_is_whole(&run) || begins_with(context, cell, OTHERS))
        return;
    for (uint32_t i = 0; i < context->view->cell_count; i++) {
        if (i == cell || !same_column(context->view, cell, i))
            continue;
        const bool patient = begins_with(context, i, 1U << PHW_FINDING_PATIENT_NAME);
        patients += patient;
        others += !patient && begins_with(context, i, OTHERS);
    }
    if (patients >= (run.initial ? PATIENTS_INITIAL : PATIENTS_LEAST) &&
        others * PATIENTS_EACH <= patients)
        phw_name_run_add(page, cell, &run, SURE_MATE, "column-of-names");
}

void phw_recognise_table_names(phw_context *context)
{
    phw_name_page page;
    if (phw_evidence_sells(&context->evidence) ||
        context->surest[PHW_FINDING_PATIENT_NAME] < TOLD_SURE ||
        context->view->cell_count > CELLS_MOST || !phw_name_page_build(context, &page))
        return;
    for (uint32_t cell = 0; cell < context->view->cell_count && !context->failed; cell++)
        if (!begins_with(context, cell, 1U << PHW_FINDING_PATIENT_NAME))
            look_at(&page, cell);
}
