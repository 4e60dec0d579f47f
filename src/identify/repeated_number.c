/* SPDX-License-Identifier: Apache-2.0 */
/* Numbers of patients that stand without a label: repeated from elsewhere on the page, or in the
 * shape of a local number beside a patient's name. */
#include <stdlib.h>
#include <string.h>

#include "identify/hospital_number.h"
#include "identify/name_page.h"

#define NUMBERS                                                                                    \
    (1U << PHW_FINDING_NHS_NUMBER | 1U << PHW_FINDING_CHI_NUMBER | 1U << PHW_FINDING_HC_NUMBER |   \
     1U << PHW_FINDING_HOSPITAL_NUMBER)
/* What may stand above or below a local number in a list. */
#define LISTED                                                                                     \
    (1U << PHW_FINDING_PATIENT_NAME | 1U << PHW_FINDING_NHS_NUMBER |                               \
     1U << PHW_FINDING_CHI_NUMBER | 1U << PHW_FINDING_HC_NUMBER)
#define KNOWN_MAX 256
/* Shorter ones turn up by chance, longer ones are no number. */
#define KNOWN_LEAST 5
#define KNOWN_LONGEST 20
/* What is covered beside a name must not be read elsewhere in the copy. */
#define KNOWN_SURE 0.60
#define NAME_SURE 0.6
#define NAME_SURE_ROW 0.45 /* on the number's own row */
#define SURE_REPEATED 0.86
#define SURE_BESIDE_NAME 0.66
#define SURE_PARTED_BESIDE_NAME 0.62
#define SURE_LETTERED_RECORD 0.58
#define SURE_NHS_BESIDE 0.80
#define ROW_CELLS 6
/* No local number without a label has fewer digits. */
#define SHAPE_DIGITS 5U
/* Pressures of blood, in mmHg. */
#define SYSTOLIC_MOST 300
#define DIASTOLIC_LEAST 20
#define DIASTOLIC_MOST 180
/* "MM/YYYY" and the years that things on shelves are good until. */
#define MONTH_BYTES 7
#define YEAR_LEAST 2015
#define YEAR_MOST 2060

typedef struct known_number {
    char key[KNOWN_LONGEST + 1]; /* letters in upper case and digits */
    uint8_t length;
    phw_finding_kind kind;
} known_number;

typedef struct known_numbers {
    known_number items[KNOWN_MAX];
    uint32_t count;
    uint32_t heads[64]; /* by the first two characters, PHW_VIEW_NONE where none */
    uint32_t nexts[KNOWN_MAX];
} known_numbers;

static bool is_alnum(char c)
{
    return phw_is_digit(c) || ((c | 32) >= 'a' && (c | 32) <= 'z');
}

static char upper(char c)
{
    return c >= 'a' && c <= 'z' ? (char)(c - 32) : c;
}

static uint32_t slot_of(const char *key)
{
    return ((uint32_t)(unsigned char)key[0] * 31 + (unsigned char)key[1]) % 64;
}

static void remember(known_numbers *known, const phw_cell *cell, const phw_candidate *candidate)
{
    known_number made = {.kind = candidate->kind};
    for (uint32_t i = candidate->span.begin; i < candidate->span.end; i++) {
        if (!is_alnum(cell->text[i]))
            continue;
        if (made.length == KNOWN_LONGEST)
            return;
        made.key[made.length++] = upper(cell->text[i]);
    }
    if (made.length < KNOWN_LEAST || known->count == KNOWN_MAX)
        return;
    uint32_t slot = slot_of(made.key);
    for (uint32_t i = known->heads[slot]; i != PHW_VIEW_NONE; i = known->nexts[i])
        if (strcmp(known->items[i].key, made.key) == 0)
            return;
    known->items[known->count] = made;
    known->nexts[known->count] = known->heads[slot];
    known->heads[slot] = known->count++;
}

/* Where the number @p key stands from byte @p at on, across separators inside it; 0 where not. */
static uint32_t match(const phw_cell *cell, uint32_t at, const known_number *number)
{
    uint32_t gap = 0;
    for (uint8_t k = 0; k < number->length;) {
        if (at >= cell->length)
            return 0;
        char c = cell->text[at++];
        if (is_alnum(c)) {
            if (upper(c) != number->key[k++])
                return 0;
            gap = 0;
        } else if (++gap > 2 || (unsigned char)c >= 0x80) {
            return 0;
        }
    }
    bool more =
        at < cell->length && phw_is_digit(cell->text[at]) && phw_is_digit(cell->text[at - 1]);
    return more ? 0 : at;
}

