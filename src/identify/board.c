/* SPDX-License-Identifier: Apache-2.0 */
/* "Home today: R Bautista, J Street", "Same name: Joy Hill / Mark Day", "Discharges" and whom: the
 * rows of a ward's board, each what is watched for and the people it holds for. Run after the
 * names: where some of them were told, or beds or scores stand by them, the others are patients as
 * well, though half of their names be words ("Church") and the form be a colleague's ("A Trivedi").
 */
#include <ctype.h>
#include <math.h>
#include <string.h>

#include "identify/clinical_term.h"
#include "identify/name_page.h"
#include "identify/ward_place.h"
#include "identify/word_lists.h"

/* Rows and, of these, headings of care that a board has at least; patients told, beds and scores.
 */
#define ROWS_LEAST 3U
#define CARE_ROWS_LEAST 2U
#define SIGNS_LEAST 2U
#define ROWS_MAX 200U
/* People in its rows at least, in rows of their own or not. */
#define PEOPLE_LEAST 4U
#define PEOPLED_ROWS_LEAST 2U
/* Words of a heading and of a name at most, and letters of a word of one. */
#define HEAD_WORDS 5U
#define NAME_WORDS 3U
#define NAME_LETTERS 2U
#define ALONE_LETTERS 3U
#define BED_DIGITS 2U
#define TERM_STRENGTH 0.15F
/* How like a name a word is that may be half of one, is half of one, and is one by itself. */
#define HALF_NAME 0.015F
#define SURE_HALF 0.2F
#define CLEAR_NAME 0.5F
#define SURE_TOLD 0.60
#define SURE_LISTED 0.80
/* A colleague of whom more tells than the form of the name, so surely, is none of the patients. */
#define FORM_ALONE 1U
#define SURE_COLLEAGUE 0.60
#define NO_NAME                                                                                    \
    (PHW_WORD_NEVER | PHW_WORD_ORGANISATION | PHW_WORD_STREET | PHW_WORD_TITLE |                   \
     PHW_WORD_STAFF_TITLE | PHW_WORD_ROLE | PHW_WORD_CALENDAR | PHW_WORD_CLINICAL |                \
     PHW_WORD_RELATION)
/* What a surname may be as well. */
#define OFTEN_BOTH                                                                                 \
    (PHW_WORD_NEVER | PHW_WORD_ORGANISATION | PHW_WORD_STREET | PHW_WORD_CLINICAL |                \
     PHW_WORD_CALENDAR)

/* What boards watch for, besides the words of care and the clinical terms. */
#define WATCHED                                                                                    \
    " 121 admissions allergy barrier bariatric bowels care delirium deteriorating discharges eol " \
    "ews "                                                                                         \
    "falls "                                                                                       \
    "fluids huddle infection infections isolation mews mouth news news2 outliers palliative "      \
    "patients pews pressure repatriation sores theatre transfers ttas wandering "                  \
    "weigh "
/* … and what is done to patients alone. */
#define DONE_TO " bowels weigh "
/* Whose rows they are that are nobody's patients. */
#define COLLEAGUES                                                                                 \
    " bank bleep call charge cleaner coordinator cover domestic duty host hosted lead led "        \
    "nurses off porter present rota shift staff staffed staffing students tea team trained "
#define SCORES " cfs ews gcs mews must news news2 pews waterlow "

typedef struct row {
    uint32_t cell;
    size_t from; /* its first token behind the heading */
    bool care;   /* the heading speaks of care */
} row;

typedef struct board {
    row rows[ROWS_MAX];
    size_t count, care, signs;
} board;

/* The tokens of a bed at token @p at: "bed 18", "SR2", "B4"; 0: none. */
static size_t bed_at(const phw_name_line *line, size_t at)
{
    if (at >= line->count)
        return 0;
    const phw_name_token *token = &line->tokens[at];
    if (phw_name_token_is_bed(token) ||
        (token->key[0] == 'b' && token->key_length >= 2 && token->key_length <= 1 + BED_DIGITS &&
         strspn(token->key + 1, "0123456789") + 1 == token->key_length))
        return 1;
    return at + 1 < line->count && phw_name_token_in(token, " bed cot cubicle sr ") &&
                   token[1].letters == PHW_CASE_NUMBER && token[1].key_length <= BED_DIGITS
               ? 2
               : 0;
}

