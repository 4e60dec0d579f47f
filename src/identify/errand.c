/* SPDX-License-Identifier: Apache-2.0 */
/* What is to be done for whom, or came of it, as notes, titles of windows, bleeps, diaries and
 * cards say it: "COTTER, Dan - CT report", "CHEUNG, Wai Yin K 6.9 ward 4", "HV Mrs Kuznetsova",
 * "Babajide Fashola in bed" over "3", "Happy 99th birthday Ms van der Berg" from a ward's nurses.
 * The errand tells that somebody is a patient, of whom little else may be on the page. Run before
 * the names, which would make colleagues of some. */
#include <stdlib.h>
#include <string.h>

#include "identify/name_page.h"
#include "identify/name_traits.h"

/* Tests and what is done to people; what a colleague does has his trade's name beside it. */
#define TESTS                                                                                      \
    " bloods biopsy bx ct cxr dressing dressings ecg eeg endoscopy fam histology inr mri "         \
    "smear swab tto ttos uss xr xray "
/* "Call us", the "Liverpool Echo" and an accountant (CPA) are none but on a page of a place of
 * care. */
#define MAYBE_TESTS " cpa echo us "
#define PLACES " bay bed beds clinic gp hospital nhs nurse nurses patient patients ward wards "
/* Tests whose values are told in a bleep, right behind whose they are. */
#define VALUES                                                                                     \
    " bm creat crp ddimer egfr glucose hb inr k lactate na news plt sats trop troponin urea wcc "
/* What makes a trade of a test: "Echo lead". */
#define TRADES                                                                                     \
    " clinic clinician course cover lead list manager nurse nurses rep room rota service "         \
    "specialist study team tech technician training trainer "
#define ERRAND_REACH 3
/* Visits and calls in a diary. */
#define VISITS " hv visit visits appt tel dna nv "
/* Cells that begin with an hour, or days of the week, of a diary at least. */
#define DIARY_HOURS 3
#define DIARY_DAYS 3
/* Colleagues have birthdays, too, until they retire. */
#define OLD_LEAST 75
#define OLD_MOST 110
/* As sure as what a name's form may say of a colleague. */
#define SURE_VISITED 0.96
#define SURE_VALUED 0.96
#define SURE_ERRAND 0.80
#define SURE_MAYBE 0.66 /* of "Edith Greatorex", who may be the one to do it */
#define SURE_IN_BED 0.76
#define SURE_OLD 0.76
#define SURE_OLD_FIRST 0.60 /* by the first name alone */

static void add(const phw_name_page *page, uint32_t cell, const phw_name_span *name, double sure,
                const char *why)
{
    const char *tags[] = {why, NULL};
    phw_context_add(page->context, PHW_FINDING_PATIENT_NAME, PHW_SUBJECT_PATIENT,
                    phw_name_page_span(page, cell, name->first, name->last), sure, tags);
}

/* Whether the name of a patient may begin at token @p at: no title or post of staff is in it. */
static bool match(const phw_name_line *line, size_t at, phw_name_span *name)
{
    if (at >= line->count || !phw_name_shape_match(line->tokens, line->count, at, name) ||
        name->first > at + 1)
        return false;
    for (size_t i = name->first; i <= name->last; i++) {
        const unsigned kinds = line->tokens[i].kinds;
        /* "Mr" is a surgeon's, too. */
        if ((kinds & PHW_WORD_STAFF_TITLE) ||
            ((kinds & PHW_WORD_ROLE) && !(kinds & PHW_WORD_TITLE)))
            return false;
    }
    return true;
}

/* "COTTER, Dan", "COTTER Dan": as records tell the surname, with a whole given name. */
static bool is_filed(const phw_name_line *line, const phw_name_span *name)
{
    return (name->form == PHW_NAME_COMMA || name->form == PHW_NAME_UPPER_GIVEN) &&
           line->tokens[name->first].letters == PHW_CASE_UPPER &&
           line->tokens[name->given].key_length > 1;
}

