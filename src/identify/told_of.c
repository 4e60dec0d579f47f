/* SPDX-License-Identifier: Apache-2.0 */
/* Whom a message of care is for or about, by the words before the name: "Dear Ms Best, your oxygen
 * cylinders", "Dear parent of May Long, the school nurse", "Could you see Mrs Day", "Please pray
 * for Will English, in surgery now", "Passenger Miss Hill, from the dialysis unit". The words tell
 * that a name stands there, so that any is taken. Run before the names. */
#include "identify/name_run.h"
#include "identify/word_lists.h"

/* As sure as what blocks by itself, and the same where a word of care may be chance. */
#define SURE_TOLD 0.80
#define SURE_PLEADED 0.76
/* Friends ask each other by their first names how the jab was: somebody looks. */
#define SURE_FIRST_NAME 0.66
/* A page of more words is no message. */
#define WORDS_MOST 400U
/* Words between "your" and what is the reader's: "your next flu jab". */
#define YOUR_REACH 3U
#define CALLED_REACH 6U /* … and where they are called to */
/* Words between a plea and the name: "our brave little". */
#define FILLER_MOST 3U

/* What a firm or a clinic sends to patients alone, or does to them. */
#define READERS_THINGS                                                                             \
    " audiology biopsy bloods catheter catheters cervical chemo chemotherapy clinic cylinder "     \
    "cylinders dentist dialysis dressings gp immunisation infusion inhaler inhalers injection "    \
    "insulin jab mammogram medication medicine medicines midwife mri operation oxygen physio "     \
    "physiotherapy prescription prescriptions radiotherapy scan scans smear stoma tablets "        \
    "ultrasound vaccination vaccine xray "
/* Courts, members of parliament and agencies write of these as well: with another word of care. */
#define ANYBODYS_THINGS " consultant hearing referral surgery "
/* What a school's nurse or a first-aider writes about. */
#define CHILDS_THINGS                                                                              \
    " accident allergy asthma audiology bumped epipen eyesight flu gp hearing hpv immunisation "   \
    "immunisations inhaler injury lice medication medicine nurse paracetamol vaccination vaccine " \
    "vision "
/* What a colleague's farewell says behind them: "your new clinic job". */
#define WORK                                                                                       \
    " career colleagues experience expertise job knowledge role shift shifts skills student "      \
    "students team "
/* Tokens from a name to what a colleague became ("our new ward sister"), and in that. */
#define TRADE_REACH 6U
#define TRADE_WORDS 3U
#define ILLNESS                                                                                    \
    " aneurysm cancer chemo chemotherapy coma dialysis hip hospice hospital icu intensive itu "    \
    "leukaemia nicu operation picu pneumonia scbu seizure sepsis stroke surgery theatre "          \
    "transfusion transplant tumour ventilator ward "
/* Where a taxi fetches whoever was treated. */
#define PLACES                                                                                     \
    " a&e dialysis discharge hca hospice hospital infirmary mau oncology outpatients sau ward "    \
    "wards "
#define PLACE_SURE 0.7
/* A letter with somebody's number in the health service is to a patient or a patient's parents. */
#define HEALTH_NUMBERS                                                                             \
    (1U << PHW_FINDING_NHS_NUMBER | 1U << PHW_FINDING_CHI_NUMBER | 1U << PHW_FINDING_HC_NUMBER)
#define NUMBER_SURE 0.9
#define RIDES " cab cabs car crew driver escort taxi transport wheelchair "
/* A ward's welcome: the bed's panel, the board over it. */
#define BEDSIDE " bed consultant meals named nurse nurses team ward "
#define BEDSIDE_LEAST 3
#define BRAVERY " anaesthetic blood chemo hospital injection operation plaster treatment ward "

static bool says(const phw_name_page *page, const char *list)
{
    return phw_name_page_says(page, list);
}

