/* SPDX-License-Identifier: Apache-2.0 */
#include <stdlib.h>
#include <string.h>

#include "identify/dates.h"
#include "identify/digits.h"
#include "identify/past_life.h"
#include "identify/recogniser.h"

#define BIRTH_LABEL PHW_LABEL_BIT(PHW_LABEL_DATE_OF_BIRTH)

#define SURE_LABEL 0.97
#define SURE_COLUMN 0.94
#define SURE_MENDED 0.88
#define SURE_DAMAGED 0.80
#define SURE_AGE 0.95
#define SURE_YEAR 0.75
#define SURE_PROSE 0.45
/* Ages above this are not read as ages. */
#define OLDEST 119
/* Nobody is so old in a year before this one: "died on 21 Jan 2025 aged 85". Later than any page
 * is, because a misread year of birth is still one. */
#define LATEST_YEAR 2070
/* How far behind a date its age may begin, and how far into a value its date, in bytes. */
#define AGE_REACH 4
/* Bytes of "(aged 46 yrs)", and by how many years an age and a date may differ where the page's
 * year is known by its other dates alone. */
#define AGE_LENGTH 14
#define AGE_APART 2
#define DATE_REACH 16
/* A damaged date holds at least this many digits and at most one more than a whole one, and is no
 * longer than this: ten digits are another number, and no date. */
#define DAMAGED_DIGITS 4
/* … or one less, between two strokes: "2/11/Q". */
#define DAMAGED_STROKES 2
#define DAMAGED_DIGITS_MOST 9
#define DAMAGED_LENGTH 14
/* Bytes of "1966.00". */
#define DECIMAL_YEAR 7

/* The age of "(58y)", "(58)", "58 yrs", "aged 58" at byte @p at, or -1. */
static int age_at(const char *text, uint32_t at, uint32_t end)
{
    uint32_t start = at;
    bool bracket = false, aged = false;
    while (at < end && at - start < AGE_REACH && text[at] && strchr(" ,([{", text[at]))
        bracket |= text[at++] != ' ';
    if (at + 3 <= end && ((text[at] | 32) == 'a') && memcmp(text + at + 1, "ge", 2) == 0) {
        aged = true;
        at += 3;
        while (at < end && text[at] && strchr("d: ", text[at]))
            at++;
    }
    int age = 0;
    uint32_t digits = 0;
    for (; at < end && digits < 4 && phw_is_digit(text[at]); at++, digits++)
        age = age * 10 + (text[at] - '0');
    if (!digits || digits > 3 || age > OLDEST)
        return -1;
    if (aged || (at < end && bracket && (text[at] == ')' || text[at] == ']')))
        return age;
    if (at < end && text[at] == ' ')
        at++;
    bool years = at < end && (text[at] == 'y' || text[at] == 'Y') &&
                 (at + 1 >= end || !phw_is_letter(text[at + 1]) || (text[at + 1] | 32) == 'e' ||
                  (text[at + 1] | 32) == 'r' || (text[at + 1] | 32) == 'o');
    return years ? age : -1;
}

/* "passed away peacefully on 12-Mar-2025": whether a word of death stands before a date. */
static bool death_before(const char *text, uint32_t date)
{
    static const char *const words[] = {"death", "died", "dies", "passed"};
    for (uint32_t at = 0, end; at < date; at = end + 1) {
        char word[8] = "";
        for (end = at; end < date && phw_is_letter(text[end]); end++)
            if (end - at < sizeof word - 1)
                word[end - at] = (char)(text[end] | 32);
        for (size_t i = 0; i < sizeof words / sizeof words[0]; i++)
            if (strcmp(word, words[i]) == 0)
                return true;
    }
    return false;
}

/* Whether an age stands right behind a date, on its row, and the date is none of a death. A date of
 * admission with an age counts: a patient's row it is all the same. */
static bool age_follows(const phw_context *context, uint32_t index, const phw_date *date)
{
    const phw_cell *cell = &context->view->cells[index];
    int age = age_at(cell->text, date->end, cell->length);
    uint32_t next = cell->next;
    if (age < 0 && date->end + 1 >= cell->length && next != PHW_VIEW_NONE) {
        const phw_cell *right = &context->view->cells[next];
        age = age_at(right->text, 0, right->length < 12 ? right->length : 12);
    }
    bool too_old = !date->short_year && date->year + age > LATEST_YEAR;
    return age >= 0 && !(too_old && death_before(cell->text, date->begin));
}

