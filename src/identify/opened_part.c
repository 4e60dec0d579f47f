/* SPDX-License-Identifier: Apache-2.0 */
/* "Okafor, Grace – Summary – Chromium": the title of a window in which a part of somebody's record
 * is open. Records file names by the surname, and few others do. Run before the names. */
#include "identify/name_run.h"

/* Words of the part: "Blood results", "Past medical history". */
#define PART_WORDS 4U
#define SURE_OPENED 0.62 /* athletes have results, too: somebody looks */
#define SURE_SEVERAL 0.76
#define CALLED_LEAST 0.4F

/* Parts of a record; what stands beside them in its name. */
#define PARTS                                                                                      \
    " chart consultation consultations demographics encounter encounters immunisations journal "   \
    "letters medication medications observations obs problems record referrals results summary "   \
    "timeline "
#define BESIDE                                                                                     \
    " blood care clinical current history inpatient medical outpatient past patient recent test "
/* Windows that show others' results and letters. */
#define OTHERS                                                                                     \
    " athletics audition census chess club election exam fixtures google linkedin marathon "       \
    "parkrun race season swimming wikipedia youtube "

static bool is_part(const phw_name_line *line, size_t at)
{
    bool part = false;
    if (at >= line->count || !(line->tokens[at].before & (PHW_GAP_DASH | PHW_GAP_OTHER)))
        return false;
    for (size_t i = at; i < line->count && i <= at + PART_WORDS; i++) {
        if (i > at && line->tokens[i].before)
            break;
        if (i == at + PART_WORDS || !phw_name_token_in(&line->tokens[i], PARTS BESIDE))
            return false;
        part |= phw_name_token_in(&line->tokens[i], PARTS);
    }
    return part;
}

/* "Okafor, Grace", "OKAFOR Grace": by the surname. */
static bool match(const phw_name_line *line, phw_name_run *run)
{
    bool called = false;
    if (line->count == 0 || !phw_name_run_match(line, 0, run) || run->full < 2)
        return false;
    for (size_t at = run->first; at < run->end; at++)
        called |= line->tokens[at].known && phw_name_token_best(&line->tokens[at]) >= CALLED_LEAST;
    return called && (run->comma || (line->tokens[run->first].letters == PHW_CASE_UPPER &&
                                     line->tokens[run->end - 1].letters == PHW_CASE_TITLE));
}

void phw_recognise_opened_part(phw_context *context)
{
    phw_name_page page;
    phw_name_run run;
    size_t titles = 0;
    const uint32_t cells = context->view->cell_count;
    if (phw_evidence_sells(&context->evidence) || !phw_name_page_build(context, &page) ||
        !phw_name_page_says(&page, PARTS) || phw_name_page_says(&page, OTHERS))
        return;
    for (uint32_t cell = 0; cell < cells; cell++)
        titles += match(&page.lines[cell], &run) && is_part(&page.lines[cell], run.end);
    for (uint32_t cell = 0; titles > 0 && cell < cells; cell++)
        if (match(&page.lines[cell], &run) && is_part(&page.lines[cell], run.end))
            phw_name_run_add(&page, cell, &run, titles > 1 ? SURE_SEVERAL : SURE_OPENED,
                             "record-open");
}
