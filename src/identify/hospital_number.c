/* SPDX-License-Identifier: Apache-2.0 */
#include "identify/hospital_number.h"

#include <string.h>

#include "identify/dates.h"
#include "identify/digits.h"
#include "identify/name_page.h"
#include "identify/program_words.h"

#define HOSPITAL PHW_LABEL_BIT(PHW_LABEL_HOSPITAL_NUMBER)
#define EPISODE PHW_LABEL_BIT(PHW_LABEL_EPISODE_NUMBER)
#define SAMPLE PHW_LABEL_BIT(PHW_LABEL_SAMPLE_NUMBER)
#define RESEARCH PHW_LABEL_BIT(PHW_LABEL_RESEARCH)

#define LEAST_DIGITS 3
/* Digits of a number without a label in which one is misread. */
#define MENDED_DIGITS 6
#define LONGEST 24
/* A label that shops and programs use too needs some of a record around it. */
#define SOME_RECORD 0.25

#define SURE_LABEL 0.95
#define SURE_COLUMN 0.92
#define SURE_OTHER_LABEL 0.82
#define SURE_NAMED 0.85
#define SURE_GENERIC_ALONE 0.40
#define SURE_IN_PLACE_OF_NAME 0.62
/* "Patient 12" is the twelfth of them. */
#define PLACE_DIGITS_LEAST 4
#define PLACE_DIGITS_MOST 9

/* Labels that by themselves say nothing of a hospital, folded. */
static const char *const generic[] = {
    "case id",     "case no",
    "case number", "chart no",
    "cr no",       "crn",
    "local id",    "local identifier",
    "local no",    "pid",
    "record no",   "record number",
    "reg no",      "registration number",
    "s no",        "s number",
    "t number",    "unit no",
    "unit number", "urn",
    "ur no",       "x no",
    "x number",    "k no",
    "k number",    "mpi",
    "notes no",
};

/* Letters before the hyphen of a local number, and digits behind it. */
#define HYPHEN_LETTERS_LEAST 2
#define HYPHEN_LETTERS_MOST 3
#define HYPHEN_DIGITS_LEAST 6
#define HYPHEN_DIGITS_MOST 8

/* On a chart so many cells have a range of values, each as "91-110". */
#define RANGES_LEAST 3
#define RANGE_DIGITS 3

/* Letters behind a number that tell a sex. */
#define SEXES "MF"
/* Words of advertisements for work, whose reference is nobody's. */
#define VACANCY                                                                                    \
    " applicants candidates closing jobs recruiting recruitment salary vacancies vacancy "

/* "9S086872", "0309@2B": a letter or a sign with digits on both sides was one. */
static bool is_misread(const char *text, uint32_t begin, uint32_t at, uint32_t end)
{
    return at > begin && at + 1 < end && phw_is_digit(text[at - 1]) && phw_is_digit(text[at + 1]) &&
           text[at] && (phw_digit_like(text[at]) || strchr("$)", text[at]));
}

/* "INV-100234": letters that shops and offices put before a hyphen. */
static bool is_of_trade(const char *letters)
{
    static const char *const prefixes[] = {"INV", "ORD", "REF", "SKU", "TKT", "JOB", "REQ"};
    for (size_t i = 0; i < sizeof prefixes / sizeof *prefixes; i++)
        if (memcmp(letters, prefixes[i], HYPHEN_LETTERS_MOST) == 0)
            return true;
    return false;
}

/* "WX-290745": a hyphen between a few capitals and nothing but digits to the end. */
static bool is_hyphened(const char *text, uint32_t begin, uint32_t end)
{
    uint32_t at = begin;
    while (at < end && text[at] >= 'A' && text[at] <= 'Z')
        at++;
    const uint32_t letters = at - begin;
    if (letters < HYPHEN_LETTERS_LEAST || letters > HYPHEN_LETTERS_MOST || at == end ||
        text[at] != '-' || (letters == HYPHEN_LETTERS_MOST && is_of_trade(text + begin)))
        return false;
    const uint32_t digits = end - at - 1;
    while (++at < end)
        if (!phw_is_digit(text[at]))
            return false;
    return digits >= HYPHEN_DIGITS_LEAST && digits <= HYPHEN_DIGITS_MOST;
}

