/* SPDX-License-Identifier: Apache-2.0 */
/* "Chair 4  09:30" over "Ms Ito" over "R-CHOP c2": the chairs of a unit where people sit through a
 * treatment, as others lie in beds. A barber's are cut hair in. Run before the names. */
#include "identify/name_run.h"

/* Chairs with somebody on them at least, and different words of what is given there, one of which
 * means nothing else: salons have irons and a chop, works have lines and units. */
#define CHAIRS_LEAST 2U
#define SAID_LEAST 2
#define SURE_CHAIR 0.78
#define GIVEN                                                                                      \
    " bortezomib carboplatin chemo chemotherapy cisplatin dialysis docetaxel fec ferinject "       \
    "folfiri folfox gemcitabine herceptin immunoglobulin infliximab ivig nivolumab paclitaxel "    \
    "pembro pembrolizumab picc rituximab tocilizumab transfusion venesection zoledronic zometa "
#define ALSO " bloods chop infusion iron line port unit "

static bool is_chair(const phw_name_line *line)
{
    return line->count >= 2 && phw_name_token_is(&line->tokens[0], "chair") &&
           line->tokens[1].letters == PHW_CASE_NUMBER;
}

/* The cell that is nothing but a name under or right of a chair's. */
static uint32_t sits_on(const phw_name_page *page, uint32_t chair, phw_name_run *run)
{
    const phw_context *context = page->context;
    const uint32_t beside[] = {context->rows.below[chair], context->view->cells[chair].next};
    for (size_t i = 0; i < sizeof beside / sizeof beside[0]; i++) {
        const phw_name_line *line = beside[i] != PHW_VIEW_NONE ? &page->lines[beside[i]] : NULL;
        if (line && line->count > 0 && phw_name_run_match(line, 0, run) &&
            run->end == line->count && phw_name_run_is_whole(run))
            return beside[i];
    }
    return PHW_VIEW_NONE;
}

void phw_recognise_chairs(phw_context *context)
{
    phw_name_page page;
    phw_name_run run;
    uint32_t seated = 0;
    if (phw_evidence_sells(&context->evidence) || !phw_name_page_build(context, &page))
        return;
    const int given = phw_name_run_said(&page, GIVEN);
    if (given == 0 || given + phw_name_run_said(&page, ALSO) < SAID_LEAST)
        return;
    for (int round = 0; round < 2; round++) {
        for (uint32_t cell = 0; cell < context->view->cell_count; cell++) {
            const uint32_t name =
                is_chair(&page.lines[cell]) ? sits_on(&page, cell, &run) : PHW_VIEW_NONE;
            if (name == PHW_VIEW_NONE)
                continue;
            seated += round == 0;
            if (round == 1)
                phw_name_run_add(&page, name, &run, SURE_CHAIR, "chair");
        }
        if (seated < CHAIRS_LEAST)
            return;
    }
}