/* " - CT report" from token @p at on. */
static bool errand_follows(const phw_name_page *page, const phw_name_line *line, size_t at)
{
    bool test = false, maybe = false;
    if (at >= line->count || !(line->tokens[at].before & PHW_GAP_DASH))
        return false;
    for (size_t i = at; i < line->count && i < at + ERRAND_REACH; i++) {
        if ((line->tokens[i].kinds & PHW_WORD_ROLE) || phw_name_token_in(&line->tokens[i], TRADES))
            return false;
        test |= phw_name_token_in(&line->tokens[i], TESTS);
        maybe |= phw_name_token_in(&line->tokens[i], MAYBE_TESTS) &&
                 line->tokens[i].letters != PHW_CASE_LOWER;
    }
    return test || (maybe && phw_name_page_says(page, PLACES));
}

/* "K 6.9" from token @p at on. */
static bool value_follows(const phw_name_line *line, size_t at)
{
    return at + 1 < line->count && phw_name_token_in(&line->tokens[at], VALUES) &&
           line->tokens[at + 1].letters == PHW_CASE_NUMBER;
}

/* "K+ 6.8 " at the start of a line: the token behind it; 0: none. */
static size_t behind_value(const phw_name_line *line)
{
    size_t at = 1;
    if (!value_follows(line, 0))
        return 0;
    while (at < line->count && line->tokens[at].letters == PHW_CASE_NUMBER)
        at++;
    return at;
}

static void look_for_errand(const phw_name_page *page, uint32_t cell)
{
    const phw_name_line *line = &page->lines[cell];
    const size_t from = behind_value(line);
    phw_name_span name;
    if (!match(line, from, &name))
        return;
    if (!is_filed(line, &name)) {
        if (from == 0 && (name.form == PHW_NAME_TITLED || name.form == PHW_NAME_GIVEN_FAMILY) &&
            errand_follows(page, line, name.last + 1))
            add(page, cell, &name, SURE_MAYBE, "errand");
        return;
    }
    if (from > 0) {
        add(page, cell, &name, SURE_VALUED, "result");
        return;
    }
    /* "CHEUNG, Wai Yin K 6.9": potassium is no given name's letter. */
    if (name.last > name.given && value_follows(line, name.last))
        name.last--;
    if (value_follows(line, name.last + 1))
        add(page, cell, &name, SURE_VALUED, "result");
    else if (errand_follows(page, line, name.last + 1))
        add(page, cell, &name, SURE_ERRAND, "errand");
}

/* "Babajide Fashola in bed" at a line's end, and the bed's number begins the next. */
static void look_for_bed(const phw_name_page *page, uint32_t cell)
{
    const phw_name_line *line = &page->lines[cell];
    const uint32_t below = page->context->below[cell];
    phw_name_span name;
    if (line->count < 4 || below == PHW_VIEW_NONE || page->lines[below].count == 0 ||
        page->lines[below].tokens[0].letters != PHW_CASE_NUMBER ||
        !phw_name_token_in(&line->tokens[line->count - 1], " bed bay cubicle ") ||
        !phw_name_token_is(&line->tokens[line->count - 2], "in"))
        return;
    for (size_t at = 0; at + 3 < line->count; at++)
        if (match(line, at, &name) && name.last + 3 == line->count &&
            name.form != PHW_NAME_SINGLE) {
            add(page, cell, &name, SURE_IN_BED, "in-bed");
            return;
        }
}

/* "8.30", "14:15" at a cell's start: the bytes of it, 0: none. */
static uint32_t hour_bytes(const phw_cell *cell)
{
    const char *text = cell->text;
    const uint32_t head = (uint32_t)strspn(text, "0123456789");
    const bool hour = head >= 1 && head <= 2 && (text[head] == '.' || text[head] == ':') &&
                      strspn(text + head + 1, "0123456789") == 2;
    return hour && (text[head + 3] == '\0' || text[head + 3] == ' ') ? head + 3 : 0;
}

static bool is_diary(const phw_name_page *page)
{
    int hours = 0, days = 0;
    for (uint32_t cell = 0; cell < page->context->view->cell_count; cell++) {
        const phw_name_line *line = &page->lines[cell];
        hours += hour_bytes(&page->context->view->cells[cell]) > 0;
        days += line->count > 0 &&
                phw_name_token_in(&line->tokens[0], " mon tue wed thu fri monday tuesday "
                                                    "wednesday thursday friday ");
    }
    return hours >= DIARY_HOURS || days >= DIARY_DAYS;
}