static void scan_repeated(phw_context *context, const known_numbers *known)
{
    static const char *const tags[] = {"repeated", NULL};
    for (uint32_t i = 0; i < context->view->cell_count && known->count; i++) {
        const phw_cell *cell = &context->view->cells[i];
        for (uint32_t at = 0; cell->digits > 0 && at + KNOWN_LEAST <= cell->length; at++) {
            bool inside =
                at > 0 && ((phw_is_digit(cell->text[at - 1]) && phw_is_digit(cell->text[at])) ||
                           (phw_is_letter(cell->text[at - 1]) && phw_is_letter(cell->text[at])));
            if (inside || !is_alnum(cell->text[at]))
                continue;
            uint32_t next = at + 1;
            while (next < cell->length && !is_alnum(cell->text[next]))
                next++;
            char key[2] = {upper(cell->text[at]),
                           next < cell->length ? upper(cell->text[next]) : '\0'};
            for (uint32_t k = known->heads[slot_of(key)]; k != PHW_VIEW_NONE; k = known->nexts[k]) {
                uint32_t end = match(cell, at, &known->items[k]);
                phw_span span = {i, at, end};
                if (end && !phw_context_at(context, span, known->items[k].kind))
                    phw_context_add(context, known->items[k].kind, PHW_SUBJECT_PATIENT, span,
                                    SURE_REPEATED, tags);
            }
        }
    }
}

/* Labels of other numbers, and of dates, claim what stands behind them; no telephone is called
 * "K2281299", which in "Tel K2281299" is whom to ring. */
static bool claimed(const phw_context *context, phw_span span, phw_local_shape shape)
{
    uint64_t others = PHW_LABEL_BIT(PHW_LABEL_TELEPHONE) |
                      PHW_LABEL_BIT(PHW_LABEL_PROFESSIONAL_REGISTRATION) |
                      PHW_LABEL_BIT(PHW_LABEL_DATE_TIME) | PHW_LABEL_BIT(PHW_LABEL_OBSERVATIONS) |
                      PHW_LABEL_BIT(PHW_LABEL_INVESTIGATION) | PHW_LABEL_BIT(PHW_LABEL_CLINICIAN) |
                      PHW_LABEL_BIT(PHW_LABEL_GP);
    if (shape == PHW_LOCAL_LETTERED)
        others &= ~PHW_LABEL_BIT(PHW_LABEL_TELEPHONE);
    const phw_label_link *link = phw_labels_link(context->labels, span, others);
    return link && context->labels->labels[link->label].sure &&
           (link->how != PHW_LINK_LEFT || link->order == 0);
}

/* "04/2027": the month that a thing is good until, on a page that says so. */
static bool is_month(const phw_context *context, const char *text, phw_span span)
{
    if (span.end - span.begin != MONTH_BYTES || text[span.begin + 2] != '/')
        return false;
    const int month = atoi(text + span.begin), year = atoi(text + span.begin + 3);
    if (month < 1 || month > 12 || year < YEAR_LEAST || year > YEAR_MOST || !context->name_page)
        return false;
    return phw_name_page_says(context->name_page, " expiry exp expires expire ");
}

/* "lying is 142/80", "BP 108/64": a pressure of blood behind a word that is no name. */
static bool is_pressure(const char *text, phw_span span)
{
    const char *slash = memchr(text + span.begin, '/', span.end - span.begin);
    if (!slash || span.begin < 2 || text[span.begin - 1] != ' ')
        return false;
    const int high = atoi(text + span.begin), low = atoi(slash + 1);
    uint32_t word = span.begin - 1;
    while (word > 0 && text[word - 1] != ' ')
        word--;
    const bool said = (text[word] >= 'a' && text[word] <= 'z') ||
                      (strncmp(text + word, "BP", 2) == 0 && !phw_is_letter(text[word + 2]));
    return said && high > low && high <= SYSTOLIC_MOST && low >= DIASTOLIC_LEAST &&
           low <= DIASTOLIC_MOST;
}

/* The cell holds nothing else: entries of a list, which stand further apart than lines of a block.
 */
static bool fills_cell(const phw_context *context, phw_span span)
{
    return span.begin == 0 && span.end == context->view->cells[span.cell].length;
}

/* In a list with air between its entries, the one above or below. */
static bool entry_beside(const phw_context *context, uint32_t cell, uint32_t kinds)
{
    const uint32_t above = context->rows.above[cell], below = context->rows.below[cell];
    return (above != PHW_VIEW_NONE && phw_context_in_cell(context, above, kinds, NAME_SURE)) ||
           (below != PHW_VIEW_NONE && phw_context_in_cell(context, below, kinds, NAME_SURE));
}

static bool beside_name(const phw_context *context, uint32_t cell)
{
    uint32_t names = 1U << PHW_FINDING_PATIENT_NAME;
    uint32_t others = 1U << PHW_FINDING_DATE_OF_BIRTH | 1U << PHW_FINDING_NHS_NUMBER |
                      1U << PHW_FINDING_CHI_NUMBER | 1U << PHW_FINDING_HC_NUMBER;
    if (phw_context_in_row(context, cell, names, NAME_SURE_ROW, ROW_CELLS) ||
        phw_context_in_row(context, cell, others, NAME_SURE, ROW_CELLS))
        return true;
    /* "06/08/2015   M   99990454" under the name: any cell of the row may stand under it. */
    for (uint32_t i = 0; i <= ROW_CELLS && cell != PHW_VIEW_NONE; i++) {
        uint32_t above = context->above[cell], below = context->below[cell];
        if ((above != PHW_VIEW_NONE &&
             phw_context_in_cell(context, above, names | others, NAME_SURE)) ||
            (below != PHW_VIEW_NONE && phw_context_in_cell(context, below, names, NAME_SURE)))
            return true;
        cell = context->view->cells[cell].previous;
    }
    return false;
}

