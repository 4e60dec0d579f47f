/* SPDX-License-Identifier: Apache-2.0 */
/* People one under the other or side by side, each with an illness, a medicine or what is to be
 * done for them right behind or below: patients, whatever else is on the page. So stand a ward's
 * patients beside the rota of its staff, visits on a map and the people of a geneticist's tree. So
 * do volumes of notes on a trolley, which bear a hospital's numbers in the place of illnesses. */
#include "identify/clinical_term.h"
#include "identify/hospital_number.h"
#include "identify/name_page.h"
#include "identify/word_lists.h"

/* Of how many people at least so much is told. One is told of anywhere. */
#define PEOPLE_LEAST 4U
/* A name by its form and the tables. "Park, Min-jun" is one where others are. */
#define NAME_STRENGTH 0.2F
#define MAYBE_GIVEN 0.05F
#define YEAR_DIGITS 4U
/* Tokens before a name: its number, its bed, what was read for a tick; cells of its row behind it,
 * and lines below that tell of it; words of such a line. What is longer is prose. */
#define BEFORE_MOST 2U
#define ROW_REACH 8U
#define LINES_BELOW 2
#define WORDS_MOST 8U
/* How little a term is used outside medicine. */
#define TERM_STRENGTH 0.15F
#define FAMILY_CLEAR 0.05F
#define WORLD_ONE_IN 3U
#define SURE_ROLL 0.80
#define ROLL_MAX 300U

/* What is done for a patient or told of one, and in no list of staff: "cardiology" is. */
#define DONE                                                                                       \
    " bloods brca brca1 brca2 ca cannula catheter catheters compression dnacpr dressing "          \
    "dressings "                                                                                   \
    "driver enema insulin injection nbm nebs ovarian palliative stoma syringe tto ttos ulcer "     \
    "ulcers wound "                                                                                \
    "wounds "

typedef struct entry {
    uint32_t cell;
    phw_name_span name;
} entry;

typedef struct told_of {
    bool care, number;
    bool history;       /* "d. 1919 pneumonia": of a family tree, and nobody's patient */
    bool local, volume; /* a hospital's number, and which volume of its notes */
} told_of;

typedef struct roll {
    entry items[ROLL_MAX];
    uint32_t count, sure; /* of these, by their form and the tables */
} roll;

/* "Park, Min-jun", "STREET Joy": words with capitals, whatever else they mean. */
static bool filed_shape(const phw_name_line *line, size_t at, phw_name_span *name)
{
    const phw_name_token *family = &line->tokens[at], *given = family + 1;
    if (at + 1 >= line->count || given->letters != PHW_CASE_TITLE)
        return false;
    const bool comma = given->before == PHW_GAP_COMMA && family->letters == PHW_CASE_TITLE;
    const bool upper =
        (given->before == PHW_GAP_COMMA || (!given->before && given->given >= MAYBE_GIVEN)) &&
        family->letters == PHW_CASE_UPPER;
    if (!comma && !upper)
        return false;
    *name = (phw_name_span){.first = at,
                            .last = at + 1,
                            .family = at,
                            .given = at + 1,
                            .title = PHW_NO_TOKEN,
                            .form = PHW_NAME_COMMA};
    return true;
}

/* The name that a cell begins with, behind a number or a bed. */
static bool head_name(const phw_name_page *page, uint32_t cell, phw_name_span *name)
{
    const phw_name_line *line = &page->lines[cell];
    size_t at = 0;
    if (line->count > WORDS_MOST)
        return false;
    while (
        at < line->count && at < BEFORE_MOST &&
        (line->tokens[at].letters == PHW_CASE_NUMBER || phw_name_token_is_bed(&line->tokens[at])))
        at++;
    if (at == line->count)
        return false;
    if ((!phw_name_shape_match(line->tokens, line->count, at, name) ||
         name->form == PHW_NAME_SINGLE) &&
        !filed_shape(line, at, name))
        return false;
    if (name->title != PHW_NO_TOKEN && (line->tokens[name->title].kinds & PHW_WORD_STAFF_TITLE))
        return false;
    const size_t behind = name->last + 1;
    if (behind < line->count && (line->tokens[behind].kinds & PHW_WORD_ROLE))
        return false;
    return name->form == PHW_NAME_COMMA || name->strength >= NAME_STRENGTH;
}

static bool is_local(const phw_name_page *page, uint32_t cell, const phw_name_token *token)
{
    return phw_local_number_shape(page->context->view->cells[cell].text, token->from, token->to) !=
           PHW_LOCAL_NONE;
}

/* Adds to what is told what tokens from @p at on tell: an illness, a medicine, a test or something
 * done, and a number, which is an age, a day, a bed or a house. */