/* Whether a house's number begins the line under a cell. */
static bool home_below(const phw_name_page *page, uint32_t cell)
{
    const uint32_t below = page->context->below[cell];
    if (below == PHW_VIEW_NONE)
        return false;
    const phw_name_line *line = &page->lines[below];
    const size_t at = line->count > 0 && phw_name_token_is(&line->tokens[0], "flat") ? 1 : 0;
    return at + 2 < line->count && line->tokens[at].letters == PHW_CASE_NUMBER &&
           line->tokens[at + 1].letters == PHW_CASE_TITLE && !line->tokens[at + 1].before;
}

/* "HV Mrs Kuznetsova Aldwyn", "HV Wilfred Braithwaite" over where he lives: in a diary a home is
 * visited, and no health visitor is meant. */
static void look_for_visit(const phw_name_page *page, uint32_t cell)
{
    const phw_name_line *line = &page->lines[cell];
    const uint32_t hour = hour_bytes(&page->context->view->cells[cell]);
    size_t at = 0;
    phw_name_span name;
    while (at < line->count && line->tokens[at].from < hour)
        at++;
    const size_t first = at;
    while (at < line->count && phw_name_token_in(&line->tokens[at], VISITS))
        at++;
    if (at == first || !match(line, at, &name))
        return;
    const bool whole = name.form <= PHW_NAME_GIVEN_FAMILY;
    if (name.form == PHW_NAME_TITLED || (whole && home_below(page, cell)))
        add(page, cell, &name, SURE_VISITED, "visit");
}

/* "Happy 99th birthday": the token behind it; 0: none, or a colleague's. */
static size_t behind_old_birthday(const phw_name_line *line)
{
    for (size_t at = 1; at + 1 < line->count; at++) {
        const int age = atoi(line->tokens[at - 1].key);
        if (phw_name_token_is(&line->tokens[at], "birthday") && age >= OLD_LEAST && age <= OLD_MOST)
            return at + 1;
    }
    return 0;
}

/* "Mrs Street": behind a title any word is a name. */
static bool match_any_titled(const phw_name_line *line, size_t at, phw_name_span *name)
{
    if (at + 1 >= line->count || !(line->tokens[at].kinds & PHW_WORD_TITLE) ||
        line->tokens[at + 1].letters != PHW_CASE_TITLE || line->tokens[at + 1].before)
        return false;
    *name = (phw_name_span){at, at + 1, at + 1, at + 1, at, PHW_NAME_TITLED, 0};
    return true;
}

/* "Basil" ends the line: a herb as well. */
static bool match_any_last(const phw_name_line *line, size_t at, phw_name_span *name)
{
    if (at + 1 != line->count || line->tokens[at].letters != PHW_CASE_TITLE ||
        line->tokens[at].before || line->tokens[at].given <= 0)
        return false;
    *name = (phw_name_span){at, at, at, at, PHW_NO_TOKEN, PHW_NAME_SINGLE, 0};
    return true;
}

/* Whose birthday a ward keeps. */
static void look_for_birthday(const phw_name_page *page, uint32_t cell)
{
    const phw_name_line *line = &page->lines[cell];
    const size_t at = behind_old_birthday(line);
    phw_name_span name;
    if (at && (phw_name_shape_value(line->tokens, line->count, at, &name) ||
               match_any_titled(line, at, &name) || match_any_last(line, at, &name)))
        add(page, cell, &name, name.first == name.last ? SURE_OLD_FIRST : SURE_OLD, "birthday");
}

void phw_recognise_errand(phw_context *context)
{
    phw_name_page page;
    if (!phw_name_page_build(context, &page))
        return;
    const bool diary = is_diary(&page);
    const bool nurses = phw_name_page_says(&page, " nurse nurses ward ");
    for (uint32_t cell = 0; cell < context->view->cell_count; cell++) {
        look_for_errand(&page, cell);
        look_for_bed(&page, cell);
        if (diary)
            look_for_visit(&page, cell);
        if (nurses)
            look_for_birthday(&page, cell);
    }
}
