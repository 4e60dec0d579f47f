/* SPDX-License-Identifier: Apache-2.0 */
/* Names of trusts, hospitals and practices, by what such names are made of: words with capitals
 * before "Hospital", "NHS Trust", "Surgery" … The list of organisations only confirms, since new
 * trusts and practices appear every year. */
#include <string.h>

#include "identify/organisation_abbreviation.h"
#include "identify/organisation_ending.h"
#include "identify/organisation_place.h"
#include "identify/organisation_run.h"

#define BY_FORM 0.75
#define BY_LIST 0.92
#define TAIL_ALONE 0.6
#define KIND_ALONE 0.5 /* where no care is spoken of: less than is told by itself */
#define BY_TAIL_BELOW 0.7
#define BY_LETTERS 0.45

/* Most words of a name before its kind of organisation. */
#define HEAD_WORDS 8
/* Most words of a listed name, less one. */
#define LISTED_WORDS 11
/* Most words of a Welsh name behind its kind. */
#define WELSH_WORDS 4
/* Fewest letters of a word before it whose capital was misread. */
#define MISREAD_HEAD 3
/* Fewest letters of a name before its kind, where the two are glued. */
#define GLUED_HEAD 7
/* Most words of a place behind a kind, and so few words are not everyday ones (uses per million).
 */
#define PLACE_WORDS 8
#define RARE_WORD 20.0F
/* Most words of a line round a kind of organisation that were all misread: "rt Integrated Care
 * Board", "M4/race Eye Hospital". */
#define MISREAD_WORDS 4

#define KEY_ROOM 192 /* bytes of a folded name */

static bool has_key(const phw_name_token *token, const char *key)
{
    return phw_name_token_is(token, key);
}

static bool is_connector(const phw_name_token *token)
{
    return has_key(token, "and") || has_key(token, "of") || has_key(token, "the") ||
           has_key(token, "on") || has_key(token, "upon") || has_key(token, "for") ||
           has_key(token, "with") || has_key(token, "in");
}

/* Words that begin a sentence or a heading before "Hospital" and are no part of its name. */
static bool is_no_head(const phw_name_token *token)
{
    static const char *const words[] = {
        "this",     "your",       "our",         "my",        "their",      "a",
        "an",       "any",        "day",         "name",      "gp",         "at",
        "from",     "to",         "by",          "general",   "named",      "registered",
        "usual",    "own",        "mr",          "mrs",       "dr",         "site",
        "nearest",  "local",      "elective",    "cardiac",   "plastic",    "vascular",
        "breast",   "major",      "minor",       "oral",      "spinal",     "previous",
        "eye",      "emergency",  "orthopaedic", "bariatric", "colorectal", "destination",
        "keyhole",  "laser",      "heart",       "brain",     "in",         "acute",
        "admitted", "discharged", "clinical",    "every",     "each"};
    for (size_t i = 0; i < sizeof words / sizeof words[0]; i++) {
        if (has_key(token, words[i]))
            return true;
    }
    return false;
}

/* "tauby", "W2d's": no word of anything, and the reader was not sure of it. */
static bool is_misread_head(const phw_name_token *token)
{
    return token->unsure && !token->known && token->key_length >= MISREAD_HEAD &&
           !(token->key[0] >= '0' && token->key[0] <= '9');
}

/* "St Wilfrid's": OCR takes the capitals of S and W for small ones, more often than others. */
static bool is_head_word(const phw_name_token *token)
{
    return phw_organisation_capital(token) || has_key(token, "st") ||
           (token->possessive && phw_name_token_best(token) > 0.2F) || is_misread_head(token);
}

/* "NorthmoorRoyalInfirmary": all of a name whose blanks were lost. */
static bool is_glued_name(const phw_name_token *token)
{
    static const char *const tails[] = {"hospital", "hospitals", "infirmary", "hospice", "surgery"};
    for (size_t i = 0; i < sizeof tails / sizeof tails[0]; i++) {
        size_t length = strlen(tails[i]);
        if (!token->known && token->letters != PHW_CASE_LOWER &&
            token->key_length >= length + GLUED_HEAD &&
            memcmp(token->key + token->key_length - length, tails[i], length) == 0)
            return true;
    }
    return false;
}

