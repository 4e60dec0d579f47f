/* SPDX-License-Identifier: Apache-2.0 */
#include "identify/name_column.h"

#include <math.h>

#include "identify/name_model.h"
#include "identify/name_traits.h"

/* Names looked at on one page: bounds the comparing of each with each. */
#define LISTED_MAX 300
/* How far left edges may lie apart, in text heights, and how different heights may be. */
#define EDGE_APART 1.2
#define HEIGHTS_APART 1.7
/* A column is this many names of more than one word. */
#define COLUMN_LEAST 3
#define SINGLE_LEAST 0.2F
#define COLUMN_NAME 0.7
#define SINGLE_IN_COLUMN 0.55

/* In a column of patients one name in so many may be of staff. */
#define STAFF_ONE_IN 3

/* One row in so many must speak of a patient for the column to be one of patients. */
#define CLINICAL_ROWS_ONE_IN 3

#define ROW_REACH 6

/* Rows above and below that may be written alike, how many must, and how sure their names be. */
#define MATES_REACH 8
#define MATES_LEAST 2
#define MATE_SURE 0.45
#define NO_NAME                                                                                    \
    (PHW_WORD_NEVER | PHW_WORD_ORGANISATION | PHW_WORD_STREET | PHW_WORD_TITLE |                   \
     PHW_WORD_STAFF_TITLE | PHW_WORD_ROLE | PHW_WORD_CALENDAR | PHW_WORD_CLINICAL)

/* Words of a cell that is filled, and the names above and below that it takes. */
#define FILLED_WORDS 4
#define FILLED_MATES 3
/* … and under a heading that says whose names they are. */
#define HEADED_MATES 2
/* By so much the whole is surer than a part of it that was told. */
#define FILLED_MORE 0.01
#define FILLED_MOST 0.99
/* How like a name a word must be that is another word, a label, or what streets and places are
 * called by ("Green", "Church") as well. */
#define FILLED_FAMILY 0.015F
#define FILLED_CLEARLY 0.5F
#define NO_NAME_BEHIND                                                                             \
    (PHW_WORD_ORGANISATION | PHW_WORD_STREET | PHW_WORD_STAFF_TITLE | PHW_WORD_ROLE |              \
     PHW_WORD_CLINICAL)

#define OTHER_NAMES (1U << PHW_FINDING_STAFF_NAME | 1U << PHW_FINDING_RELATIVE_NAME)
#define NAME_KINDS                                                                                 \
    (1U << PHW_FINDING_PATIENT_NAME | 1U << PHW_FINDING_STAFF_NAME |                               \
     1U << PHW_FINDING_RELATIVE_NAME)

typedef struct listed_name {
    uint32_t cell;
    phw_name_span span;
    bool found; /**< a candidate already */
    bool staff;
    bool other;    /**< known as staff's or a relative's: no support for a column of patients */
    bool clinical; /**< its row speaks of a patient */
} listed_name;

/* What is said on the rest of a row: terms, or a patient's number. */
static bool row_is_clinical(const phw_name_page *page, uint32_t cell)
{
    uint32_t at = cell;
    if (phw_name_page_row_numbers(page, cell))
        return true;
    for (uint32_t i = 0; i < ROW_REACH && at != PHW_VIEW_NONE; i++) {
        if (page->lines[at].terms > 0 ||
            phw_context_in_cell(page->context, at, 1U << PHW_FINDING_APPOINTMENT, 0.5))
            return true;
        at = page->context->view->cells[at].next;
    }
    return false;
}

static bool read_cell(const phw_name_page *page, uint32_t cell, listed_name *name)
{
    const phw_name_line *line = &page->lines[cell];
    if (line->count == 0 || phw_labels_starts(page->context->labels, cell) ||
        !phw_name_shape_match(line->tokens, line->count, 0, &name->span) || name->span.first != 0)
        return false;
    if (name->span.form == PHW_NAME_SINGLE && name->span.strength < SINGLE_LEAST)
        return false;
    name->cell = cell;
    name->found = phw_context_in_cell(page->context, cell, NAME_KINDS, 0.45);
    name->staff = phw_context_in_cell(page->context, cell, 1U << PHW_FINDING_STAFF_NAME, 0.45);
    name->other = name->staff ||
                  phw_context_in_cell(page->context, cell, 1U << PHW_FINDING_RELATIVE_NAME, 0.45);
    name->clinical = row_is_clinical(page, cell);
    return true;
}