/* "jab" at token @p at: what patients have; no colleague's "clinic job". */
static bool is_readers(const phw_name_line *line, size_t at, bool care)
{
    if (at + 1 < line->count && phw_name_token_in(&line->tokens[at + 1], WORK))
        return false;
    return phw_name_token_in(&line->tokens[at], READERS_THINGS) ||
           (care && phw_name_token_in(&line->tokens[at], ANYBODYS_THINGS));
}

/* "your next flu jab", "your appointment with the dermatology clinic". */
static size_t reach_of(const phw_name_line *line, size_t your)
{
    const bool called = your + 1 < line->count &&
                        phw_name_token_in(&line->tokens[your + 1], " appointment appt visit ");
    return called ? CALLED_REACH : YOUR_REACH;
}

/* "your next flu jab" in any line. */
static bool is_for_reader(const phw_name_page *page)
{
    const bool care = phw_name_run_care(page, ANYBODYS_THINGS) > 0;
    for (uint32_t cell = 0; cell < page->context->view->cell_count; cell++) {
        const phw_name_line *line = &page->lines[cell];
        for (size_t at = 0; at < line->count; at++)
            for (size_t i = at + 1; phw_name_token_is(&line->tokens[at], "your") &&
                                    i < line->count && i <= at + reach_of(line, at);
                 i++)
                if (is_readers(line, i, care))
                    return true;
    }
    return false;
}

static bool is_behind_any(const phw_name_line *line, size_t at, const char *const *phrases)
{
    for (; *phrases; phrases++)
        if (phw_name_run_behind(line, at, *phrases))
            return true;
    return false;
}

/* What is asked of a colleague who looks after people. */
static bool is_sent(const phw_name_line *line, size_t at)
{
    static const char *const phrases[] = {"could you see",
                                          "can you see",
                                          "please see",
                                          "please review",
                                          "could you review",
                                          "me to see",
                                          "you for seeing",
                                          "thanks for seeing",
                                          "kindly see",
                                          "you for referring",
                                          "grateful if you would see",
                                          NULL};
    return is_behind_any(line, at, phrases);
}

static bool is_child(const phw_name_line *line, size_t at)
{
    static const char *const phrases[] = {
        "parent of", "parents of", "guardian of", "carer of",        "guardians of",
        "carers of", "mum of",     "mother of",   "parent carer of", NULL};
    return is_behind_any(line, at, phrases);
}

/* "pray for our brave little": the token behind a plea and its fillers; 0: none ends there. */
static bool is_pleaded_for(const phw_name_line *line, size_t at)
{
    static const char *const phrases[] = {
        "pray for", "prayers for", "praying for", "update on",     "news on",
        "proud of", "thinking of", "news about",  "thoughts with", NULL};
    for (size_t filler = 0; filler <= FILLER_MOST && filler < at; filler++) {
        if (is_behind_any(line, at - filler, phrases))
            return true;
        if (!phw_name_token_in(&line->tokens[at - filler - 1],
                               " our my little brave lovely baby beautiful dear wee gorgeous "))
            return false;
    }
    return false;
}

/* "…, our new ward sister", "… qualified as a nurse": a colleague, soon behind token @p at. */
static bool becomes_colleague(const phw_name_line *line, size_t at)
{
    size_t opened = 0; /* tokens in which a trade may still come */
    for (size_t end = at + TRADE_REACH; at < line->count && at < end; at++) {
        if (opened > 0 && (line->tokens[at].kinds & (PHW_WORD_ROLE | PHW_WORD_STAFF_TITLE)))
            return true;
        if (phw_name_token_in(&line->tokens[at], " our as new newly newest "))
            opened = TRADE_WORDS;
        else if (opened > 0)
            opened--;
    }
    return false;
}

static bool is_greeted(const phw_name_line *line, size_t at)
{
    static const char *const phrases[] = {
        "dear", "hi", "hello", "good morning", "good afternoon", "good evening", "welcome", NULL};
    return is_behind_any(line, at, phrases);
}

