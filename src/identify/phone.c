/* SPDX-License-Identifier: Apache-2.0 */
#include <string.h>

#include "identify/contact.h"
#include "identify/digits.h"

#define PHONE_LABEL PHW_LABEL_BIT(PHW_LABEL_TELEPHONE)
/* Labels of short internal numbers, which reach nobody outside. */
#define INTERNAL_LABELS (PHW_LABEL_BIT(PHW_LABEL_CLINICIAN) | PHW_LABEL_BIT(PHW_LABEL_BED))
#define NUMBER_LABELS                                                                              \
    (PHW_LABEL_BIT(PHW_LABEL_NHS_NUMBER) | PHW_LABEL_BIT(PHW_LABEL_HOSPITAL_NUMBER) |              \
     PHW_LABEL_BIT(PHW_LABEL_EPISODE_NUMBER) | PHW_LABEL_BIT(PHW_LABEL_SAMPLE_NUMBER) |            \
     PHW_LABEL_BIT(PHW_LABEL_PROFESSIONAL_REGISTRATION) |                                          \
     PHW_LABEL_BIT(PHW_LABEL_NATIONAL_IDENTIFIER))
#define SEPARATORS " -.()"
#define SURE_LABEL 0.96
#define SURE_COUNTRY 0.92
#define SURE_GROUPED 0.88
#define SURE_BARE 0.74
#define SURE_DAMAGED 0.78
#define SURE_WRAPPED 0.80
/* Digits of a number without a label that may be letters. */
#define MENDED_MOST 2
/* … and the fewest before a line's end. */
#define BROKEN_LEAST 4U

/* A UK number with its leading nought: ten or eleven digits (Ofcom, National Telephone Numbering
 * Plan): 01, 02, 03, 055, 056, 07, 08, 09. */
static bool uk_number(const char *digits, uint32_t count)
{
    if (digits[0] != '0' || !strchr("1235789", digits[1]))
        return false;
    if (digits[1] == '5' && digits[2] != '5' && digits[2] != '6')
        return false;
    bool all_same = true;
    for (uint32_t i = 2; i < count; i++)
        all_same &= digits[i] == digits[2];
    return !all_same && (count == 11 || (count == 10 && (digits[1] == '1' || digits[1] == '8')));
}

/* Reads digits from byte @p at on; brackets and a "(0)" inside are taken along. */
static phw_digit_run read_number(const char *text, uint32_t at, uint32_t end, uint8_t most)
{
    return phw_digits_read(text, at, end, SEPARATORS, most, false);
}

/* +44 7700 900123, +44 (0)20 7946 0123, 0044 …: in the national form. */
static bool with_country(const char *text, uint32_t at, uint32_t end, phw_digit_run *run)
{
    char national[PHW_DIGITS_MAX + 1] = "0";
    bool plus = text[at] == '+';
    *run = read_number(text, at + plus, end, 15);
    const char *digits = run->digits;
    if (!plus && memcmp(digits, "00", 2) != 0)
        return false;
    digits += plus ? 0 : 2;
    if (memcmp(digits, "44", 2) != 0) {
        /* Another country: believable by its length alone, and only with the plus sign. */
        run->begin = at;
        return plus && run->count >= 9 && run->count <= 15;
    }
    digits += 2;
    if (*digits == '0')
        digits++;
    size_t length = strlen(digits);
    if (length < 9 || length > 10)
        return false;
    memcpy(national + 1, digits, length + 1);
    run->begin = at;
    return uk_number(national, (uint32_t)length + 1);
}

/* "ext 1234", "x1234": moves the end behind it. */
static uint32_t past_extension(const phw_cell *cell, uint32_t end)
{
    static const char *const words[] = {"extension", "extn", "ext", "x"};
    uint32_t at = end;
    while (at < cell->length && at - end < 3 && strchr(" ,(", cell->text[at]))
        at++;
    for (size_t i = 0; i < sizeof words / sizeof words[0]; i++) {
        uint32_t n = (uint32_t)strlen(words[i]), k = 0;
        while (k < n && at + k < cell->length && (cell->text[at + k] | 32) == words[i][k])
            k++;
        if (k < n)
            continue;
        uint32_t from = at + n;
        while (from < cell->length && from - at < n + 3 && strchr(" .:", cell->text[from]))
            from++;
        uint32_t to = from;
        while (to < cell->length && phw_is_digit(cell->text[to]))
            to++;
        if (to - from >= 2 && to - from <= 6)
            return to;
    }
    return end;
}

