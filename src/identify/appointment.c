/* SPDX-License-Identifier: Apache-2.0 */
/* Where and when somebody is or will be a patient: ward, bay, bed, side room, the day of an
 * appointment. */
#include <ctype.h>
#include <string.h>

#include "identify/name_page.h"

#define BY_LABEL 0.75
#define BY_WORDS 0.65
#define DATE_AFTER_WORD 0.6
#define BY_LETTERS 0.55

/* A page must be this clinical before "Bay 3" is not a car park's. */
#define LEAST_PAGE 1.5F
/* … unless somebody is named there, so surely, or has a number. */
#define SOMEBODY_SURE 0.5
#define SOMEBODY (PHW_PATIENT_KINDS | 1U << PHW_FINDING_RELATIVE_NAME)
/* How many tokens behind "appointment" a date may begin. */
#define DATE_REACH 6

/* Words of a name that stands before "Ward". */
#define NAME_WORDS 2
#define PLACE_LABELS (PHW_LABEL_BIT(PHW_LABEL_WARD) | PHW_LABEL_BIT(PHW_LABEL_BED))

/* What the page is asked for. */
typedef struct asked {
    bool invitation; /* its dates with a weekday are when somebody is to come */
    bool letters;    /* wards that are called by letters alone: only where patients are spoken of */
} asked;

static bool has_key(const phw_name_token *token, const char *key)
{
    return phw_name_token_is(token, key);
}

static bool is_any(const phw_name_token *token, const char *const *keys)
{
    for (; *keys; keys++) {
        if (has_key(token, *keys))
            return true;
    }
    return false;
}

static bool is_short_code(const phw_name_token *token)
{
    return token->letters == PHW_CASE_INITIAL ||
           (token->letters == PHW_CASE_NUMBER && token->key_length <= 3);
}

static bool has_capital(const phw_name_token *token)
{
    return token->letters == PHW_CASE_TITLE || token->letters == PHW_CASE_UPPER;
}

/* "Full name Declan McAleer Ward 3A": no ward is called so, somebody is. */
static bool is_somebodys(const phw_name_page *page, uint32_t cell, size_t first, size_t last)
{
    const phw_name_line *line = &page->lines[cell];
    if (last < first + NAME_WORDS)
        return false;
    const phw_span name = phw_name_page_span(page, cell, first, last - 1);
    return first > 0 && phw_name_token_in(&line->tokens[first - 1], " name patient ") &&
           (phw_context_at(page->context, name, PHW_FINDING_PATIENT_NAME) ||
            phw_context_at(page->context, name, PHW_FINDING_RELATIVE_NAME));
}

static void add(const phw_name_page *page, uint32_t cell, size_t first, size_t last,
                double confidence, const char *tag)
{
    const char *const tags[] = {tag, NULL};
    phw_context_add(page->context, PHW_FINDING_APPOINTMENT, PHW_SUBJECT_PATIENT,
                    phw_name_page_span(page, cell, first, last), confidence, tags);
}

/* "AMU", "SAU", "CCU": wards that are called by their letters. */
static bool is_ward_in_letters(const phw_name_token *token)
{
    static const char *const wards[] = {"amu",  "mau", "sau", "eau",  "aau",  "acu", "ccu", "cdu",
                                        "csru", "edu", "fau", "gau",  "hasu", "hdu", "icu", "itu",
                                        "nicu", "nnu", "oau", "pau",  "picu", "rcu", "rsu", "sdec",
                                        "sdu",  "stu", "tau", "hobs", "scbu", "asu", "cau", NULL};
    return token->letters == PHW_CASE_UPPER && is_any(token, wards);
}

/* "b24", "SR4": a bed in one word, as jottings have it; "B12" is a vitamin. */
static bool is_glued_bed(const phw_name_page *page, uint32_t cell, size_t at)
{
    const phw_name_token *token = &page->lines[cell].tokens[at];
    const char *text = page->context->view->cells[cell].text + token->from;
    size_t length = token->to - token->from, head = 0;
    if (length < 2 || token->letters != PHW_CASE_NUMBER)
        return false;
    if (text[0] == 'b')
        head = 1;
    else if (length > 2 && text[0] == 'S' && text[1] == 'R')
        head = 2;
    return head > 0 && length - head <= 2 &&
           strspn(token->key + head, "0123456789") == token->key_length - head;
}

