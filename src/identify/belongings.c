/* SPDX-License-Identifier: Apache-2.0 */
/* What is marked with whose it is where people are looked after: "Okafor" over "zimmer - do not
 * remove" over a ward's bed, and tapes for clothes, "M MARSH RM 12", with nothing else in the
 * picture. Run before the names. */
#include <string.h>

#include "identify/name_run.h"

/* Words of a tag, and of a picture of tapes, at most. */
#define TAG_WORDS 25U
#define TAPE_WORDS 120U
/* Tapes at least, unless all are of a home or the one there is has a clear name. */
#define TAPES_LEAST 2U
/* Lines that are none, their rooms misread, to so many that are. */
#define TAPES_TO_OTHER 4U
#define CLEAR_NAME 0.5F
/* … and how many names are whole where there are more. */
#define WHOLE_ONE_IN 3U
#define PLACE_DIGITS 2U
#define LETTERS_LEAST 3U
/* How like a name a word is that may be another ("Love"). */
#define LIKE_LEAST 0.10F
#define SURE_OWNER 0.76
#define SURE_LITTLE 0.60 /* a maker's name, a school's tape, a box for "Bed 2": somebody looks */

/* What patients and residents call their own, and what others have and lose as well. */
#define AIDS " commode dentures hearing hoist prosthesis rollator rotunda walker wheelchair zimmer "
#define ANYBODYS " crutches cushion frame glasses mattress sling slippers spectacles teeth walking "
#define THINGS AIDS ANYBODYS
/* Places where they are. */
#define PLACES " bay bed cot cubicle rm room sr "
/* Many are called so: it is no place in a name. */
#define WARD " ward "
/* … and those that no hotel has, where what anybody has may be theirs. */
#define BEDSIDES " bay bed cot cubicle sr ward "
/* What makes tapes, and what anybody has, those of a home. */
#define HOMES " care carer home laundry nursing resident residents ward "

/* "bed 12", "RM 3", "SR2" at token @p at. */
static bool place_at(const phw_name_line *line, size_t at)
{
    if (at >= line->count)
        return false;
    return phw_name_token_is_bed(&line->tokens[at]) ||
           (at + 1 < line->count && phw_name_token_in(&line->tokens[at], PLACES WARD) &&
            line->tokens[at + 1].letters == PHW_CASE_NUMBER &&
            line->tokens[at + 1].key_length <= PLACE_DIGITS);
}

static bool has_place(const phw_name_page *page)
{
    for (uint32_t cell = 0; cell < page->context->view->cell_count; cell++)
        for (size_t at = 0; at < page->lines[cell].count; at++)
            if (place_at(&page->lines[cell], at))
                return true;
    return false;
}

/* A name of any form at a cell's head: "Okafor", "M MARSH", "Mrs Long". */
static bool owner(const phw_name_line *line, phw_name_run *run)
{
    if (line->count == 0 || !phw_name_run_match(line, 0, run))
        return false;
    bool letters = false;
    phw_name_run kept = *run;
    kept.full = 0;
    kept.like = 0;
    for (kept.end = run->first; kept.end < run->end; kept.end++) {
        const phw_name_token *token = &line->tokens[kept.end];
        if (phw_name_token_in(token, THINGS))
            return false;
        if (phw_name_token_in(token, PLACES))
            break;
        const bool word = token->key_length > 1 && !(token->kinds & PHW_WORD_TITLE);
        kept.full += word;
        kept.like += !word ? 0 : token->known ? phw_name_token_best(token) : 1;
        letters |= token->key_length >= LETTERS_LEAST;
    }
    /* "Noble C RM 8": capitals all. */
    if (kept.end < run->end)
        *run = kept;
    return letters && (run->titled || run->initial || run->like >= LIKE_LEAST);
}

