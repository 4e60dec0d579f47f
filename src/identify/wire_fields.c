/* SPDX-License-Identifier: Apache-2.0 */
/* Fields that machines send each other, as a log or an editor shows them: the PID segment of HL7
 * version 2 (HL7 v2.5, 3.4.2: identifiers, name, birth as eight digits, sex) and what a label's
 * printer is told to print (ZPL II: ^FD … ^FS). Their own marks say what they are, whatever else
 * is on the page. */
#include <ctype.h>
#include <string.h>

#include "identify/dates.h"
#include "identify/digits.h"
#include "identify/recogniser.h"

#define SURE_FIELD 0.90
#define CONTEXT_SURE 0.60 /* of a number that says whose label it is */
#define BIRTH_DIGITS 8U
#define NHS_DIGITS 10U
/* Digits of a patient's number at least; bytes between "PID" and it at most ("PID|1||"). */
#define NUMBER_DIGITS 4U
#define NUMBER_REACH 10U
/* Cells of one row. */
#define ROW_MOST 12U
/* Years in which a patient may be born. */
#define YEAR_FIRST 1890
#define YEAR_LAST 2099
/* What is printed on a patient's label has at least so many fields, and a name so many letters. */
#define PRINTED_LEAST 3U
#define NAME_LETTERS 4U

static const char *const tags[] = {"wire-field", NULL};

static void add(phw_context *context, phw_finding_kind kind, uint32_t cell, uint32_t begin,
                uint32_t end)
{
    phw_context_add(context, kind, PHW_SUBJECT_PATIENT, (phw_span){cell, begin, end}, SURE_FIELD,
                    tags);
}

/* The digits at byte @p at and behind it. */
static uint32_t run_of_digits(const phw_cell *cell, uint32_t at)
{
    uint32_t end = at;
    while (end < cell->length && phw_is_digit(cell->text[end]))
        end++;
    return end - at;
}

static int number(const char *text, uint32_t digits)
{
    int value = 0;
    for (uint32_t i = 0; i < digits; i++)
        value = value * 10 + (text[i] - '0');
    return value;
}

static bool is_birth(const char *text)
{
    const int year = number(text, 4), month = number(text + 4, 2), day = number(text + 6, 2);
    return year >= YEAR_FIRST && year <= YEAR_LAST && month >= 1 && month <= 12 && day >= 1 &&
           day <= 31;
}

/* A bar, or what one is read as between figures and capitals. */
static bool is_bar(char c)
{
    return c != '\0' && strchr("|[](){}/!Il", c);
}

static bool holds_bar(const phw_cell *cell)
{
    return memchr(cell->text, '|', cell->length) != NULL;
}

/* "|19440905|M|", "| [20030802|M|I": a day and a sex between bars, of which some were misread. */
static void look_for_birth(phw_context *context, uint32_t index)
{
    const phw_cell *cell = &context->view->cells[index];
    if (!holds_bar(cell))
        return;
    for (uint32_t at = 0, digits; at < cell->length; at += digits + 1) {
        digits = run_of_digits(cell, at);
        if (digits != BIRTH_DIGITS || (at > 0 && !is_bar(cell->text[at - 1])) ||
            !is_birth(cell->text + at))
            continue;
        const uint32_t sex = at + digits + 1;
        if (sex < cell->length && is_bar(cell->text[sex - 1]) && strchr("MFUO", cell->text[sex]) &&
            (sex + 1 == cell->length || is_bar(cell->text[sex + 1])))
            add(context, PHW_FINDING_DATE_OF_BIRTH, index, at, at + digits);
    }
}

static bool follows(const phw_cell *cell, uint32_t at, const char *what)
{
    const size_t n = strlen(what);
    return at + n <= cell->length && memcmp(cell->text + at, what, n) == 0;
}

/* "~9991234560^^^NHS^NH". */
static void look_for_nhs(phw_context *context, uint32_t index)
{
    const phw_cell *cell = &context->view->cells[index];
    for (uint32_t at = 0, digits; at < cell->length; at += digits + 1) {
        digits = run_of_digits(cell, at);
        if (digits == NHS_DIGITS && follows(cell, at + digits, "^^^NHS"))
            add(context, PHW_FINDING_NHS_NUMBER, index, at, at + digits);
    }
}

/* Whether bars part the row that begins with a cell. */
static bool has_bars(const phw_view *view, uint32_t index)
{
    uint32_t bars = 0;
    for (uint32_t cells = 0; index != PHW_VIEW_NONE && cells < ROW_MOST; cells++) {
        for (uint32_t at = 0; at < view->cells[index].length; at++)
            bars += view->cells[index].text[at] == '|';
        index = view->cells[index].next;
    }
    return bars >= 2;
}