static bool score_at(const phw_name_line *line, size_t at)
{
    return at + 1 < line->count && phw_name_token_in(&line->tokens[at], SCORES) &&
           line->tokens[at + 1].letters == PHW_CASE_NUMBER;
}

/* "Page (W4)", "Mark Day (6)": a bed or a score in brackets. */
static bool bracketed_at(const phw_name_line *line, size_t at)
{
    return at < line->count && (line->tokens[at].before & PHW_GAP_OPEN) &&
           line->tokens[at].letters == PHW_CASE_NUMBER;
}

static bool is_care(const phw_name_page *page, uint32_t cell, size_t at)
{
    phw_clinical_term term;
    const phw_name_line *line = &page->lines[cell];
    const phw_name_token *token = &line->tokens[at];
    const bool room = phw_ward_place_is_dressing_room(line, at);
    if (!room && ((token->lists & PHW_LIST_CARE) || phw_name_token_in(token, WATCHED)))
        return true;
    return !room && !token->no_term &&
           phw_clinical_term_match(page->context->models, page->context->view->cells[cell].text,
                                   line->tokens, line->count, at, &term) &&
           term.about != PHW_TERM_ROLE && term.strength >= TERM_STRENGTH;
}

/* "Obs" and "Allergy" are trades as well. */
static bool is_of_staff(const phw_name_token *token)
{
    return (token->kinds & PHW_WORD_STAFF_TITLE) ||
           ((token->kinds & PHW_WORD_ROLE) && !(token->kinds & PHW_WORD_CLINICAL)) ||
           phw_name_token_in(token, COLLEAGUES);
}

/* "DOLS:", "Same name;" as it is read: a heading's end before token @p at. */
static bool ends_heading(const phw_cell *cell, const phw_name_line *line, size_t at)
{
    const phw_name_token *token = &line->tokens[at], *before = token - 1;
    if (!(token->before & (PHW_GAP_COLON | PHW_GAP_STOP)) ||
        (before->letters == PHW_CASE_NUMBER && token->letters == PHW_CASE_NUMBER))
        return false;
    for (uint32_t i = before->to; i < token->from; i++)
        if (cell->text[i] == ':' || cell->text[i] == ';')
            return true;
    return false;
}

/* The tokens of the heading that a cell begins with; 0: none. *marked: a colon ends it. */
static size_t heading_of(const phw_name_page *page, uint32_t index, bool *marked)
{
    const phw_name_line *line = &page->lines[index];
    size_t known = 0;
    *marked = true;
    for (size_t at = 1; at < line->count && at <= HEAD_WORDS; at++)
        if (ends_heading(&page->context->view->cells[index], line, at))
            return at;
    /* "For theatre Min-jun Park": up to the last word that cannot begin a name. */
    *marked = false;
    for (size_t at = 0; at < line->count && at < HEAD_WORDS; at++) {
        const phw_name_token *token = &line->tokens[at];
        if (is_care(page, index, at) ||
            (known == at && known > 0 &&
             (token->letters == PHW_CASE_LOWER || token->letters == PHW_CASE_NUMBER)))
            known = at + 1;
    }
    return known;
}

static void note_row(const phw_name_page *page, uint32_t cell, board *found)
{
    const phw_name_line *line = &page->lines[cell];
    const phw_view *view = page->context->view;
    row entry = {.cell = cell};
    bool marked, staff = false;
    const size_t head = heading_of(page, cell, &marked);
    entry.from = head;
    for (size_t at = 0; at < head; at++) {
        entry.care |= is_care(page, cell, at);
        staff |= is_of_staff(&line->tokens[at]);
    }
    if (head == line->count && view->cells[cell].next != PHW_VIEW_NONE)
        entry = (row){view->cells[cell].next, 0, entry.care};
    if (head == 0 || staff || (!marked && !entry.care) || found->count == ROWS_MAX ||
        entry.from >= page->lines[entry.cell].count)
        return;
    found->rows[found->count++] = entry;
    found->care += entry.care;
}

