/* SPDX-License-Identifier: Apache-2.0 */
/* Birth dates without a label: the earliest date on a patient's row, or right under or over the
 * name or number, as on lists, wristbands, tubes and in the corners of X-ray pictures. */
#include <string.h>

#include "identify/dates.h"
#include "identify/digits.h"
#include "identify/recogniser.h"

#define OTHER_LABELS                                                                               \
    (PHW_LABEL_BIT(PHW_LABEL_DATE_TIME) | PHW_LABEL_BIT(PHW_LABEL_DATE_OF_DEATH) |                 \
     PHW_LABEL_BIT(PHW_LABEL_ADMINISTRATIVE) | PHW_LABEL_BIT(PHW_LABEL_PROCEDURE) |                \
     PHW_LABEL_BIT(PHW_LABEL_INVESTIGATION))
#define IDENTIFIERS                                                                                \
    (1U << PHW_FINDING_PATIENT_NAME | 1U << PHW_FINDING_NHS_NUMBER |                               \
     1U << PHW_FINDING_CHI_NUMBER | 1U << PHW_FINDING_HC_NUMBER |                                  \
     1U << PHW_FINDING_HOSPITAL_NUMBER)
#define IDENTIFIER_SURE 0.6
#define IDENTIFIER_SURE_RECORD 0.5  /* on a page that is a record anyhow */
#define IDENTIFIER_SURE_BEHIND 0.45 /* right behind it: the date itself speaks for the name */
#define ROW_CELLS 6
/* A date this many years before the page's latest is old enough to be a birth date beside a name;
 * younger ones are admissions and appointments as often. */
#define YEARS_OLD 3
#define BEHIND_REACH 3 /* bytes: a space, a bracket */
#define SURE_BESIDE 0.82
#define SURE_STACKED 0.78

static double sure_enough(const phw_context *context)
{
    return context->evidence.clinical >= PHW_CLINICAL_ENOUGH ? IDENTIFIER_SURE_RECORD
                                                             : IDENTIFIER_SURE;
}

static int days_of(const phw_date *date, int latest)
{
    return (phw_date_full_year(date, latest) * 12 + date->month) * 31 + date->day;
}

/* True where a birth date was found on this row already. */
static bool row_has_birth(const phw_context *context, uint32_t cell)
{
    return phw_context_in_row(context, cell, 1U << PHW_FINDING_DATE_OF_BIRTH, IDENTIFIER_SURE,
                              ROW_CELLS);
}

static bool earlier_in_row(const phw_context *context, uint32_t index, const phw_date *date,
                           int latest)
{
    const phw_view *view = context->view;
    uint32_t cell = index;
    for (int i = 0; i < ROW_CELLS && view->cells[cell].previous != PHW_VIEW_NONE; i++)
        cell = view->cells[cell].previous;
    for (int i = 0; i <= 2 * ROW_CELLS && cell != PHW_VIEW_NONE; i++) {
        uint32_t count;
        const phw_date *other = phw_page_dates_of(context->dates, cell, &count);
        for (; count > 0; other++, count--)
            if (days_of(other, latest) < days_of(date, latest) &&
                !phw_labels_link(context->labels, (phw_span){cell, other->begin, other->end},
                                 OTHER_LABELS))
                return true;
        cell = view->cells[cell].next;
    }
    return false;
}

/* A patient's name or number right under the date, or the date right under it. */
static bool stacked(const phw_context *context, uint32_t cell)
{
    phw_span span = phw_view_whole(context->view, cell), found;
    for (int i = 0; i < 2; i++) {
        if (!phw_view_below(context->view, span, 1e9, 2.2, &found))
            break;
        if (phw_context_in_cell(context, found.cell, IDENTIFIERS, sure_enough(context)))
            return true;
        span = found;
    }
    uint32_t above = cell;
    for (int i = 0; i < 2 && context->above[above] != PHW_VIEW_NONE; i++) {
        above = context->above[above];
        if (phw_context_in_cell(context, above, IDENTIFIERS, sure_enough(context)))
            return true;
    }
    return false;
}

/* "Grace Okafor   30 Jun 1941": the date begins a cell, and the one on its left ends in a name. */
static bool right_of_name(const phw_context *context, phw_span span)
{
    uint32_t left = context->view->cells[span.cell].previous;
    if (span.begin > BEHIND_REACH || left == PHW_VIEW_NONE)
        return false;
    for (uint32_t i = phw_context_next_in_cell(context, left, PHW_VIEW_NONE); i != PHW_VIEW_NONE;
         i = phw_context_next_in_cell(context, left, i)) {
        const phw_candidate *name = &context->candidates[i];
        if (name->kind == PHW_FINDING_PATIENT_NAME && name->confidence >= IDENTIFIER_SURE_BEHIND &&
            name->span.end + BEHIND_REACH >= context->view->cells[left].length)
            return true;
    }
    return false;
}

