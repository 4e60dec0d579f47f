/* SPDX-License-Identifier: Apache-2.0 */
/* Displays in waiting rooms: a name, where the patient is to go, and who was called before. */
#include "identify/name_page.h"

/* As sure as what a name's form may say of a colleague. */
#define SURE_CALLED 0.96
/* Rows of those who were called before. */
#define CALLED_MOST 12
/* Words of what heads them, with the hour; names beside rooms under it, at least. */
#define HEADING_WORDS 4
#define BESIDE_ROOMS_LEAST 2U
/* Words of a name, how surely one of them is a name's, and tokens between "go" and "Room". */
#define NAME_WORDS_LEAST 2
#define NAME_WORDS_MOST 6
#define CALLED_LEAST 0.2F
#define GO_REACH 4
/* Names beside rooms on a screen of few words that says nothing of being called. */
#define SCREEN_NAMES 3U
#define SCREEN_WORDS 90U
/* How sure the name of a place of care must be. */
#define PLACE_SURE 0.5

#define ROOMS_FOR " consulting consultation exam examination treatment "

static bool is_room(const phw_name_line *line, size_t at)
{
    /* "Consulting room 4", "Treatment 2". */
    if (at + 2 < line->count && phw_name_token_in(&line->tokens[at], ROOMS_FOR))
        at += line->tokens[at + 1].letters == PHW_CASE_NUMBER ? 0 : 1;
    return at + 1 < line->count &&
           phw_name_token_in(&line->tokens[at],
                             " room rm clinic door desk bay cubicle pod " ROOMS_FOR) &&
           line->tokens[at + 1].letters == PHW_CASE_NUMBER;
}

/* "please go to Room &": its number is misread. */
static bool is_room_at_end(const phw_name_line *line, size_t at)
{
    return at + 1 == line->count && phw_name_token_in(&line->tokens[at], " room rm clinic ");
}

/* "please go to Room 7", "Please come to Clinic 2". @return whether a cell says so. */
static bool sends(const phw_name_line *line)
{
    for (size_t at = 0; at < line->count; at++)
        if (phw_name_token_in(&line->tokens[at], " go come proceed ewch "))
            for (size_t i = at + 1; i < line->count && i <= at + GO_REACH; i++)
                if (is_room(line, i) || is_room_at_end(line, i))
                    return true;
    return false;
}

/* "Now calling 09:00": over those who are to go in, each beside a room. */
static bool heads_calling(const phw_name_line *line)
{
    return line->count >= 2 && line->count <= HEADING_WORDS &&
           phw_name_token_in(&line->tokens[0], " now ") &&
           phw_name_token_in(&line->tokens[1], " calling seeing ");
}

/* "Previously called": over those who were. */
static bool heads_called(const phw_name_line *line)
{
    return line->count == 2 && phw_name_token_is(&line->tokens[1], "called") &&
           phw_name_token_in(&line->tokens[0], " previously last recently already just ");
}

static bool has_called(const phw_name_page *page)
{
    for (uint32_t cell = 0; cell < page->context->view->cell_count; cell++)
        if (heads_called(&page->lines[cell]))
            return true;
    return false;
}

/* Whether a place of care calls: its name is there, or somebody who sees patients, or people were
 * called by name before, as is done nowhere else. */
static bool is_of_care(const phw_name_page *page)
{
    return has_called(page) ||
           phw_context_on_page(page->context, 1U << PHW_FINDING_TRUST_NAME, PLACE_SURE) ||
           phw_name_page_says(page, " audiologist clinic consultant dentist doctor dr hygienist "
                                    "midwife nurse optometrist patient patients phlebotomist "
                                    "phlebotomy physio podiatrist radiographer sonographer "
                                    "surgery ");
}

/* Words with capitals and nothing else, one of which people are called by or no table has; "Miss
 * Poppy Lane" is no street. */
static bool is_name(const phw_name_line *line)
{
    const bool titled = line->count > 1 && (line->tokens[0].kinds & PHW_WORD_TITLE);
    const unsigned never =
        PHW_WORD_NEVER | PHW_WORD_ORGANISATION | (titled ? 0 : (unsigned)PHW_WORD_STREET);
    bool called = false;
    for (size_t i = 0; i < line->count; i++) {
        const phw_name_token *token = &line->tokens[i];
        const unsigned gaps = PHW_GAP_EDGE | PHW_GAP_COMMA | PHW_GAP_STOP;
        bool capital = token->letters == PHW_CASE_TITLE || token->letters == PHW_CASE_UPPER ||
                       token->letters == PHW_CASE_INITIAL;
        if ((token->kinds & never) || (token->before & ~gaps) ||
            !(capital || (token->kinds & PHW_WORD_PARTICLE)))
            return false;
        called |= !token->known || phw_name_token_best(token) >= CALLED_LEAST;
    }
    return called && line->count >= NAME_WORDS_LEAST && line->count <= NAME_WORDS_MOST;
}

