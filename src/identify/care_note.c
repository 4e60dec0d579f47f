/* SPDX-License-Identifier: Apache-2.0 */
#include "identify/care_note.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#include "identify/care_note_words.h"
#include "identify/clinical_term.h"
#include "identify/dates.h"
#include "identify/word_lists.h"

/* Strength of a clinical term that counts; "pain" and "blood" are told of everything. */
#define TERM_STRENGTH 0.15F
/* Letters of a term of one word: "DM" plays in midfield as well. */
#define TERM_LETTERS 3U
/* "?PE", "?UTI": letters of what is asked; "?" begins sentences elsewhere. */
#define ASKED_LEAST 2U
#define ASKED_MOST 6U
/* "39+4": weeks and days. */
#define WEEKS_LEAST 20
#define WEEKS_MOST 43
#define DAYS_MOST 6
/* A score of how ill somebody is, and how slowly blood clots, at most. */
#define SMALL_MOST 20
/* What hearts and breaths a minute and oxygen in blood are in whoever lives: rooms of HR and marks
 * in tests have other numbers. */
static const struct range {
    const char *value;
    long least, most;
} ranges[] = {{"hr", 20, 250}, {"rr", 4, 80}, {"sats", 30, 100}, {"spo2", 30, 100}};
/* Years of books and papers. */
#define YEAR_LEAST 1500

/* Sentences have them; "who was" and "has" notes have as well. */
#define IN_NOTES " had has was who were "

typedef struct reading {
    const phw_name_page *page;
    const char *text;
    const phw_name_line *line;
    size_t at, to;
} reading;

static const phw_name_token *ahead(const reading *r, size_t by)
{
    return r->at + by < r->to ? &r->line->tokens[r->at + by] : NULL;
}

static bool in(const phw_name_token *token, const char *list)
{
    return token && phw_name_token_in(token, list);
}

static bool is_number(const phw_name_token *token)
{
    return token && token->letters == PHW_CASE_NUMBER && isdigit((unsigned char)token->key[0]);
}

static bool is_capitals(const phw_name_token *token)
{
    return token->letters == PHW_CASE_UPPER;
}

/* The byte right before a token, a blank where there is none. */
static char before(const reading *r, const phw_name_token *token)
{
    return token->from > 0 ? r->text[token->from - 1] : ' ';
}

/* "?PE", "(?UTI": a question mark that stands before its word, and no sentence's end. */
static bool is_asked(const reading *r, const phw_name_token *token)
{
    if (before(r, token) != '?' ||
        (token->from > 1 && isalnum((unsigned char)r->text[token->from - 2])))
        return false;
    phw_clinical_term term;
    return (is_capitals(token) && token->key_length >= ASKED_LEAST &&
            token->key_length <= ASKED_MOST) ||
           phw_clinical_term_match(r->page->context->models, r->text, r->line->tokens,
                                   r->line->count, r->at, &term);
}

/* "hip #", "# NOF", "#NOF". */
static bool is_broken(const reading *r, const phw_name_token *token)
{
    if (!phw_name_token_in(token, PHW_CARE_NOTE_BONES))
        return false;
    const char *behind = r->text + token->to;
    const bool hash_behind = behind[0] == '#' || (behind[0] == ' ' && behind[1] == '#');
    const bool hash_before =
        before(r, token) == '#' ||
        (token->from > 1 && before(r, token) == ' ' && r->text[token->from - 2] == '#');
    return hash_behind || hash_before;
}

/* "SATs", which pupils sit. */
static bool is_of_pupils(const reading *r, const phw_name_token *token)
{
    return phw_name_token_is(token, "sats") &&
           strncmp(r->text + token->from, "SATs", strlen("SATs")) == 0;
}

/* Whether a number may be the value's. */
static bool may_be_value(const phw_name_token *value, const phw_name_token *number)
{
    const long amount = strtol(number->key, NULL, 10);
    for (size_t i = 0; i < sizeof ranges / sizeof ranges[0]; i++)
        if (phw_name_token_is(value, ranges[i].value))
            return amount >= ranges[i].least && amount <= ranges[i].most;
    return true;
}