/* "Coldbrook - General Hospital - Aldwyn": what lies on the way of a bus, with blanks round its
 * dashes. */
static bool is_stage(const phw_organisation_run *run, size_t tail, size_t at)
{
    const phw_name_line *line = &run->line;
    const char *text = run->page->context->view->cells[run->cell[0]].text;
    if (run->cells > 1 || tail == 0 || at + 2 != line->count)
        return false;
    const phw_name_token *next = &line->tokens[at + 1], *before = &line->tokens[tail - 1];
    const unsigned none = PHW_WORD_CLINICAL | PHW_WORD_ORGANISATION | PHW_WORD_ROLE;
    return line->tokens[tail].before == PHW_GAP_DASH && next->before == PHW_GAP_DASH &&
           text[line->tokens[tail].from - 1] == ' ' && text[next->from - 1] == ' ' &&
           next->letters == PHW_CASE_TITLE && before->letters == PHW_CASE_TITLE &&
           !((next->kinds | before->kinds) & none);
}

/* "Hexley Veterinary Hospital", "Phone Hospital", "Choir Practice": no patient lies there. */
static bool is_for_no_patients(const phw_name_line *line, size_t first, size_t tail)
{
    for (size_t i = first; i < tail; i++)
        if (phw_name_token_in(&line->tokens[i],
                              " animal animals architect architects architectural band bear "
                              "beauty bicycle bike book car cat choir clock computer councillor "
                              "dog doll dolls engine equine guitar hair horse laptop law legal "
                              "lawnmower motor mp mps nail pet pets phone piano plant shoe tanning "
                              "teddy toy tree tyre vehicle vet veterinary vets watch "))
            return true;
    return false;
}

/* The first token of the words before an ending; the ending's own first where there are none. */
static size_t head_start(const phw_organisation_run *run, size_t tail)
{
    const phw_name_token *tokens = run->line.tokens;
    size_t first = tail, at = tail;
    while (at > 0 && tail - at < HEAD_WORDS) {
        const phw_name_token *token = &tokens[at - 1];
        unsigned gap = tokens[at].before;
        bool abbreviated = gap == PHW_GAP_STOP && phw_name_token_in(token, " st univ roy gen ");
        /* "Guy's & St Thomas'": the ampersand is the only sign that may stand between words. */
        if ((gap & ~(unsigned)(PHW_GAP_DASH | PHW_GAP_OTHER | PHW_GAP_GLUED)) && !abbreviated)
            break;
        if (phw_organisation_run_label(run, at - 1))
            break;
        at--;
        if (is_head_word(token))
            first = at;
        else if (!is_connector(token) && !has_key(token, "s"))
            break;
    }
    while (first < tail && (is_no_head(&tokens[first]) ||
                            (is_connector(&tokens[first]) && !has_key(&tokens[first], "the"))))
        first++;
    return first;
}

static bool is_in(const phw_organisation_run *run, size_t first, size_t last, phw_table one,
                  phw_table other)
{
    char key[KEY_ROOM];
    const phw_models *models = run->page->context->models;
    size_t length = phw_organisation_run_key(run, first, last, key, sizeof key);
    const phw_models_key name = phw_models_key_of(key, length);
    return phw_models_may_begin_key(models, &name) &&
           phw_models_holders_key(models, 1U << one | 1U << other, &name);
}

static bool is_listed(const phw_organisation_run *run, size_t first, size_t last)
{
    return is_in(run, first, last, PHW_TABLE_ORGANISATIONS, PHW_TABLE_HOSPITALS);
}

/* "Day Surgery", "General Practice": a specialty or a place in the hospital. */
static bool is_specialty(const phw_organisation_run *run, size_t first, size_t last)
{
    return is_in(run, first, last, PHW_TABLE_CLINICAL_ROLES, PHW_TABLE_WARD_TERMS);
}

