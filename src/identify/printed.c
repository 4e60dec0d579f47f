/* SPDX-License-Identifier: Apache-2.0 */
/* A printer's queue: "Wristband Huong, Nguyen Thi", "Rx KAUR Sukhwinder", "Microsoft Word -
 * Wieslawa Zajac x2". What only a place of care prints tells whose all of it is. Run before the
 * names. */
#include "identify/name_page.h"

/* What is printed for a patient and for nobody else, and what may be for anybody. */
#define FOR_PATIENTS " rx tto ttos wristband wristbands addressograph "
#define FOR_ANYBODY " word label labels letter form discharge referral "
/* Rows of the former at least; words before a name. */
#define ROWS_LEAST 2
#define BEFORE_MOST 3
#define SURE_PRINTED 0.96

/* The token behind what says what is printed; 0: nothing does. */
static size_t behind_kind(const phw_name_line *line, bool *patients)
{
    size_t at = 0;
    *patients = false;
    if (line->count > 1 && phw_name_token_is(&line->tokens[0], "microsoft"))
        at++;
    if (at >= line->count || !phw_name_token_in(&line->tokens[at], FOR_PATIENTS FOR_ANYBODY))
        return 0;
    *patients = phw_name_token_in(&line->tokens[at], FOR_PATIENTS);
    return at + 1 < line->count && at < BEFORE_MOST ? at + 1 : 0;
}

/* Whether a name stands there, in whatever form. */
static bool match(const phw_name_line *line, size_t at, phw_name_span *name)
{
    if (!phw_name_shape_value(line->tokens, line->count, at, name) || name->first != at ||
        name->first == name->last)
        return false;
    for (size_t i = name->first; i <= name->last; i++)
        if (line->tokens[i].kinds & PHW_WORD_STAFF_TITLE)
            return false;
    return true;
}

void phw_recognise_printed(phw_context *context)
{
    static const char *const tags[] = {"printed", NULL};
    phw_name_page page;
    phw_name_span name;
    bool patients;
    uint32_t rows = 0;
    if (!phw_name_page_build(context, &page) || !phw_name_page_says(&page, FOR_PATIENTS))
        return;
    for (uint32_t i = 0; i < context->view->cell_count; i++) {
        const size_t at = behind_kind(&page.lines[i], &patients);
        rows += at && patients && match(&page.lines[i], at, &name);
    }
    for (uint32_t i = 0; rows >= ROWS_LEAST && i < context->view->cell_count; i++) {
        const size_t at = behind_kind(&page.lines[i], &patients);
        if (at && match(&page.lines[i], at, &name))
            phw_context_add(context, PHW_FINDING_PATIENT_NAME, PHW_SUBJECT_PATIENT,
                            phw_name_page_span(&page, i, name.first, name.last), SURE_PRINTED,
                            tags);
    }
}