/* "HOLT, Ann 24/03/23": nothing else stands right behind a patient's name in a list. */
static bool right_behind_name(const phw_context *context, phw_span span)
{
    for (uint32_t i = phw_context_next_in_cell(context, span.cell, PHW_VIEW_NONE);
         i != PHW_VIEW_NONE; i = phw_context_next_in_cell(context, span.cell, i)) {
        const phw_candidate *name = &context->candidates[i];
        if ((name->kind == PHW_FINDING_PATIENT_NAME || name->kind == PHW_FINDING_RELATIVE_NAME) &&
            name->confidence >= IDENTIFIER_SURE_BEHIND && name->span.end <= span.begin &&
            span.begin - name->span.end <= BEHIND_REACH)
            return true;
    }
    return false;
}

/* A date as it is written, or with letters for digits ("Z3/O5/1965") where its parts are joined by
 * strokes and nothing else. */
static bool next_date(const phw_cell *cell, uint32_t at, phw_date *date)
{
    phw_date exact;
    for (; phw_date_next(cell->text, at, cell->length, true, date); at = date->end) {
        uint32_t strokes = 0, blanks = 0;
        for (uint32_t i = date->begin; i < date->end; i++) {
            strokes += cell->text[i] == '/' || cell->text[i] == '-' || cell->text[i] == '.';
            blanks += cell->text[i] == ' ';
        }
        bool inside = date->begin > 0 && (phw_is_letter(cell->text[date->begin - 1]) ||
                                          phw_is_digit(cell->text[date->begin - 1]));
        if (date->mended && strokes == 2 && blanks == 0 && !inside &&
            (date->end == cell->length || !phw_is_letter(cell->text[date->end])))
            return true;
        if (phw_date_next(cell->text, at, cell->length, false, &exact) &&
            exact.begin <= date->begin) {
            *date = exact;
            return true;
        }
    }
    return false;
}

/* A cell without a date as it is written needs two strokes for one that is not. */
static bool may_hold_date(const phw_context *context, uint32_t index)
{
    const phw_cell *cell = &context->view->cells[index];
    uint32_t dates, strokes = 0;
    phw_page_dates_of(context->dates, index, &dates);
    for (uint32_t i = 0; i < cell->length && strokes < 2; i++)
        strokes += cell->text[i] == '/' || cell->text[i] == '-' || cell->text[i] == '.';
    return dates > 0 || (strokes == 2 && cell->digits >= PHW_DATE_DIGITS);
}

static void look_at(phw_context *context, uint32_t cell, const phw_date *date, int latest)
{
    static const char *const beside[] = {"beside-identifier", NULL};
    phw_span span = {cell, date->begin, date->end};
    if (phw_context_at(context, span, PHW_FINDING_DATE_OF_BIRTH) ||
        phw_labels_link(context->labels, span, OTHER_LABELS))
        return;
    bool behind = right_behind_name(context, span);
    bool years_old = latest - phw_date_full_year(date, latest) >= YEARS_OLD;
    bool old = years_old || behind;
    double worth = 0;
    if (years_old && (behind || right_of_name(context, span)) && !row_has_birth(context, cell))
        worth = SURE_BESIDE;
    else if (phw_context_in_row(context, cell, IDENTIFIERS, sure_enough(context), ROW_CELLS) &&
             !row_has_birth(context, cell) && !earlier_in_row(context, cell, date, latest))
        worth = old ? SURE_BESIDE : 0;
    else if (old && stacked(context, cell))
        worth = SURE_STACKED;
    if (worth > 0)
        phw_context_add(context, PHW_FINDING_DATE_OF_BIRTH, PHW_SUBJECT_PATIENT, span, worth,
                        beside);
}

void phw_recognise_date_of_birth_beside(phw_context *context)
{
    int latest = phw_page_dates_latest(context->dates, context->view);
    for (uint32_t i = 0; i < context->view->cell_count; i++) {
        const phw_cell *cell = &context->view->cells[i];
        phw_date date;
        for (uint32_t at = 0; may_hold_date(context, i) && next_date(cell, at, &date);
             at = date.end)
            look_at(context, i, &date, latest);
    }
}
