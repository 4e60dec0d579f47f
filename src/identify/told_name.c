/* SPDX-License-Identifier: Apache-2.0 */
/* Who rings about whom: "this is Khadija Barzani, I'm ringing about my mum Hoi Yan Kwok". Whoever
 * is called so has a name, of whatever people, where a patient's number or birth is told as well.
 */
#include "identify/name_page.h"

#define SURE_TOLD_NAME 0.8
#define NUMBER_SURE 0.8
#define WORDS_LEAST 2
#define WORDS_MOST 4

/* The last token of the words with capitals that begin with token @p at; at - 1: none. */
static size_t capitals(const phw_name_line *line, size_t at)
{
    const unsigned never = PHW_WORD_ORGANISATION | PHW_WORD_CLINICAL | PHW_WORD_TITLE;
    size_t end = at;
    while (end < line->count && end < at + WORDS_MOST) {
        const phw_name_token *token = &line->tokens[end];
        bool particle = (token->kinds & PHW_WORD_PARTICLE) && end > at;
        bool plain = token->letters == PHW_CASE_TITLE && !(token->kinds & never) &&
                     token->key_length > 1 && !phw_name_token_in(token, " i'm i've i'll i'd ");
        if ((end > at && token->before) || !(plain || particle))
            break;
        end++;
    }
    return end - 1;
}

static void add(const phw_name_page *page, uint32_t cell, size_t at, bool patient)
{
    static const char *const tags[] = {"told", NULL};
    const size_t last = capitals(&page->lines[cell], at);
    if (last + 1 < at + WORDS_LEAST)
        return;
    phw_context_add(page->context, patient ? PHW_FINDING_PATIENT_NAME : PHW_FINDING_RELATIVE_NAME,
                    patient ? PHW_SUBJECT_PATIENT : PHW_SUBJECT_RELATIVE,
                    phw_name_page_span(page, cell, at, last), SURE_TOLD_NAME, tags);
}

void phw_recognise_told_name(phw_context *context)
{
    phw_name_page page;
    const unsigned numbers = 1U << PHW_FINDING_NHS_NUMBER | 1U << PHW_FINDING_DATE_OF_BIRTH;
    if (!phw_context_on_page(context, numbers, NUMBER_SURE) || !phw_name_page_build(context, &page))
        return;
    for (uint32_t cell = 0; cell < context->view->cell_count; cell++) {
        const phw_name_line *line = &page.lines[cell];
        for (size_t at = 2; at < line->count; at++) {
            const phw_name_token *before = &line->tokens[at - 1], *first = &line->tokens[at - 2];
            if (line->tokens[at].before || (before->before & ~(unsigned)PHW_GAP_EDGE))
                continue;
            if (phw_name_token_is(first, "my") && (before->kinds & PHW_WORD_RELATION))
                add(&page, cell, at, true);
            else if (phw_name_token_is(first, "this") && phw_name_token_is(before, "is"))
                add(&page, cell, at, false);
        }
    }
}
