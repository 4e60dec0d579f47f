/* SPDX-License-Identifier: Apache-2.0 */
/* Diagnoses, medicines and results: what a page tells of somebody's health. By themselves they
 * identify nobody, but together with a place and a time they may. */
#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#include "identify/clinical_term.h"
#include "identify/digits.h"
#include "identify/name_page.h"
#include "identify/program_words.h"
#include "identify/treatise.h"

#define TERM_LEAST 0.1
#define TERM_WORTH 0.4
#define WITH_VALUE 0.3
#define ON_CLINICAL_PAGE 0.25
#define IN_CLINICAL_FIELD 0.2
#define MOST 0.95

/* No body weighs more kilograms or has more centimetres. */
#define BODY_MOST 300

/* How sure a name must be of which a term may be a part. */
#define NAME_SURE 0.45
/* A page must be this clinical before a term without a value is somebody's, unless a patient is
 * named there, so surely, or has a number. */
#define LEAST_PAGE 1.0F
#define PATIENT_SURE 0.5

/* Where nobody is spoken of, as on a poster, a term is general knowledge. */
#define NOBODY_SHARE 0.5
/* On a shelf and in a shop so many things have a price, and a strength is no dose. */
#define PRICES_LEAST 3
#define GOODS_SHARE 0.5
/* Words over the columns of a stock list. */
#define STOCK_LEAST 3

/* Letters of a medicine's short form, and medicines of a page that are looked at. */
#define SHORT_LEAST 3U
#define SHORT_MOST 6U
#define MEDICINES_MOST 32U
/* A field or a bed says more surely that a word is somebody's: "Bed 3 Tam", on tamoxifen. */
#define SHORT_SURE 0.75

#define SOMEBODY                                                                                   \
    (1U << PHW_FINDING_PATIENT_NAME | 1U << PHW_FINDING_RELATIVE_NAME |                            \
     1U << PHW_FINDING_STAFF_NAME | 1U << PHW_FINDING_NHS_NUMBER | 1U << PHW_FINDING_CHI_NUMBER |  \
     1U << PHW_FINDING_HC_NUMBER | 1U << PHW_FINDING_HOSPITAL_NUMBER |                             \
     1U << PHW_FINDING_DATE_OF_BIRTH | 1U << PHW_FINDING_APPOINTMENT)

#define CLINICAL_FIELDS                                                                            \
    (PHW_LABEL_BIT(PHW_LABEL_ALLERGIES) | PHW_LABEL_BIT(PHW_LABEL_DIAGNOSIS) |                     \
     PHW_LABEL_BIT(PHW_LABEL_MEDICATION) | PHW_LABEL_BIT(PHW_LABEL_HISTORY) |                      \
     PHW_LABEL_BIT(PHW_LABEL_OBSERVATIONS) | PHW_LABEL_BIT(PHW_LABEL_INVESTIGATION) |              \
     PHW_LABEL_BIT(PHW_LABEL_PROCEDURE) | PHW_LABEL_BIT(PHW_LABEL_EXAMINATION))

/* Units that follow a dose or a result, folded. */
static bool is_unit(const phw_name_token *token)
{
    static const char *const units[] = {
        "mg",   "g",    "mcg",      "micrograms", "microgram", "ml",   "units", "unit", "iu",
        "mmol", "umol", "micromol", "ug",         "ng",        "kpa",  "mmhg",  "bpm",  "l",
        "nmol", "pmol", "tablet",   "tablets",    "capsules",  "mg/l", "puffs"};
    for (size_t i = 0; i < sizeof units / sizeof units[0]; i++) {
        if (strcmp(token->key, units[i]) == 0)
            return true;
    }
    return false;
}

/* No result has so many figures behind a stroke. */
#define REFERENCE_DIGITS 4U

static bool is_number(const phw_name_token *token)
{
    return token->letters == PHW_CASE_NUMBER && isdigit((unsigned char)token->key[0]);
}

/* The token index behind a value and its unit that follow token @p at: "20 mg", "6.4", "108 g/L".
 * The same index where none follows. */
