/* SPDX-License-Identifier: Apache-2.0 */
/* Who rings about whom: "this is Khadija Barzani, I'm ringing about my mum Hoi Yan Kwok". Whoever
 * is called so has a name, of whatever people, where a patient's number or birth is told as well.
 */
#include "identify/dates.h"
#include "identify/name_run.h"

#define SURE_TOLD_NAME 0.8
/* Less than what blocks by itself: solicitors write so, too. */
#define SURE_ABOUT 0.74
#define SURE_ABOUT_BORN 0.70
/* … unless the letter is one of clinics. */
#define CLINIC                                                                                     \
    " clinic diagnosis doctor dr examination hospital medication patient referral symptoms "       \
    "tablets "
/* Nobody's birth is later; what is written about is as a rule. */
#define YEAR_LATEST (PHW_THIS_YEAR - 3)
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

/* The date that begins at or right behind a token and is of long ago; NULL: none. */
static const phw_date *born_at(const phw_context *context, uint32_t cell, uint32_t from)
{
    uint32_t count;
    const phw_date *dates = phw_page_dates_of(context->dates, cell, &count);
    for (uint32_t i = 0; i < count; i++)
        if (dates[i].begin == from && phw_date_full_year(&dates[i], PHW_THIS_YEAR) <= YEAR_LATEST)
            return &dates[i];
    return NULL;
}

/* "Re: Miss Esteves, 27/3/42": whom a message is about and when they were born, though nothing else
 * that was read speaks of care. */
static void look_for_about(const phw_name_page *page, uint32_t cell, bool clinic)
{
    static const char *const tags[] = {"about", "date-behind", NULL};
    const phw_name_line *line = &page->lines[cell];
    for (size_t at = 1; at < line->count; at++) {
        phw_name_run name;
        if (!phw_name_token_in(&line->tokens[at - 1], " re regarding ") ||
            !phw_name_run_match(line, at, &name) || !phw_name_run_is_whole(&name) ||
            name.end >= line->count)
            continue;
        const phw_date *born = born_at(page->context, cell, line->tokens[name.end].from);
        if (!born)
            continue;
        phw_context_add(page->context, PHW_FINDING_PATIENT_NAME, PHW_SUBJECT_PATIENT,
                        phw_name_page_span(page, cell, name.first, name.end - 1),
                        clinic ? SURE_TOLD_NAME : SURE_ABOUT, tags);
        phw_context_add(page->context, PHW_FINDING_DATE_OF_BIRTH, PHW_SUBJECT_PATIENT,
                        (phw_span){cell, born->begin, born->end}, SURE_ABOUT_BORN, tags);
    }
}

void phw_recognise_told_name(phw_context *context)
{
    phw_name_page page;
    const unsigned numbers = 1U << PHW_FINDING_NHS_NUMBER | 1U << PHW_FINDING_DATE_OF_BIRTH;
    if (!phw_name_page_build(context, &page))
        return;
    const bool clinic = phw_name_page_says(&page, CLINIC);
    for (uint32_t cell = 0; cell < context->view->cell_count; cell++)
        look_for_about(&page, cell, clinic);
    if (!phw_context_on_page(context, numbers, NUMBER_SURE))
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
