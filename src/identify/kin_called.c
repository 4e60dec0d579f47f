/* SPDX-License-Identifier: Apache-2.0 */
/* "Call Miss Fox's son", "Mr Hill's wife wants to know": a note about somebody's family, on which
 * care is spoken of, is about a patient. Run before the names. */
#include "identify/name_run.h"

#define WORDS_MOST 60U
#define SURE_KIN_OF 0.78

void phw_recognise_kin_called(phw_context *context)
{
    phw_name_page page;
    phw_name_run run;
    if (phw_evidence_sells(&context->evidence) || context->view->cell_count > WORDS_MOST ||
        !phw_name_page_build(context, &page) || phw_name_run_care(&page, " hospital nurse ") == 0 ||
        phw_name_run_animals(&page) > 0)
        return;
    const size_t words = phw_name_page_words(&page);
    for (uint32_t cell = 0; words <= WORDS_MOST && cell < context->view->cell_count; cell++) {
        const phw_name_line *line = &page.lines[cell];
        for (size_t at = 0; at < line->count; at++) {
            if (!phw_name_run_match(line, at, &run))
                continue;
            if (run.titled && run.end < line->count && line->tokens[run.end - 1].possessive &&
                !line->tokens[run.end].before &&
                (line->tokens[run.end].kinds & PHW_WORD_RELATION) &&
                line->tokens[run.end].letters == PHW_CASE_LOWER)
                phw_name_run_add(&page, cell, &run, SURE_KIN_OF, "kin-of");
            at = run.end - 1;
        }
    }
}