/* Whether tokens first … last go over the end of a line, as all do that are new in a longer run. */
static bool is_new(const phw_organisation_run *run, size_t first, size_t last)
{
    return run->cells == 1 || (first < run->start[1] && last >= run->start[run->cells - 1]);
}

static bool may_be_listed(const phw_organisation_run *run, size_t at)
{
    const phw_name_token *first = &run->line.tokens[at];
    return phw_organisation_capital(first) && (first->possessive || first->may_name);
}

/* Whether a longer name in the list may begin with tokens at … last. What is cut off within a word
 *  ("St Mary's") or before a sign is in no list, and what follows may be. */
static bool may_go_on(const phw_organisation_run *run, size_t at, size_t last)
{
    char key[KEY_ROOM];
    const phw_name_token *token = &run->line.tokens[last];
    size_t part = phw_organisation_run_part(run, last);
    char behind = run->page->context->view->cells[run->cell[part]].text[token->to];
    if (behind != ' ' && behind != '\0')
        return true;
    size_t length = phw_organisation_run_key(run, at, last, key, sizeof key);
    return phw_models_organisation_may_begin(run->page->context->models, key, length);
}

/* "86 St Mary's Road", "St Mary's Church": what is called as a hospital is and is none. */
static bool is_elsewhere(const phw_name_line *line, size_t behind)
{
    static const char *const kinds[] = {"academy", "arms", "cathedral", "chapel",
                                        "church",  "inn",  "nursery",   "parish",
                                        "primary", "pub",  "school",    "tavern"};
    const phw_name_token *token = behind < line->count ? &line->tokens[behind] : NULL;
    if (!token || token->before || token->letters == PHW_CASE_LOWER)
        return false;
    for (size_t i = 0; i < sizeof kinds / sizeof kinds[0]; i++)
        if (has_key(token, kinds[i]))
            return true;
    return (token->kinds & PHW_WORD_STREET) != 0;
}

/* What stands behind "Practice" where something is practised. */
#define PRACTISED                                                                                  \
    " ground grounds match matches monday tuesday wednesday thursday friday saturday sunday "

/* "The Infirmary Inn"; "The Hospital, a film of 1971"; "Old Hospital Close"; "Practice Ground":
 * what is called as one, was one or is another, and a kind that no name stands before. */
static bool is_house(const phw_name_line *line, size_t first, size_t tail, size_t at)
{
    const bool bare = tail == first + 1 && has_key(&line->tokens[first], "the");
    const phw_name_token *behind = at + 1 < line->count ? &line->tokens[at + 1] : NULL;
    if (tail > first && has_key(&line->tokens[tail - 1], "old") &&
        phw_name_token_in(&line->tokens[tail], " hospital infirmary "))
        return true;
    if (behind && !behind->before && phw_name_token_in(&line->tokens[tail], " practice ") &&
        phw_name_token_in(behind, PRACTISED))
        return true;
    return (bare && behind && (behind->before & PHW_GAP_COMMA)) ||
           (behind && !(behind->kinds & PHW_WORD_STREET) && is_elsewhere(line, at + 1));
}

/* "General Hospital", "Health Centre": a town has one on its map and its buses, and it has no name.
 */
static bool is_kind_only(const phw_organisation_run *run, size_t tail, size_t at)
{
    for (size_t i = tail; i <= at; i++)
        if (phw_name_token_in(&run->line.tokens[i], " nhs hsc trust board "))
            return false;
    return run->page->clinical < PHW_NAME_LOCAL_ENOUGH;
}

/* The longest name that is in the list as it stands, from token @p at on; returns the index behind
 * it. */