/* "bed 4", "Bay C", "side room 2", "Ward 7"; returns the index behind it, or @p at. */
static size_t read_place(const phw_name_page *page, const asked *ask, uint32_t cell, size_t at)
{
    static const char *const nouns[] = {"bed",  "bay",     "ward", "room",    "sideroom", "sr",
                                        "unit", "cubicle", "pod",  "theatre", NULL};
    const phw_name_line *line = &page->lines[cell];
    if (ask->letters && is_glued_bed(page, cell, at)) {
        add(page, cell, at, at, BY_LETTERS, "place");
        return at + 1;
    }
    if (ask->letters && is_ward_in_letters(&line->tokens[at])) {
        if (!phw_context_at(page->context, phw_name_page_span(page, cell, at, at),
                            PHW_FINDING_APPOINTMENT))
            add(page, cell, at, at, BY_LETTERS, "place");
        return at + 1;
    }
    if (!is_any(&line->tokens[at], nouns))
        return at;
    if (at + 1 < line->count && is_short_code(&line->tokens[at + 1]) &&
        !line->tokens[at + 1].before && !phw_name_page_is_time(line, at + 1)) {
        bool side = has_key(&line->tokens[at], "room");
        if (side && (at == 0 || !has_key(&line->tokens[at - 1], "side")))
            return at;
        add(page, cell, side ? at - 1 : at, at + 1, BY_WORDS, "place");
        return at + 2;
    }
    return at;
}

/* "Kestrel Ward", "Stroke Unit": one or two words with capitals before it. */
static void read_named_ward(const phw_name_page *page, uint32_t cell, size_t at)
{
    const phw_name_line *line = &page->lines[cell];
    const phw_name_token *noun = &line->tokens[at];
    if (at == 0 || noun->letters != PHW_CASE_TITLE ||
        !(has_key(noun, "ward") || has_key(noun, "unit")))
        return;
    size_t first = at;
    while (first > 0 && at - first < 2 && !line->tokens[first].before &&
           has_capital(&line->tokens[first - 1]) &&
           !(line->tokens[first - 1].kinds & (PHW_WORD_NEVER | PHW_WORD_TITLE)))
        first--;
    if (first < at &&
        !phw_labels_at(page->context->labels, phw_name_page_span(page, cell, first, at)))
        if (!is_somebodys(page, cell, first, at))
            add(page, cell, first, at, BY_WORDS, "place");
}

/* A ward's name or a bed's number: up to four words, each with a capital or a digit. */
static bool is_place_name(const phw_name_page *page, phw_span value)
{
    const phw_name_line *line = &page->lines[value.cell];
    size_t words = 0;
    for (size_t i = 0; i < line->count; i++) {
        const phw_name_token *token = &line->tokens[i];
        if (token->from < value.begin || token->to > value.end)
            continue;
        bool is_person = i + 1 < line->count && token->family > 0.6F && words == 0 &&
                         line->tokens[i + 1].letters == PHW_CASE_INITIAL;
        bool long_number =
            token->letters == PHW_CASE_NUMBER &&
            (token->key_length > 4 || (words > 0 && (token->before & PHW_GAP_COLON)));
        bool everyday = words == 0 && (token->kinds & PHW_WORD_NEVER) != 0;
        if (++words > 5 || is_person || everyday || long_number ||
            token->letters == PHW_CASE_LOWER || (words > 1 && (token->before & PHW_GAP_OTHER)))
            return false;
    }
    return words > 0;
}

/* Further down a column only what is a bed's number or a known ward is believed. */
static bool is_known_place(const phw_name_page *page, phw_span value)
{
    const phw_name_line *line = &page->lines[value.cell];
    for (size_t i = 0; i < line->count; i++) {
        const phw_name_token *token = &line->tokens[i];
        if (token->from < value.begin || token->to > value.end)
            continue;
        if (is_short_code(token) || has_key(token, "ward") || has_key(token, "unit") ||
            (token->kinds & PHW_WORD_CLINICAL))
            return true;
    }
    return false;
}

/* The value of a label "Ward" or "Bed", where it is short. */
static void read_labelled(const phw_name_page *page, uint32_t cell)
{
    const phw_labels *labels = page->context->labels;
    for (uint32_t i = labels->link_heads[cell]; i != PHW_VIEW_NONE; i = labels->links[i].next) {
        const phw_label_link *link = &labels->links[i];
        const phw_label *label = &labels->labels[link->label];
        if (!(label->types & PLACE_LABELS) || !label->sure ||
            (link->how == PHW_LINK_LEFT && link->order > 0) || !is_place_name(page, link->value) ||
            phw_context_at(page->context, link->value, PHW_FINDING_TRUST_NAME))
            continue;
        if (link->how == PHW_LINK_COLUMN && !is_known_place(page, link->value))
            continue;
        const char *const tags[] = {phw_link_tag(link->how), NULL};
        phw_context_add(page->context, PHW_FINDING_APPOINTMENT, PHW_SUBJECT_PATIENT, link->value,
                        BY_LABEL, tags);
    }
}