/* Whether the tables hold a word of a run, as whatever: a maker's name is in none. */
static bool is_known(const phw_name_line *line, const phw_name_run *run)
{
    for (size_t at = run->first; at < run->end; at++)
        if (line->tokens[at].known && line->tokens[at].key_length >= LETTERS_LEAST)
            return true;
    return false;
}

/* The frame's or the glasses' tag: one line of it is a name and nothing else. */
static void look_at_tag(const phw_name_page *page)
{
    const uint32_t cells = page->context->view->cell_count;
    phw_name_run run, found = {0};
    uint32_t names = 0, whose = 0;
    const bool aids = phw_name_page_says(page, AIDS), homes = phw_name_page_says(page, HOMES);
    const bool anybodys = phw_name_page_says(page, ANYBODYS) && phw_name_page_says(page, BEDSIDES);
    if (phw_name_page_words(page) > TAG_WORDS || !has_place(page) || (!aids && !anybodys))
        return;
    for (uint32_t cell = 0; cell < cells; cell++)
        if (owner(&page->lines[cell], &run) && run.end == page->lines[cell].count) {
            names++;
            whose = cell;
            found = run;
        }
    if (names == 1) {
        const bool sure = (aids || homes) && is_known(&page->lines[whose], &found);
        phw_name_run_add(page, whose, &found, sure ? SURE_OWNER : SURE_LITTLE, "owner");
    }
}

/* "M MARSH RM 12" to the end of the row, in one cell or two. */
static bool is_tape(const phw_name_page *page, uint32_t cell, phw_name_run *run)
{
    const phw_name_line *line = &page->lines[cell];
    if (!owner(line, run))
        return false;
    size_t at = run->end;
    if (at == line->count) {
        cell = page->context->view->cells[cell].next;
        at = 0;
        if (cell == PHW_VIEW_NONE)
            return false;
        line = &page->lines[cell];
    }
    /* The number may be lost at the tape's end. */
    return at < line->count && phw_name_token_is(&line->tokens[at], "rm") &&
           (at + 1 == line->count || (at + 2 == line->count && place_at(line, at)));
}

/* Whether a cell is the room of the tape before it. */
static bool is_room(const phw_name_line *line)
{
    return line->count == 2 && phw_name_token_is(&line->tokens[0], "rm") && place_at(line, 0);
}

/* Tapes for clothes, and nothing but tapes. */
static void look_at_tapes(const phw_name_page *page)
{
    const uint32_t cells = page->context->view->cell_count;
    phw_name_run run;
    uint32_t tapes = 0, whole = 0, others = 0;
    float like = 0;
    const bool home = phw_name_page_says(page, HOMES);
    if (phw_name_page_words(page) > TAPE_WORDS)
        return;
    for (uint32_t cell = 0; cell < cells; cell++) {
        const phw_name_line *line = &page->lines[cell];
        const bool tape = is_tape(page, cell, &run);
        tapes += tape;
        whole += tape && (run.titled || run.initial || run.full > 1);
        like = tape && run.like > like ? run.like : like;
        others += !tape && line->count > 0 && !is_room(line);
    }
    if (!home && others * TAPES_TO_OTHER > tapes)
        return;
    /* "French RM 4": a timetable. */
    if (!home && tapes > 1 && whole * WHOLE_ONE_IN < tapes)
        return;
    const uint32_t least = home || like >= CLEAR_NAME ? 1 : TAPES_LEAST;
    for (uint32_t cell = 0; tapes >= least && cell < cells; cell++)
        if (is_tape(page, cell, &run))
            phw_name_run_add(page, cell, &run, home ? SURE_OWNER : SURE_LITTLE, "owner");
}

void phw_recognise_belongings(phw_context *context)
{
    phw_name_page page;
    if (phw_evidence_sells(&context->evidence) || context->view->cell_count > TAPE_WORDS ||
        !phw_name_page_build(context, &page) || phw_name_run_animals(&page) > 0)
        return;
    look_at_tag(&page);
    look_at_tapes(&page);
}
