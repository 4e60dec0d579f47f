/* SPDX-License-Identifier: Apache-2.0 */
/* What the form of a record says of names that no list of names has: whatever fills a name's field
 * or stands in a column headed so, and the lines over a date of birth on a wristband. */
#include <string.h>

#include "identify/name_misread.h"
#include "identify/name_page.h"

/* Sure enough to block on a record, less sure than a name that looks like one. */
#define SURE_FIELD 0.72
#define SURE_STACKED 0.66

/* Words in a name, and letters in one of them. */
#define WORDS_MOST 4U
#define LETTERS_LEAST 2U
/* Letters of one that begins small and is no word: a ruled line or a cover took its capital. */
#define CUT_LETTERS 4U
/* … and of one that a digit is read in. */
#define DIGIT_LETTERS 5U

/* Bytes of a label, folded. */
#define LABEL_ROOM 48

/* Cells in a column that must be names already. */
#define MATES_LEAST 2U

/* Lines over a date of birth that are looked at; lines under it that must hold a number. */
#define LINES_ABOVE 2
#define LINES_BELOW 3

/* Words used this often in a million are no name without a title or a list that has them. */
#define EVERYDAY_USES 60.0F

/* From here on a word may be a name, or is one, whatever else it is. */
#define MAYBE_A_NAME 0.3F
#define CLEARLY_A_NAME 0.6F

#define NUMBER_SURE 0.5
#define PATIENT_NUMBERS                                                                            \
    (1U << PHW_FINDING_NHS_NUMBER | 1U << PHW_FINDING_CHI_NUMBER | 1U << PHW_FINDING_HC_NUMBER |   \
     1U << PHW_FINDING_HOSPITAL_NUMBER)
#define NAMES                                                                                      \
    (1U << PHW_FINDING_PATIENT_NAME | 1U << PHW_FINDING_RELATIVE_NAME |                            \
     1U << PHW_FINDING_STAFF_NAME)
#define OTHERS_LABELS                                                                              \
    (PHW_LABEL_BIT(PHW_LABEL_CLINICIAN) | PHW_LABEL_BIT(PHW_LABEL_GP) |                            \
     PHW_LABEL_BIT(PHW_LABEL_NEXT_OF_KIN) | PHW_LABEL_BIT(PHW_LABEL_MEDICATION))
#define NAMED_LABELS (PHW_LABEL_BIT(PHW_LABEL_PERSON_NAME) | PHW_LABEL_BIT(PHW_LABEL_NEXT_OF_KIN))
#define NO_NAME                                                                                    \
    (PHW_WORD_NEVER | PHW_WORD_ORGANISATION | PHW_WORD_STREET | PHW_WORD_CLINICAL |                \
     PHW_WORD_ROLE | PHW_WORD_STAFF_TITLE)

/* "Kac7marek": a letter read as a digit. */
static bool has_one_digit(const phw_name_token *token)
{
    uint32_t digits = 0;
    for (uint32_t i = 0; i < token->key_length; i++)
        digits += token->key[i] >= '0' && token->key[i] <= '9';
    return token->letters == PHW_CASE_NUMBER && digits == 1 && token->key_length > DIGIT_LETTERS;
}

/* @param told  the field says that a patient's name fills it: it may be any word, "Cash". */
static bool is_name_word(const phw_name_token *token, bool told)
{
    bool capital = token->letters == PHW_CASE_TITLE || token->letters == PHW_CASE_UPPER ||
                   has_one_digit(token) ||
                   (token->letters == PHW_CASE_LOWER && token->key_length >= CUT_LETTERS &&
                    (token->word <= 0 || phw_name_token_best(token) >= MAYBE_A_NAME));
    /* "GRACE" is a score as well. */
    unsigned none = phw_name_token_best(token) >= CLEARLY_A_NAME
                        ? NO_NAME & ~(unsigned)PHW_WORD_CLINICAL
                        : NO_NAME;
    return capital && token->key_length >= LETTERS_LEAST && !(token->kinds & none) &&
           (told || token->word < EVERYDAY_USES || phw_name_token_best(token) >= MAYBE_A_NAME);
}