/* The date that begins at @p at: "Thursday 6 March 2025", "06/03/2025"; the index behind it. */
static size_t date_end(const phw_name_line *line, size_t at)
{
    size_t end = at, numbers = 0, words = 0;
    while (end < line->count && end - at < 6) {
        const phw_name_token *token = &line->tokens[end];
        bool number = token->letters == PHW_CASE_NUMBER && isdigit((unsigned char)token->key[0]);
        if (!number && !((token->kinds & PHW_WORD_CALENDAR) && token->letters != PHW_CASE_LOWER) &&
            !has_key(token, "at"))
            break;
        if (end > at && (token->before & (PHW_GAP_OPEN | PHW_GAP_CLOSE)))
            break;
        numbers += number;
        words += !number && !has_key(token, "at");
        end++;
    }
    while (end > at && has_key(&line->tokens[end - 1], "at"))
        end--;
    return (numbers >= 1 && words >= 1) || numbers >= 3 ? end : at;
}

/* Whether the page invites somebody: then its dates with a weekday are when. */
static bool is_invitation(const phw_name_page *page)
{
    static const char *const words[] = {"appointment", "appointments", "appt", NULL};
    for (uint32_t cell = 0; cell < page->context->view->cell_count; cell++) {
        for (size_t at = 0; at < page->lines[cell].count; at++) {
            if (is_any(&page->lines[cell].tokens[at], words))
                return true;
        }
    }
    return false;
}

/* "on 6 March 2025 at 10:30": when somebody is to come, whatever it is called. */
static bool is_at_a_time(const phw_name_line *line, size_t at, size_t end)
{
    bool hour = false;
    for (size_t i = at; i < end; i++)
        hour |= has_key(&line->tokens[i], "at");
    return hour && at > 0 && has_key(&line->tokens[at - 1], "on");
}

/* "Monday to Friday 8:00": hours in which somebody is there, not when somebody is to come, as
 * "Thursday to Friday 6 March" is. */
static bool is_opening_hours(const phw_name_line *line, size_t at, size_t end)
{
    for (size_t i = at + 1; i < end; i++)
        if (line->tokens[i].kinds & PHW_WORD_CALENDAR)
            return false;
    return at > 1 && has_key(&line->tokens[at - 1], "to") &&
           (line->tokens[at - 2].kinds & PHW_WORD_CALENDAR) &&
           (line->tokens[at].kinds & PHW_WORD_CALENDAR);
}

/* "appointment … on Thursday 6 March", and "Thursday 6 March" anywhere on an invitation. */
static void read_dates(const phw_name_page *page, uint32_t cell, bool invitation)
{
    static const char *const words[] = {"appointment", "appt",   "booked", "clinic",
                                        "admission",   "attend", "seen",   NULL};
    const phw_name_line *line = &page->lines[cell];
    size_t from = PHW_NO_TOKEN;
    for (size_t at = 0; at < line->count;) {
        if (is_any(&line->tokens[at], words))
            from = at;
        size_t end = date_end(line, at);
        bool near = from != PHW_NO_TOKEN && at - from <= DATE_REACH;
        bool weekday = (line->tokens[at].kinds & PHW_WORD_CALENDAR) && end - at >= 3;
        if (end > at && !is_opening_hours(line, at, end) &&
            (near || (invitation && weekday) || is_at_a_time(line, at, end)))
            add(page, cell, at, end - 1, DATE_AFTER_WORD, "appointment");
        at = end > at ? end : at + 1;
    }
}

void phw_recognise_appointment(phw_context *context)
{
    phw_name_page page;
    if (!phw_name_page_build(context, &page))
        return;
    bool somebody = phw_context_on_page(context, SOMEBODY, SOMEBODY_SURE);
    if (page.clinical < LEAST_PAGE && !somebody)
        return;
    const asked ask = {.invitation = is_invitation(&page),
                       .letters = somebody ||
                                  (page.somebody && page.clinical >= PHW_NAME_CLINICAL_ENOUGH)};
    for (uint32_t cell = 0; cell < context->view->cell_count && !context->failed; cell++) {
        for (size_t at = 0; at < page.lines[cell].count;) {
            size_t behind = read_place(&page, &ask, cell, at);
            if (behind == at)
                read_named_ward(&page, cell, at);
            at = behind > at ? behind : at + 1;
        }
        read_labelled(&page, cell);
        read_dates(&page, cell, ask.invitation);
    }
}
