/* SPDX-License-Identifier: Apache-2.0 */
#include "identify/own_field.h"

#include <string.h>

#include "identify/rules_phrase.h"

/* Names and other values that are remembered: a list has many, and each repetition is compared. */
#define REMEMBERED_MOST 200

/* Cells to either side on a row that a number speaks for, and how sure the number must be. */
#define ROW_REACH 12U
#define NUMBER_SURE 0.5

/* Fields that are not the patient's own; every other label's value is. */
#define OTHERS_FIELDS                                                                              \
    (PHW_LABEL_BIT(PHW_LABEL_CLINICIAN) | PHW_LABEL_BIT(PHW_LABEL_GP) |                            \
     PHW_LABEL_BIT(PHW_LABEL_SPECIALTY) | PHW_LABEL_BIT(PHW_LABEL_ADMINISTRATIVE) |                \
     PHW_LABEL_BIT(PHW_LABEL_PROFESSIONAL_REGISTRATION) | PHW_LABEL_BIT(PHW_LABEL_DATE_TIME))
/* Fields of letterheads as well as of patients: on a page with no patient they are an
 * organisation's where the recogniser said so. */
#define SHARED_FIELDS                                                                              \
    (PHW_LABEL_BIT(PHW_LABEL_TELEPHONE) | PHW_LABEL_BIT(PHW_LABEL_EMAIL) |                         \
     PHW_LABEL_BIT(PHW_LABEL_ADDRESS) | PHW_LABEL_BIT(PHW_LABEL_POSTCODE))

#define NUMBERS                                                                                    \
    (1U << PHW_FINDING_NHS_NUMBER | 1U << PHW_FINDING_CHI_NUMBER | 1U << PHW_FINDING_HC_NUMBER |   \
     1U << PHW_FINDING_HOSPITAL_NUMBER | 1U << PHW_FINDING_DATE_OF_BIRTH)
#define NAMES                                                                                      \
    (1U << PHW_FINDING_PATIENT_NAME | 1U << PHW_FINDING_RELATIVE_NAME |                            \
     1U << PHW_FINDING_STAFF_NAME)

/* The tags with which recognisers say that a place in a record, not the value alone, spoke. */
static const char *const place_tags[] = {"label-left",  "label-above",       "column",
                                         "label",       "identity-block",    "column-of-names",
                                         "column-mate", "beside-identifier", "number-on-row",
                                         "beside-name", "patient",           "list-of-births"};

static bool has_place_tag(const phw_candidate *candidate)
{
    for (size_t i = 0; i < candidate->because_count; i++)
        for (size_t k = 0; k < sizeof place_tags / sizeof place_tags[0]; k++)
            if (strcmp(candidate->because[i], place_tags[k]) == 0)
                return true;
    return false;
}

/* An organisation's contact details where no patient is in sight. */
static bool is_letterhead(const phw_patient_fields *fields, const phw_candidate *candidate)
{
    return !fields->somebody && candidate->subject == PHW_SUBJECT_ORGANISATION;
}

static bool in_field(const phw_patient_fields *fields, const phw_candidate *candidate)
{
    uint64_t types = phw_labels_types(fields->context->labels, candidate->span) & ~OTHERS_FIELDS;
    if (is_letterhead(fields, candidate))
        types &= ~SHARED_FIELDS;
    return types != 0;
}

/* A patient's number or date of birth in the cell, other than the candidate itself. */
static bool number_in(const phw_context *context, uint32_t cell, phw_span other_than)
{
    for (uint32_t i = phw_context_next_in_cell(context, cell, PHW_VIEW_NONE); i != PHW_VIEW_NONE;
         i = phw_context_next_in_cell(context, cell, i)) {
        const phw_candidate *found = &context->candidates[i];
        bool same = found->span.cell == other_than.cell && found->span.begin < other_than.end &&
                    other_than.begin < found->span.end;
        if (!same && (NUMBERS & 1U << found->kind) && found->confidence >= NUMBER_SURE)
            return true;
    }
    return false;
}

/* The row, and the cells right above and below: banners have two or three lines. */
static bool beside_number(const phw_context *context, phw_span span)
{
    const phw_view *view = context->view;
    uint32_t left = span.cell, right = span.cell;
    if (number_in(context, span.cell, span))
        return true;
    for (uint32_t i = 0; i < ROW_REACH; i++) {
        left = left == PHW_VIEW_NONE ? left : view->cells[left].previous;
        right = right == PHW_VIEW_NONE ? right : view->cells[right].next;
        if ((left != PHW_VIEW_NONE && number_in(context, left, span)) ||
            (right != PHW_VIEW_NONE && number_in(context, right, span)))
            return true;
    }
    uint32_t above = context->above[span.cell], below = context->below[span.cell];
    return (above != PHW_VIEW_NONE && number_in(context, above, span)) ||
           (below != PHW_VIEW_NONE && number_in(context, below, span));
}