bool phw_name_column_same(const phw_view *view, uint32_t a, uint32_t b)
{
    const phw_cell *one = &view->cells[a], *two = &view->cells[b];
    double taller = fmax(one->height, two->height), lower = fmin(one->height, two->height);
    if (taller > HEIGHTS_APART * lower)
        return false;
    phw_extent place = phw_view_extent(view, a, phw_view_whole(view, b));
    return fabs(place.left) <= EDGE_APART * taller && fabs(place.middle) > 0.5 * lower;
}

static void judge(const phw_name_page *page, const listed_name *names, size_t count, size_t at)
{
    size_t others = 0, staff = 0, clinical = names[at].clinical;
    bool single = names[at].span.form == PHW_NAME_SINGLE;
    for (size_t i = 0; i < count; i++) {
        if (i == at || !phw_name_column_same(page->context->view, names[at].cell, names[i].cell))
            continue;
        others += names[i].span.form != PHW_NAME_SINGLE && !names[i].other;
        staff += names[i].staff;
        clinical += names[i].clinical;
    }
    if (others + !single < COLUMN_LEAST || staff * 2 > others ||
        clinical * CLINICAL_ROWS_ONE_IN < others + 1)
        return;
    const char *const tags[] = {phw_name_form_tag(names[at].span.form), "column-of-names", NULL};
    phw_context_add(
        page->context, PHW_FINDING_PATIENT_NAME, PHW_SUBJECT_PATIENT,
        phw_name_page_span(page, names[at].cell, names[at].span.first, names[at].span.last),
        single ? SINGLE_IN_COLUMN : COLUMN_NAME, tags);
}

/* The tokens of the patient's name that a cell begins with, behind its number or hour; 0 where it
 * does with none. */
static size_t leading_name(const phw_name_page *page, uint32_t cell)
{
    const phw_context *context = page->context;
    const phw_name_line *line = &page->lines[cell];
    const size_t head = phw_name_row_prefix(line);
    for (uint32_t i = phw_context_next_in_cell(context, cell, PHW_VIEW_NONE); i != PHW_VIEW_NONE;
         i = phw_context_next_in_cell(context, cell, i)) {
        const phw_candidate *known = &context->candidates[i];
        size_t count = 0;
        if (known->kind != PHW_FINDING_PATIENT_NAME || known->confidence < MATE_SURE ||
            head == line->count || known->span.begin != line->tokens[head].from)
            continue;
        while (head + count < line->count && line->tokens[head + count].to <= known->span.end)
            count++;
        return count;
    }
    return 0;
}

/* "Heard, A" under "Berg, Z", "Lines b15" under "Morley b24": written alike, name and what follows,
 * both behind a number or hour or neither. */
static bool written_alike(const phw_name_line *one, const phw_name_line *two, size_t words)
{
    const size_t head = phw_name_row_prefix(one), other = phw_name_row_prefix(two);
    const size_t own = one->count - head, theirs = two->count - other;
    if ((head > 0) != (other > 0) || own < words || theirs < words ||
        (own == words) != (theirs == words))
        return false;
    for (size_t i = 0; i < words + (own > words); i++) {
        const phw_name_token *a = &one->tokens[head + i], *b = &two->tokens[other + i];
        if (a->letters != b->letters || (i > 0 && a->before != b->before))
            return false;
    }
    return true;
}

/* A word that no table has as a name, between rows of a list that begin with patients' names and
 * are written as its row is. */
static void join_rows(const phw_name_page *page, uint32_t cell)
{
    static const char *const tags[] = {"column-of-names", NULL};
    phw_context *context = page->context;
    const uint32_t *const ways[] = {context->rows.above, context->rows.below};
    const phw_name_line *line = &page->lines[cell];
    const size_t head = phw_name_row_prefix(line);
    const phw_name_token *first = head < line->count ? &line->tokens[head] : NULL;
    size_t words = 0, mates = 0;
    if (!first || (first->letters != PHW_CASE_TITLE && first->letters != PHW_CASE_UPPER) ||
        (first->kinds & NO_NAME) || phw_labels_starts(context->labels, cell) ||
        phw_context_in_cell(context, cell, NAME_KINDS, MATE_SURE))
        return;
    for (size_t way = 0; way < sizeof ways / sizeof ways[0]; way++) {
        uint32_t other = ways[way][cell];
        for (int i = 0; i < MATES_REACH && other != PHW_VIEW_NONE; i++) {
            size_t count = leading_name(page, other);
            if (count > 0 && count <= 2 && (words == 0 || count == words) &&
                written_alike(line, &page->lines[other], count)) {
                words = count;
                mates++;
            }
            other = ways[way][other];
        }
    }
    if (mates >= MATES_LEAST)
        phw_context_add(context, PHW_FINDING_PATIENT_NAME, PHW_SUBJECT_PATIENT,
                        phw_name_page_span(page, cell, head, head + words - 1), SINGLE_IN_COLUMN,
                        tags);
}