/* Whether a text ends in an age that agrees with a birth in @p year: "Ana Bevan (46)". */
static bool ends_in_age(const char *text, uint32_t end, int years)
{
    for (uint32_t at = end > AGE_LENGTH ? end - AGE_LENGTH : 0; at < end; at++) {
        if (at > 0 && text[at] != '(' && text[at] != '[' && text[at - 1] != ' ')
            continue;
        int age = age_at(text, at, end);
        if (age >= 0 && abs(age - years) <= AGE_APART)
            return true;
    }
    return false;
}

/* "(46) 02/04/1979": the age stands before the date, and they agree by what year the page has. */
static bool age_precedes(const phw_context *context, uint32_t index, const phw_date *date)
{
    const phw_cell *cell = &context->view->cells[index];
    int latest = phw_page_dates_latest(context->dates, context->view);
    int years = latest - phw_date_full_year(date, latest);
    if (date->begin > AGE_REACH)
        return ends_in_age(cell->text, date->begin, years);
    const uint32_t left = cell->previous;
    return left != PHW_VIEW_NONE &&
           ends_in_age(context->view->cells[left].text, context->view->cells[left].length, years);
}

/* "b. 12/3/65", "born 12/3/65", "DOB12/3/65": the word right before. */
static bool birth_word_before(const char *text, uint32_t begin)
{
    static const char *const words[] = {"b", "b.", "born", "dob", "dob:", "d.o.b.", "d.o.b"};
    uint32_t end = begin;
    while (end > 0 && text[end - 1] == ' ')
        end--;
    uint32_t start = end;
    while (start > 0 && text[start - 1] != ' ' && text[start - 1] != '(' && text[start - 1] != ',')
        start--;
    for (size_t i = 0; i < sizeof words / sizeof words[0]; i++) {
        size_t n = strlen(words[i]);
        bool same = n == end - start;
        for (size_t k = 0; same && k < n; k++)
            same = words[i][k] == ((text[start + k] >= 'A' && text[start + k] <= 'Z')
                                       ? (char)(text[start + k] | 32)
                                       : text[start + k]);
        if (same)
            return true;
    }
    return false;
}

static double labelled_worth(const phw_context *context, const phw_label_link *link, bool mended)
{
    const phw_label *label = &context->labels->labels[link->label];
    double worth = link->how == PHW_LINK_COLUMN ? SURE_COLUMN : SURE_LABEL;
    if (mended)
        worth = SURE_MENDED;
    /* "…, born 3 March 1942 in Leeds, …" in a news text. */
    bool prose = !label->colon && label->span.begin > 0 &&
                 context->evidence.clinical < PHW_CLINICAL_ENOUGH / 2;
    return prose ? SURE_PROSE : worth;
}

static void add(phw_context *context, uint32_t cell, uint32_t begin, uint32_t end, double worth,
                const char *why, bool mended)
{
    const char *tags[] = {why, mended ? "mended" : NULL, NULL};
    phw_context_add(context, PHW_FINDING_DATE_OF_BIRTH,
                    worth <= SURE_PROSE ? PHW_SUBJECT_UNKNOWN : PHW_SUBJECT_PATIENT,
                    (phw_span){cell, begin, end}, worth, tags);
}

/* "1966.00": a year as a number with two decimals, in a table of figures. */
static bool is_decimal_year(const char *text, uint32_t length)
{
    return length == DECIMAL_YEAR && phw_is_digit(text[0]) && phw_is_digit(text[3]) &&
           memcmp(text + 4, ".00", 3) == 0;
}