static void add(phw_context *context, uint32_t cell, uint32_t begin, uint32_t end, double worth,
                const char *why)
{
    const char *tags[] = {why, NULL};
    const char *text = context->view->cells[cell].text;
    if (begin > 0 && text[begin - 1] == '(' && memchr(text + begin, ')', end - begin))
        begin--;
    phw_span span = {cell, begin, end};
    phw_context_add(context, PHW_FINDING_PHONE, phw_contact_subject(context, span), span, worth,
                    tags);
}

static bool claimed(const phw_context *context, phw_span span)
{
    const phw_label_link *link = phw_labels_link(context->labels, span, NUMBER_LABELS);
    return link && (link->how != PHW_LINK_LEFT || link->order == 0);
}

/* The rest of a number that was broken off at a line's end: at the start of @p cell. */
static bool add_rest(phw_context *context, uint32_t index, const phw_digit_run *run, uint32_t cell)
{
    char whole[2 * PHW_DIGITS_MAX + 1];
    if (cell == PHW_VIEW_NONE || cell >= context->view->cell_count)
        return false;
    const phw_cell *next = &context->view->cells[cell];
    uint32_t at = 0;
    while (at < next->length && at < 3 && !phw_is_digit(next->text[at]))
        at++;
    /* No more than is missing: behind it may stand when the message was sent. */
    phw_digit_run rest = read_number(next->text, at, next->length, (uint8_t)(11 - run->count));
    if (next->page_line == context->view->cells[index].page_line || !rest.count ||
        (rest.end < next->length &&
         (phw_is_digit(next->text[rest.end]) || phw_is_letter(next->text[rest.end]))))
        return false;
    memcpy(whole, run->digits, run->count);
    memcpy(whole + run->count, rest.digits, (size_t)rest.count + 1);
    if (run->count + rest.count != 11 || !uk_number(whole, 11))
        return false;
    add(context, index, run->begin, run->end, SURE_WRAPPED, "wrapped");
    add(context, cell, rest.begin, rest.end, SURE_WRAPPED, "wrapped");
    return true;
}

/* "text us on 07700" and "900123" on the next line. */
static void add_wrapped(phw_context *context, uint32_t index, const phw_digit_run *run)
{
    const phw_cell *cell = &context->view->cells[index];
    if (run->end != cell->length || run->count < BROKEN_LEAST || run->count > 8 ||
        run->digits[0] != '0' || run->group_count > 2)
        return;
    if (!add_rest(context, index, run, context->below[index]))
        (void)add_rest(context, index, run, index + 1);
}

/* "+44 7700 900" and "123" on the next line: as above, in the national form. */
static void add_wrapped_with_country(phw_context *context, uint32_t index, uint32_t at)
{
    const phw_cell *cell = &context->view->cells[index];
    const phw_digit_run run = read_number(cell->text, at + 1, cell->length, 11);
    phw_digit_run national = run;
    if (run.count < 3 || run.group_count < 2 || memcmp(run.digits, "44", 2) != 0)
        return;
    national.begin = at;
    national.count = run.count - 1;
    national.group_count = run.group_count - 1;
    national.digits[0] = '0';
    memcpy(national.digits + 1, run.digits + 2, (size_t)run.count - 1);
    add_wrapped(context, index, &national);
}

/* "O7700 9O0123": eleven digits of a UK number of which one or two were read as letters, or whose
 * blank behind it was lost. */
static bool is_damaged_mobile(const phw_cell *cell, uint32_t at, phw_digit_run *run)
{
    *run = phw_digits_read(cell->text, at, cell->length, SEPARATORS, 11, true);
    bool more = run->end < cell->length && phw_is_digit(cell->text[run->end]);
    return run->count == 11 && run->mended <= MENDED_MOST && !more &&
           uk_number(run->digits, run->count) && (run->digits[1] == '7' || run->group_count >= 2) &&
           run->groups[0] >= 3;
}

