/* SPDX-License-Identifier: Apache-2.0 */
/* Whose a machine is that somebody lives with: "This pump belongs to Ray Day" under "IOB 2.35 U",
 * "Good morning, Bernadette" over "Mask seal good". What it measures is measured of nobody who
 * works with it. Run before the names, which would make a colleague of whoever is greeted. */
#include "identify/name_run.h"

#define WORDS_MOST 80U
#define SURE_OWNER 0.80
#define GIVEN_LEAST 0.2F
/* Words behind a greeting or a field, to the line's end: "Hello Mo, all is well". */
#define LINE_WORDS 10U
#define FIELD_WORDS 3U
/* What is measured or given to somebody ill, and what such a machine says as well as others. */
#define ILL                                                                                        \
    " ahi apnoea apnea bipap basal bolus cpap defibrillator fev1 glucose hypo hypos icd "          \
    "implanted "                                                                                   \
    "inr insulin iob mmhg mmol nebuliser pacemaker spo2 ventilator "
#define ALSO                                                                                       \
    " battery carbs clinic events generator humidity leads leak mask pressure pump ramp recorder " \
    "seal sensor target therapy units usage "
/* Two of these, or one of those of the ill: houses and boats have sensors and a pump, divers a mask
 * and a pressure. */
#define WORN " events mask ramp seal "
#define WORN_LEAST 2
/* Insulin on board, which a pump alone shows, and by itself enough. */
#define ILL_ALONE " iob "
#define ILL_WORTH 2
#define WORTH_LEAST 4

/* The token behind what a name follows; 0: nothing does. */
static size_t behind_words(const phw_name_line *line)
{
    static const char *const phrases[] = {
        "belongs to",   "registered to", "hello",  "good morning", "good evening", "good afternoon",
        "welcome back", "user",          "wearer", "device of",    "welcome",      "hi"};
    for (size_t at = 1; at < line->count && at <= LINE_WORDS; at++)
        for (size_t i = 0; i < sizeof phrases / sizeof phrases[0]; i++)
            if (phw_name_run_behind(line, at, phrases[i]))
                return at;
    return 0;
}

/* "Mr/Mrs: F. Caruso", "Patient: …" on the card of what was put into somebody. */
static size_t behind_field(const phw_name_line *line)
{
    for (size_t at = 1; at < line->count && at <= FIELD_WORDS; at++)
        if ((line->tokens[at].before & PHW_GAP_COLON) &&
            phw_name_token_in(&line->tokens[at - 1], " bearer holder miss mr mrs ms name patient "))
            return at;
    return 0;
}

static bool is_of_somebody_ill(const phw_name_page *page)
{
    const int ill = phw_name_run_said(page, ILL);
    return phw_name_page_says(page, ILL_ALONE) ||
           ((ill > 0 || phw_name_run_said(page, WORN) >= WORN_LEAST) &&
            ILL_WORTH * ill + phw_name_run_said(page, ALSO) >= WORTH_LEAST);
}

void phw_recognise_own_device(phw_context *context)
{
    phw_name_page page;
    phw_name_run run;
    if (context->view->cell_count > WORDS_MOST || phw_evidence_sells(&context->evidence) ||
        !phw_name_page_build(context, &page) || phw_name_page_words(&page) > WORDS_MOST ||
        phw_name_run_animals(&page) > 0 || !is_of_somebody_ill(&page))
        return;
    for (uint32_t cell = 0; cell < context->view->cell_count; cell++) {
        const phw_name_line *line = &page.lines[cell];
        size_t at = line->count <= LINE_WORDS ? behind_field(line) : 0;
        if (at == 0 && line->count <= LINE_WORDS)
            at = behind_words(line);
        if (at > 0 && phw_name_run_match(line, at, &run) &&
            (phw_name_run_is_whole(&run) || line->tokens[run.first].given >= GIVEN_LEAST ||
             !line->tokens[run.first].known))
            phw_name_run_add(&page, cell, &run, SURE_OWNER, "own-device");
    }
}