/* "BP 88/40", "NEWS 9", "BM 2.1"; 0: none; else the tokens of it. */
static size_t value_at(const reading *r, const phw_name_token *token)
{
    if (!is_number(ahead(r, 1)))
        return 0;
    if (token->letters == PHW_CASE_INITIAL && phw_name_token_is(token, "k"))
        return ahead(r, 2) && is_number(ahead(r, 2)) && (ahead(r, 2)->before & PHW_GAP_STOP) ? 3
                                                                                             : 2;
    if (phw_name_token_in(token, " bp berg "))
        return is_number(ahead(r, 2)) && (ahead(r, 2)->before & PHW_GAP_SLASH) ? 3 : 0;
    if (phw_name_token_in(token, PHW_CARE_NOTE_SMALL_VALUES) ||
        (is_capitals(token) && phw_name_token_in(token, PHW_CARE_NOTE_SMALL_CAPITALS)))
        return strtol(ahead(r, 1)->key, NULL, 10) <= SMALL_MOST ? 2 : 0;
    const bool value =
        phw_name_token_in(token, PHW_CARE_NOTE_VALUES) ||
        (is_capitals(token) && phw_name_token_in(token, PHW_CARE_NOTE_VALUES_CAPITALS));
    return value && may_be_value(token, ahead(r, 1)) ? 2 : 0;
}

/* "G2P1", and "65P0" where others tell what it is. */
static bool is_gravida(const reading *r, const phw_name_token *token)
{
    return phw_name_token_is_gravida(token) ||
           (r->page->births && phw_name_token_may_be_gravida(token));
}

/* "39+4": how far a pregnancy is. */
static bool is_weeks(const reading *r, const phw_name_token *token)
{
    const phw_name_token *days = ahead(r, 1);
    if (!is_number(token) || !is_number(days) || days->key_length != 1 ||
        days->from != token->to + 1 || r->text[token->to] != '+')
        return false;
    const long weeks = strtol(token->key, NULL, 10);
    return weeks >= WEEKS_LEAST && weeks <= WEEKS_MOST && days->key[0] - '0' <= DAYS_MOST;
}

/* "O2 2L", "15L". */
static bool is_oxygen(const reading *r, const phw_name_token *token)
{
    const phw_name_token *flow = ahead(r, 1);
    return phw_name_token_in(token, " o2 ") && is_number(flow) && strchr(flow->key, 'l');
}

/* The tokens of a phrase; 0: none. */
static size_t phrase_at(const reading *r)
{
    for (size_t i = 0; i < sizeof phw_care_note_phrases / sizeof phw_care_note_phrases[0]; i++) {
        size_t length = 0;
        while (length < 3 && phw_care_note_phrases[i][length] && ahead(r, length) &&
               phw_name_token_is(ahead(r, length), phw_care_note_phrases[i][length]))
            length++;
        if (length == 3 || !phw_care_note_phrases[i][length])
            return length;
    }
    return 0;
}

/* "2018": the year of a book or a paper, and no part of a date. */
static bool is_year(const reading *r, const phw_name_token *token)
{
    const phw_name_token *left = r->at > 0 ? token - 1 : NULL;
    if (token->letters != PHW_CASE_NUMBER || token->key_length != 4 ||
        (token->before & (PHW_GAP_SLASH | PHW_GAP_STOP | PHW_GAP_DASH)) ||
        (left && (left->letters == PHW_CASE_NUMBER || (left->kinds & PHW_WORD_CALENDAR))))
        return false;
    const long year = strtol(token->key, NULL, 10);
    return year >= YEAR_LEAST && year <= PHW_THIS_YEAR;
}

/* "RIP 03:40", "verified 0340": only who was there writes the minute. */
static bool is_hour_of_death(const reading *r, const phw_name_token *token)
{
    return phw_name_token_in(token, " rip rosc ") && phw_name_page_is_time(r->line, r->at + 1);
}

/* "s.2", "s136": kept by the law of mental health. */
static bool is_section(const reading *r, const phw_name_token *token)
{
    const phw_name_token *number = ahead(r, 1);
    return phw_name_token_is(token, "s") && token->letters == PHW_CASE_LOWER && number &&
           (number->before & PHW_GAP_STOP) && phw_name_token_in(number, " 2 3 4 5 37 41 47 136 ");
}

/* "echo report"; the "Liverpool Echo" is another. */
static bool is_echo(const reading *r, const phw_name_token *token)
{
    return phw_name_token_is(token, "echo") &&
           (r->at == 0 || token->before || (token - 1)->letters != PHW_CASE_TITLE);
}