static void count_signs(const phw_name_page *page, board *found)
{
    for (uint32_t cell = 0; cell < page->context->view->cell_count; cell++) {
        found->signs +=
            phw_context_in_cell(page->context, cell, 1U << PHW_FINDING_PATIENT_NAME, SURE_TOLD);
        for (size_t at = 0; at < page->lines[cell].count; at++)
            found->signs += bed_at(&page->lines[cell], at) > 0 ||
                            score_at(&page->lines[cell], at) ||
                            phw_name_token_in(&page->lines[cell].tokens[at], DONE_TO);
    }
}

static bool may_be_half(const phw_name_token *token, bool titled)
{
    const float best = phw_name_token_best(token);
    const unsigned none = best >= HALF_NAME || titled ? NO_NAME & ~(unsigned)OFTEN_BOTH : NO_NAME;
    return token->letters != PHW_CASE_NUMBER && token->letters != PHW_CASE_INITIAL &&
           token->key_length >= NAME_LETTERS && !(token->kinds & none) &&
           !phw_name_token_in(token, SCORES) &&
           (token->letters != PHW_CASE_LOWER || token->word == 0 || best >= SURE_HALF) &&
           (titled || token->word == 0 || best >= HALF_NAME);
}

/* One person of a row: the tokens of their name, none where it is not somebody's. */
typedef struct person {
    size_t first, last;
    bool any;
} person;

/* "ATrivedi": an initial and a surname, the blank between them lost; or a rare surname. */
static bool is_glued(const phw_name_token *token)
{
    return token->letters == PHW_CASE_TITLE && !token->known;
}

/* The name that an entry begins with, behind a bed: "J Street", "Mrs Church", "Rod B4". One word
 * by itself is one only in a row of patients. */
static person read_person(const phw_name_line *line, size_t from, bool patients)
{
    size_t at = from, words = 0, clear = 0, halves = 0;
    bool bedded = false, initial = false;
    for (size_t bed; (bed = bed_at(line, at)) > 0; at += bed)
        bedded = true;
    person found = {.first = at, .last = at};
    const bool titled = at < line->count && (line->tokens[at].kinds & PHW_WORD_TITLE);
    if (titled)
        at++;
    for (; at < line->count && words < NAME_WORDS && bed_at(line, at) == 0; at++, words++) {
        const phw_name_token *token = &line->tokens[at];
        if (at > from && words > 0 && (token->before & ~(unsigned)PHW_GAP_GLUED) &&
            !(initial && words == 1 && token->before == PHW_GAP_STOP))
            break;
        const bool letter = token->key_length == 1 && isalpha((unsigned char)token->key[0]);
        if (letter)
            initial = true;
        else if (!may_be_half(token, titled))
            break;
        halves += !letter;
        clear += !letter && phw_name_token_best(token) >= SURE_HALF;
        found.last = at;
    }
    bedded |= bed_at(line, at) > 0 || score_at(line, at) || bracketed_at(line, at);
    const bool colleague = at < line->count && line->tokens[at].before == 0 &&
                           (line->tokens[at].kinds & PHW_WORD_ROLE);
    const phw_name_token *only = &line->tokens[found.first];
    found.any =
        halves > 0 && !colleague &&
        (titled || (initial && words == 2) || (words >= 2 && clear > 0) ||
         (patients && (bedded || phw_name_token_best(only) >= CLEAR_NAME || is_glued(only))));
    return found;
}

