/* SPDX-License-Identifier: Apache-2.0 */
/* "row is really Mr Basil Root HX840780", "notes for Nasim Akhter Bi as asked", "AKHTER BI NASIM
 * K+ 6.9 537540T phone lab": a name with a hospital's number soon behind it or at the head of the
 * next line, wherever in a comment, a note or a bleep it stands, where care is spoken of. Run
 * before the names. */
#include <string.h>

#include "identify/digits.h"
#include "identify/hospital_number.h"
#include "identify/name_run.h"

/* Bytes between a name and its number: a value of a test, "as asked". */
#define BETWEEN_MOST 12U
#define TRUST_SURE 0.5
#define CARE_ENOUGH 2
/* Of a number without letters. */
#define DIGITS_LEAST 7U
#define NHS_DIGITS 10U
/* How sure a number for health must be but behind "SURNAME, Given". */
#define NHS_SURE 0.6
#define SURE_NUMBERED 0.78
#define SURE_MAYBE 0.66 /* little of care is spoken of: somebody looks */
/* Careers have numbers as well: what stands on pages of staff. */
#define STAFF                                                                                      \
    " assignment band course employee esr learner module payroll payslip rota salary staff "       \
    "student training "

/* What is said of patients by those who have no word of care beside it. */
#define SAID                                                                                       \
    " bed bleep bleeped coded heel lab lactate leg los path phoned readm readmitted rpt "          \
    "sacrum "

/* A local number with letters that begins at byte @p at. */
static bool number_at(const phw_cell *cell, uint32_t index, uint32_t at, phw_span *number)
{
    uint32_t end = at;
    while (end < cell->length && !strchr(" ,;|", cell->text[end]))
        end++;
    while (end > at && strchr(".)", cell->text[end - 1]))
        end--;
    *number = (phw_span){index, at, end};
    const phw_local_shape shape =
        end > at ? phw_local_number_shape(cell->text, at, end) : PHW_LOCAL_NONE;
    /* No telephone's, which begin with a nought. */
    return shape == PHW_LOCAL_LETTERED ||
           (shape == PHW_LOCAL_DIGITS && end - at >= DIGITS_LEAST && cell->text[at] != '0');
}

/* The number soon behind token @p end - 1, or that the line below or the cell beside begins with.
 */
static bool find_number(const phw_name_page *page, uint32_t cell, size_t end, phw_span *number)
{
    const phw_view *view = page->context->view;
    const phw_name_line *line = &page->lines[cell];
    const uint32_t behind = line->tokens[end - 1].to;
    for (size_t at = end; at < line->count && line->tokens[at].from <= behind + BETWEEN_MOST; at++)
        if (number_at(&view->cells[cell], cell, line->tokens[at].from, number))
            return true;
    const uint32_t beside[] = {end == line->count ? view->cells[cell].next : PHW_VIEW_NONE,
                               page->context->below[cell]};
    for (size_t i = 0; i < sizeof beside / sizeof beside[0]; i++)
        if (beside[i] != PHW_VIEW_NONE && page->lines[beside[i]].count > 0 &&
            number_at(&view->cells[beside[i]], beside[i], page->lines[beside[i]].tokens[0].from,
                      number))
            return true;
    return false;
}

/* "notes for Corazon Magsaysay as asked": whose they are, a number on the page or none. Of notes
 * and results others write as well, where nothing is of @p care. */
static bool is_asked_for(const phw_name_line *line, size_t at, int care)
{
    static const char *const patients[] = {"clinic letter", "discharge letter", "discharge summary",
                                           "bloods for",    "tto for",          "ttos for"};
    static const char *const others[] = {"notes for", "letter for",   "results for", "films for",
                                         "scan for",  "referral for", "records for"};
    for (size_t i = 0; i < sizeof patients / sizeof patients[0]; i++)
        if (phw_name_run_behind(line, at, patients[i]))
            return true;
    for (size_t i = 0; care > 0 && i < sizeof others / sizeof others[0]; i++)
        if (phw_name_run_behind(line, at, others[i]))
            return true;
    return false;
}

/* "LLEWELLYN, Gareth - 999 669 6987 - Summary" in a tab's title: a number for health right behind
 * a name says whose it is, though both are all there is. */
static bool has_health_number(const phw_name_page *page, uint32_t cell, const phw_name_run *run)
{
    const phw_name_line *line = &page->lines[cell];
    if (run->end >= line->count)
        return false;
    const phw_candidate *number = phw_context_at(
        page->context, phw_name_page_span(page, cell, run->end, run->end), PHW_FINDING_NHS_NUMBER);
    return number &&
           (run->comma || (number->confidence >= NHS_SURE && (run->titled || run->full > 1)));
}