/* Whether all of a span is words of a name; months and titles are some ("May", "Mr"). */
static bool is_name(const phw_name_page *page, phw_span span, bool told)
{
    const phw_name_line *line = &page->lines[span.cell];
    size_t words = 0;
    bool whole = false; /* an initial by itself is the edge of a cover */
    for (size_t i = 0; i < line->count; i++) {
        const phw_name_token *token = &line->tokens[i];
        if (token->to <= span.begin || token->from >= span.end)
            continue;
        bool middle =
            words > 0 && (token->kinds & (PHW_WORD_CALENDAR | PHW_WORD_TITLE | PHW_WORD_PARTICLE));
        if ((!is_name_word(token, told) && !middle && token->letters != PHW_CASE_INITIAL) ||
            (phw_name_misread_label(token) && phw_name_misread_form(page)))
            return false;
        whole |= token->letters != PHW_CASE_INITIAL;
        if (++words > WORDS_MOST)
            return false;
    }
    return whole;
}

static bool covered(const phw_context *context, phw_span span)
{
    for (uint32_t i = phw_context_next_in_cell(context, span.cell, PHW_VIEW_NONE);
         i != PHW_VIEW_NONE; i = phw_context_next_in_cell(context, span.cell, i)) {
        const phw_candidate *other = &context->candidates[i];
        bool inside = other->span.begin < span.end && span.begin < other->span.end;
        if (inside &&
            (other->kind == PHW_FINDING_TRUST_NAME || other->kind == PHW_FINDING_ADDRESS) &&
            other->confidence >= NUMBER_SURE)
            return true;
        if (other->span.begin <= span.begin && span.end <= other->span.end &&
            (NAMES & 1U << other->kind) && other->confidence >= NUMBER_SURE)
            return true;
    }
    return false;
}

/* How many values of the label of link @p first are names already; links are sorted by label. */
static uint32_t count_names(const phw_context *context, uint32_t first)
{
    const phw_labels *labels = context->labels;
    uint32_t count = 0;
    for (uint32_t i = first;
         i < labels->link_count && labels->links[i].label == labels->links[first].label; i++)
        count += phw_context_in_cell(context, labels->links[i].value.cell, NAMES, NUMBER_SURE);
    return count;
}

/* "Patient last name", and no "Patient safety". */
static bool asks_patients_name(const phw_context *context, const phw_label *label)
{
    char key[LABEL_ROOM];
    phw_models_fold(context->view->cells[label->span.cell].text + label->span.begin,
                    label->span.end - label->span.begin, key, sizeof key);
    return strstr(key, "name") && phw_name_page_label_says_patient(context, label);
}

/* Makes a name as long as the words of a field; commas behind them are none of it. */
static void take_words(const phw_name_line *line, phw_span field, phw_span *name)
{
    for (size_t i = 0; i < line->count; i++) {
        const phw_name_token *token = &line->tokens[i];
        if (token->to <= field.begin || token->from >= field.end)
            continue;
        name->begin = token->from < name->begin ? token->from : name->begin;
        name->end = token->to > name->end ? token->to : name->end;
    }
}

/* Of "Callum I lewelyn", a Llewelyn in two, more is the name than was told for one: what stands in
 * a name's field and is nothing but words of a name is one. */
static void widen(const phw_name_page *page, const phw_label_link *link)
{
    phw_context *context = page->context;
    const phw_label *label = &context->labels->labels[link->label];
    const phw_span whole = link->value;
    if (!label->sure || link->how != PHW_LINK_LEFT || link->order > 0 ||
        !is_name(page, whole, false))
        return;
    for (uint32_t i = phw_context_next_in_cell(context, whole.cell, PHW_VIEW_NONE);
         i != PHW_VIEW_NONE; i = phw_context_next_in_cell(context, whole.cell, i)) {
        phw_candidate *name = &context->candidates[i];
        if ((name->kind == PHW_FINDING_PATIENT_NAME || name->kind == PHW_FINDING_RELATIVE_NAME) &&
            whole.begin <= name->span.begin && name->span.end <= whole.end)
            take_words(&page->lines[whole.cell], whole, &name->span);
    }
}

