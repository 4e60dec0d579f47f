/* SPDX-License-Identifier: Apache-2.0 */
/* "ZZZTEST, Patient (Mr)", "TEST PATIENT", "Jane Doe": whom training systems have in the place of a
 * patient. A number of theirs cannot be told from one that was issued, so somebody should look;
 * nothing of theirs is sure enough to block by itself. Where the system says that it is for
 * training as well, the number is of those that are never issued and the birth was on no day of a
 * living person, there is nobody to look for. */
#include <math.h>
#include <string.h>

#include "identify/dates.h"
#include "identify/name_page.h"
#include "identify/page_dates.h"

/* Less than what blocks, enough to ask for a second look. */
#define POSSIBLE_MOST 0.49
/* … and less than that. */
#define NOBODYS_MOST 0.29
/* A name this sure is somebody's. */
#define NAME_SURE 0.5
/* Digits that begin NHS numbers for tests, which nobody has (NHS Data Model and Dictionary). */
#define TEST_RANGE "999"
/* Whoever was born in this year or before is dead, or was made up. */
#define LAST_PAST_YEAR (PHW_THIS_YEAR - 120)
/* What a training system calls itself, and words that it writes where others name people. */
#define USES " demo demonstration playground sandbox test training uat "
#define SYSTEMS " database domain environment server system "
#define WORDS " ipsum lorem trainee trainer training "

/* "zzztest", "xxtestpatient": nobody is called so. */
static bool is_made_up(const phw_name_token *token)
{
    const bool first = strncmp(token->key, "zz", 2) == 0 || strncmp(token->key, "xx", 2) == 0;
    return first && strstr(token->key, "test");
}

/* "Jane Doe", "Joe Bloggs": whom examples are of. */
static bool is_example(const phw_name_line *line, size_t at)
{
    const phw_name_token *given = &line->tokens[at];
    return at + 1 < line->count && !(given[1].before & ~(unsigned)PHW_GAP_COMMA) &&
           ((phw_name_token_in(given, " jane janie john johnny ") &&
             phw_name_token_is(&given[1], "doe")) ||
            (phw_name_token_in(given, " fred jo joe josephine ") &&
             phw_name_token_is(&given[1], "bloggs")));
}

/* Whether a cell holds nobody's name. "Patient test" may be a heading: only in capitals, or with a
 * comma. */
static bool names_nobody(const phw_name_line *line)
{
    for (size_t at = 0; at < line->count; at++) {
        if (is_made_up(&line->tokens[at]) || is_example(line, at))
            return true;
        if (at + 1 < line->count && phw_name_token_is(&line->tokens[at], "test") &&
            phw_name_token_is(&line->tokens[at + 1], "patient") &&
            ((line->tokens[at].letters == PHW_CASE_UPPER &&
              line->tokens[at + 1].letters == PHW_CASE_UPPER) ||
             (line->tokens[at + 1].before & PHW_GAP_COMMA)))
            return true;
    }
    return false;
}

/* "TRAINING ENVIRONMENT" */
static bool is_for_training(const phw_name_page *page)
{
    for (uint32_t cell = 0; cell < page->context->view->cell_count; cell++) {
        const phw_name_line *line = &page->lines[cell];
        for (size_t at = 1; at < line->count; at++)
            if (phw_name_token_in(&line->tokens[at - 1], USES) &&
                phw_name_token_in(&line->tokens[at], SYSTEMS))
                return true;
    }
    return false;
}

/* "Training", "Lorem", "TRAINER": a word of the system's, which looks like a name. */
static bool is_word(const phw_name_page *page, const phw_candidate *candidate)
{
    const phw_name_line *line = &page->lines[candidate->span.cell];
    for (size_t at = 0; at < line->count; at++)
        if (line->tokens[at].from == candidate->span.begin)
            return line->tokens[at].to == candidate->span.end &&
                   phw_name_token_in(&line->tokens[at], WORDS);
    return false;
}

/* Whether a candidate can be of nobody alive: a number of the range for tests, a birth long ago. */
static bool is_of_nobody(const phw_name_page *page, const phw_candidate *candidate)
{
    const phw_context *context = page->context;
    const char *text = context->view->cells[candidate->span.cell].text + candidate->span.begin;
    if (candidate->kind == PHW_FINDING_NHS_NUMBER)
        return strncmp(text, TEST_RANGE, strlen(TEST_RANGE)) == 0;
    if (candidate->kind != PHW_FINDING_DATE_OF_BIRTH)
        return candidate->kind == PHW_FINDING_PATIENT_NAME ||
               candidate->kind == PHW_FINDING_CLINICAL;
    uint32_t count;
    const phw_date *dates = phw_page_dates_of(context->dates, candidate->span.cell, &count);
    for (uint32_t i = 0; i < count; i++)
        if (dates[i].begin == candidate->span.begin)
            return phw_date_full_year(&dates[i], PHW_THIS_YEAR) <= LAST_PAST_YEAR;
    return false;
}

/* Whether a system for training shows nothing that anybody may have. */
static bool shows_nobody(const phw_name_page *page)
{
    const phw_context *context = page->context;
    bool born = false;
    for (size_t i = 0; i < context->candidate_count; i++) {
        if (context->candidates[i].subject == PHW_SUBJECT_PATIENT &&
            !is_of_nobody(page, &context->candidates[i]))
            return false;
        born |= context->candidates[i].kind == PHW_FINDING_DATE_OF_BIRTH;
    }
    return born && is_for_training(page);
}

void phw_recognise_test_patient(phw_context *context)
{
    phw_name_page page;
    bool nobody = false;
    if (context->candidate_count == 0 || !phw_name_page_build(context, &page))
        return;
    for (uint32_t cell = 0; !nobody && cell < context->view->cell_count; cell++)
        nobody = names_nobody(&page.lines[cell]);
    for (size_t i = 0; nobody && i < context->candidate_count; i++) {
        const phw_candidate *candidate = &context->candidates[i];
        if (candidate->kind == PHW_FINDING_PATIENT_NAME && candidate->confidence >= NAME_SURE &&
            !names_nobody(&page.lines[candidate->span.cell]) && !is_word(&page, candidate))
            return;
    }
    const double most = nobody && shows_nobody(&page) ? NOBODYS_MOST : POSSIBLE_MOST;
    for (size_t i = 0; nobody && i < context->candidate_count; i++)
        if (context->candidates[i].subject == PHW_SUBJECT_PATIENT)
            context->candidates[i].confidence = fmin(context->candidates[i].confidence, most);
}