static size_t read_listed(const phw_organisation_run *run, size_t at)
{
    const phw_name_line *line = &run->line;
    if (!may_be_listed(run, at))
        return at;
    /* "Marie Curie" is a charity's name only where care is spoken of. */
    bool says_so = run->page->clinical >= PHW_NAME_CLINICAL_ENOUGH ||
                   (line->tokens[at].kinds & PHW_WORD_ORGANISATION);
    size_t found = at;
    for (size_t last = at + 1;
         last < line->count && last <= at + LISTED_WORDS && may_go_on(run, at, last - 1); last++) {
        says_so |= (line->tokens[last].kinds & PHW_WORD_ORGANISATION) != 0;
        if (says_so && is_new(run, at, last) && is_listed(run, at, last) &&
            !is_specialty(run, at, last))
            found = last;
    }
    if (found == at || is_elsewhere(line, found + 1))
        return at;
    phw_organisation_run_add(run, at, found, BY_LIST, "list");
    return found + 1;
}

static bool looks_named(const phw_name_token *token)
{
    return phw_name_token_best(token) > 0.2F || token->word < RARE_WORD ||
           (token->kinds & PHW_WORD_PLACE);
}

/* Tokens of a run's cell, some of which the list has as a name. */
typedef struct listed {
    size_t first, behind;
} listed;

/* The last word of a place behind a kind: "University Hospitals of Larkstoke". @p at itself where
 * none is named. */
static size_t place_behind(const phw_name_line *line, size_t at)
{
    size_t last = at;
    if (has_key(&line->tokens[at - 1], "university") && at + 1 < line->count &&
        !line->tokens[at + 1].before && phw_organisation_capital(&line->tokens[at + 1]) &&
        !line->tokens[at + 1].known)
        return at + 1; /* "University Hospital Larkstoke" */
    if (at + 2 >= line->count || line->tokens[at + 1].before ||
        !has_key(&line->tokens[at + 1], "of"))
        return at;
    for (size_t i = at + 2; i < line->count && i <= at + PLACE_WORDS && !line->tokens[i].before;
         i++)
        if (phw_organisation_capital(&line->tokens[i]))
            last = i;
        else if (!is_connector(&line->tokens[i]))
            break;
    return last;
}

/* Whether the reader was sure of no word of tokens @p from … @p to - 1, and none is a field's. */
static bool all_unsure(const phw_name_line *line, size_t from, size_t to)
{
    for (size_t i = from; i < to; i++)
        if (!line->tokens[i].unsure || (line->tokens[i].before & PHW_GAP_COLON) ||
            (line->tokens[i].kinds & (PHW_WORD_TITLE | PHW_WORD_ROLE)))
            return false;
    return true;
}

/* Whether a line is a kind of organisation of several words, tokens @p tail … @p at, and a few that
 * were all misread. */
static bool is_misread_round(const phw_name_line *line, size_t tail, size_t at)
{
    size_t first = tail;
    while (first > 0 && is_no_head(&line->tokens[first - 1]) &&
           phw_organisation_capital(&line->tokens[first - 1]) && !line->tokens[first].before)
        first--;
    const size_t kind = at + 1 - first, others = line->count - kind;
    return kind > 1 && others > 0 && others <= MISREAD_WORDS && all_unsure(line, 0, first) &&
           all_unsure(line, at + 1, line->count) && !(line->tokens[first].before & PHW_GAP_COLON);
}