phw_local_shape phw_local_number_shape(const char *text, uint32_t begin, uint32_t end)
{
    if (is_hyphened(text, begin, end))
        return PHW_LOCAL_LETTERED;
    uint32_t head = begin, digits = 0, tail, slash = 0;
    while (head < end && phw_is_letter(text[head]) && (unsigned char)text[head] < 0x80)
        head++;
    uint32_t letters = head - begin;
    uint32_t misread = 0;
    for (tail = head; tail < end && (phw_is_digit(text[tail]) || text[tail] == '/' ||
                                     is_misread(text, head, tail, end));
         tail++) {
        digits += text[tail] != '/';
        misread += !phw_is_digit(text[tail]) && text[tail] != '/';
        slash += text[tail] == '/';
    }
    if (misread > 1 || (misread && digits < MENDED_DIGITS))
        return PHW_LOCAL_NONE;
    uint32_t behind = end - tail;
    if (letters == 3 && digits >= 5 && !behind && (memcmp(text + begin, "MRN", 3) == 0))
        return PHW_LOCAL_NAMED;
    for (uint32_t i = begin; i < head; i++)
        if (text[i] < 'A' || text[i] > 'Z')
            return PHW_LOCAL_NONE;
    if (behind > 1 || (behind == 1 && (text[tail] < 'A' || text[tail] > 'Z')) || letters > 6)
        return PHW_LOCAL_NONE;
    if (slash == 1 && !behind && digits >= 5 && text[end - 1] != '/')
        return PHW_LOCAL_PARTED;
    if (slash || digits > 10)
        return PHW_LOCAL_NONE;
    if (letters == 0 && behind == 0)
        return digits >= 6 ? PHW_LOCAL_DIGITS : PHW_LOCAL_NONE;
    if ((letters && behind) || letters > 3)
        return PHW_LOCAL_NONE;
    return digits >= 6 ? PHW_LOCAL_LETTERED : PHW_LOCAL_NONE;
}

uint32_t phw_local_number_end(const char *text, uint32_t begin, uint32_t end, uint32_t stop)
{
    for (uint32_t i = begin; i < end; i++)
        if (!phw_is_digit(text[i]))
            return end;
    bool letter = begin < end && end + 2 <= stop && text[end] == ' ' && text[end + 1] >= 'A' &&
                  text[end + 1] <= 'Z' && !strchr(SEXES, text[end + 1]);
    return letter && (end + 2 == stop || strchr(" ,;)", text[end + 2])) ? end + 2 : end;
}

static bool in_number(char c)
{
    return phw_is_digit(c) || ((c | 32) >= 'a' && (c | 32) <= 'z') || (c && strchr("/-.,_", c));
}

static bool group(const char *text, uint32_t begin, uint32_t end, uint32_t *digits)
{
    *digits = 0;
    for (uint32_t i = begin; i < end; i++)
        *digits += phw_is_digit(text[i]);
    return end > begin;
}

/* The number at the start of a value: the first word with digits, and further groups of digits
 * ("K 09 14 24"); a first word of up to three capitals may lead. */
static bool read_value(const phw_context *context, phw_span value, phw_span *number)
{
    const char *text = context->view->cells[value.cell].text;
    uint32_t at = value.begin, digits, total = 0;
    while (at < value.end && !phw_is_digit(text[at]) && !phw_is_letter(text[at]))
        at++;
    /* A label that closes with a letter ("Unit No K", "Unit No C/") may have taken the number's
     * first one. */
    if (at > 1 && at < value.end && text[at - 1] == '/' && phw_is_digit(text[at]) &&
        phw_is_letter(text[at - 2]))
        at--;
    while (at > 0 && phw_is_letter(text[at - 1]) && (phw_is_digit(text[at]) || text[at] == '/'))
        at--;
    uint32_t begin = at, end = at, words = 0;
    while (at < value.end && words < 5) {
        uint32_t stop = at;
        while (stop < value.end &&
               (in_number(text[stop]) || is_misread(text, value.begin, stop, value.end)))
            stop++;
        if (!group(text, at, stop, &digits))
            break;
        bool lead =
            words == 0 && digits == 0 && stop - at <= 3 && text[at] >= 'A' && text[at] <= 'Z';
        /* A second word is part of the number only where it holds digits alone. */
        if (digits == 0 && !lead)
            break;
        if (words > 0 && total > 0) {
            phw_date date;
            if (digits != stop - at || total + digits > 12 ||
                phw_date_read(text, at, value.end, false, &date))
                break;
        }
        total += digits;
        end = stop;
        words++;
        at = stop;
        if (at >= value.end || text[at] != ' ')
            break;
        at++;
    }
    while (end > begin && strchr("/-.,_", text[end - 1]))
        end--;
    end = phw_local_number_end(text, begin, end, value.end);
    *number = (phw_span){value.cell, begin, end};
    phw_date date;
    return total >= LEAST_DIGITS && end - begin <= LONGEST &&
           !(phw_date_read(text, begin, value.end, false, &date) && date.end >= end);
}