/* How much the page speaks of care, so that such a number may be a patient's; 0: not at all. */
static int care_of(const phw_name_page *page)
{
    const phw_context *context = page->context;
    return phw_name_run_care(page, SAID) + phw_name_run_said(page, SAID) + (page->terms > 0) +
           phw_context_on_page(context, 1U << PHW_FINDING_TRUST_NAME, TRUST_SURE);
}

/* "YORK Lincoln": two towns. */
static bool is_places(const phw_name_line *line, const phw_name_run *run)
{
    if (run->titled || run->comma)
        return false;
    for (size_t at = run->first; at < run->end; at++)
        if (!(line->tokens[at].kinds & PHW_WORD_PLACE))
            return false;
    return true;
}

/* "GOTOBED^PERCY^^Mrs" over its number: the carets of imaging systems, which nobody else has. */
static void look_at_caret(const phw_name_page *page, uint32_t cell)
{
    static const char *const tags[] = {"caret", "number-behind", NULL};
    phw_context *context = page->context;
    const phw_name_line *line = &page->lines[cell];
    phw_span number;
    if (line->count < 2 || line->tokens[1].before != PHW_GAP_CARET ||
        line->tokens[0].letters == PHW_CASE_NUMBER || line->tokens[1].letters == PHW_CASE_NUMBER ||
        !find_number(page, cell, line->count, &number))
        return;
    phw_context_add(context, PHW_FINDING_PATIENT_NAME, PHW_SUBJECT_PATIENT,
                    phw_name_page_span(page, cell, 0, line->count - 1), SURE_NUMBERED, tags);
    phw_context_add(context, PHW_FINDING_HOSPITAL_NUMBER, PHW_SUBJECT_PATIENT, number,
                    SURE_NUMBERED, tags + 1);
}

static bool is_staffs(const phw_name_line *line, const phw_name_run *run)
{
    for (size_t at = run->first; at < run->end; at++)
        if (line->tokens[at].kinds & (PHW_WORD_STAFF_TITLE | PHW_WORD_ORGANISATION))
            return true;
    return run->end < line->count && (line->tokens[run->end].kinds & PHW_WORD_ROLE);
}

static void look_at(const phw_name_page *page, uint32_t cell, const phw_name_run *run, int care)
{
    static const char *const tags[] = {"beside-name", NULL};
    phw_context *context = page->context;
    phw_span number;
    if (is_asked_for(&page->lines[cell], run->first, care))
        phw_name_run_add(page, cell, run, SURE_NUMBERED, "asked-for");
    if (has_health_number(page, cell, run))
        phw_name_run_add(page, cell, run, SURE_NUMBERED, "number-behind");
    if (care == 0 || !find_number(page, cell, run->end, &number))
        return;
    const double sure = care >= CARE_ENOUGH ? SURE_NUMBERED : SURE_MAYBE;
    const bool figures = phw_is_digit(page->context->view->cells[number.cell].text[number.begin]);
    if (figures && care < CARE_ENOUGH)
        return;
    phw_name_run_add(page, cell, run, sure, "number-behind");
    if (!phw_context_at(context, number, PHW_FINDING_NHS_NUMBER))
        phw_context_add(context,
                        figures && number.end - number.begin == NHS_DIGITS
                            ? PHW_FINDING_NHS_NUMBER
                            : PHW_FINDING_HOSPITAL_NUMBER,
                        PHW_SUBJECT_PATIENT, number, sure, tags);
}

void phw_recognise_numbered(phw_context *context)
{
    phw_name_page page;
    phw_name_run run;
    if (phw_evidence_sells(&context->evidence) || !phw_name_page_build(context, &page) ||
        phw_name_run_animals(&page) > 0)
        return;
    const int care = phw_name_page_says(&page, STAFF) ? 0 : care_of(&page);
    for (uint32_t cell = 0; cell < context->view->cell_count && !context->failed; cell++) {
        const phw_name_line *line = &page.lines[cell];
        look_at_caret(&page, cell);
        for (size_t at = 0; at < line->count; at++) {
            if (!phw_name_run_match(line, at, &run))
                continue;
            if (phw_name_run_is_whole(&run) && !is_staffs(line, &run) && !is_places(line, &run) &&
                !phw_name_run_is_examined(line, &run))
                look_at(&page, cell, &run, care);
            at = run.end - 1;
        }
    }
}
