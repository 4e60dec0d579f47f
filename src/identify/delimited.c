/* SPDX-License-Identifier: Apache-2.0 */
/* Files of records as an editor shows them: a row of fields' names with commas, semicolons or bars
 * between, and under it rows of as many values. And values whose keys say where they begin and end.
 */
#include <string.h>

#include "identify/dates.h"
#include "identify/digits.h"
#include "identify/label_keyed.h"
#include "identify/recogniser.h"

#define BIT(type) PHW_LABEL_BIT(PHW_LABEL_##type)
#define FIELDS_LEAST 3
#define FIELDS_MOST 40
/* Most cells of a row, and headings of a page: bounds the work. */
#define CELLS_MOST 12
#define HEADINGS_MOST 4
/* Digits of a line's number. */
#define LINE_DIGITS 5
/* A name has at most so many words; numbers so many digits at least. */
#define NAME_WORDS 5
#define NUMBER_DIGITS 4
#define PHONE_DIGITS 7

#define SURE_NAME 0.9
#define SURE_FIELD 0.93

typedef struct fields {
    phw_span at[FIELDS_MOST];
    uint32_t count;
} fields;

static phw_span bare(const phw_view *view, phw_span span)
{
    static const char marks[] = " \"'[]{}:,";
    const char *text = view->cells[span.cell].text;
    while (span.begin < span.end && strchr(marks, text[span.begin]))
        span.begin++;
    while (span.end > span.begin && strchr(marks, text[span.end - 1]))
        span.end--;
    return span;
}

/* The number that an editor puts before a line. */
static bool is_line_number(const phw_cell *cell)
{
    return cell->digits == cell->length && cell->length <= LINE_DIGITS;
}

/* Cuts the row that begins with a cell at a separator. Layout parts rows where commas leave wide
 * gaps, as they do in letters of one width: a new cell begins a field. */
static void cut(const phw_view *view, uint32_t index, char separator, fields *into)
{
    into->count = 0;
    for (uint32_t cells = 0; index != PHW_VIEW_NONE && cells < CELLS_MOST; cells++) {
        const phw_cell *cell = &view->cells[index];
        uint32_t begin = 0;
        for (uint32_t at = 0; at <= cell->length && into->count < FIELDS_MOST; at++) {
            if (at < cell->length && cell->text[at] != separator)
                continue;
            bool outer = at == begin && (begin == 0 || at == cell->length);
            if (!outer && !(cells == 0 && is_line_number(cell)))
                into->at[into->count++] = bare(view, (phw_span){index, begin, at});
            begin = at + 1;
        }
        index = cell->next;
    }
}

/* Whether the row that begins with a cell heads a file of patients.
 * @param[out] types  of each field. */
static bool heads(const phw_context *context, uint32_t index, char separator, fields *heading,
                  uint64_t *types)
{
    cut(context->view, index, separator, heading);
    uint64_t all = 0;
    uint32_t known = 0;
    for (uint32_t i = 0; i < heading->count; i++) {
        phw_span name = heading->at[i];
        const char *text = context->view->cells[name.cell].text;
        types[i] = phw_label_key_types(context->models, text + name.begin, name.end - name.begin);
        known += types[i] != 0;
        all |= types[i];
    }
    return heading->count >= FIELDS_LEAST && known >= FIELDS_LEAST && known * 3 >= heading->count &&
           (all & (BIT(NHS_NUMBER) | BIT(HOSPITAL_NUMBER) | BIT(DATE_OF_BIRTH))) != 0;
}

static uint32_t digits_of(const phw_cell *cell, phw_span span)
{
    uint32_t digits = 0;
    for (uint32_t at = span.begin; at < span.end; at++)
        digits += phw_is_digit(cell->text[at]);
    return digits;
}

/* "text NOT NULL", "null", "False)": of a column or a flag, or no value; Joan True is somebody. */
static bool is_type(const phw_cell *cell, phw_span span)
{
    static const char *const words[] = {"false", "none", "null", "true"};
    uint32_t end = span.end, begin;
    while (end > span.begin && !phw_is_letter(cell->text[end - 1]))
        end--;
    for (begin = end; begin > span.begin && phw_is_letter(cell->text[begin - 1]);)
        begin--;
    for (size_t i = 0; i < sizeof words / sizeof words[0]; i++) {
        uint32_t same = 0;
        while (begin + same < end && (cell->text[begin + same] | 32) == words[i][same])
            same++;
        if (begin + same == end && words[i][same] == '\0')
            return begin == span.begin ||
                   (cell->text[begin - 1] == ' ' && strcmp(words[i], "null") == 0);
    }
    return false;
}

/* Letters and no digits, of few words. */
static bool may_be_name(const phw_cell *cell, phw_span span)
{
    uint32_t words = 1, letters = 0;
    for (uint32_t at = span.begin; at < span.end; at++) {
        char c = cell->text[at];
        words += c == ' ';
        letters += phw_is_letter(c);
        if (!phw_is_letter(c) && !strchr(" ,.'-^()", c))
            return false;
    }
    return letters >= 2 && words <= NAME_WORDS && !is_type(cell, span);
}