static bool is_generic(const phw_context *context, const phw_label *label)
{
    const phw_cell *cell = &context->view->cells[label->span.cell];
    char key[32];
    size_t length = phw_models_fold(cell->text + label->span.begin,
                                    label->span.end - label->span.begin, key, sizeof key);
    while (length && strchr(":=;#|) ", key[length - 1]))
        length--;
    for (size_t i = 0; i < sizeof generic / sizeof generic[0]; i++)
        if (strlen(generic[i]) == length && memcmp(generic[i], key, length) == 0)
            return true;
    return false;
}

static bool advertises_work(phw_context *context)
{
    phw_name_page page;
    return phw_name_page_build(context, &page) && phw_name_page_says(&page, VACANCY);
}

/* "PID 2613" of a program that runs: beside words of computers, or in brackets behind a name as
 * programs have ("python (PID 2613)", "Terminal (PID 2613)"). */
static bool is_process(const phw_context *context, const phw_label *label)
{
    static const char *const pid[] = {"pid"};
    static const char *const windows[] = {"terminal", "monitor", "manager", "server", "window"};
    const phw_cell *cell = &context->view->cells[label->span.cell];
    uint32_t at = 0;
    while (at < cell->token_count && cell->tokens[at].begin < label->span.begin)
        at++;
    if (at == cell->token_count || !phw_token_is_one_of(cell, cell->tokens[at], pid, 1))
        return false;
    if (phw_speaks_of_programs(context->view))
        return true;
    return at > 0 && cell->tokens[at].begin > 0 && cell->text[cell->tokens[at].begin - 1] == '(' &&
           (cell->tokens[at - 1].shape == PHW_TOKEN_LOWER ||
            phw_token_is_one_of(cell, cell->tokens[at - 1], windows,
                                sizeof windows / sizeof windows[0]));
}

/* "© Royal College. Ref 482092", "Form 12 v3 ref 9911": the number of the form. */
static bool is_of_the_form(const phw_context *context, const phw_label *label)
{
    static const char *const own[] = {"ref", "reference"};
    static const char *const printers[] = {"college", "copyright", "form", "leaflet", "society"};
    const phw_cell *cell = &context->view->cells[label->span.cell];
    const char *sign = strstr(cell->text, "\u00a9");
    uint32_t at = 0;
    bool printed = sign && sign < cell->text + label->span.begin;
    while (at < cell->token_count && cell->tokens[at].begin < label->span.begin)
        printed |= phw_token_is_one_of(cell, cell->tokens[at++], printers,
                                       sizeof printers / sizeof printers[0]);
    return printed && at < cell->token_count &&
           phw_token_is_one_of(cell, cell->tokens[at], own, sizeof own / sizeof own[0]);
}

static double worth_of(phw_context *context, const phw_label_link *link)
{
    const phw_label *label = &context->labels->labels[link->label];
    if (is_process(context, label) || is_of_the_form(context, label))
        return 0;
    bool record = context->evidence.clinical >= SOME_RECORD;
    if (!(label->types & HOSPITAL))
        return record && label->sure && !advertises_work(context) ? SURE_OTHER_LABEL : 0;
    if (!record && is_generic(context, label))
        return context->evidence.commercial > 0 ? 0 : SURE_GENERIC_ALONE;
    return link->how == PHW_LINK_COLUMN ? SURE_COLUMN : SURE_LABEL;
}

/* Telephone numbers, addresses and so on have labels of their own. */
static bool claimed(const phw_context *context, phw_span span, uint64_t own)
{
    uint64_t types = 0;
    const phw_label_link *link = phw_labels_link(context->labels, span, ~(uint64_t)0);
    if (link && link->how == PHW_LINK_LEFT && link->order == 0 &&
        context->labels->labels[link->label].sure)
        types = context->labels->labels[link->label].types;
    return types && !(types & own);
}

/* Eleven digits from 01, 02, 03 or 07: a telephone number, whatever "unit on" was taken for. */
static bool is_phone(const phw_context *context, phw_span value)
{
    const char *text = context->view->cells[value.cell].text;
    phw_digit_run run = phw_digits_read(text, value.begin, value.end, " ", 11, true);
    return run.count == 11 && run.digits[0] == '0' && strchr("1237", run.digits[1]) &&
           run.group_count > 1;
}