/* "PID|1||K5581204^^^PAS^MR", "PID 1] [RWD8870254": the first identifier of the segment. */
static void look_for_identifier(phw_context *context, uint32_t index)
{
    const phw_cell *cell = &context->view->cells[index];
    if (!follows(cell, 0, "PID") || isalnum((unsigned char)cell->text[3]) ||
        !has_bars(context->view, index))
        return;
    for (uint32_t at = 3, end; at < cell->length && at <= NUMBER_REACH; at = end + 1) {
        uint32_t digits = 0;
        for (end = at; end < cell->length && (isalnum((unsigned char)cell->text[end]) ||
                                              (end > at && strchr("/-", cell->text[end])));
             end++)
            digits += phw_is_digit(cell->text[end]);
        if (digits >= NUMBER_DIGITS) {
            add(context, PHW_FINDING_HOSPITAL_NUMBER, index, at, end);
            return;
        }
    }
}

/* Where "^FD" or "^FS" stands from byte @p at on; the cell's length where it does not. */
static uint32_t find(const phw_cell *cell, uint32_t at, const char *mark)
{
    while (at < cell->length && !follows(cell, at, mark))
        at++;
    return at < cell->length ? at : cell->length;
}

/* A name with its comma, "DA SILVA COSTA, Ines", or its beginning ("DA SILVA COSTA,"). */
static bool is_name(const phw_cell *cell, uint32_t begin, uint32_t end)
{
    uint32_t letters = 0, commas = 0;
    for (uint32_t at = begin; at < end; at++) {
        const char c = cell->text[at];
        letters += phw_is_letter(c);
        commas += c == ',';
        if (!phw_is_letter(c) && !strchr(" ,'-()", c))
            return false;
    }
    return letters >= NAME_LETTERS && commas == 1 && begin < end && cell->text[begin] != ',';
}

/* Ten digits with their check digit right, and blanks between at most: "999 123 4560". */
static bool is_nhs_number(const phw_cell *cell, uint32_t begin, uint32_t end)
{
    char digits[NHS_DIGITS];
    uint32_t count = 0;
    for (uint32_t at = begin; at < end; at++) {
        if (phw_is_digit(cell->text[at]) && count < NHS_DIGITS)
            digits[count++] = cell->text[at];
        else if (cell->text[at] != ' ')
            return false;
    }
    return count == NHS_DIGITS && phw_mod11_valid(digits);
}

/* Tells of the NHS numbers that are printed. */
static bool print_number(phw_context *context, uint32_t index)
{
    const phw_cell *cell = &context->view->cells[index];
    bool any = false;
    for (uint32_t at = find(cell, 0, "^FD"); at < cell->length; at = find(cell, at + 1, "^FD")) {
        const uint32_t end = find(cell, at, "^FS");
        if (!is_nhs_number(cell, at + 3, end))
            continue;
        add(context, PHW_FINDING_NHS_NUMBER, index, at + 3, end);
        any = true;
    }
    return any;
}

/* "^FDDA SILVA COSTA, Ines^FS", "^FD08-Apr-2013^FS". */
static void read_printed(phw_context *context, uint32_t index)
{
    const phw_cell *cell = &context->view->cells[index];
    phw_date date;
    for (uint32_t at = find(cell, 0, "^FD"); at < cell->length; at = find(cell, at + 1, "^FD")) {
        const uint32_t begin = at + 3;
        const uint32_t end = find(cell, begin, "^FS");
        if (is_name(cell, begin, end))
            add(context, PHW_FINDING_PATIENT_NAME, index, begin, end);
        else if (phw_date_next(cell->text, begin, end, true, &date))
            add(context, PHW_FINDING_DATE_OF_BIRTH, index, begin, end);
    }
}

void phw_recognise_wire_fields(phw_context *context)
{
    const phw_view *view = context->view;
    uint32_t printed = 0;
    for (uint32_t i = 0; i < view->cell_count && !context->failed; i++) {
        const phw_cell *cell = &view->cells[i];
        printed += find(cell, 0, "^FD") < cell->length;
        if (strchr(cell->text, '|') || follows(cell, 0, "PID")) {
            look_for_birth(context, i);
            look_for_identifier(context, i);
        }
        if (strchr(cell->text, '^'))
            look_for_nhs(context, i);
    }
    /* A shop's labels have its prices; a patient's have a number. */
    bool numbered = false;
    for (uint32_t i = 0; printed >= PRINTED_LEAST && i < view->cell_count; i++)
        numbered |= print_number(context, i);
    if (printed < PRINTED_LEAST ||
        (!numbered && !phw_context_on_page(
                          context, 1U << PHW_FINDING_NHS_NUMBER | 1U << PHW_FINDING_HOSPITAL_NUMBER,
                          CONTEXT_SURE)))
        return;
    for (uint32_t i = 0; i < view->cell_count && !context->failed; i++)
        read_printed(context, i);
}
