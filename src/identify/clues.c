/* SPDX-License-Identifier: Apache-2.0 */
/* The jigsaw: an age, an event, a condition, a place and a day tell who somebody is where no name
 * does. They are signs only where somebody who gives care speaks of one patient ("the 34-year-old
 * on our ward last night"); a newspaper, a novel and a poster say the same of nobody. */
#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#include "identify/age.h"
#include "identify/clinical_term.h"
#include "identify/clue_words.h"
#include "identify/name_page.h"
#include "identify/word_lists.h"

/* Signs by themselves prove nothing: they count in the jigsaw, and for no other reason. */
#define SURE_CLUE 0.44

/* Who gives care says so once where the words are of care alone, or several times in words of any
 * work, and does not write for the public; in points. */
#define POINTS_INSIDE 2
#define POINTS_WORK 1
#define POINTS_EVENT 1 /* once: something unusual happened to somebody */
#define POINTS_OUTSIDE 2
#define POINTS_LEAST 2
/* A text of more words is no message. */
#define WORDS_MOST 150U

/* Words from "our" to the place: "our minor injuries unit". */
#define OWN_WORDS 4U

/* How far a sign may stand from the person it is about, in cells in the order they are read. */
#define REACH 3U

/* What is told in words this seldom used is unusual: uses per million words, and letters. The
 * second and third word count as further details. */
#define UNUSUAL_USES 12.0F
#define UNUSUAL_LETTERS 5
#define UNUSUAL_MOST 3

/* A condition must be this little used outside medicine. */
#define CONDITION_STRENGTH 0.15F

/* Different days that rows or columns begin with: a calendar, a family's week. */
#define DAYS_LEAST 5

#define PATIENT_NUMBERS                                                                            \
    (1U << PHW_FINDING_NHS_NUMBER | 1U << PHW_FINDING_CHI_NUMBER | 1U << PHW_FINDING_HC_NUMBER |   \
     1U << PHW_FINDING_HOSPITAL_NUMBER | 1U << PHW_FINDING_DATE_OF_BIRTH |                         \
     1U << PHW_FINDING_PATIENT_NAME)
#define NUMBER_SURE 0.5

/* "our burns unit", "my Tuesday clinic", "my dialysis chap": the last token, or @p at where none is
 * named. */
static size_t own_place(const phw_name_line *line, size_t at)
{
    static const char *const possessives[] = {"our", "my", NULL};
    static const char *const places[] = {"ward", "unit",     "clinic",  "department", "resus",
                                         "icu",  "hospital", "surgery", "practice",   "caseload",
                                         "bay",  "hospice",  "theatre", "nicu",       "itu",
                                         "picu", "hdu",      "scanner", "ambulance",  NULL};
    if (!phw_clue_is_any(&line->tokens[at], possessives))
        return at;
    for (size_t i = at + 1; i < line->count && i <= at + OWN_WORDS; i++) {
        if (line->tokens[i].before)
            return at;
        if (phw_clue_is_any(&line->tokens[i], places))
            return i;
    }
    return at;
}

/* "my dialysis chap": whoever says so gives care. */
static bool own_person(const phw_name_line *line, size_t at)
{
    static const char *const people[] = {"patient", "lady", "gentleman", "chap", "lad",
                                         "man",     "gent", "woman",     "baby", "girl",
                                         "boy",     "pt",   NULL};
    static const char *const possessives[] = {"our", "my", NULL};
    if (!phw_clue_is_any(&line->tokens[at], possessives))
        return false;
    for (size_t i = at + 1; i < line->count && i <= at + OWN_WORDS && !line->tokens[i].before; i++)
        if (phw_clue_is_any(&line->tokens[i], people))
            return true;
    return false;
}

/* A word that is seldom used, and no name of a person. */
static bool is_unusual(const phw_name_token *token)
{
    return (token->letters == PHW_CASE_LOWER || token->letters == PHW_CASE_TITLE) &&
           token->key_length >= UNUSUAL_LETTERS && token->word < UNUSUAL_USES &&
           (token->known || token->letters == PHW_CASE_LOWER) &&
           !(token->kinds & (PHW_WORD_ROLE | PHW_WORD_CLINICAL)) &&
           phw_name_token_best(token) < 0.5F;
}

/* Who speaks of whom. */
typedef struct speaker {
    int points;   /* how far it is somebody who gives care */
    bool event;   /* something unusual happened */
    bool inside;  /* something was said as only who gives care says it */
    bool *person; /* by cell: somebody is spoken of there */
    size_t words;
    /* What is heard where no phrase says who is speaking, by occurrence. */
    unsigned care, self, when, events, people, ages, roles, outside, reader;
} speaker;

/* From so many signs of its tone on a text is somebody's who gives care, of one patient: it has a
 * word of care and a person, it is told in the first person or by the day, and it is not for the
 * public. */
#define TONE_LEAST 4U

static unsigned at_most(unsigned value, unsigned most)
{
    return value < most ? value : most;
}

