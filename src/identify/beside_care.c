/* SPDX-License-Identifier: Apache-2.0 */
/* What is written right behind a patient's name and behind nobody else's: "Day, Grace 53 y Bed 12",
 * "George Best DOB 1.2.82", "Hill R heel 12 May" under a picture of a wound. It tells that the
 * words before it are a name, whatever else they mean. Run before the names. */
#include <stdlib.h>
#include <string.h>

#include "identify/name_run.h"

#define SURE_BORN 0.80
#define SURE_IN_BED 0.80
#define SURE_SITE 0.76
#define OLDEST 115
/* Lines with parts of bodies behind names, at least. */
#define SITES_LEAST 2U
/* Tokens from an age to the bed. */
#define BED_REACH 3U

#define PARTS                                                                                      \
    " abdo abdomen ankle arm buttock buttocks calf coccyx elbow foot forearm gluteal groin hand "  \
    "heel heels hip knee leg legs natal sacral sacrum scalp shin shoulder stump thigh toe toes "   \
    "trochanter umbilicus wound "
#define SIDES " l r left right lt rt bilat bilateral lower upper "
/* Where parts are looked after, and no player is out with one. */
#define WOUNDS                                                                                     \
    " cellulitis debridement dehiscence dressings necrotic sacrum sacral slough sloughy ulcer "    \
    "ulcers wounds "
/* … and what players are under and cooks make as well: of care before these, or by themselves. */
#define MAYBE_WOUNDS " dressing moisture pressure tissue wound "
#define WOUND_CARE                                                                                 \
    " area areas assessment care change changes chart check clinic damage injuries injury lesion " \
    "lesions nurse photo photos picture pictures relief review round sore sores viability "

/* "53 y", "53y", "(53 years)": the token behind an age with its unit at @p at; @p at: none. */
static size_t behind_age(const phw_name_line *line, size_t at)
{
    if (at >= line->count || line->tokens[at].letters != PHW_CASE_NUMBER)
        return at;
    char *unit;
    const long age = strtol(line->tokens[at].key, &unit, 10);
    if (age <= 0 || age > OLDEST)
        return at;
    if (strcmp(unit, "y") == 0 || strcmp(unit, "yrs") == 0 || strcmp(unit, "yo") == 0 ||
        strcmp(unit, "f") == 0 || strcmp(unit, "m") == 0)
        return at + 1;
    return *unit == '\0' && at + 1 < line->count &&
                   phw_name_token_in(&line->tokens[at + 1], " y yr yrs yo years ")
               ? at + 2
               : at;
}

/* "Bed 12" soon behind token @p at, in the next cell as well. */
static bool bed_follows(const phw_name_page *page, uint32_t cell, size_t at)
{
    for (size_t i = 0; i < BED_REACH; i++, at++) {
        while (at >= page->lines[cell].count) {
            cell = page->context->view->cells[cell].next;
            at = 0;
            if (cell == PHW_VIEW_NONE)
                return false;
        }
        const phw_name_line *line = &page->lines[cell];
        if (phw_name_token_is_bed(&line->tokens[at]) ||
            (at + 1 < line->count && phw_name_token_in(&line->tokens[at], " bed bay cot ") &&
             line->tokens[at + 1].letters == PHW_CASE_NUMBER))
            return true;
    }
    return false;
}

/* "53 y Bed 12" behind token @p at, or in the cells to the right. */
static bool is_in_bed(const phw_name_page *page, uint32_t cell, size_t at)
{
    if (at == page->lines[cell].count) {
        cell = page->context->view->cells[cell].next;
        at = 0;
    }
    if (cell == PHW_VIEW_NONE)
        return false;
    const size_t behind = behind_age(&page->lines[cell], at);
    return behind > at && bed_follows(page, cell, behind);
}

/* "12 March" without its year at token @p at: a birthday, which a staff room has on its wall. */
static bool is_birthday(const phw_name_line *line, size_t at)
{
    return at + 1 < line->count && (line->tokens[at + 1].kinds & PHW_WORD_CALENDAR) &&
           (at + 2 >= line->count || line->tokens[at + 2].letters != PHW_CASE_NUMBER);
}

