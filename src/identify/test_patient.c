/* SPDX-License-Identifier: Apache-2.0 */
/* "ZZZTEST, Patient (Mr)", "TEST PATIENT": whom training systems have in the place of a patient. A
 * number of theirs cannot be told from one that was issued, so somebody should look; nothing of
 * theirs is sure enough to block by itself. */
#include <math.h>
#include <string.h>

#include "identify/name_page.h"

/* Less than what blocks, enough to ask for a second look. */
#define POSSIBLE_MOST 0.49
/* A name this sure is somebody's. */
#define NAME_SURE 0.5

/* "zzztest", "xxtestpatient": nobody is called so. */
static bool is_made_up(const phw_name_token *token)
{
    const bool first = strncmp(token->key, "zz", 2) == 0 || strncmp(token->key, "xx", 2) == 0;
    return first && strstr(token->key, "test");
}

/* Whether a cell holds nobody's name. "Patient test" may be a heading: only in capitals, or with a
 * comma. */
static bool names_nobody(const phw_name_line *line)
{
    for (size_t at = 0; at < line->count; at++) {
        if (is_made_up(&line->tokens[at]))
            return true;
        if (at + 1 < line->count && phw_name_token_is(&line->tokens[at], "test") &&
            phw_name_token_is(&line->tokens[at + 1], "patient") &&
            ((line->tokens[at].letters == PHW_CASE_UPPER &&
              line->tokens[at + 1].letters == PHW_CASE_UPPER) ||
             (line->tokens[at + 1].before & PHW_GAP_COMMA)))
            return true;
    }
    return false;
}

void phw_recognise_test_patient(phw_context *context)
{
    phw_name_page page;
    bool nobody = false;
    if (context->candidate_count == 0 || !phw_name_page_build(context, &page))
        return;
    for (uint32_t cell = 0; !nobody && cell < context->view->cell_count; cell++)
        nobody = names_nobody(&page.lines[cell]);
    for (size_t i = 0; nobody && i < context->candidate_count; i++) {
        const phw_candidate *candidate = &context->candidates[i];
        if (candidate->kind == PHW_FINDING_PATIENT_NAME && candidate->confidence >= NAME_SURE &&
            !names_nobody(&page.lines[candidate->span.cell]))
            return;
    }
    for (size_t i = 0; nobody && i < context->candidate_count; i++)
        if (context->candidates[i].subject == PHW_SUBJECT_PATIENT)
            context->candidates[i].confidence =
                fmin(context->candidates[i].confidence, POSSIBLE_MOST);
}