static uint32_t look_at(phw_context *context, uint32_t index, uint32_t at)
{
    const phw_cell *cell = &context->view->cells[index];
    phw_digit_run run;
    bool plus = cell->text[at] == '+';
    if ((plus || (cell->text[at] == '0' && cell->text[at + 1] == '0')) &&
        with_country(cell->text, at, cell->length, &run)) {
        uint32_t end = past_extension(cell, run.end);
        add(context, index, at, end, SURE_COUNTRY, "country-code");
        return end;
    }
    if (plus)
        add_wrapped_with_country(context, index, at);
    run = read_number(cell->text, at, cell->length, 11);
    phw_span span = {index, run.begin, run.end};
    bool clean = run.end >= cell->length ||
                 (!phw_is_digit(cell->text[run.end]) && !phw_is_letter(cell->text[run.end]));
    if (run.count >= 10 && clean && uk_number(run.digits, run.count) && !claimed(context, span)) {
        bool grouped = run.group_count >= 2 && run.group_count <= 4 && run.groups[0] >= 3;
        bool mobile = run.digits[1] == '7' && run.count == 11;
        bool label = phw_labels_link(context->labels, span, PHONE_LABEL) != NULL;
        uint32_t end = past_extension(cell, run.end);
        if (label || grouped || mobile || !phw_evidence_sells(&context->evidence))
            add(context, index, run.begin, end,
                label               ? SURE_LABEL
                : grouped || mobile ? SURE_GROUPED
                                    : SURE_BARE,
                label ? "label" : "shape");
        return end;
    }
    phw_digit_run damaged;
    if (is_damaged_mobile(cell, at, &damaged) &&
        !claimed(context, (phw_span){index, damaged.begin, damaged.end})) {
        add(context, index, damaged.begin, damaged.end, SURE_DAMAGED, "misread");
        return damaged.end;
    }
    add_wrapped(context, index, &run);
    return run.count ? at + run.groups[0] : at + 1;
}

/* Beside a label a number counts though it lost a digit or has no area code. */
static void scan_labelled(phw_context *context)
{
    const phw_labels *labels = context->labels;
    for (uint32_t i = 0; i < labels->link_count; i++) {
        const phw_label_link *link = &labels->links[i];
        uint64_t types = labels->labels[link->label].types;
        if (!(types & PHONE_LABEL) || types & INTERNAL_LABELS ||
            (link->how == PHW_LINK_LEFT && link->order > 0))
            continue;
        const phw_cell *cell = &context->view->cells[link->value.cell];
        uint32_t at = link->value.begin;
        while (at < link->value.end && strchr("(+ ", cell->text[at]))
            at++;
        phw_digit_run run = phw_digits_read(cell->text, at, link->value.end, SEPARATORS, 15, true);
        bool home = !labels->labels[link->label].sure;
        if (run.count >= 6 && run.count <= 13 && run.count - run.mended >= 5 && !home)
            add(context, link->value.cell, run.begin, past_extension(cell, run.end), SURE_DAMAGED,
                phw_link_tag(link->how));
    }
}

/* "£1,093.69": behind the comma an amount goes on. */
static bool goes_on_amount(const phw_cell *cell, uint32_t at)
{
    const char *text = cell->text;
    if (at < 2 || at + 6 > cell->length || text[at - 1] != ',' || !phw_is_digit(text[at - 2]))
        return false;
    for (uint32_t i = 0; i < 6; i++)
        if (i == 3 ? text[at + i] != '.' : !phw_is_digit(text[at + i]))
            return false;
    return at + 6 == cell->length || !phw_is_digit(text[at + 6]);
}

void phw_recognise_phone(phw_context *context)
{
    scan_labelled(context);
    for (uint32_t i = 0; i < context->view->cell_count; i++) {
        const phw_cell *cell = &context->view->cells[i];
        for (uint32_t at = 0; cell->digits >= BROKEN_LEAST && at < cell->length;) {
            char before = at ? cell->text[at - 1] : ' ';
            bool starts = (cell->text[at] == '0' || cell->text[at] == '+' ||
                           (strchr("OoQD@", cell->text[at]) && !phw_is_letter(before))) &&
                          !phw_is_digit(before) && before != '.' && before != '+' &&
                          before != '#' && before != '-' && before != '/' &&
                          !goes_on_amount(cell, at);
            at = starts ? look_at(context, i, at) : at + 1;
        }
    }
}