static size_t value_end(const phw_name_line *line, size_t at)
{
    size_t end = at + 1;
    while (end < line->count && end - at <= 4) {
        const phw_name_token *token = &line->tokens[end];
        bool number =
            is_number(token) && !(token->before & (PHW_GAP_OPEN | PHW_GAP_CLOSE | PHW_GAP_OTHER));
        bool unit = end > at + 1 && is_unit(token) && !(token->before & PHW_GAP_COMMA);
        if (!number && !unit)
            break;
        if (number && end > at + 1 && !(token->before & (PHW_GAP_STOP | PHW_GAP_SLASH)))
            break;
        /* "LH/9186": a reference of somebody with these initials. */
        if (number && end == at + 1 && (token->before & PHW_GAP_SLASH) &&
            token->key_length >= REFERENCE_DIGITS)
            break;
        end++;
    }
    return end;
}

/* "Weight 896 kg": nobody's, in kilograms or centimetres. */
static bool is_a_thing(const phw_name_line *line, const phw_clinical_term *term, size_t end)
{
    const phw_name_token *test = &line->tokens[term->last];
    return term->about == PHW_TERM_TEST && end > term->last + 1 &&
           (phw_name_token_is(test, "weight") || phw_name_token_is(test, "height")) &&
           atoi(test[1].key) > BODY_MOST;
}

/* "Ayana Braden, 59": who has the name of a score. */
static bool is_part_of_name(const phw_name_page *page, uint32_t cell, const phw_clinical_term *term)
{
    static const phw_finding_kind names[] = {PHW_FINDING_PATIENT_NAME, PHW_FINDING_STAFF_NAME,
                                             PHW_FINDING_RELATIVE_NAME};
    phw_span span = phw_name_page_span(page, cell, term->first, term->last);
    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++) {
        const phw_candidate *name = phw_context_at(page->context, span, names[i]);
        if (name && name->confidence >= NAME_SURE && name->span.begin < span.begin &&
            name->span.end >= span.end)
            return true;
    }
    return false;
}

/* "Pack size   In stock   Reorder level": a cupboard's, and no word of when to take what is in it.
 */
static bool is_stock(const phw_name_page *page)
{
    static const char *const words[] = {" stock ", " pack ",   " reorder ", " shelf ",
                                        " batch ", " expiry ", " supplier "};
    size_t said = 0;
    for (size_t i = 0; i < sizeof words / sizeof words[0]; i++)
        said += phw_name_page_says(page, words[i]);
    return said >= STOCK_LEAST &&
           !phw_name_page_says(page, " od bd tds qds on nocte mane daily prn dose route weekly ");
}

/* What was handed out on a prescription is somebody's, whatever it cost. */
static bool is_dispensed(const phw_name_page *page)
{
    return phw_name_page_says(page, " dispensed prescribed prescriber rx ");
}

/* Whom the whole page speaks of. */
typedef struct spoken_of {
    bool somebody; /* of anybody: a name, a number, a patient's fields */
    bool patient;
    bool goods;    /* of nobody: of things that are sold */
    bool treatise; /* of nobody: of medicine in general */
} spoken_of;

/* "03 OCT 1932": a month, and no scan of the eye. */
static bool is_in_date(const phw_name_page *page, uint32_t cell, const phw_clinical_term *term)
{
    const phw_span span = phw_name_page_span(page, cell, term->first, term->last);
    uint32_t count;
    const phw_date *date = phw_page_dates_of(page->context->dates, cell, &count);
    for (; count > 0; date++, count--)
        if (date->begin < span.end && span.begin < date->end)
            return true;
    return false;
}

/* "PID 24385" of a program that runs is no inflammation. */
static bool is_process(const phw_name_page *page, uint32_t cell, const phw_clinical_term *term)
{
    return phw_name_token_is(&page->lines[cell].tokens[term->first], "pid") &&
           phw_speaks_of_programs(page->context->view);
}

