/* SPDX-License-Identifier: Apache-2.0 */
/* "Thank you for looking after Grandad, Basil Ward", "the care you gave to our uncle Noor Hassan":
 * whom a card of thanks to a place of care is about, and who writes it, "Iain Hassan and family".
 * Run before the names. */
#include "identify/name_run.h"

/* Words from what was done to the name: "our late uncle". */
#define REACH 5U
#define WORDS_MOST 200U
#define SURE_THANKED 0.78
#define SURE_FIRST 0.60 /* by one name alone */
#define SURE_WRITER 0.70
/* How surely a given name stands before "Ward", a surname then. */
#define GIVEN_LEAST 0.2F

#define THANKS " grateful gratitude kindness thank thankful thanks "
/* Where people are looked after. */
#define PLACES                                                                                     \
    " amu carers cancer ccu chemo chemotherapy hdu hospice hospital icu itu macmillan matron mau " \
    "nicu nurse nurses palliative radiotherapy scbu sister surgeon ward wards "
/* Who looks after animals is thanked as well. */
#define ANIMALS " cattery groomer kennel kennels paws puppy vet vets veterinary "
/* What stands between what was done and whom for. */
#define BETWEEN                                                                                    \
    " beloved darling dear dearest for gave given had late lovely my of our poor showed shown to " \
    "us you "

/* A place's word, and no friend's surname or anybody's own sister. */
static bool is_place(const phw_name_line *line, size_t at)
{
    phw_name_run run;
    if (!phw_name_token_in(&line->tokens[at], PLACES))
        return false;
    if (phw_name_token_is(&line->tokens[at], "sister"))
        return line->tokens[at].letters != PHW_CASE_LOWER;
    return !(at > 0 && line->tokens[at - 1].given >= GIVEN_LEAST &&
             phw_name_run_match(line, at - 1, &run) && phw_name_run_is_whole(&run) &&
             run.end == at + 1);
}

static bool says_place(const phw_name_page *page)
{
    for (uint32_t cell = 0; cell < page->context->view->cell_count; cell++)
        for (size_t at = 0; at < page->lines[cell].count; at++)
            if (is_place(&page->lines[cell], at))
                return true;
    return false;
}

static bool says_done(const phw_name_line *line, size_t at)
{
    static const char *const done[] = {"looking after", "looked after", "caring for",
                                       "cared for",     "care of",      "care you",
                                       "kindness to",   "kind to",      "nursing"};
    for (size_t i = 0; i < sizeof done / sizeof done[0]; i++)
        if (phw_name_run_behind(line, at, done[i]))
            return true;
    return false;
}

/* Adds the name behind token @p at - 1, which ends what was done. @return whether there is one. */
static bool look_behind(const phw_name_page *page, uint32_t cell, size_t at)
{
    const phw_name_line *line = &page->lines[cell];
    bool kin = false;
    for (size_t i = 0; i < REACH && at < line->count; i++, at++) {
        const phw_name_token *token = &line->tokens[at];
        phw_name_run run;
        const bool relation = (token->kinds & PHW_WORD_RELATION) != 0;
        kin |= relation;
        if (relation || phw_name_token_in(token, BETWEEN))
            continue;
        if (!phw_name_run_match(line, at, &run))
            return false;
        const bool whole = phw_name_run_is_whole(&run);
        if (whole || kin)
            phw_name_run_add(page, cell, &run, whole ? SURE_THANKED : SURE_FIRST, "thanked");
        return whole || kin;
    }
    return false;
}

/* "Iain Hassan and all the family". */
static void look_for_writer(const phw_name_page *page, uint32_t cell)
{
    static const char *const tags[] = {"writer-is-kin", NULL};
    const phw_name_line *line = &page->lines[cell];
    phw_name_run run;
    for (size_t at = 0; at < line->count; at++) {
        if (!phw_name_run_match(line, at, &run))
            continue;
        size_t end = run.end;
        if (end < line->count && phw_name_token_is(&line->tokens[end], "and")) {
            end++;
            while (end < line->count && phw_name_token_in(&line->tokens[end], " all the "))
                end++;
            if (end < line->count && phw_name_token_is(&line->tokens[end], "family"))
                phw_context_add(page->context, PHW_FINDING_RELATIVE_NAME, PHW_SUBJECT_RELATIVE,
                                phw_name_page_span(page, cell, run.first, run.end - 1), SURE_WRITER,
                                tags);
        }
        at = run.end - 1;
    }
}

void phw_recognise_thanked(phw_context *context)
{
    phw_name_page page;
    bool thanked = false;
    if (phw_evidence_sells(&context->evidence) || context->view->cell_count > WORDS_MOST ||
        !phw_name_page_build(context, &page) || !phw_name_page_says(&page, THANKS) ||
        !says_place(&page) || phw_name_page_says(&page, ANIMALS))
        return;
    for (uint32_t cell = 0; cell < context->view->cell_count; cell++)
        for (size_t at = 1; at < page.lines[cell].count; at++)
            if (says_done(&page.lines[cell], at))
                thanked |= look_behind(&page, cell, at);
    for (uint32_t cell = 0; thanked && cell < context->view->cell_count; cell++)
        look_for_writer(&page, cell);
}
