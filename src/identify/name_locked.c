/* SPDX-License-Identifier: Apache-2.0 */
/* "The record of STONE, Rod is open on another workstation", "Rod Stone (D704036) is locked by
 * user": a program's little window says whose record it cannot open, and nothing else on the page
 * speaks of care. */
#include "identify/hospital_number.h"
#include "identify/name_page.h"

#define SURE_LOCKED 0.80
/* Words from the name to those that only programs say of a record. */
#define REACH 8U

/* "record of", "chart for": what programs hold of a patient stands before token @p at. */
static bool is_record_of(const phw_name_line *line, size_t at)
{
    return at >= 2 && !(line->tokens[at].before & PHW_GAP_STOP) &&
           phw_name_token_in(&line->tokens[at - 1], " of for ") &&
           phw_name_token_in(&line->tokens[at - 2], " record records chart encounter spell ");
}

/* "(D704036)": whose number stands behind token @p at. */
static bool has_number(const phw_name_page *page, uint32_t cell, size_t at)
{
    const phw_name_line *line = &page->lines[cell];
    const phw_name_token *number = at + 1 < line->count ? &line->tokens[at + 1] : NULL;
    return number && (number->before & PHW_GAP_OPEN) &&
           phw_local_number_shape(page->context->view->cells[cell].text, number->from,
                                  number->to) != PHW_LOCAL_NONE;
}

static bool is_of_programs(const phw_name_token *token)
{
    return phw_name_token_in(token, " edited editing locked logged session terminal user users "
                                    "window workstation ");
}

/* Whether one of the words behind token @p at, in the next line where this one ends, is. */
static bool is_held(const phw_name_page *page, uint32_t cell, size_t at)
{
    const phw_name_line *line = &page->lines[cell];
    const uint32_t below = page->context->below[cell];
    size_t seen = 0;
    for (size_t i = at + 1; i < line->count && seen < REACH; i++, seen++)
        if (is_of_programs(&line->tokens[i]))
            return true;
    for (size_t i = 0; below != PHW_VIEW_NONE && i < page->lines[below].count && seen < REACH;
         i++, seen++)
        if (is_of_programs(&page->lines[below].tokens[i]))
            return true;
    return false;
}

void phw_recognise_name_locked(phw_context *context)
{
    static const char *const tags[] = {"record-held", NULL};
    phw_name_page page;
    if (!phw_name_page_build(context, &page))
        return;
    for (uint32_t cell = 0; cell < context->view->cell_count; cell++) {
        const phw_name_line *line = &page.lines[cell];
        for (size_t at = 0; at < line->count; at++) {
            phw_name_span name;
            if (phw_name_shape_match(line->tokens, line->count, at, &name) &&
                name.form != PHW_NAME_SINGLE &&
                (is_record_of(line, at) || has_number(&page, cell, name.last)) &&
                is_held(&page, cell, name.last))
                phw_context_add(context, PHW_FINDING_PATIENT_NAME, PHW_SUBJECT_PATIENT,
                                phw_name_page_span(&page, cell, name.first, name.last), SURE_LOCKED,
                                tags);
        }
    }
}