/* @param known  what the list has of it: a longer name is as sure ("Guy's & St Thomas' Trust"). */
static void read_form(const phw_organisation_run *run, size_t at, const listed *known)
{
    const phw_name_line *line = &run->line;
    size_t length;
    const phw_organisation_ending *end = phw_organisation_ending_at(line, at, &length);
    if (!end && is_glued_name(&line->tokens[at]))
        phw_organisation_run_add(run, at, at, BY_FORM, "form");
    if (!end)
        return;
    size_t next;
    if (at + 1 < line->count && !line->tokens[at + 1].before &&
        phw_organisation_ending_at(line, at + 1, &next) && next > 1)
        return; /* a longer name goes on: "… Hospitals NHS Trust" is read at its end */
    size_t tail = at + 1 - length, first = head_start(run, tail);
    bool glued = phw_organisation_glued(&line->tokens[tail], end);
    if (first == tail && !glued) {
        if (end->alone || (length == at + 1 && at + 1 == line->count && length > 1))
            phw_organisation_run_add(run, tail, at,
                                     is_kind_only(run, tail, at) ? KIND_ALONE : TAIL_ALONE, "form");
        else if (length > 1 && place_behind(line, at) > at)
            phw_organisation_run_add(run, tail, place_behind(line, at), BY_FORM, "form");
        else if (!end->loose && is_misread_round(line, tail, at))
            phw_organisation_run_add(run, 0, line->count - 1,
                                     is_kind_only(run, tail, at) ? KIND_ALONE : TAIL_ALONE, "form");
        return;
    }
    if (is_specialty(run, first, at) || is_stage(run, tail, at) ||
        is_for_no_patients(line, first, tail) || (length == 1 && is_house(line, first, tail, at)))
        return;
    bool named = glued;
    for (size_t i = first; i < tail; i++)
        named |= looks_named(&line->tokens[i]);
    const bool holds = known->behind > 0 && first <= known->first && at + 1 >= known->behind;
    if (first > 0 && first <= MISREAD_WORDS && !end->loose && all_unsure(line, 0, first))
        first = 0; /* "HareCes/@e Royal Infirmary": letters were taken for signs */
    if (!end->loose || named)
        phw_organisation_run_add(run, first, at, holds ? BY_LIST : BY_FORM, "form");
}

/* "Ysbyty Glanafon", "Bwrdd Iechyd Prifysgol Bae Aldwyn": in Welsh the kind stands before. */
static void read_welsh(const phw_organisation_run *run, size_t at)
{
    const phw_name_line *line = &run->line;
    size_t count = phw_organisation_beginning_at(line, at), last = at + count;
    if (count == 0)
        return;
    while (last < line->count && last - at - count < WELSH_WORDS &&
           !(line->tokens[last].before & ~(unsigned)PHW_GAP_GLUED) &&
           phw_organisation_capital(&line->tokens[last]))
        last++;
    /* Over the end of a line only where the kind is all that stands before it. */
    if (run->cells > 1 && (at + count != run->start[1] || run->cells > 2))
        return;
    if (last > at + count)
        phw_organisation_run_add(run, at, last - 1, BY_FORM, "form");
    else if (count > 1 && count == line->count)
        phw_organisation_run_add(run, at, last - 1, TAIL_ALONE, "form");
}

/* "UHL", "GSTT": most letters mean a trust only where care is spoken of. */
static void read_abbreviation(const phw_organisation_run *run, size_t at)
{
    const phw_name_token *token = &run->line.tokens[at];
    if (token->letters == PHW_CASE_INITIAL || token->letters == PHW_CASE_LOWER)
        return;
    if (phw_organisation_abbreviation_alone(token->key))
        phw_organisation_run_add(run, at, at, TAIL_ALONE, "abbreviation");
    else if (run->page->clinical >= PHW_NAME_CLINICAL_ENOUGH &&
             phw_organisation_abbreviation(token->key))
        phw_organisation_run_add(run, at, at, BY_LETTERS, "abbreviation");
}

/* Whether a line may begin here within a name: a kind of organisation ("Hospitals", "NHS Trust"),
 * or one side of the line's end is an "and" or "of". "The Elmstead Hospital" begins a name: what
 * stands above it is somebody who works there. */
static bool may_break(const phw_organisation_run *run, size_t start, size_t last)
{
    const phw_name_line *line = &run->line;
    const phw_name_token *next = &line->tokens[start];
    if (is_connector(&line->tokens[start - 1]) ||
        (is_connector(next) && !(has_key(next, "the") && next->letters == PHW_CASE_TITLE)))
        return true;
    for (size_t at = start; at <= last && at < start + PHW_ENDING_WORDS; at++) {
        size_t length;
        if (phw_organisation_ending_at(line, at, &length) && length > at - start)
            return true;
    }
    return false;
}