/* What a word is that no name is, unless it is as good a surname ("Church"), or a better one
 * ("Ward"). */
static unsigned none_of(const phw_name_token *token, size_t at)
{
    unsigned none = at > 0 ? NO_NAME_BEHIND : NO_NAME;
    if (token->family >= FILLED_CLEARLY)
        none &= ~(unsigned)PHW_WORD_CLINICAL;
    return token->family >= FILLED_FAMILY
               ? none & ~(unsigned)(PHW_WORD_ORGANISATION | PHW_WORD_STREET)
               : none;
}

/* Whether a cell holds capital words, an initial ("F Church") and particles alone, of which the
 * first may be a name. */
static bool may_all_be_name(const phw_name_line *line)
{
    size_t capitals = 0;
    if (line->count == 0 || line->count > FILLED_WORDS)
        return false;
    for (size_t i = 0; i < line->count; i++) {
        const phw_name_token *token = &line->tokens[i];
        const bool capital = token->letters == PHW_CASE_TITLE || token->letters == PHW_CASE_UPPER;
        const bool part =
            (token->kinds & PHW_WORD_PARTICLE) && !(token->before & ~(unsigned)PHW_GAP_EDGE);
        const bool initial = i == 0 && token->letters == PHW_CASE_INITIAL && line->count > 1;
        if ((token->before & ~(unsigned)(PHW_GAP_COMMA | PHW_GAP_GLUED | PHW_GAP_EDGE)) ||
            (!capital && !part && !initial) || (!initial && (token->kinds & none_of(token, i))))
            return false;
        /* "References": a word that is nobody's name heads what follows. */
        if (capital && token->word > 0 && fmaxf(token->family, token->given) < FILLED_FAMILY)
            return false;
        capitals += capital && token->key_length >= 2;
    }
    return capitals > 0;
}

/* A label, unless it is as good a surname ("Day"). */
static bool is_field(const phw_name_page *page, uint32_t cell)
{
    const phw_labels *labels = page->context->labels;
    return phw_labels_starts(labels, cell) && (labels->labels[labels->first_label[cell]].colon ||
                                               page->lines[cell].tokens[0].family < FILLED_FAMILY);
}

/* What heads the column of a cell, where names stand in it; NULL: nothing. */
static const phw_label *heading_of(const phw_name_page *page, phw_span span)
{
    const phw_labels *labels = page->context->labels;
    const phw_label_link *link =
        phw_labels_link(labels, span, PHW_LABEL_BIT(PHW_LABEL_PERSON_NAME));
    return link ? &labels->labels[link->label] : NULL;
}

/* "Day", "da Silva", "Edna May": where the cells above and below are patients' names, the whole of
 * one that is words with capitals is a name, though half of it, or all, may be other words. */
