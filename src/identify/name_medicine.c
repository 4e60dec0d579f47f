/* SPDX-License-Identifier: Apache-2.0 */
#include "identify/name_medicine.h"

/* As much of a name or more is told as one: Yasmin is both. */
#define NAME_LEAST 0.45F

/* What stands right behind a mention, where a list of medicines has the dose. */
static const phw_name_token *behind(const phw_name_page *page, const phw_name_mention *mention)
{
    const phw_name_line *line = &page->lines[mention->cell];
    if (mention->name.last + 1 < line->count)
        return &line->tokens[mention->name.last + 1];
    const uint32_t next = page->context->view->cells[mention->cell].next;
    return next != PHW_VIEW_NONE && page->lines[next].count > 0 ? page->lines[next].tokens : NULL;
}

bool phw_name_is_medicine(const phw_name_page *page, const phw_name_mention *mention)
{
    const phw_name_line *line = &page->lines[mention->cell];
    const phw_name_token *first = &line->tokens[mention->name.first];
    const phw_name_token *word = &line->tokens[mention->name.last];
    const phw_name_token *dose = behind(page, mention);
    return word - first <= (first->letters == PHW_CASE_INITIAL) &&
           (word->tables & 1U << PHW_TABLE_DRUGS) && phw_name_token_best(word) < NAME_LEAST &&
           dose && dose->letters == PHW_CASE_NUMBER;
}
