/* SPDX-License-Identifier: Apache-2.0 */
/* Birth dates of a list of people, none of them labelled: entry after entry has a name, a date of
 * long ago and a telephone number at which somebody is reached, as queues for a call, clinics and
 * recalls have them. */
#include <string.h>

#include "identify/digits.h"
#include "identify/name_page.h"
#include "identify/word_lists.h"

/* Entries with a whole name, and the share of all that they must be. */
#define NAMED_LEAST 3U
#define NAMED_ONE_IN 2U
/* People are of different ages; what happened to all of them is not decades apart. */
#define YEARS_OLD 3
#define YEARS_APART 10
#define NAME_STRENGTH 0.15F
#define FAMILY_CLEAR 0.05F
#define WORLD_ONE_IN 3U
#define ROW_CELLS 4
#define PHONE_DIGITS 11
/* As a list of them says together; one by itself would say nothing. */
#define SURE_ROLL 0.62
#define ROLL_MAX 200U

typedef struct roll {
    phw_span dates[ROLL_MAX];
    uint32_t count, named;
    int first, last; /* years */
} roll;

/* Eleven digits from 01, 02, 03 or 07 (Ofcom, National Telephone Numbering Plan). */
static bool has_phone(const phw_cell *cell)
{
    for (uint32_t at = 0; cell->digits >= PHONE_DIGITS && at + PHONE_DIGITS <= cell->length; at++) {
        if (cell->text[at] != '0' || (at > 0 && phw_is_digit(cell->text[at - 1])))
            continue;
        phw_digit_run run = phw_digits_read(cell->text, at, cell->length, " ", PHONE_DIGITS, false);
        if (run.count == PHONE_DIGITS && strchr("1237", run.digits[1]))
            return true;
    }
    return false;
}

/* Does a cell begin with a name of more than one word? */
static bool begins_with_name(phw_context *context, uint32_t index)
{
    const phw_cell *cell = &context->view->cells[index];
    phw_name_token *tokens;
    phw_name_span name;
    size_t count;
    if (phw_name_tokens(cell->text, cell->length, context->words, &tokens, &count, NULL) !=
        PHW_OK) {
        context->failed = true;
        return false;
    }
    return phw_name_shape_match(tokens, count, 0, &name) && name.form != PHW_NAME_SINGLE &&
           name.strength >= NAME_STRENGTH;
}

/* The entry of a date: its row, and the cell that it stands under. */
static void look_at(phw_context *context, uint32_t cell, bool *phone, bool *named)
{
    const phw_view *view = context->view;
    uint32_t at = cell;
    for (int i = 0; i < ROW_CELLS && view->cells[at].previous != PHW_VIEW_NONE; i++)
        at = view->cells[at].previous;
    for (int i = 0; i <= 2 * ROW_CELLS && at != PHW_VIEW_NONE; i++, at = view->cells[at].next) {
        *phone |= has_phone(&view->cells[at]);
        *named |= begins_with_name(context, at);
    }
    if (context->above[cell] != PHW_VIEW_NONE)
        *named |= begins_with_name(context, context->above[cell]);
}

static void gather(phw_context *context, roll *found)
{
    const int latest = phw_page_dates_latest(context->dates, context->view);
    for (uint32_t i = 0; i < context->view->cell_count && found->count < ROLL_MAX; i++) {
        uint32_t count;
        const phw_date *date = phw_page_dates_of(context->dates, i, &count);
        bool phone = false, named = false;
        int year = count == 1 ? phw_date_full_year(date, latest) : latest;
        if (latest - year < YEARS_OLD)
            continue;
        look_at(context, i, &phone, &named);
        if (!phone)
            continue;
        found->first = found->count == 0 || year < found->first ? year : found->first;
        found->last = found->count == 0 || year > found->last ? year : found->last;
        found->dates[found->count++] = (phw_span){i, date->begin, date->end};
        found->named += named;
    }
}

/* Pupils, members and guests have telephones and birthdays too; "Price" and "Church" are people,
 * and a "bank RN" is a nurse: one word of the world among several entries says nothing. */
static bool is_of_the_world(phw_context *context, uint32_t named)
{
    uint32_t words = 0;
    for (uint32_t i = 0; i < context->view->cell_count; i++) {
        const phw_cell *cell = &context->view->cells[i];
        phw_name_token *tokens;
        size_t count;
        if (phw_name_tokens(cell->text, cell->length, context->words, &tokens, &count, NULL) !=
            PHW_OK) {
            context->failed = true;
            return true;
        }
        for (size_t at = 0; at < count; at++)
            words += (tokens[at].lists & PHW_LIST_PUBLIC) && tokens[at].family < FAMILY_CLEAR;
    }
    return words * WORLD_ONE_IN > named || phw_evidence_sells(&context->evidence);
}

void phw_recognise_date_of_birth_roll(phw_context *context)
{
    static const char *const tags[] = {"list-of-births", NULL};
    roll *found = phw_arena_alloc(context->arena, sizeof *found);
    if (!found) {
        context->failed = true;
        return;
    }
    found->count = found->named = 0;
    gather(context, found);
    if (found->named < NAMED_LEAST || found->named * NAMED_ONE_IN < found->count ||
        found->last - found->first < YEARS_APART || is_of_the_world(context, found->named))
        return;
    for (uint32_t i = 0; i < found->count; i++)
        if (!phw_context_at(context, found->dates[i], PHW_FINDING_DATE_OF_BIRTH))
            phw_context_add(context, PHW_FINDING_DATE_OF_BIRTH, PHW_SUBJECT_PATIENT,
                            found->dates[i], SURE_ROLL, tags);
}