static void fill_cell(const phw_name_page *page, uint32_t cell)
{
    static const char *const tags[] = {"column-of-names", NULL};
    phw_context *context = page->context;
    const uint32_t *const ways[] = {context->rows.above, context->rows.below};
    const phw_name_line *line = &page->lines[cell];
    size_t mates = 0, over = 0, clinical = row_is_clinical(page, cell);
    if (!may_all_be_name(line) || is_field(page, cell) ||
        phw_context_in_cell(context, cell, OTHER_NAMES, MATE_SURE))
        return;
    const phw_span span = phw_name_page_span(page, cell, 0, line->count - 1);
    const phw_label *heading = heading_of(page, span);
    /* What heads a column has no name and no heading over it and nobody's details beside it. */
    over = clinical + (heading != NULL);
    for (size_t way = 0; way < sizeof ways / sizeof ways[0]; way++) {
        uint32_t other = ways[way][cell];
        for (int i = 0; i < MATES_REACH && other != PHW_VIEW_NONE; i++) {
            if (leading_name(page, other) > 0 && phw_name_column_same(context->view, cell, other)) {
                mates++;
                over += way == 0;
                clinical += row_is_clinical(page, other);
            }
            other = ways[way][other];
        }
    }
    double sure = SINGLE_IN_COLUMN;
    bool whole = false;
    for (uint32_t i = phw_context_next_in_cell(context, cell, PHW_VIEW_NONE); i != PHW_VIEW_NONE;
         i = phw_context_next_in_cell(context, cell, i)) {
        const phw_candidate *known = &context->candidates[i];
        if (known->kind != PHW_FINDING_PATIENT_NAME)
            continue;
        whole |= known->span.begin <= span.begin && known->span.end >= span.end;
        sure = fmax(sure, fmin(known->confidence + FILLED_MORE, FILLED_MOST));
    }
    const bool patients = heading && phw_name_page_label_says_patient(context, heading);
    if (mates >= (patients ? HEADED_MATES : FILLED_MATES) && over > 0 && !whole &&
        (clinical * CLINICAL_ROWS_ONE_IN > mates || page->clinical >= PHW_NAME_CLINICAL_ENOUGH ||
         patients))
        phw_context_add(context, PHW_FINDING_PATIENT_NAME, PHW_SUBJECT_PATIENT, span, sure, tags);
}

static bool heads_its_cell(const phw_name_page *page, const phw_name_mention *mention)
{
    return mention->name.first == phw_name_row_prefix(&page->lines[mention->cell]);
}

/* Whether a colleague by nothing but the form of the name ("A Entwistle") stands in a column of
 * patients. */
static bool among_patients(const phw_name_page *page, const phw_name_mention *mentions,
                           size_t count, size_t at)
{
    size_t patients = 0, staff = 0, clinical = row_is_clinical(page, mentions[at].cell);
    for (size_t i = 0; i < count; i++) {
        const phw_name_mention *other = &mentions[i];
        if (i == at || !heads_its_cell(page, other) ||
            !phw_name_column_same(page->context->view, mentions[at].cell, other->cell))
            continue;
        patients += other->owner == PHW_OWNER_PATIENT;
        staff += phw_name_model_staff_sign(&other->features);
        clinical += row_is_clinical(page, other->cell);
    }
    return patients >= COLUMN_LEAST && staff * STAFF_ONE_IN <= patients &&
           clinical * CLINICAL_ROWS_ONE_IN >= patients;
}

void phw_name_column_agree(const phw_name_page *page, phw_name_mention *mentions, size_t count)
{
    if (page->clinical < PHW_NAME_CLINICAL_ENOUGH || count > LISTED_MAX)
        return;
    bool *changes = phw_arena_alloc_array(page->context->arena, count + 1, sizeof *changes);
    if (!changes) {
        page->context->failed = true;
        return;
    }
    for (size_t i = 0; i < count; i++)
        changes[i] = mentions[i].owner == PHW_OWNER_STAFF &&
                     !phw_name_model_staff_sign(&mentions[i].features) &&
                     heads_its_cell(page, &mentions[i]) && among_patients(page, mentions, count, i);
    for (size_t i = 0; i < count; i++)
        if (changes[i])
            mentions[i].owner = PHW_OWNER_PATIENT;
}

void phw_name_column(const phw_name_page *page)
{
    phw_context *context = page->context;
    for (uint32_t cell = 0; cell < context->view->cell_count && !context->failed; cell++)
        join_rows(page, cell);
    for (uint32_t cell = 0; cell < context->view->cell_count && !context->failed; cell++)
        fill_cell(page, cell);
    if (page->clinical < PHW_NAME_CLINICAL_ENOUGH)
        return;
    listed_name *names = phw_arena_alloc_array(context->arena, LISTED_MAX, sizeof *names);
    if (!names) {
        context->failed = true;
        return;
    }
    size_t count = 0;
    for (uint32_t cell = 0; cell < context->view->cell_count && count < LISTED_MAX; cell++)
        count += read_cell(page, cell, &names[count]);
    for (size_t i = 0; i < count && !context->failed; i++) {
        if (!names[i].found)
            judge(page, names, count, i);
    }
}