static bool sounds_like_care(const speaker *from)
{
    unsigned tone = at_most(from->care, 2) + at_most(from->self, 1) + at_most(from->when, 1) +
                    at_most(from->events, 1) + at_most(from->ages, 1) + at_most(from->roles, 1);
    return from->care > 0 && from->people + from->ages + from->roles > 0 && from->outside == 0 &&
           from->reader < 2 && tone >= TONE_LEAST;
}

/* "bed 4", "SR2", "theatre 4", "ward 6": only who works there says so. */
static bool is_numbered_place(const phw_name_line *line, size_t at)
{
    static const char *const nouns[] = {"bed",  "bay",     "sr",      "sideroom", "room",
                                        "ward", "theatre", "cubicle", NULL};
    return at + 1 < line->count && phw_clue_is_any(&line->tokens[at], nouns) &&
           !line->tokens[at + 1].before && line->tokens[at + 1].letters == PHW_CASE_NUMBER &&
           line->tokens[at + 1].key_length <= 2;
}

/* "£4m": millions, and nobody's months. */
static bool is_money(const phw_cell *cell, const phw_name_token *token)
{
    static const char *const signs[] = {"\u00a3", "$", "\u20ac"};
    for (size_t i = 0; i < sizeof signs / sizeof signs[0]; i++) {
        const size_t length = strlen(signs[i]);
        if (token->from >= length &&
            memcmp(cell->text + token->from - length, signs[i], length) == 0)
            return true;
    }
    return false;
}

static int age_at(const phw_name_page *page, uint32_t cell, size_t at, size_t *last)
{
    const phw_name_line *line = &page->lines[cell];
    *last = at;
    return is_money(&page->context->view->cells[cell], &line->tokens[at])
               ? -1
               : phw_age_read(line, at, last);
}

static bool listen(const phw_name_page *page, speaker *to)
{
    static const char *const possessives[] = {"our", "my", NULL}; /* "our 5 year old" */
    phw_context *context = page->context;
    uint32_t cells = context->view->cell_count;
    to->person = phw_arena_alloc_array(context->arena, (size_t)cells + 1, sizeof *to->person);
    if (!to->person) {
        context->failed = true;
        return false;
    }
    for (uint32_t cell = 0; cell < cells; cell++) {
        const phw_name_line *line = &page->lines[cell];
        to->words += line->count;
        for (size_t at = 0; at < line->count; at++) {
            size_t last;
            unsigned clues = phw_clue_at(line->tokens, line->count, at, &last);
            bool age = age_at(page, cell, at, &last) >= 0;
            bool theirs = age && at > 0 && phw_clue_is_any(&line->tokens[at - 1], possessives);
            bool care = (clues & PHW_CLUE_INSIDE) != 0 || theirs || is_numbered_place(line, at) ||
                        own_place(line, at) > at || own_person(line, at) ||
                        (age && phw_age_is_clinical(&line->tokens[at]));
            to->inside |= care;
            to->points += care ? POINTS_INSIDE : 0;
            to->points += clues & PHW_CLUE_WORK ? POINTS_WORK : 0;
            to->event |= (clues & PHW_CLUE_EVENT) != 0;
            const phw_name_token *token = &line->tokens[at];
            to->care += (token->lists & PHW_LIST_AT_WORK) != 0;
            to->self += (token->lists & PHW_LIST_SELF) != 0;
            to->reader += (token->lists & PHW_LIST_CALLS) != 0;
            to->when += (clues & PHW_CLUE_WHEN) != 0;
            to->events += (clues & PHW_CLUE_EVENT) != 0;
            to->people += (clues & PHW_CLUE_PERSON) != 0;
            to->roles += (clues & PHW_CLUE_ROLE) != 0;
            to->outside += (clues & PHW_CLUE_OUTSIDE) != 0;
            to->ages += age;
            phw_clinical_term term;
            to->care += !token->no_term &&
                        phw_clinical_term_match(context->models, context->view->cells[cell].text,
                                                line->tokens, line->count, at, &term) &&
                        term.about != PHW_TERM_ROLE && term.strength >= CONDITION_STRENGTH;
            to->points -= clues & PHW_CLUE_OUTSIDE ? POINTS_OUTSIDE : 0;
            to->person[cell] |= age || (clues & PHW_CLUE_PERSON);
        }
    }
    to->points += to->event ? POINTS_EVENT : 0;
    return true;
}

static bool is_calendar(const phw_name_page *page)
{
    static const char *const days[] = {
        " mon monday ", " tue tues tuesday ", " wed wednesday ", " thu thur thurs thursday ",
        " fri friday ", " sat saturday ",     " sun sunday "};
    unsigned week = 0;
    for (uint32_t cell = 0; cell < page->context->view->cell_count; cell++) {
        const phw_name_line *line = &page->lines[cell];
        for (size_t i = 0; line->count > 0 && i < sizeof days / sizeof *days; i++)
            if (line->tokens[0].letters != PHW_CASE_LOWER &&
                phw_name_token_in(&line->tokens[0], days[i]))
                week |= 1U << i;
    }
    return __builtin_popcount(week) >= DAYS_LEAST;
}