static void read_field(const phw_name_page *page, const phw_label_link *link, uint32_t mates)
{
    phw_context *context = page->context;
    const phw_label *label = &context->labels->labels[link->label];
    const char *const tags[] = {phw_link_tag(link->how), "name-field", NULL};
    const bool told = link->how == PHW_LINK_ABOVE && asks_patients_name(context, label);
    if (!(label->types & PHW_LABEL_BIT(PHW_LABEL_PERSON_NAME)) || (label->types & OTHERS_LABELS) ||
        !label->sure || (link->how == PHW_LINK_LEFT && link->order > 0) ||
        (link->how == PHW_LINK_COLUMN && mates < MATES_LEAST) ||
        !is_name(page, link->value, told) || covered(context, link->value))
        return;
    phw_context_add(context, PHW_FINDING_PATIENT_NAME, PHW_SUBJECT_PATIENT, link->value, SURE_FIELD,
                    tags);
}

static void read_fields(const phw_name_page *page)
{
    const phw_labels *labels = page->context->labels;
    uint32_t label = PHW_VIEW_NONE, mates = 0;
    for (uint32_t i = 0; i < labels->link_count && !page->context->failed; i++) {
        const phw_label_link *link = &labels->links[i];
        if (labels->labels[link->label].types & NAMED_LABELS)
            widen(page, link);
        if (!(labels->labels[link->label].types & PHW_LABEL_BIT(PHW_LABEL_PERSON_NAME)))
            continue;
        if (link->label != label) {
            label = link->label;
            mates = count_names(page->context, i);
        }
        read_field(page, link, mates);
    }
}

static bool number_below(const phw_context *context, uint32_t cell)
{
    for (int i = 0; i < LINES_BELOW && context->below[cell] != PHW_VIEW_NONE; i++) {
        cell = context->below[cell];
        if (phw_context_in_cell(context, cell, PATIENT_NUMBERS, NUMBER_SURE))
            return true;
    }
    return false;
}

/* "OKAFOR", "Grace", a date of birth and a number, one under the other. */
static void read_stack(const phw_name_page *page, uint32_t birth)
{
    static const char *const tags[] = {"identity-block", "above-date-of-birth", NULL};
    phw_context *context = page->context;
    if (!number_below(context, birth))
        return;
    uint32_t cell = birth;
    for (int i = 0; i < LINES_ABOVE && context->above[cell] != PHW_VIEW_NONE; i++) {
        cell = context->above[cell];
        phw_span whole = phw_view_whole(context->view, cell);
        if (phw_labels_starts(context->labels, cell) || !is_name(page, whole, false))
            return;
        if (!covered(context, whole))
            phw_context_add(context, PHW_FINDING_PATIENT_NAME, PHW_SUBJECT_PATIENT, whole,
                            SURE_STACKED, tags);
    }
}

void phw_recognise_record_form(phw_context *context)
{
    phw_name_page page;
    if (!phw_name_page_build(context, &page))
        return;
    bool numbers = false;
    for (size_t i = 0; i < context->candidate_count; i++)
        numbers |= (PATIENT_NUMBERS & 1U << context->candidates[i].kind) &&
                   context->candidates[i].confidence >= NUMBER_SURE;
    /* A name's field is on order forms and in lists of software as well. */
    if (numbers || page.clinical >= PHW_NAME_CLINICAL_ENOUGH ||
        context->evidence.clinical >= PHW_CLINICAL_ENOUGH)
        read_fields(&page);
    if (!numbers)
        return;
    for (uint32_t cell = 0; cell < context->view->cell_count && !context->failed; cell++)
        if (phw_context_in_cell(context, cell, 1U << PHW_FINDING_DATE_OF_BIRTH, NUMBER_SURE))
            read_stack(&page, cell);
}