/* Adds the name that is the whole of a cell. */
static void add_name(const phw_name_page *page, uint32_t cell)
{
    static const char *const tags[] = {"called", NULL};
    const phw_name_line *line = &page->lines[cell];
    if (is_name(line))
        phw_context_add(page->context, PHW_FINDING_PATIENT_NAME, PHW_SUBJECT_PATIENT,
                        phw_name_page_span(page, cell, 0, line->count - 1), SURE_CALLED, tags);
}

/* Those that were called before, one under the other. Their rooms stand far to the right, where
 * the way of a short line says little of the row. */
static void add_called(const phw_name_page *page, uint32_t heading)
{
    const phw_context *context = page->context;
    uint32_t cell = context->rows.below[heading];
    for (int i = 0; i < CALLED_MOST && cell != PHW_VIEW_NONE; i++) {
        add_name(page, cell);
        cell = context->rows.below[cell];
    }
}

/* Names whose next cell is a room; adds them where @p adds. */
static size_t beside_rooms(const phw_name_page *page, bool adds)
{
    const phw_view *view = page->context->view;
    size_t names = 0;
    for (uint32_t cell = 0; cell < view->cell_count; cell++) {
        const uint32_t next = view->cells[cell].next;
        if (next == PHW_VIEW_NONE || !is_room(&page->lines[next], 0) ||
            !is_name(&page->lines[cell]))
            continue;
        names++;
        if (adds)
            add_name(page, cell);
    }
    return names;
}

static bool has_room(const phw_name_page *page)
{
    for (uint32_t cell = 0; cell < page->context->view->cell_count; cell++)
        if (is_room(&page->lines[cell], 0))
            return true;
    return false;
}

/* Whether somebody with a colleague's title stands beside a room: a list of who works where. */
static bool lists_staff(const phw_name_page *page)
{
    const phw_view *view = page->context->view;
    for (uint32_t cell = 0; cell < view->cell_count; cell++) {
        const phw_name_line *line = &page->lines[cell];
        const uint32_t next = view->cells[cell].next;
        if (line->count > 0 && (line->tokens[0].kinds & PHW_WORD_STAFF_TITLE) &&
            next != PHW_VIEW_NONE && is_room(&page->lines[next], 0))
            return true;
    }
    return false;
}

/* A place of care's screen of nothing but names beside rooms: without a word those are called. */
static void add_beside_rooms(const phw_name_page *page)
{
    const bool place = phw_context_on_page(page->context, 1U << PHW_FINDING_TRUST_NAME, PLACE_SURE);
    if (phw_name_page_words(page) <= SCREEN_WORDS && place && !lists_staff(page) &&
        beside_rooms(page, false) >= SCREEN_NAMES)
        (void)beside_rooms(page, true);
}

/* "Now calling" over names: those beside rooms, and those in its own column, where some rooms may
 * be misread. */
static void add_calling(const phw_name_page *page)
{
    for (uint32_t cell = 0; cell < page->context->view->cell_count; cell++) {
        if (!heads_calling(&page->lines[cell]))
            continue;
        if (beside_rooms(page, false) >= BESIDE_ROOMS_LEAST)
            (void)beside_rooms(page, true);
        if (has_room(page) || is_of_care(page))
            add_called(page, cell);
    }
}

void phw_recognise_called_up(phw_context *context)
{
    phw_name_page page;
    if (!phw_name_page_build(context, &page))
        return;
    add_calling(&page);
    add_beside_rooms(&page);
    const phw_view *view = context->view;
    for (uint32_t cell = 0; cell < view->cell_count; cell++) {
        if (!sends(&page.lines[cell]) || !is_of_care(&page))
            continue;
        uint32_t above = context->rows.above[cell];
        if (above != PHW_VIEW_NONE)
            add_name(&page, above);
        /* Those that were called before stand under it, each beside his room. */
        for (uint32_t i = 0; i < view->cell_count; i++) {
            uint32_t next = view->cells[i].next;
            if (next != PHW_VIEW_NONE && is_room(&page.lines[next], 0)) {
                add_name(&page, i);
                add_called(&page, i);
            }
            if (heads_called(&page.lines[i]))
                add_called(&page, i);
        }
        return;
    }
}