/* Whether the run's first line is a label, or begins with one that has a colon. "University" alone
 * is one, too, and begins names. */
static bool is_label_line(const phw_organisation_run *run)
{
    phw_span from = phw_name_page_span(run->page, run->cell[0], 0, 0);
    phw_span to = phw_name_page_span(run->page, run->cell[0], run->start[1] - 1, run->start[1] - 1);
    const phw_label *label = phw_labels_at(run->page->context->labels, from);
    return label && (label->colon || label->span.end >= to.end);
}

/* "Practice manager" under somebody's name: what they are, not where. "Hospital: the night shift"
 * under another programme: a label or a title. */
static bool is_no_tail(const phw_organisation_run *run, size_t tail, size_t at)
{
    static const char *const jobs[] = {"manager", "administrator", "director", "lead", "partner"};
    const phw_name_token *behind = &run->line.tokens[at + 1];
    if (tail != run->start[run->cells - 1] || at + 1 >= run->line.count)
        return false;
    if (behind->before)
        return (behind->before & PHW_GAP_COLON) != 0;
    for (size_t i = 0; i < sizeof jobs / sizeof jobs[0]; i++)
        if (has_key(behind, jobs[i]))
            return true;
    return (behind->kinds & PHW_WORD_ROLE) != 0;
}

/* Whether all that stands above a line that is a kind of organisation, tokens @p tail … @p at, are
 * capitals, some of them misread: "NOR19RE MENTAL, HEALTH" above "NHS TRUST". */
static bool is_misread_above(const phw_organisation_run *run, size_t tail, size_t at)
{
    const phw_name_line *line = &run->line;
    bool unsure = false, capitals = false;
    if (run->cells != 2 || tail != run->start[1] || at + 1 != line->count || at == tail ||
        tail < 2 || tail > HEAD_WORDS || is_label_line(run))
        return false;
    for (size_t i = 0; i < tail; i++) {
        const phw_name_token *token = &line->tokens[i];
        if ((!token->unsure && (token->before & ~(unsigned)(PHW_GAP_EDGE | PHW_GAP_COMMA))) ||
            (token->before & PHW_GAP_COLON) || (token->kinds & (PHW_WORD_TITLE | PHW_WORD_ROLE)) ||
            (!token->unsure && !phw_organisation_capital(token) && !is_connector(token)))
            return false;
        unsure |= token->unsure;
        capitals |= phw_organisation_capital(token) && !token->unsure;
    }
    return unsure && capitals;
}

/* A name of which the run's last line holds the end and its first the beginning, alone on it. */
static void read_form_over_lines(const phw_organisation_run *run, size_t at)
{
    size_t length;
    if (!phw_organisation_ending_at(&run->line, at, &length))
        return;
    size_t tail = at + 1 - length, first = head_start(run, tail);
    if (first > 0 && is_misread_above(run, tail, at)) {
        phw_organisation_run_add(run, 0, at, TAIL_ALONE, "form");
        return;
    }
    if (!is_new(run, first, at) || is_specialty(run, first, at) || is_no_tail(run, tail, at))
        return;
    if (tail >= run->start[1] &&
        (first > 0 || is_label_line(run) || /* "Ward Clerk" above where they work */
         is_in(run, 0, run->start[1] - 1, PHW_TABLE_CLINICAL_ROLES, PHW_TABLE_CLINICAL_ROLES)))
        return;
    for (size_t i = first; i < tail; i++)
        if (run->line.tokens[i].kinds & PHW_WORD_TITLE)
            return;
    for (size_t part = 1; part < run->cells; part++)
        if (!may_break(run, run->start[part], at))
            return;
    phw_organisation_run_add(run, first, at, BY_TAIL_BELOW, "form");
}