/* Staff who are named as such, and trusts, are no patient, whatever numbers are near. */
static bool is_nobodys(const phw_candidate *candidate)
{
    return candidate->kind == PHW_FINDING_STAFF_NAME || candidate->kind == PHW_FINDING_TRUST_NAME;
}

static bool holds_by_place(const phw_patient_fields *fields, const phw_candidate *candidate)
{
    if (in_field(fields, candidate))
        return true;
    return !is_nobodys(candidate) &&
           ((has_place_tag(candidate) && !is_letterhead(fields, candidate)) ||
            beside_number(fields->context, candidate->span));
}

bool phw_patient_fields_gather(const phw_context *context, phw_patient_fields *fields)
{
    *fields = (phw_patient_fields){.context = context};
    fields->names = phw_arena_alloc_array(context->arena, REMEMBERED_MOST, sizeof(phw_span));
    fields->values = phw_arena_alloc_array(context->arena, REMEMBERED_MOST, sizeof(phw_span));
    if (!fields->names || !fields->values)
        return false;
    for (size_t i = 0; i < context->candidate_count; i++) {
        const phw_candidate *candidate = &context->candidates[i];
        fields->somebody |= !candidate->rule_line && candidate->confidence >= NUMBER_SURE &&
                            candidate->subject == PHW_SUBJECT_PATIENT &&
                            ((NUMBERS | 1U << PHW_FINDING_PATIENT_NAME) & 1U << candidate->kind);
    }
    for (size_t i = 0; i < context->candidate_count; i++) {
        const phw_candidate *candidate = &context->candidates[i];
        if (candidate->rule_line || is_nobodys(candidate) || !holds_by_place(fields, candidate))
            continue;
        if ((NAMES & 1U << candidate->kind) && fields->name_count < REMEMBERED_MOST)
            fields->names[fields->name_count++] = candidate->span;
        else if (!(NAMES & 1U << candidate->kind) && fields->value_count < REMEMBERED_MOST)
            fields->values[fields->value_count++] = candidate->span;
    }
    return true;
}

static size_t key_of(const phw_context *context, phw_span span, char key[PHW_PHRASE_KEY_MAX + 1])
{
    return phw_phrase_key(context->view->cells[span.cell].text + span.begin, span.end - span.begin,
                          key);
}

/* Whether the words of a name all stand in another one, in any order and with any titles. */
static bool words_stand_in(const phw_context *context, phw_span name, phw_span other)
{
    const phw_cell *cell = &context->view->cells[name.cell],
                   *in = &context->view->cells[other.cell];
    size_t begin, end;
    bool any = false;
    phw_phrase_trim_titles(cell->text + name.begin, name.end - name.begin, &begin, &end);
    for (uint32_t t = 0; t < cell->token_count; t++) {
        char word[PHW_PHRASE_KEY_MAX + 1], held[PHW_PHRASE_KEY_MAX + 1];
        const phw_token *token = &cell->tokens[t];
        if (token->begin < name.begin + begin || token->end > name.begin + end)
            continue;
        size_t length = phw_phrase_key(cell->text + token->begin, token->end - token->begin, word);
        bool found = false;
        for (uint32_t k = 0; k < in->token_count && !found; k++)
            found = in->tokens[k].begin >= other.begin && in->tokens[k].end <= other.end &&
                    phw_phrase_key(in->text + in->tokens[k].begin,
                                   in->tokens[k].end - in->tokens[k].begin, held) == length &&
                    memcmp(word, held, length) == 0;
        if (!found)
            return false;
        any = true;
    }
    return any;
}

static bool repeats(const phw_patient_fields *fields, const phw_candidate *candidate)
{
    char key[PHW_PHRASE_KEY_MAX + 1], other[PHW_PHRASE_KEY_MAX + 1];
    if (NAMES & 1U << candidate->kind) {
        for (size_t i = 0; i < fields->name_count; i++)
            if (words_stand_in(fields->context, candidate->span, fields->names[i]))
                return true;
        return false;
    }
    size_t length = key_of(fields->context, candidate->span, key);
    for (size_t i = 0; i < fields->value_count; i++)
        if (key_of(fields->context, fields->values[i], other) == length &&
            memcmp(key, other, length) == 0)
            return true;
    return false;
}

bool phw_patient_fields_hold(const phw_patient_fields *fields, const phw_candidate *candidate)
{
    return holds_by_place(fields, candidate) || repeats(fields, candidate);
}
