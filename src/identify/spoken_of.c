/* SPDX-License-Identifier: Apache-2.0 */
/* "can you see nowak before lunch, sats dropping", "Any update on Farrow? Trop 840": in a message
 * of few words a surname behind what is done for a patient, in whatever letters, and a patient's
 * note in the same message. Run before the names. */
#include "identify/care_note.h"
#include "identify/name_run.h"
#include "identify/word_lists.h"

#define WORDS_MOST 40U
/* How like a surname the word is; a surname that is a word as well needs its capital. */
#define FAMILY_LEAST 0.5F
#define WORD_MOST 12.0F /* uses per million words */
#define LETTERS_LEAST 4U
#define MAYBE_ENOUGH 2U
#define SURE_SPOKEN 0.60 /* somebody looks */

/* What stands before whom it is done for. */
#define DONE                                                                                       \
    " about bleep chase check clerk clerked discharge examine for from move of on re ref review "  \
    "reviewed scan see seen send transfer update with "
/* … and what is done to nobody else. */
#define DOING " bleed cannulate catheterise rebleed venesect "
/* Who is told of it: the patient, or one of the family. */
#define RUNG " call inform phone phoned rang ring tell told "
#define NO_SURNAME                                                                                 \
    (PHW_WORD_NEVER | PHW_WORD_CLINICAL | PHW_WORD_ROLE | PHW_WORD_STAFF_TITLE |                   \
     PHW_WORD_RELATION | PHW_WORD_CALENDAR | PHW_WORD_ORGANISATION | PHW_WORD_STREET |             \
     PHW_WORD_PLACE | PHW_WORD_EPONYM)
#define OTHERS " fixture fpl game goal injury league manager match season squad team vet "

static bool is_surname(const phw_name_line *line, size_t at)
{
    const phw_name_token *token = &line->tokens[at];
    const bool small = token->letters == PHW_CASE_LOWER;
    return token->known && token->family >= FAMILY_LEAST && token->key_length >= LETTERS_LEAST &&
           !(token->kinds & NO_SURNAME) && !token->lists && !token->before &&
           (small ? token->word == 0
                  : token->letters != PHW_CASE_NUMBER && token->word < WORD_MOST);
}

static bool is_done_for(const phw_name_line *line, size_t at)
{
    return at > 0 && phw_name_token_in(&line->tokens[at - 1], DONE) &&
           line->tokens[at - 1].letters == PHW_CASE_LOWER &&
           !(at > 1 && (line->tokens[at - 2].kinds & (PHW_WORD_TITLE | PHW_WORD_STAFF_TITLE)));
}

/* "pls ring Mrs Garland back re husband's INR": a titled name behind who is to be told of it. */
static bool is_rung(const phw_name_line *line, size_t at, phw_name_run *run)
{
    return at > 0 && phw_name_token_in(&line->tokens[at - 1], RUNG) && !line->tokens[at].before &&
           phw_name_run_match(line, at, run) && run->titled;
}

/* "Pls bleed Folake Adeyemi": nobody else is bled. */
static void look_for_doing(const phw_name_page *page, uint32_t cell)
{
    const phw_name_line *line = &page->lines[cell];
    phw_name_run run;
    for (size_t at = 1; at < line->count; at++)
        if (phw_name_token_in(&line->tokens[at - 1], DOING) && !line->tokens[at].before &&
            phw_name_run_match(line, at, &run) && phw_name_run_is_whole(&run))
            phw_name_run_add(page, cell, &run, SURE_SPOKEN, "care-noted");
}

void phw_recognise_spoken_of(phw_context *context)
{
    phw_name_page page;
    phw_care_note note = {0};
    if (phw_evidence_sells(&context->evidence) || context->view->cell_count > WORDS_MOST ||
        !phw_name_page_build(context, &page) || phw_name_page_says(&page, OTHERS) ||
        phw_name_run_animals(&page) > 0)
        return;
    for (uint32_t cell = 0; cell < context->view->cell_count; cell++)
        phw_care_note_read(&page, cell, 0, page.lines[cell].count, &note);
    for (uint32_t cell = 0; note.words <= WORDS_MOST && cell < context->view->cell_count; cell++)
        look_for_doing(&page, cell);
    if (note.words > WORDS_MOST || (note.sure == 0 && note.maybe < MAYBE_ENOUGH) || note.year)
        return;
    for (uint32_t cell = 0; cell < context->view->cell_count; cell++) {
        const phw_name_line *line = &page.lines[cell];
        for (size_t at = 1; at < line->count; at++) {
            phw_name_run run;
            if (is_rung(line, at, &run))
                phw_name_run_add(&page, cell, &run, SURE_SPOKEN, "care-noted");
            if (is_surname(line, at) && is_done_for(line, at)) {
                static const char *const tags[] = {"care-noted", NULL};
                phw_context_add(context, PHW_FINDING_PATIENT_NAME, PHW_SUBJECT_PATIENT,
                                phw_name_page_span(&page, cell, at, at), SURE_SPOKEN, tags);
            }
        }
    }
}