/* Ten digits in one, with their check digit, right beside or under a patient's name or other
 * number: an NHS number without its label. */
static bool bare_nhs_number(phw_context *context, phw_span span)
{
    static const char *const tags[] = {"mod11", "beside-identifier", NULL};
    const char *digits = context->view->cells[span.cell].text + span.begin;
    uint32_t others = 1U << PHW_FINDING_PATIENT_NAME | 1U << PHW_FINDING_DATE_OF_BIRTH |
                      1U << PHW_FINDING_HOSPITAL_NUMBER;
    uint32_t above = context->above[span.cell], below = context->below[span.cell];
    if (span.end - span.begin != 10 || digits[0] < '3' || digits[0] == '5' || digits[0] == '8' ||
        !phw_mod11_valid(digits))
        return false;
    if (!phw_context_in_row(context, span.cell, others, NAME_SURE_ROW, ROW_CELLS) &&
        !(above != PHW_VIEW_NONE && phw_context_in_cell(context, above, others, NAME_SURE)) &&
        !(below != PHW_VIEW_NONE && phw_context_in_cell(context, below, others, NAME_SURE)) &&
        !(fills_cell(context, span) && entry_beside(context, span.cell, others)))
        return false;
    phw_context_add(context, PHW_FINDING_NHS_NUMBER, PHW_SUBJECT_PATIENT, span, SURE_NHS_BESIDE,
                    tags);
    return true;
}

/* Local numbers that no label names, on a record and beside a patient's name. */
static void scan_shapes(phw_context *context)
{
    static const char *const tags[] = {"shape", "beside-name", NULL};
    static const char *const alone[] = {"shape", "record", NULL};
    const phw_view *view = context->view;
    bool record = context->evidence.clinical >= PHW_CLINICAL_ENOUGH;
    for (uint32_t i = 0; i < view->cell_count; i++) {
        const phw_cell *cell = &view->cells[i];
        for (uint32_t at = 0; cell->digits >= SHAPE_DIGITS && at < cell->length;) {
            uint32_t end = at;
            while (end < cell->length && cell->text[end] != ' ')
                end++;
            uint32_t begin = at, stop = end;
            at = end + 1;
            while (begin < stop && strchr("([.,:;-", cell->text[begin]))
                begin++;
            while (stop > begin && strchr(")].,:;-", cell->text[stop - 1]))
                stop--;
            phw_span span = {i, begin, stop};
            phw_local_shape shape = phw_local_number_shape(cell->text, begin, stop);
            if (shape == PHW_LOCAL_NONE || claimed(context, span, shape) ||
                (shape == PHW_LOCAL_PARTED &&
                 (is_pressure(cell->text, span) || is_month(context, cell->text, span))))
                continue;
            if (shape == PHW_LOCAL_DIGITS && bare_nhs_number(context, span))
                continue;
            if (stop == end)
                span.end = phw_local_number_end(cell->text, begin, end, cell->length);
            double worth = 0;
            bool listed = shape == PHW_LOCAL_LETTERED && fills_cell(context, span) &&
                          entry_beside(context, i, LISTED);
            if ((beside_name(context, i) || listed) && !phw_evidence_sells(&context->evidence))
                worth = shape == PHW_LOCAL_PARTED ? SURE_PARTED_BESIDE_NAME : SURE_BESIDE_NAME;
            else if (record && shape == PHW_LOCAL_LETTERED)
                worth = SURE_LETTERED_RECORD;
            if (worth > 0)
                phw_context_add(context, PHW_FINDING_HOSPITAL_NUMBER, PHW_SUBJECT_PATIENT, span,
                                worth, worth == SURE_LETTERED_RECORD ? alone : tags);
        }
    }
}

void phw_recognise_repeated_number(phw_context *context)
{
    scan_shapes(context);
    known_numbers *known = phw_arena_alloc(context->arena, sizeof *known);
    if (!known) {
        context->failed = true;
        return;
    }
    for (size_t i = 0; i < sizeof known->heads / sizeof known->heads[0]; i++)
        known->heads[i] = PHW_VIEW_NONE;
    for (size_t i = 0; i < context->candidate_count; i++) {
        const phw_candidate *candidate = &context->candidates[i];
        if (NUMBERS & 1U << candidate->kind && candidate->confidence >= KNOWN_SURE)
            remember(known, &context->view->cells[candidate->span.cell], candidate);
    }
    scan_repeated(context, known);
}
