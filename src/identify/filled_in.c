/* SPDX-License-Identifier: Apache-2.0 */
/* What a short paper says of whom it is about in so many words: "Patient: Suharto", "Pt: Reginald
 * Featherstonehaugh", "Ng Xiu Ying 45F", "your test result for Parminder", "Wheelchair reserved for
 * Mr Ollerenshaw", "Taxi for Emma Stone to Ward 7". The words before or behind it say that a name
 * stands there, whatever it looks like. Run before the names. */
#include "identify/age.h"
#include "identify/name_run.h"

#define WORDS_MOST 120U
#define FIELD_WORDS 4U
#define LINE_WORDS 12U
#define SURE_FIELD 0.78
#define SURE_FOR 0.62 /* an exam has results, too: somebody looks */
/* A word that is none of the tables' is a name of at least so many letters in such a field. */
#define LETTERS_LEAST 3U
#define CALLED_LEAST 0.2F
#define WORD_MOST 1.0F /* uses per million words of a name that is a word as well */
/* Years of age that no form of a school is called by. */
#define AGE_LEAST 14
#define AGE_NAME_WORDS 2U

#define FIELDS " inpatient patient pt "
/* Whom others know as well: of permits to park, of bells at a door. */
#define HOUSED " detainee resident "
/* Whom others looked after as well are called. */
#define CHILDREN " baby casualty child infant pupil "
#define HURT " accident aid ambulance bumped fell firstaid hospital injured injury wound "
#define HURT_LEAST 2 /* a course of first aid hurts nobody */
/* What is for a patient alone, and what speaks of care only with another word of it: hairdressers
 * have appointments, museums admissions, and cars a test. */
#define RESULTS " bloods covid discharge mri prescription scan smear xray "
#define ALSO " admission appointment procedure referral test "
#define TERMS_LEAST 0.2F /* strengths: nearly any page has one of next to nothing */
#define AIDS " commode hoist rollator walker wheelchair zimmer "
#define RIDES " ambulance porter taxi transport "
#define PLACES " clinic dialysis hospital ward xray "

static bool is_name_word(const phw_name_token *token)
{
    const unsigned never = PHW_WORD_NEVER | PHW_WORD_ORGANISATION | PHW_WORD_STREET |
                           PHW_WORD_ROLE | PHW_WORD_STAFF_TITLE | PHW_WORD_CLINICAL;
    return token->key_length >= LETTERS_LEAST && !(token->kinds & never) && !token->lists &&
           (token->letters == PHW_CASE_TITLE || token->letters == PHW_CASE_UPPER) &&
           (phw_name_token_best(token) >= CALLED_LEAST || token->word < WORD_MOST);
}

/* A name of any form; of one word only where nothing else is behind it. */
static bool match(const phw_name_line *line, size_t at, bool lone, phw_name_run *run)
{
    if (lone && at + 1 == line->count && is_name_word(&line->tokens[at])) {
        *run = (phw_name_run){.first = at, .end = at + 1, .full = 1};
        return true;
    }
    return at < line->count && phw_name_run_match(line, at, run) && phw_name_run_is_whole(run);
}

/* "Patient:" and what fills the rest of the line. */
static bool in_field(const phw_name_line *line, const char *fields, phw_name_run *run)
{
    for (size_t at = 1; at < line->count && at <= FIELD_WORDS; at++)
        if ((line->tokens[at].before & PHW_GAP_COLON) &&
            phw_name_token_in(&line->tokens[at - 1], fields))
            return match(line, at, true, run);
    return false;
}

/* "… for Parminder" behind a word of @p what in the same line, or one that is the whole page's. */
static bool is_for(const phw_name_line *line, const char *what, bool lone, phw_name_run *run)
{
    bool said = false;
    for (size_t at = 0; at + 1 < line->count; at++) {
        said |= phw_name_token_in(&line->tokens[at], what);
        if (said && phw_name_token_is(&line->tokens[at], "for") && !line->tokens[at + 1].before &&
            phw_name_run_match(line, at + 1, run) &&
            (phw_name_run_is_whole(run) ||
             (lone && run->full == 1 && line->tokens[at + 1].given >= CALLED_LEAST)))
            return true;
    }
    return false;
}

/* "Ng Xiu Ying 45F": two words or more with capitals and how old and of which sex their bearer is,
 * who looks like nobody of a form of school or a seat. */
static bool before_age(const phw_name_page *page, uint32_t cell, phw_name_run *run)
{
    const phw_name_line *line = &page->lines[cell];
    const uint32_t next = page->context->view->cells[cell].next;
    *run = (phw_name_run){.first = 0};
    while (run->end < line->count && (line->tokens[run->end].letters == PHW_CASE_TITLE ||
                                      line->tokens[run->end].letters == PHW_CASE_UPPER)) {
        const phw_name_token *token = &line->tokens[run->end];
        const bool short_surname = token->letters == PHW_CASE_TITLE && token->key_length == 2;
        if ((token->kinds & (PHW_WORD_NEVER | PHW_WORD_ROLE | PHW_WORD_STAFF_TITLE |
                             PHW_WORD_ORGANISATION | PHW_WORD_STREET)) ||
            ((token->kinds & PHW_WORD_CLINICAL) && !short_surname) ||
            (run->end > 0 && token->before))
            return false;
        run->full += token->key_length > 1;
        run->like += !token->known ? 1 : phw_name_token_best(token);
        run->end++;
    }
    const bool apart = run->end == line->count && next != PHW_VIEW_NONE;
    const phw_name_line *aged = apart ? &page->lines[next] : line;
    const size_t at = apart ? 0 : run->end;
    size_t last;
    return run->full >= AGE_NAME_WORDS && run->like >= CALLED_LEAST && at < aged->count &&
           phw_age_is_clinical(&aged->tokens[at]) && phw_age_read(aged, at, &last) >= AGE_LEAST;
}

void phw_recognise_filled_in(phw_context *context)
{
    phw_name_page page;
    phw_name_run run;
    if (context->view->cell_count > WORDS_MOST || phw_evidence_sells(&context->evidence) ||
        !phw_name_page_build(context, &page) || phw_name_page_words(&page) > WORDS_MOST ||
        phw_name_run_animals(&page) > 0)
        return;
    const bool hurt = phw_name_run_said(&page, HURT) >= HURT_LEAST;
    const bool places = phw_name_page_says(&page, PLACES);
    const bool care = phw_name_run_care(&page, " ") > 0 || page.terms >= TERMS_LEAST;
    const bool also = phw_name_run_care(&page, ALSO) > 0 || page.terms >= TERMS_LEAST;
    for (uint32_t cell = 0; cell < context->view->cell_count; cell++) {
        const phw_name_line *line = &page.lines[cell];
        if (in_field(line, FIELDS, &run) || (care && in_field(line, HOUSED, &run)))
            phw_name_run_add(&page, cell, &run, SURE_FIELD, "filled-in");
        else if (line->count > LINE_WORDS)
            continue;
        else if ((hurt && in_field(line, CHILDREN, &run)) || is_for(line, AIDS, false, &run) ||
                 is_for(line, RESULTS, true, &run) || (also && is_for(line, ALSO, true, &run)) ||
                 (places && is_for(line, RIDES, false, &run)))
            phw_name_run_add(&page, cell, &run, SURE_FOR, "filled-in");
        else if (before_age(&page, cell, &run))
            phw_name_run_add(&page, cell, &run, care ? SURE_FIELD : SURE_FOR, "age-behind");
    }
}