static void hear(const phw_name_page *page, uint32_t cell, size_t at, told_of *told)
{
    const phw_name_line *line = &page->lines[cell];
    for (; at < line->count; at++) {
        phw_clinical_term term;
        const phw_name_token *token = &line->tokens[at];
        told->number |= token->letters == PHW_CASE_NUMBER;
        told->care |= phw_name_token_in(token, DONE);
        told->history |= at > 0 && token->letters == PHW_CASE_NUMBER &&
                         token->key_length == YEAR_DIGITS &&
                         phw_name_token_in(token - 1, " b born d died bap bur m ");
        told->volume |= phw_name_token_is(token, "vol");
        told->local |= token->letters == PHW_CASE_NUMBER && is_local(page, cell, token);
        if (!token->no_term &&
            phw_clinical_term_match(page->context->models, page->context->view->cells[cell].text,
                                    line->tokens, line->count, at, &term))
            told->care |= term.about != PHW_TERM_ROLE && term.about != PHW_TERM_WARD &&
                          term.strength >= TERM_STRENGTH;
    }
}

/* From cell @p cell to the right, up to whoever is next. */
static void hear_row(const phw_name_page *page, uint32_t cell, size_t from, told_of *told)
{
    phw_name_span other;
    for (uint32_t i = 0; i < ROW_REACH && cell != PHW_VIEW_NONE; i++) {
        if ((i > 0 && head_name(page, cell, &other)) || page->lines[cell].count > WORDS_MOST + from)
            return;
        hear(page, cell, from, told);
        cell = page->context->view->cells[cell].next;
        from = 0;
    }
}

/* "Ceri Tehrani" over "13.8.41" over "BRCA1 neg". */
static void hear_below(const phw_name_page *page, uint32_t cell, told_of *told)
{
    phw_name_span other;
    for (int i = 0; i < LINES_BELOW; i++) {
        cell = page->context->below[cell];
        if (cell == PHW_VIEW_NONE || head_name(page, cell, &other))
            return;
        hear_row(page, cell, 0, told);
    }
}

static void gather(const phw_name_page *page, roll *found)
{
    const phw_context *context = page->context;
    for (uint32_t cell = 0; cell < context->view->cell_count && found->count < ROLL_MAX; cell++) {
        entry *item = &found->items[found->count];
        if (!head_name(page, cell, &item->name))
            continue;
        item->cell = cell;
        told_of told = {.number = item->name.first > 0};
        hear_row(page, cell, item->name.last + 1, &told);
        hear_below(page, cell, &told);
        if ((!told.care && !(told.local && told.volume)) || !told.number || told.history)
            continue;
        found->sure += item->name.strength >= NAME_STRENGTH;
        found->count++;
    }
}

/* Runners for a charity have a number, a name and an illness as well. "Hall" and "Church" are
 * people, and some live in a flat; one word of the world among several of these says nothing. */
static bool is_of_the_world(const phw_name_page *page, uint32_t people)
{
    uint32_t words = 0;
    for (uint32_t cell = 0; cell < page->context->view->cell_count; cell++) {
        const phw_name_line *line = &page->lines[cell];
        for (size_t at = 0; at < line->count; at++)
            words += (line->tokens[at].lists & PHW_LIST_PUBLIC) &&
                     line->tokens[at].family < FAMILY_CLEAR &&
                     !phw_name_token_is(&line->tokens[at], "flat");
    }
    return words * WORLD_ONE_IN > people;
}

/* Adds a patient, who is no colleague though the form of the name said so. */
static void tell(const phw_name_page *page, const entry *item)
{
    phw_context *context = page->context;
    const phw_name_span *name = &item->name;
    const char *const tags[] = {phw_name_form_tag(name->form), "roll-of-care", NULL};
    const phw_span span = phw_name_page_span(page, item->cell, name->first, name->last);
    for (uint32_t i = phw_context_next_in_cell(context, span.cell, PHW_VIEW_NONE);
         i != PHW_VIEW_NONE; i = phw_context_next_in_cell(context, span.cell, i)) {
        phw_candidate *known = &context->candidates[i];
        if (known->kind == PHW_FINDING_STAFF_NAME && known->span.begin < span.end &&
            span.begin < known->span.end)
            known->confidence = 0;
    }
    phw_context_add(context, PHW_FINDING_PATIENT_NAME, PHW_SUBJECT_PATIENT, span, SURE_ROLL, tags);
}

void phw_recognise_name_roll(phw_context *context)
{
    phw_name_page page;
    if (phw_evidence_sells(&context->evidence) || !phw_name_page_build(context, &page))
        return;
    roll *found = phw_arena_alloc(context->arena, sizeof *found);
    if (!found) {
        context->failed = true;
        return;
    }
    found->count = found->sure = 0;
    gather(&page, found);
    if (found->sure < PEOPLE_LEAST || is_of_the_world(&page, found->count))
        return;
    for (uint32_t i = 0; i < found->count; i++)
        tell(&page, &found->items[i]);
}