/* What the whole page says, asked for once. */
typedef struct setting {
    bool sends;  /* of care more than of the world */
    bool reader; /* writes to whom it looks after */
    bool child;
    bool illness;
    bool ride;
    bool bedside;
    bool brave;
    bool court; /* of protection: its matters are those whose capacity is in doubt */
} setting;

static setting listen(const phw_name_page *page)
{
    size_t care = 0, others = 0;
    for (uint32_t cell = 0; cell < page->context->view->cell_count; cell++)
        for (size_t at = 0; at < page->lines[cell].count; at++) {
            care += (page->lines[cell].tokens[at].lists & PHW_LIST_CARE) != 0;
            others += (page->lines[cell].tokens[at].lists & PHW_LIST_PUBLIC) != 0;
        }
    return (setting){
        .sends = care > 0 && care >= others,
        .reader = is_for_reader(page),
        .child = says(page, CHILDS_THINGS) ||
                 phw_context_on_page(page->context, HEALTH_NUMBERS, NUMBER_SURE),
        .court = says(page, " court ") && says(page, " protection ") && says(page, " capacity "),
        .illness = says(page, ILLNESS),
        .ride = says(page, RIDES) &&
                (says(page, PLACES) ||
                 phw_context_on_page(page->context, 1U << PHW_FINDING_TRUST_NAME, PLACE_SURE)),
        .bedside = phw_name_run_said(page, BEDSIDE) >= BEDSIDE_LEAST && says(page, " bed "),
        .brave = says(page, " brave bravery bell ") && says(page, BRAVERY)};
}

/* The name at a token, where the words before it tell whose it is. */
static void look_at(const phw_name_page *page, const setting *here, uint32_t cell, size_t at)
{
    const phw_name_line *line = &page->lines[cell];
    phw_name_run run;
    if (at > 0 && (line->tokens[at].before & ~(unsigned)(PHW_GAP_COLON | PHW_GAP_COMMA)))
        return;
    const bool greeted = is_greeted(line, at) && (here->reader || here->bedside);
    const bool told = (here->child && is_child(line, at)) || (here->sends && is_sent(line, at)) ||
                      (here->ride && phw_name_run_behind(line, at, "passenger")) ||
                      (here->court && phw_name_run_behind(line, at, "in the matter of"));
    const bool pleaded = here->illness && is_pleaded_for(line, at);
    if ((!greeted && !told && !pleaded) || !phw_name_run_match(line, at, &run) ||
        (!greeted && !phw_name_run_is_whole(&run)) || (pleaded && becomes_colleague(line, run.end)))
        return;
    const bool friends = greeted && !here->bedside && !phw_name_run_is_whole(&run);
    phw_name_run_add(page, cell, &run,
                     friends   ? SURE_FIRST_NAME
                     : pleaded ? SURE_PLEADED
                               : SURE_TOLD,
                     greeted ? "addressed" : "told-of");
}

/* "presented to" over a child's name, from a ward. */
static void look_below(const phw_name_page *page, uint32_t cell)
{
    const phw_name_line *line = &page->lines[cell];
    const uint32_t below = page->context->rows.below[cell];
    phw_name_run run;
    if (below != PHW_VIEW_NONE && line->count > 0 &&
        (phw_name_run_behind(line, line->count, "presented to") ||
         phw_name_run_behind(line, line->count, "awarded to")) &&
        phw_name_run_match(&page->lines[below], 0, &run) && run.end == page->lines[below].count)
        phw_name_run_add(page, below, &run, SURE_TOLD, "awarded");
}

void phw_recognise_told_of(phw_context *context)
{
    phw_name_page page;
    if (phw_evidence_sells(&context->evidence) || !phw_name_page_build(context, &page))
        return;
    const size_t words = phw_name_page_words(&page);
    const setting here = listen(&page);
    for (uint32_t cell = 0; words <= WORDS_MOST && cell < context->view->cell_count; cell++) {
        for (size_t at = 1; at < page.lines[cell].count; at++)
            look_at(&page, &here, cell, at);
        if (here.brave)
            look_below(&page, cell);
    }
}