/* "K+". */
static bool is_potassium(const reading *r, const phw_name_token *token)
{
    return token->letters == PHW_CASE_INITIAL && token->key[0] == 'k' && r->text[token->to] == '+';
}

/* "gone to CT", "back from dialysis"; the tokens, 0: none. "X-ray" is of two. */
static size_t away_at(const reading *r, const phw_name_token *token)
{
    if (!phw_name_token_in(token, PHW_CARE_NOTE_TAKEN) || !in(ahead(r, 1), PHW_CARE_NOTE_WHITHER))
        return 0;
    if (in(ahead(r, 2), PHW_CARE_NOTE_WHERE))
        return 3;
    return in(ahead(r, 2), " x ") && in(ahead(r, 3), " ray ray's rays ") ? 4 : 0;
}

/* Whether a dose stands behind a medicine's last token. */
static bool has_dose(const reading *r, size_t last)
{
    const phw_name_line *line = r->line;
    if (last + 1 >= r->to || !is_number(&line->tokens[last + 1]))
        return false;
    const phw_name_token *number = &line->tokens[last + 1];
    const char *unit = number->key + strspn(number->key, "0123456789.");
    /* "4.5g" may be of two tokens. */
    for (size_t at = last + 1; *unit == '\0' && at + 1 < r->to && at < last + 3; at++) {
        if (phw_name_token_in(&line->tokens[at + 1], PHW_CARE_NOTE_UNITS))
            return true;
        unit = line->tokens[at + 1].key + strspn(line->tokens[at + 1].key, "0123456789.");
    }
    static const char *const units[] = {"g", "mg", "mcg", "ml", "units"};
    for (size_t i = 0; i < sizeof units / sizeof units[0]; i++)
        if (strcmp(unit, units[i]) == 0)
            return true;
    return false;
}

/* "omit warfarin", "cont taz": what is done with a patient's medicine. */
static bool is_withheld(const reading *r)
{
    return r->at > 0 && !r->line->tokens[r->at].before &&
           phw_name_token_in(&r->line->tokens[r->at - 1], " cont omit titrate wean withhold ");
}

/* Counts a clinical term of the tables; its tokens, 0: none. */
static size_t read_term(const reading *r, phw_care_note *note)
{
    phw_clinical_term term;
    const phw_name_token *token = &r->line->tokens[r->at];
    if (token->no_term ||
        !phw_clinical_term_match(r->page->context->models, r->text, r->line->tokens, r->line->count,
                                 r->at, &term) ||
        term.last >= r->to || (term.last == r->at && token->key_length < TERM_LETTERS) ||
        term.strength < TERM_STRENGTH || term.about == PHW_TERM_ROLE)
        return 0;
    if (term.about == PHW_TERM_MEDICINE && (has_dose(r, term.last) || is_withheld(r)))
        note->sure++;
    else if (term.about != PHW_TERM_WARD)
        note->maybe++;
    return term.last - term.first + 1;
}

/* A trade: "Obs" and "Allergy" are trades as well, and things. */
static bool is_of_staff(const phw_name_token *token)
{
    return token->letters != PHW_CASE_LOWER && !(token->kinds & PHW_WORD_TITLE) &&
           ((token->kinds & PHW_WORD_STAFF_TITLE) ||
            ((token->kinds & PHW_WORD_ROLE) && !(token->kinds & PHW_WORD_CLINICAL) &&
             !phw_name_token_in(token, PHW_CARE_NOTE_MAYBE PHW_CARE_NOTE_MAYBE_CAPITALS)));
}

/* "septic", and no tank. */
static bool is_septic(const reading *r, const phw_name_token *token)
{
    return phw_name_token_is(token, "septic") && !in(ahead(r, 1), " tank tanks ");
}

static bool is_sure(const reading *r, const phw_name_token *token)
{
    return phw_name_token_in(token, PHW_CARE_NOTE_SURE) || is_septic(r, token) ||
           (token->letters != PHW_CASE_TITLE &&
            phw_name_token_in(token, PHW_CARE_NOTE_BUT_NAMES)) ||
           (is_capitals(token) && phw_name_token_in(token, PHW_CARE_NOTE_CAPITALS)) ||
           is_asked(r, token) || is_broken(r, token) || is_gravida(r, token) ||
           is_weeks(r, token) || is_oxygen(r, token) || is_hour_of_death(r, token) ||
           (phw_name_token_is(token, "sats") && token->letters == PHW_CASE_LOWER);
}