/* Adds a patient, who is no colleague though the form of the name said so, and no ward. */
static void tell(const phw_name_page *page, uint32_t cell, const person *somebody)
{
    static const char *const tags[] = {"on-a-board", NULL};
    phw_context *context = page->context;
    const phw_span span = phw_name_page_span(page, cell, somebody->first, somebody->last);
    double sure = SURE_LISTED;
    for (uint32_t i = phw_context_next_in_cell(context, cell, PHW_VIEW_NONE); i != PHW_VIEW_NONE;
         i = phw_context_next_in_cell(context, cell, i)) {
        const phw_candidate *known = &context->candidates[i];
        if (known->span.begin >= span.end || span.begin >= known->span.end)
            continue;
        if (known->kind == PHW_FINDING_PATIENT_NAME)
            sure = fmax(sure, known->confidence);
        else if (known->kind == PHW_FINDING_STAFF_NAME && known->confidence >= SURE_COLLEAGUE &&
                 known->because_count > FORM_ALONE)
            return;
    }
    for (uint32_t i = phw_context_next_in_cell(context, cell, PHW_VIEW_NONE); i != PHW_VIEW_NONE;
         i = phw_context_next_in_cell(context, cell, i)) {
        phw_candidate *known = &context->candidates[i];
        if (known->kind == PHW_FINDING_STAFF_NAME && known->span.begin < span.end &&
            span.begin < known->span.end)
            known->confidence = 0;
    }
    phw_context_add(context, PHW_FINDING_PATIENT_NAME, PHW_SUBJECT_PATIENT, span, sure, tags);
}

static bool begins_entry(const phw_name_line *line, size_t at, size_t from)
{
    return at == from || phw_name_token_is(&line->tokens[at - 1], "and") ||
           (line->tokens[at].before & (PHW_GAP_COMMA | PHW_GAP_SLASH | PHW_GAP_STOP | PHW_GAP_DASH |
                                       PHW_GAP_OTHER | PHW_GAP_COLON)) ||
           (at >= 1 && bed_at(line, at - 1) == 1) || (at >= 2 && bed_at(line, at - 2) == 2);
}

/* Reads the people of a row; tells of them where @p telling. Returns how many there are. */
static size_t read_row(const phw_name_page *page, const row *entry, bool patients, bool telling)
{
    const phw_name_line *line = &page->lines[entry->cell];
    size_t people = 0;
    for (size_t at = entry->from; at < line->count; at++) {
        if (!begins_entry(line, at, entry->from))
            continue;
        const person somebody = read_person(line, at, patients);
        if (!somebody.any)
            continue;
        if (telling)
            tell(page, entry->cell, &somebody);
        people++;
        at = somebody.last;
    }
    return people;
}

/* Whether a row is of patients: by its heading, by who was told in it, by a whole name. */
static bool is_of_patients(const phw_name_page *page, const row *entry)
{
    return entry->care ||
           phw_context_in_cell(page->context, entry->cell, 1U << PHW_FINDING_PATIENT_NAME,
                               SURE_TOLD) ||
           read_row(page, entry, false, false) > 0;
}

/* The form of one patient has rows with headings as well, and one or two people in them. */
static bool has_people(const phw_name_page *page, const board *found)
{
    size_t people = 0, peopled = 0;
    for (size_t i = 0; i < found->count; i++) {
        const row *entry = &found->rows[i];
        const size_t here = read_row(page, entry, is_of_patients(page, entry), false);
        people += here;
        peopled += here > 0;
    }
    return people >= PEOPLE_LEAST && peopled >= PEOPLED_ROWS_LEAST;
}

void phw_recognise_board(phw_context *context)
{
    phw_name_page page;
    if (phw_evidence_sells(&context->evidence) || !phw_name_page_build(context, &page) ||
        page.numbers > 0)
        return;
    board *found = phw_arena_alloc(context->arena, sizeof *found);
    if (!found) {
        context->failed = true;
        return;
    }
    found->count = found->care = found->signs = 0;
    for (uint32_t cell = 0; cell < context->view->cell_count; cell++)
        if (context->view->cells[cell].previous == PHW_VIEW_NONE)
            note_row(&page, cell, found);
    if (found->count < ROWS_LEAST || found->care < CARE_ROWS_LEAST)
        return;
    count_signs(&page, found);
    if (found->signs < SIGNS_LEAST || !has_people(&page, found))
        return;
    for (size_t i = 0; i < found->count && !context->failed; i++) {
        const bool patients = is_of_patients(&page, &found->rows[i]);
        (void)read_row(&page, &found->rows[i], patients, true);
    }
}