/* "DOB" and a date right behind token @p at; who is "born" is in an encyclopaedia as often. */
static bool is_born(const phw_name_line *line, size_t at)
{
    return at + 1 < line->count && phw_name_token_is(&line->tokens[at], "dob") &&
           line->tokens[at + 1].letters == PHW_CASE_NUMBER && !is_birthday(line, at + 1);
}

/* "R heel", "sacrum" right behind a run at a cell's head, whose last letter may be the side. */
static bool has_site(const phw_name_line *line, phw_name_run *run)
{
    size_t at = run->end;
    const phw_name_token *last = &line->tokens[at - 1];
    if (at > run->first + 1 && last->letters == PHW_CASE_INITIAL &&
        phw_name_token_in(last, " l r ") && at < line->count &&
        phw_name_token_in(&line->tokens[at], PARTS)) {
        run->end--;
        run->initial = false;
        return true;
    }
    if (at < line->count && phw_name_token_in(&line->tokens[at], SIDES))
        at++;
    return at < line->count && phw_name_token_in(&line->tokens[at], PARTS) &&
           !(line->tokens[run->end].before & ~(unsigned)PHW_GAP_DASH);
}

/* "Pressure areas", "Dressing" over a list; no "pressure on the midfield". */
static bool is_of_wounds(const phw_name_line *line)
{
    for (size_t at = 0; at < line->count; at++)
        if (phw_name_token_in(&line->tokens[at], WOUNDS) ||
            (phw_name_token_in(&line->tokens[at], MAYBE_WOUNDS) &&
             (line->count == 1 ||
              (at + 1 < line->count && phw_name_token_in(&line->tokens[at + 1], WOUND_CARE)))))
            return true;
    return false;
}

/* A part of a body with its side, if any, at the head of a line. */
static bool begins_with_site(const phw_name_line *line)
{
    const size_t at = line->count > 1 && phw_name_token_in(&line->tokens[0], SIDES) ? 1 : 0;
    return at < line->count && phw_name_token_in(&line->tokens[at], PARTS);
}

/* A name behind a day or nothing, and the part behind it or at the head of the line below. */
static bool match_site(const phw_name_page *page, uint32_t cell, phw_name_run *run)
{
    const phw_name_line *line = &page->lines[cell];
    const uint32_t below = page->context->below[cell];
    size_t at = 0;
    while (at < line->count && line->tokens[at].letters == PHW_CASE_NUMBER)
        at++;
    if (at == line->count || !phw_name_run_match(line, at, run))
        return false;
    return run->end < line->count ? has_site(line, run)
                                  : phw_name_run_is_whole(run) && below != PHW_VIEW_NONE &&
                                        begins_with_site(&page->lines[below]);
}

static void look_at_sites(const phw_name_page *page)
{
    phw_name_run run;
    size_t sites = 0;
    const uint32_t cells = page->context->view->cell_count;
    for (uint32_t cell = 0; cell < cells; cell++)
        sites += match_site(page, cell, &run);
    for (uint32_t cell = 0; sites >= SITES_LEAST && cell < cells; cell++)
        if (match_site(page, cell, &run))
            phw_name_run_add(page, cell, &run, SURE_SITE, "wound");
}

void phw_recognise_beside_care(phw_context *context)
{
    phw_name_page page;
    phw_name_run run;
    if (phw_evidence_sells(&context->evidence) || !phw_name_page_build(context, &page))
        return;
    for (uint32_t cell = 0; cell < context->view->cell_count; cell++) {
        const phw_name_line *line = &page.lines[cell];
        for (size_t at = 0; at < line->count; at++) {
            if (!phw_name_run_match(line, at, &run))
                continue;
            if (phw_name_run_is_whole(&run) && is_born(line, run.end))
                phw_name_run_add(&page, cell, &run, SURE_BORN, "date-behind");
            else if (phw_name_run_is_whole(&run) && is_in_bed(&page, cell, run.end))
                phw_name_run_add(&page, cell, &run, SURE_IN_BED, "bed-behind");
            at = run.end - 1;
        }
    }
    bool wounds = false;
    for (uint32_t cell = 0; !wounds && cell < context->view->cell_count; cell++)
        wounds = is_of_wounds(&page.lines[cell]);
    if (wounds)
        look_at_sites(&page);
}