/* "Town plan consultation": people are asked. */
static bool is_asked_of_all(const reading *r, const phw_name_token *token)
{
    return phw_name_token_is(token, "consultation") && r->at > 0 &&
           phw_name_token_in(&r->line->tokens[r->at - 1],
                             " budget council parking plan planning policy public staff town ");
}

/* Reads what begins at the place; the tokens of it. */
static size_t read_here(const reading *r, phw_care_note *note)
{
    const phw_name_token *token = &r->line->tokens[r->at];
    size_t taken;
    note->trade |= phw_name_token_in(token, PHW_CARE_NOTE_TRADES);
    if (is_of_pupils(r, token) || is_asked_of_all(r, token))
        return 1;
    note->told |= phw_name_token_in(token, PHW_CARE_NOTE_CAUSES) ||
                  (token->lists & (PHW_LIST_PUBLIC | PHW_LIST_READER)) ||
                  ((token->lists & PHW_LIST_TOLD) && !phw_name_token_in(token, IN_NOTES));
    if ((taken = away_at(r, token)) > 0) {
        note->away++;
        return taken;
    }
    if ((taken = value_at(r, token)) > 0 || (taken = phrase_at(r)) > 0 ||
        (taken = is_sure(r, token)) > 0) {
        note->sure++;
        return taken;
    }
    note->staff |= is_of_staff(token);
    if (phw_name_token_in(token, PHW_CARE_NOTE_ALSO) || phw_name_token_may_be_gravida(token) ||
        (is_capitals(token) && phw_name_token_in(token, PHW_CARE_NOTE_ALSO_CAPITALS))) {
        note->also++;
        return 1;
    }
    note->year |= is_year(r, token);
    note->bed |= phw_name_token_is_bed(token) ||
                 (phw_name_token_in(token, " bed cot ") && is_number(ahead(r, 1)));
    note->diet |= phw_name_token_in(token, PHW_CARE_NOTE_DIETS);
    if (phw_name_token_in(token, PHW_CARE_NOTE_NONE)) {
        note->maybe += is_echo(r, token);
        return 1;
    }
    if (phw_name_token_in(token, PHW_CARE_NOTE_MAYBE) || is_section(r, token) ||
        is_echo(r, token) || is_potassium(r, token) ||
        (is_capitals(token) && phw_name_token_in(token, PHW_CARE_NOTE_MAYBE_CAPITALS))) {
        note->maybe++;
        return 1;
    }
    taken = read_term(r, note);
    return taken > 0 ? taken : 1;
}

bool phw_care_note_begins(const phw_name_page *page, uint32_t cell, size_t at)
{
    const phw_name_line *line = &page->lines[cell];
    const reading r = {page, page->context->view->cells[cell].text, line, at, line->count};
    phw_care_note note = {0};
    if (at < line->count)
        (void)read_here(&r, &note);
    return note.sure + note.also + note.maybe + note.away > 0;
}

void phw_care_note_read(const phw_name_page *page, uint32_t cell, size_t from, size_t to,
                        phw_care_note *note)
{
    reading r = {page, page->context->view->cells[cell].text, &page->lines[cell], from, to};
    while (r.at < to) {
        const size_t taken = read_here(&r, note);
        r.at += taken;
        note->words += taken;
    }
}

static void read_row(const phw_name_page *page, uint32_t cell, phw_care_note *note)
{
    for (cell = phw_view_row_start(page->context->view, cell); cell != PHW_VIEW_NONE;
         cell = page->context->view->cells[cell].next)
        phw_care_note_read(page, cell, 0, page->lines[cell].count, note);
}

bool phw_care_note_beside(phw_context *context, uint32_t cell)
{
    phw_name_page page;
    phw_care_note note = {0};
    if (!phw_name_page_build(context, &page))
        return false;
    read_row(&page, cell, &note);
    if (context->rows.below[cell] != PHW_VIEW_NONE)
        read_row(&page, context->rows.below[cell], &note);
    return note.sure > 0; /* "Church Lane" is a word of the world, too */
}