static bool may_be_date(const phw_cell *cell, phw_span span)
{
    phw_date date;
    return phw_date_next(cell->text, span.begin, span.end, true, &date) ||
           (digits_of(cell, span) == 8 && span.end - span.begin == 8);
}

/* Adds what a field of @p types holds, where it has the form of it. */
static void add_field(phw_context *context, phw_span span, uint64_t types)
{
    static const char *const tags[] = {"field", NULL};
    const phw_cell *cell = &context->view->cells[span.cell];
    uint32_t digits = digits_of(cell, span);
    phw_finding_kind kind;
    if ((types & BIT(NHS_NUMBER)) && digits >= PHONE_DIGITS)
        kind = PHW_FINDING_NHS_NUMBER;
    else if ((types & BIT(HOSPITAL_NUMBER)) && digits >= NUMBER_DIGITS)
        kind = PHW_FINDING_HOSPITAL_NUMBER;
    else if ((types & BIT(DATE_OF_BIRTH)) && may_be_date(cell, span))
        kind = PHW_FINDING_DATE_OF_BIRTH;
    else if ((types & BIT(PERSON_NAME)) && may_be_name(cell, span))
        kind = PHW_FINDING_PATIENT_NAME;
    else if ((types & BIT(ADDRESS)) && span.end - span.begin > NUMBER_DIGITS)
        kind = PHW_FINDING_ADDRESS;
    else if ((types & BIT(POSTCODE)) && digits > 1 && span.end - span.begin > NUMBER_DIGITS)
        kind = PHW_FINDING_POSTCODE;
    else if ((types & (BIT(TELEPHONE) | BIT(NEXT_OF_KIN))) && digits >= PHONE_DIGITS)
        kind = PHW_FINDING_PHONE;
    else if ((types & BIT(NEXT_OF_KIN)) && may_be_name(cell, span))
        kind = PHW_FINDING_RELATIVE_NAME;
    else
        return;
    phw_context_add(context, kind,
                    kind == PHW_FINDING_RELATIVE_NAME ? PHW_SUBJECT_RELATIVE : PHW_SUBJECT_PATIENT,
                    span, kind == PHW_FINDING_PATIENT_NAME ? SURE_NAME : SURE_FIELD, tags);
}

/* Where a value holds the separator itself, as addresses do, its parts are fields of its type.
 * @return whether a row has the fields of the heading. */
static bool fit(const fields *heading, const uint64_t *types, const fields *row, uint64_t *each)
{
    uint32_t loose = 0;
    if (row->count < heading->count)
        return false;
    uint32_t extra = row->count - heading->count;
    while (extra && loose < heading->count && !(types[loose] & BIT(ADDRESS)))
        loose++;
    if (extra && loose == heading->count)
        return false;
    for (uint32_t i = 0; i < row->count; i++)
        each[i] = types[i < loose ? i : i < loose + extra ? loose : i - extra];
    return true;
}

/* The rows under the heading whose row begins with cell @p index. */
static void scan_rows(phw_context *context, uint32_t index, char separator, const fields *heading,
                      const uint64_t *types)
{
    const phw_view *view = context->view;
    fields row;
    uint64_t each[FIELDS_MOST];
    for (uint32_t i = 0; i < view->cell_count; i++) {
        if (i == index || view->cells[i].previous != PHW_VIEW_NONE ||
            phw_view_extent_of(&view->cells[index], &view->cells[i]).middle <= 0)
            continue;
        cut(view, i, separator, &row);
        for (uint32_t k = 0; fit(heading, types, &row, each) && k < row.count; k++)
            add_field(context, row.at[k], each[k]);
    }
}

void phw_recognise_delimited(phw_context *context)
{
    static const char separators[] = ",;|\t";
    fields heading;
    uint64_t types[FIELDS_MOST];
    uint32_t headings = 0;
    for (uint32_t i = 0; i < context->view->cell_count && headings < HEADINGS_MOST; i++) {
        const phw_cell *cell = &context->view->cells[i];
        if (cell->previous != PHW_VIEW_NONE)
            continue;
        if (is_line_number(cell) && cell->next != PHW_VIEW_NONE)
            cell = &context->view->cells[cell->next];
        for (const char *separator = separators; *separator; separator++)
            if (strchr(cell->text, *separator) && heads(context, i, *separator, &heading, types)) {
                scan_rows(context, i, *separator, &heading, types);
                headings++;
            }
    }
    /* A key says of its value all that it is. */
    for (uint32_t i = 0; i < context->labels->link_count; i++) {
        const phw_label_link *link = &context->labels->links[i];
        const phw_label *label = &context->labels->labels[link->label];
        if (label->stop && link->how == PHW_LINK_LEFT && link->order == 0)
            add_field(context, bare(context->view, link->value), label->types);
    }
}