static bool somebody_near(const phw_name_page *page, const speaker *from, uint32_t cell)
{
    uint32_t first = cell > REACH ? cell - REACH : 0;
    uint32_t last = cell + REACH;
    if (last >= page->context->view->cell_count)
        last = page->context->view->cell_count - 1;
    for (uint32_t i = first; i <= last; i++)
        if (from->person[i])
            return true;
    return false;
}

static void add(const phw_name_page *page, uint32_t cell, size_t first, size_t last,
                phw_finding_kind kind, const char *tag)
{
    const char *const tags[] = {tag, "jigsaw", NULL};
    phw_span span = phw_name_page_span(page, cell, first, last);
    const phw_candidate *known = phw_context_at(page->context, span, kind);
    if (!known || known->confidence < SURE_CLUE)
        phw_context_add(page->context, kind, PHW_SUBJECT_PATIENT, span, SURE_CLUE, tags);
}

/* A condition, rare or not, an unusual word, and a town that is named as somebody's: "from Whitby".
 */
static size_t read_terms(const phw_name_page *page, uint32_t cell, size_t at, unsigned *unusual)
{
    static const char *const from[] = {"from", "in", "near", "outside", NULL};
    phw_context *context = page->context;
    const phw_cell *text = &context->view->cells[cell];
    const phw_name_line *line = &page->lines[cell];
    const phw_name_token *token = &line->tokens[at];
    phw_clinical_term term;
    if (phw_clinical_term_match(context->models, text->text, line->tokens, line->count, at,
                                &term)) {
        if (term.about == PHW_TERM_CONDITION && term.strength >= CONDITION_STRENGTH)
            add(page, cell, term.first, term.last, PHW_FINDING_CLINICAL,
                term.rare ? "rare" : "condition");
        return term.last + 1;
    }
    if (at > 0 && phw_clue_is_any(&line->tokens[at - 1], from) &&
        token->letters == PHW_CASE_TITLE && (token->kinds & PHW_WORD_PLACE))
        add(page, cell, at, at, PHW_FINDING_APPOINTMENT, "town");
    else if (is_unusual(token) && *unusual < UNUSUAL_MOST && ++*unusual)
        add(page, cell, at, at, PHW_FINDING_CLINICAL, "unusual");
    return at + 1;
}

static size_t read_at(const phw_name_page *page, uint32_t cell, size_t at, unsigned *unusual)
{
    static const struct clue_row {
        unsigned clue;
        phw_finding_kind kind;
        const char *tag;
    } rows[] = {{PHW_CLUE_EVENT, PHW_FINDING_CLINICAL, "event"},
                {PHW_CLUE_AGE, PHW_FINDING_CLINICAL, "age"},
                {PHW_CLUE_SEVERAL, PHW_FINDING_CLINICAL, "several"},
                {PHW_CLUE_ROLE, PHW_FINDING_CLINICAL, "role"},
                {PHW_CLUE_OURS, PHW_FINDING_APPOINTMENT, "our-place"},
                {PHW_CLUE_WHEN, PHW_FINDING_APPOINTMENT, "when"}};
    const phw_name_line *line = &page->lines[cell];
    size_t last;
    int age = age_at(page, cell, at, &last);
    if (age >= 0) {
        add(page, cell, at, last, PHW_FINDING_CLINICAL, phw_age_tag(age));
        return last + 1;
    }
    if (is_numbered_place(line, at)) {
        add(page, cell, at, at + 1, PHW_FINDING_APPOINTMENT, "place");
        return at + 2;
    }
    last = own_place(line, at);
    if (last > at) {
        add(page, cell, at, last, PHW_FINDING_APPOINTMENT, "our-place");
        return last + 1;
    }
    if (line->tokens[at].kinds & PHW_WORD_RELATION) {
        add(page, cell, at, at, PHW_FINDING_CLINICAL, "family");
        return at + 1;
    }
    unsigned clues = phw_clue_at(line->tokens, line->count, at, &last);
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        if (!(clues & rows[i].clue))
            continue;
        add(page, cell, at, last, rows[i].kind, rows[i].tag);
        return last + 1;
    }
    return read_terms(page, cell, at, unusual);
}

void phw_recognise_clues(phw_context *context)
{
    phw_name_page page;
    speaker from = {.points = 0};
    unsigned unusual = 0;
    if (!phw_name_page_build(context, &page))
        return;
    /* On a record everything is about its patient, who is found by more than signs. */
    for (size_t i = 0; i < context->candidate_count; i++)
        if ((PATIENT_NUMBERS & 1U << context->candidates[i].kind) &&
            context->candidates[i].confidence >= NUMBER_SURE)
            return;
    if (!listen(&page, &from) || from.words > WORDS_MOST ||
        (from.points < POINTS_LEAST && !sounds_like_care(&from)) ||
        (!from.inside && is_calendar(&page)))
        return;
    for (uint32_t cell = 0; cell < context->view->cell_count && !context->failed; cell++) {
        if (!somebody_near(&page, &from, cell))
            continue;
        for (size_t at = 0; at < page.lines[cell].count;)
            at = read_at(&page, cell, at, &unusual);
    }
}
