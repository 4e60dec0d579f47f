/* SPDX-License-Identifier: Apache-2.0 */
/* "03:12 Sensor mat" over "06:13 Toilet" over "09:35 Assist": what patients have rung for, and
 * since when, on a display that was photographed so that nothing of who they are can be read:
 * somebody looks. A rota of cleaning has toilets and hours, and no calls. */
#include "identify/name_page.h"

/* Rows of an hour and a call at least, and different calls. */
#define ROWS_LEAST 4U
#define KINDS_LEAST 3
#define SURE_CALL 0.60
#define WHERE " bathroom bed commode ensuite shower toilet wc "
#define WHAT " assist assistance call cardiac cord emergency mat nurse presence sensor staff "

/* Whether a cell is an hour and words of a call, or these alone beside an hour. *first … *last:
 * the words. */
static bool is_call(const phw_name_line *line, size_t *first, size_t *last)
{
    size_t words = 0, numbers = 0;
    for (size_t at = 0; at < line->count; at++) {
        const phw_name_token *token = &line->tokens[at];
        if (token->letters == PHW_CASE_NUMBER) {
            numbers++;
            continue;
        }
        if (!phw_name_token_in(token, WHERE WHAT))
            return false;
        *first = words++ == 0 ? at : *first;
        *last = at;
    }
    return words > 0 && numbers <= 2;
}

static bool has_hour(const phw_name_page *page, uint32_t cell)
{
    for (size_t at = 0; at + 1 < page->lines[cell].count; at++)
        if (phw_name_page_is_time(&page->lines[cell], at))
            return true;
    return false;
}

void phw_recognise_nurse_calls(phw_context *context)
{
    static const char *const tags[] = {"nurse-call", NULL};
    phw_name_page page;
    size_t rows = 0, first = 0, last = 0;
    unsigned where = 0, what = 0;
    if (phw_evidence_sells(&context->evidence) || !phw_name_page_build(context, &page))
        return;
    const uint32_t cells = context->view->cell_count;
    for (int round = 0; round < 2; round++) {
        for (uint32_t cell = 0; cell < cells; cell++) {
            const phw_name_line *line = &page.lines[cell];
            const uint32_t before = context->view->cells[cell].previous;
            if (!is_call(line, &first, &last) ||
                (!has_hour(&page, cell) && (before == PHW_VIEW_NONE || !has_hour(&page, before))))
                continue;
            if (round == 1) {
                phw_context_add(context, PHW_FINDING_CLINICAL, PHW_SUBJECT_PATIENT,
                                phw_name_page_span(&page, cell, first, last), SURE_CALL, tags);
                continue;
            }
            rows++;
            where |= phw_name_token_in(&line->tokens[first], WHERE) ? 1U : 0U;
            where |= phw_name_token_in(&line->tokens[first], " sensor ") ? 1U : 0U;
            what |= phw_name_token_in(&line->tokens[first], " assist assistance ")   ? 1U
                    : phw_name_token_in(&line->tokens[first], " call nurse ")        ? 2U
                    : phw_name_token_in(&line->tokens[first], " emergency cardiac ") ? 4U
                                                                                     : 0U;
        }
        if (rows < ROWS_LEAST || (int)where + __builtin_popcount(what) < KINDS_LEAST)
            return;
    }
}