/* A name that goes over the parts of one line. */
static void read_form_over_parts(const phw_organisation_run *run, size_t at)
{
    size_t length;
    const phw_organisation_ending *end = phw_organisation_ending_at(&run->line, at, &length);
    if (!end || end->loose)
        return;
    const size_t tail = at + 1 - length, first = head_start(run, tail);
    if ((first < tail || end->alone) && is_new(run, first, at) && !is_specialty(run, first, at))
        phw_organisation_run_add(run, first, at, first < tail ? BY_TAIL_BELOW : TAIL_ALONE, "form");
}

/* What stands in a cell, as bits: no name goes over the end of a line that neither begins with a
 * word that may begin one nor ends in one that may end one. */
enum { MAY_BEGIN = 1, MAY_END = 2 };

static unsigned char ends_of(const phw_organisation_run *run)
{
    unsigned ends = 0;
    for (size_t at = 0; at < run->line.count; at++) {
        const phw_name_token *token = &run->line.tokens[at];
        if (token->may_end)
            ends |= MAY_END;
        if (token->may_begin || (!(ends & MAY_BEGIN) && may_be_listed(run, at)))
            ends |= MAY_BEGIN;
    }
    return (unsigned char)ends;
}

static bool may_be_over_lines(const phw_name_page *page, uint32_t cell, const unsigned char *ends)
{
    if (ends[cell] & MAY_BEGIN)
        return true;
    for (size_t line = 1; line < PHW_ORGANISATION_LINES; line++) {
        cell = phw_organisation_run_below(page, cell);
        if (cell == PHW_VIEW_NONE)
            return false;
        if (ends[cell] & MAY_END)
            return true;
    }
    return false;
}

/* Names that are set on two or three lines. */
static void read_lines_below(const phw_name_page *page, uint32_t cell, phw_organisation_room *room)
{
    phw_organisation_run run = phw_organisation_run_of(page, cell);
    if (run.line.count == 0)
        return;
    while (phw_organisation_run_grow(&run, room)) {
        for (size_t at = 0; at < run.start[1]; at++) {
            read_welsh(&run, at);
            read_listed(&run, at);
        }
        for (size_t at = run.start[run.cells - 1]; at < run.line.count; at++)
            read_form_over_lines(&run, at);
    }
}

/* Names on a line that was found in parts, the last of which may end one. */
static void read_parts_behind(const phw_name_page *page, uint32_t cell, const unsigned char *ends,
                              phw_organisation_room *room)
{
    phw_organisation_run run = phw_organisation_run_of(page, cell);
    if (run.line.count == 0)
        return;
    while (phw_organisation_run_go_on(&run, room))
        for (size_t at = run.start[run.cells - 1];
             (ends[run.cell[run.cells - 1]] & MAY_END) && at < run.line.count; at++)
            read_form_over_parts(&run, at);
}

void phw_recognise_organisation(phw_context *context)
{
    phw_name_page page;
    uint32_t cells = context->view->cell_count;
    unsigned char *ends = phw_arena_alloc(context->arena, (size_t)cells + 1);
    context->failed |= ends == NULL;
    if (context->failed || !phw_name_page_build(context, &page))
        return;
    for (uint32_t cell = 0; cell < cells && !context->failed; cell++) {
        const phw_organisation_run run = phw_organisation_run_of(&page, cell);
        listed known = {0, 0};
        for (size_t at = 0; at < run.line.count;) {
            size_t behind = read_listed(&run, at);
            if (behind > at && known.behind == 0)
                known = (listed){at, behind};
            at = behind > at ? behind : at + 1;
        }
        for (size_t at = 0; at < run.line.count; at++) {
            read_form(&run, at, &known);
            read_welsh(&run, at);
            read_abbreviation(&run, at);
        }
        phw_organisation_place_read(&run);
        ends[cell] = ends_of(&run);
    }
    phw_organisation_room room = {NULL, 0};
    for (uint32_t cell = 0; cell < cells && !context->failed; cell++) {
        if (may_be_over_lines(&page, cell, ends))
            read_lines_below(&page, cell, &room);
        if (phw_organisation_run_beside(&page, cell) != PHW_VIEW_NONE)
            read_parts_behind(&page, cell, ends, &room);
    }
}