/* "12-20": two short numbers, the second of which is the larger, and nothing else. */
static bool is_range(const char *text, uint32_t begin, uint32_t end)
{
    unsigned values[2] = {0, 0}, digits[2] = {0, 0}, at = 0;
    for (uint32_t i = begin; i < end; i++) {
        if (text[i] == '-' && at == 0 && digits[0] > 0)
            at = 1;
        else if (phw_is_digit(text[i]) && digits[at]++ < RANGE_DIGITS)
            values[at] = 10 * values[at] + (unsigned)(text[i] - '0');
        else
            return false;
    }
    return digits[1] > 0 && values[0] < values[1];
}

/* A chart's ranges under a field that was left empty; a number behind its label is one. */
static bool is_chart(const phw_view *view)
{
    size_t ranges = 0;
    for (uint32_t i = 0; i < view->cell_count; i++) {
        const char *text = view->cells[i].text;
        for (uint32_t at = 0, end; at < view->cells[i].length; at = end + 1) {
            end = at + (uint32_t)strcspn(text + at, " ");
            ranges += is_range(text, at, end);
        }
    }
    return ranges >= RANGES_LEAST;
}

static void scan_labelled(phw_context *context)
{
    const phw_labels *labels = context->labels;
    uint64_t own = HOSPITAL | EPISODE | SAMPLE | RESEARCH;
    const bool chart = is_chart(context->view);
    for (uint32_t i = 0; i < labels->link_count; i++) {
        const phw_label_link *link = &labels->links[i];
        phw_span number;
        if (!(labels->labels[link->label].types & own) ||
            (link->how == PHW_LINK_LEFT && link->order > 0) ||
            (link->how == PHW_LINK_COLUMN && !labels->labels[link->label].sure) ||
            !read_value(context, link->value, &number) ||
            is_phone(context, (phw_span){number.cell, number.begin, link->value.end}) ||
            (chart && link->how != PHW_LINK_LEFT &&
             is_range(context->view->cells[number.cell].text, number.begin, number.end)))
            continue;
        double worth = worth_of(context, link);
        if (worth <= 0 || (link->how != PHW_LINK_LEFT && claimed(context, number, own)))
            continue;
        const char *tags[] = {phw_link_tag(link->how), NULL};
        phw_context_add(context, PHW_FINDING_HOSPITAL_NUMBER, PHW_SUBJECT_PATIENT, number, worth,
                        tags);
    }
}

/* "Patient 42371", "Client 204991": digits of their own where a name might be. */
static void scan_in_place_of_name(phw_context *context)
{
    static const char *const tags[] = {"label-left", NULL};
    const phw_labels *labels = context->labels;
    for (uint32_t i = 0; i < labels->link_count; i++) {
        const phw_label_link *link = &labels->links[i];
        const phw_label *label = &labels->labels[link->label];
        const phw_cell *cell = &context->view->cells[link->value.cell];
        uint32_t end = link->value.begin;
        if (!(label->types & PHW_LABEL_BIT(PHW_LABEL_PERSON_NAME)) || link->how != PHW_LINK_LEFT ||
            link->order > 0 || label->span.begin > 0)
            continue;
        while (end < link->value.end && phw_is_digit(cell->text[end]))
            end++;
        const uint32_t digits = end - link->value.begin;
        const bool parted = end >= cell->length || cell->text[end] == ' ';
        const bool year = digits == 4 && (cell->text[end - 4] == '1' || cell->text[end - 4] == '2');
        if (digits >= PLACE_DIGITS_LEAST && digits <= PLACE_DIGITS_MOST && parted && !year)
            phw_context_add(context, PHW_FINDING_HOSPITAL_NUMBER, PHW_SUBJECT_PATIENT,
                            (phw_span){link->value.cell, link->value.begin, end},
                            SURE_IN_PLACE_OF_NAME, tags);
    }
}

static void scan_named(phw_context *context)
{
    static const char *const tags[] = {"prefix", NULL};
    for (uint32_t i = 0; i < context->view->cell_count; i++) {
        const phw_cell *cell = &context->view->cells[i];
        for (uint32_t t = 0; t < cell->token_count; t++) {
            phw_token token = cell->tokens[t];
            if (token.shape == PHW_TOKEN_MIXED &&
                phw_local_number_shape(cell->text, token.begin, token.end) == PHW_LOCAL_NAMED)
                phw_context_add(context, PHW_FINDING_HOSPITAL_NUMBER, PHW_SUBJECT_PATIENT,
                                (phw_span){i, token.begin, token.end}, SURE_NAMED, tags);
        }
    }
}

void phw_recognise_hospital_number(phw_context *context)
{
    scan_labelled(context);
    scan_named(context);
    scan_in_place_of_name(context);
}