static void report(const phw_name_page *page, uint32_t cell, const phw_clinical_term *term,
                   spoken_of of)
{
    const phw_name_line *line = &page->lines[cell];
    size_t end = value_end(line, term->last);
    if (is_a_thing(line, term, end) || is_part_of_name(page, cell, term) ||
        is_in_date(page, cell, term) || is_process(page, cell, term))
        return;
    bool value = end > term->last + 1 && term->about <= PHW_TERM_TEST;
    phw_span span = phw_name_page_span(page, cell, term->first, value ? end - 1 : term->last);
    bool field =
        !of.treatise && (phw_labels_types(page->context->labels, span) & CLINICAL_FIELDS) != 0;
    double worth = TERM_WORTH * (double)term->strength + TERM_LEAST;
    if (!value && !field && !of.patient && page->clinical < LEAST_PAGE)
        return;
    worth += value ? WITH_VALUE : 0;
    worth += field ? IN_CLINICAL_FIELD : 0;
    worth += page->clinical >= PHW_NAME_CLINICAL_ENOUGH && !of.treatise ? ON_CLINICAL_PAGE : 0;
    if (!of.somebody)
        worth *= NOBODY_SHARE;
    if (of.goods && term->about == PHW_TERM_MEDICINE)
        worth *= GOODS_SHARE;
    const char *tags[4] = {phw_clinical_term_tag(term->about)};
    size_t count = 1;
    if (value)
        tags[count++] = "value";
    if (term->rare)
        tags[count++] = "rare";
    tags[count] = NULL;
    phw_context_add(page->context, PHW_FINDING_CLINICAL, PHW_SUBJECT_PATIENT, span,
                    worth < MOST ? worth : MOST, tags);
}

/* Whether a number stands right behind a word. */
static bool is_counted(const phw_view *view, phw_span word)
{
    const phw_cell *cell = &view->cells[word.cell];
    return word.end + 1 < cell->length && cell->text[word.end] == ' ' &&
           phw_is_digit(cell->text[word.end + 1]);
}

/* "Rami 1", "Apix 2" on a blister's back: the first letters of a medicine that the page names,
 * before how many, are no name. */
static void drop_short_forms(phw_context *context)
{
    size_t medicines[MEDICINES_MOST], count = 0;
    for (size_t i = 0; i < context->candidate_count && count < MEDICINES_MOST; i++)
        if (context->candidates[i].kind == PHW_FINDING_CLINICAL &&
            context->candidates[i].because_count > 0 &&
            strcmp(context->candidates[i].because[0], "medicine") == 0)
            medicines[count++] = i;
    for (size_t i = 0; count > 0 && i < context->candidate_count; i++) {
        phw_candidate *name = &context->candidates[i];
        const uint32_t length = name->span.end - name->span.begin;
        if (name->kind != PHW_FINDING_PATIENT_NAME || name->confidence >= SHORT_SURE ||
            length < SHORT_LEAST || length > SHORT_MOST || !is_counted(context->view, name->span))
            continue;
        for (size_t m = 0; m < count; m++) {
            const phw_span of = context->candidates[medicines[m]].span;
            if (of.end - of.begin > length &&
                memcmp(context->view->cells[of.cell].text + of.begin,
                       context->view->cells[name->span.cell].text + name->span.begin, length) == 0)
                name->confidence = 0;
        }
    }
}

void phw_recognise_clinical(phw_context *context)
{
    phw_name_page page;
    if (!phw_name_page_build(context, &page))
        return;
    bool treatise = phw_treatise_is(&page);
    spoken_of of = {.somebody = context->evidence.patient_fields >= 3 && !treatise,
                    .treatise = treatise,
                    .patient = phw_context_on_page(context, PHW_PATIENT_KINDS, PATIENT_SURE)};
    for (size_t i = 0; i < context->candidate_count; i++)
        of.somebody |= (SOMEBODY & 1U << context->candidates[i].kind) != 0 &&
                       context->candidates[i].confidence >= 0.45;
    of.goods = !of.somebody && !of.patient && !is_dispensed(&page) &&
               (phw_evidence_amounts(context->view) >= PRICES_LEAST || is_stock(&page));
    for (uint32_t cell = 0; cell < context->view->cell_count && !context->failed; cell++) {
        const phw_name_line *line = &page.lines[cell];
        for (size_t at = 0; at < line->count;) {
            phw_clinical_term term;
            if (!phw_clinical_term_match(context->models, context->view->cells[cell].text,
                                         line->tokens, line->count, at, &term)) {
                at++;
                continue;
            }
            /* Two capitals are a diagnosis to some and a department to others. */
            bool short_form = line->tokens[term.first].key_length <= 2 && term.last == term.first;
            if ((!short_form &&
                 (term.about == PHW_TERM_MEDICINE || term.about == PHW_TERM_CONDITION)) ||
                (term.about == PHW_TERM_TEST && value_end(line, term.last) > term.last + 1))
                report(&page, cell, &term, of);
            at = term.last + 1;
        }
    }
    drop_short_forms(context);
}