/* A value that should be a date and is not quite: what of it holds digits. */
static bool add_damaged(phw_context *context, const phw_label_link *link)
{
    const phw_cell *cell = &context->view->cells[link->value.cell];
    const char *text = cell->text;
    uint32_t begin = link->value.begin, end = begin, digits = 0, strokes = 0;
    bool year_only = false;
    while (end < link->value.end && end - begin < DAMAGED_LENGTH) {
        char c = text[end];
        bool gap = c == ' ' && end + 1 < link->value.end && phw_digit_like(text[end + 1]);
        if (!phw_digit_like(c) && !strchr("/-.,\\:'", c) && !gap)
            break;
        digits += phw_is_digit(c);
        strokes += c == '/';
        end++;
    }
    if (end < link->value.end && (phw_is_letter(text[end]) || phw_is_digit(text[end])))
        return false;
    if (is_decimal_year(text + begin, end - begin))
        return false;
    year_only = end - begin == 4 && digits == 4 && (text[begin] == '1' || text[begin] == '2');
    if (strokes == DAMAGED_STROKES && text[end - 1] != '/')
        digits++;
    if (!year_only && (digits < DAMAGED_DIGITS || digits > DAMAGED_DIGITS_MOST || end - begin < 6))
        return false;
    add(context, link->value.cell, begin, end, year_only ? SURE_YEAR : SURE_DAMAGED,
        phw_link_tag(link->how), !year_only);
    return true;
}

/* Day, month and year in boxes of their own. */
static void add_apart(phw_context *context, uint32_t first, uint32_t last)
{
    const phw_labels *labels = context->labels;
    phw_digit_run runs[PHW_DIGITS_MAX];
    uint32_t count = 0, digits = 0, i = first;
    for (; i < last && labels->links[i].how == PHW_LINK_LEFT && digits < 8; i++) {
        phw_span value = labels->links[i].value;
        runs[count] = phw_digits_read(context->view->cells[value.cell].text, value.begin, value.end,
                                      "/-. ", 8, true);
        if (!runs[count].count || runs[count].end < value.end || count == PHW_DIGITS_MAX - 1)
            break;
        digits += runs[count++].count;
    }
    if (count < 2 || digits < 6 || digits > 8)
        return;
    for (uint32_t k = 0; k < count; k++)
        add(context, labels->links[first + k].value.cell, runs[k].begin, runs[k].end, SURE_DAMAGED,
            "label-left", false);
}

static void scan_labelled(phw_context *context)
{
    const phw_labels *labels = context->labels;
    for (uint32_t i = 0; i < labels->link_count;) {
        uint32_t label = labels->links[i].label, last = i;
        while (last < labels->link_count && labels->links[last].label == label)
            last++;
        bool birth = (labels->labels[label].types & BIRTH_LABEL) != 0, any = false;
        for (uint32_t k = i; birth && k < last; k++) {
            const phw_label_link *link = &labels->links[k];
            const phw_cell *cell = &context->view->cells[link->value.cell];
            uint32_t end = link->value.end;
            phw_date date;
            if (link->how == PHW_LINK_LEFT && link->order > 0)
                continue;
            if (phw_date_next(cell->text, link->value.begin, end, true, &date) &&
                date.begin - link->value.begin <= DATE_REACH) {
                add(context, link->value.cell, date.begin, date.end,
                    labelled_worth(context, link, date.mended), phw_link_tag(link->how),
                    date.mended);
                any = true;
            } else {
                any |= add_damaged(context, link);
            }
        }
        if (birth && !any)
            add_apart(context, i, last);
        i = last;
    }
}

void phw_recognise_date_of_birth(phw_context *context)
{
    scan_labelled(context);
    for (uint32_t i = 0; i < context->view->cell_count; i++) {
        const phw_cell *cell = &context->view->cells[i];
        uint32_t count;
        const phw_date *date = phw_page_dates_of(context->dates, i, &count);
        for (; count > 0; date++, count--) {
            phw_span span = {i, date->begin, date->end};
            /* "(born 3 March 1942)" is how books and news write; clinicians write figures. */
            bool prose = date->named && context->evidence.clinical < PHW_CLINICAL_ENOUGH / 2;
            if (birth_word_before(cell->text, date->begin) &&
                !phw_past_life(context->view, i, date->begin))
                add(context, i, date->begin, date->end, prose ? SURE_PROSE : SURE_LABEL,
                    "label-left", false);
            else if ((age_follows(context, i, date) || age_precedes(context, i, date)) &&
                     !phw_labels_link(context->labels, span,
                                      PHW_LABEL_BIT(PHW_LABEL_DATE_OF_DEATH)))
                add(context, i, date->begin, date->end, SURE_AGE, "age", false);
        }
    }
}
