/* SPDX-License-Identifier: Apache-2.0 */
/* Numbers of those who give care on their regulators' public registers: they name one clinician as
 * surely as the name does, and are told as a colleague's name is. Forms: GMC reference numbers have
 * seven digits, NMC PINs two digits, a letter, four digits and a letter, HCPC registration numbers
 * two letters and five or six digits, GPhC numbers seven digits, GDC numbers five or six, GOC
 * numbers "01-" or "D-" and four to six (the regulators' own registers). */
#include <string.h>

#include "identify/digits.h"
#include "identify/name_page.h"

#define SURE_LABEL 0.90
#define SURE_SHAPE 0.70

#define LONGEST 12
#define LEAST_DIGITS 4U

/* What numbers on the registers are called, folded; other labels of the kind (a payroll's, a smart
 * card's) say nothing of a register. */
static const char *const registers[] = {"gmc", "nmc", "gdc", "gphc", "hcpc", "goc", "pin"};

static bool speaks_of_register(const char *key)
{
    for (size_t i = 0; i < sizeof registers / sizeof registers[0]; i++)
        if (strncmp(key, registers[i], strlen(registers[i])) == 0)
            return true;
    return false;
}

/* The beginning of a label, folded. */
static void label_key(const phw_context *context, const phw_label *label, char key[LONGEST])
{
    const char *text = context->view->cells[label->span.cell].text;
    phw_models_fold(text + label->span.begin, label->span.end - label->span.begin, key, LONGEST);
}

/* Two digits, a letter, four digits, a letter: a PIN of the NMC, as nothing else is written. */
static bool is_pin(const char *text, uint32_t length)
{
    static const char form[] = "99A9999A";
    if (length != sizeof form - 1)
        return false;
    for (uint32_t i = 0; i < length; i++)
        if (form[i] == '9' ? !phw_is_digit(text[i]) : text[i] < 'A' || text[i] > 'Z')
            return false;
    return true;
}

/* The run of letters, digits and hyphens from @p begin on that has enough digits; empty where the
 * first word has not. */
static phw_span read_number(const phw_cell *cell, uint32_t index, uint32_t begin, uint32_t end)
{
    uint32_t at = begin, digits = 0;
    /* "GPhC number: 2056789": what the label did not take in. */
    for (uint32_t word = at; word < end && !phw_is_digit(cell->text[word]); word++)
        if (cell->text[word] == ' ' && word + 1 < end && phw_is_digit(cell->text[word + 1]) &&
            word - begin <= LONGEST)
            at = word;
    while (at < end && (cell->text[at] == ' ' || cell->text[at] == ':' || cell->text[at] == '#'))
        at++;
    uint32_t first = at;
    while (at < end && (phw_is_digit(cell->text[at]) || phw_is_letter(cell->text[at]) ||
                        (cell->text[at] == '-' && at > first)))
        digits += phw_is_digit(cell->text[at++]);
    bool fits = digits >= LEAST_DIGITS && at - first <= LONGEST;
    return (phw_span){index, first, fits ? at : first};
}

static void add(phw_context *context, phw_span span, double sure, const char *how)
{
    const char *const tags[] = {"registration", how, NULL};
    if (span.begin < span.end)
        phw_context_add(context, PHW_FINDING_STAFF_NAME, PHW_SUBJECT_STAFF, span, sure, tags);
}

static void read_labelled(phw_context *context)
{
    const phw_labels *labels = context->labels;
    for (uint32_t i = 0; i < labels->link_count; i++) {
        const phw_label_link *link = &labels->links[i];
        const phw_label *label = &labels->labels[link->label];
        if (!(label->types & PHW_LABEL_BIT(PHW_LABEL_PROFESSIONAL_REGISTRATION)) ||
            (link->how == PHW_LINK_LEFT && link->order > 0))
            continue;
        char key[LONGEST];
        label_key(context, label, key);
        const phw_cell *cell = &context->view->cells[link->value.cell];
        phw_span span = read_number(cell, link->value.cell, link->value.begin, link->value.end);
        /* A bank card has a PIN, too. */
        bool pin =
            strncmp(key, "pin", 3) != 0 || is_pin(cell->text + span.begin, span.end - span.begin);
        if (speaks_of_register(key) && pin)
            add(context, span, SURE_LABEL, phw_link_tag(link->how));
    }
}

/* PINs that stand beside who works there, and numbers right behind a register's name, as signatures
 * and stamps have them: "RN 12A3456E", "MCOptom GOC 01-12345". */
static void read_bare(phw_context *context, const phw_name_page *page)
{
    const uint32_t staff = 1U << PHW_FINDING_STAFF_NAME;
    for (uint32_t cell = 0; cell < context->view->cell_count && !context->failed; cell++) {
        const phw_name_line *line = &page->lines[cell];
        const phw_cell *text = &context->view->cells[cell];
        for (size_t at = 0; at < line->count; at++) {
            const phw_name_token *token = &line->tokens[at];
            phw_span span = {cell, (uint32_t)token->from, (uint32_t)token->to};
            if (token->letters != PHW_CASE_NUMBER)
                continue;
            bool behind = at > 0 && token[-1].letters == PHW_CASE_UPPER &&
                          speaks_of_register(token[-1].key) &&
                          !phw_name_token_is(&token[-1], "pin");
            if (behind)
                span = read_number(text, cell, span.begin, text->length);
            else if (!is_pin(text->text + span.begin, span.end - span.begin) ||
                     !phw_context_in_row(context, cell, staff, 0.5, 2))
                continue;
            if (!phw_context_at(context, span, PHW_FINDING_STAFF_NAME))
                add(context, span, behind ? SURE_LABEL : SURE_SHAPE, "shape");
        }
    }
}

void phw_recognise_staff_number(phw_context *context)
{
    phw_name_page page;
    read_labelled(context);
    if (phw_name_page_build(context, &page))
        read_bare(context, &page);
}
