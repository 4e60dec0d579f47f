/* SPDX-License-Identifier: Apache-2.0 */
/* Whom a patient's own page greets: "Hello Florica Basescu-Popa" under "My results", beside an NHS
 * number. Run before the names, which would make a colleague of whoever is greeted. */
#include "identify/name_run.h"

#define SURE_GREETED 0.78
/* How surely a word by itself, "Hello Priya", is a given name. */
#define GIVEN_LEAST 0.2F
#define NUMBER_SURE 0.5
#define NUMBERS                                                                                    \
    (1U << PHW_FINDING_NHS_NUMBER | 1U << PHW_FINDING_CHI_NUMBER | 1U << PHW_FINDING_HC_NUMBER)
/* Words of a line that greets at most. */
#define GREETING_WORDS 8U
#define OWN                                                                                        \
    " appointments care health medications medicines messages prescription prescriptions record "  \
    "records results tests vaccinations "

/* "My results", "Your health" at a line's start. */
static bool is_own_page(const phw_name_page *page)
{
    for (uint32_t cell = 0; cell < page->context->view->cell_count; cell++) {
        const phw_name_line *line = &page->lines[cell];
        if (line->count >= 2 && phw_name_token_in(&line->tokens[0], " my your ") &&
            phw_name_token_in(&line->tokens[1], OWN))
            return true;
    }
    return false;
}

/* The token behind "Hello", "Good morning"; 0: nobody is greeted. */
static size_t behind_greeting(const phw_name_line *line)
{
    if (line->count < 2 || line->count > GREETING_WORDS)
        return 0;
    if (phw_name_token_in(&line->tokens[0], " hello hi welcome "))
        return phw_name_token_is(&line->tokens[1], "back") ? 2 : 1;
    return line->count > 2 && phw_name_token_is(&line->tokens[0], "good") &&
                   phw_name_token_in(&line->tokens[1], " morning afternoon evening ")
               ? 2
               : 0;
}

void phw_recognise_greeted(phw_context *context)
{
    phw_name_page page;
    phw_name_run run;
    if (!phw_context_on_page(context, NUMBERS, NUMBER_SURE) ||
        !phw_name_page_build(context, &page) || !is_own_page(&page))
        return;
    for (uint32_t cell = 0; cell < context->view->cell_count; cell++) {
        const phw_name_line *line = &page.lines[cell];
        const size_t at = behind_greeting(line);
        if (at > 0 && phw_name_run_match(line, at, &run) && run.end == line->count &&
            (phw_name_run_is_whole(&run) || line->tokens[run.first].given >= GIVEN_LEAST))
            phw_name_run_add(&page, cell, &run, SURE_GREETED, "greeted");
    }
}
