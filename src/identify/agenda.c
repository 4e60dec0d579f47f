/* SPDX-License-Identifier: Apache-2.0 */
/* What is to be done with whom, the doing first, as diaries, calendars and lists of jobs have it:
 * "CPA Abu Bakr al-Masri", "Best interests mtg - Mrs Best", "PN day 5 Hill, May", "Day Grace
 * 38/40". What is done to patients alone tells that a name stands behind it; where it was told
 * once, what may be done with anybody does as well. Run before the names. */
#include <stdlib.h>

#include "identify/name_run.h"
#include "identify/word_lists.h"

#define SURE_DONE 0.78
/* Tokens at a line's head before the doing: an hour, its end, a bed's number. */
#define HEAD_MOST 6
/* Words of a doing at most. */
#define DOING_MOST 5
/* Colleagues speak on the same things to each other. */
#define LESSONS " course induction lecture lectures study teaching trained training "
#define COMMERCE_MOST 0.3
/* Who teaches what, and when, is no list of patients: a heading of so many tokens at most. */
#define HEADING_MOST 6
#define TAUGHT " course lecture lectures seminar seminars study teaching training "
#define PLANNED " month plan planner programme rota schedule session sessions timetable week weeks "
/* Weeks of a pregnancy. */
#define WEEKS_LEAST 4
#define WEEKS_MOST 42

/* Done to patients alone, and with anybody. */
static const char *const strong[] = {"best interests",
                                     "best interests mtg",
                                     "best interests meeting",
                                     "capacity assessment",
                                     "cap assessment",
                                     "cpa",
                                     "depot",
                                     "discharge planning",
                                     "dnacpr",
                                     "dols",
                                     "ect",
                                     "heel prick",
                                     "lp",
                                     "mha tribunal",
                                     "mental health tribunal",
                                     "postnatal visit",
                                     "ascitic drain",
                                     "ttos",
                                     "tto",
                                     "ward round",
                                     "section 17",
                                     "home visit",
                                     "pn",
                                     "clozapine clinic",
                                     "blood cultures",
                                     "swallow assessment",
                                     "new patient",
                                     "smear",
                                     NULL};
static const char *const weak[] = {"booking", "bloods", "review",    "visit",      "call",
                                   "ring",    "hv",     "chase",     "assessment", "scan",
                                   "clerk",   "see",    "antenatal", NULL};

/* "day 5" between a doing and the name. */
static size_t before_count(const phw_name_line *line, size_t at)
{
    return at >= 2 && line->tokens[at - 1].letters == PHW_CASE_NUMBER &&
                   phw_name_token_in(&line->tokens[at - 2], " day wk week d ")
               ? at - 2
               : at;
}

/* Whether one of @p doings stands before token @p at, at the line's head or behind its hour. */
static bool is_done(const phw_name_line *line, size_t at, const char *const *doings)
{
    size_t behind = before_count(line, at);
    if (behind > 1 && phw_name_token_in(&line->tokens[behind - 1], " for re with of "))
        behind--;
    for (; *doings; doings++)
        if (phw_name_run_behind(line, behind, *doings)) {
            size_t first = behind - 1;
            for (const char *c = *doings; *c; c++)
                first -= *c == ' ';
            bool head = true;
            for (size_t i = 0; i < first; i++)
                head &=
                    line->tokens[i].letters == PHW_CASE_NUMBER || line->tokens[i].key_length <= 2;
            return head && first <= HEAD_MOST;
        }
    return false;
}

/* "38/40" at token @p at: weeks of a pregnancy. */
static bool is_gestation(const phw_name_line *line, size_t at)
{
    if (at + 1 >= line->count || line->tokens[at].letters != PHW_CASE_NUMBER ||
        !phw_name_token_is(&line->tokens[at + 1], "40") ||
        !(line->tokens[at + 1].before & PHW_GAP_SLASH))
        return false;
    const int weeks = atoi(line->tokens[at].key);
    return weeks >= WEEKS_LEAST && weeks <= WEEKS_MOST;
}

/* "Ward teaching this week". */
static bool is_of_teaching(const phw_name_line *line)
{
    bool taught = false, planned = false;
    for (size_t at = 0; at < line->count && line->count <= HEADING_MOST; at++) {
        taught |= phw_name_token_in(&line->tokens[at], TAUGHT);
        planned |= phw_name_token_in(&line->tokens[at], PLANNED);
    }
    return taught && planned;
}

/* What a page tells before its names are looked at. */
typedef struct agenda {
    bool strong; /* something is done to somebody that is done to patients alone */
    bool births; /* a midwife's */
} agenda;

/* The first whole name of a line and what tells that it is a patient's; false: none. */
static bool find(const phw_name_line *line, const agenda *of, phw_name_run *run)
{
    for (size_t at = 0; at < line->count && at <= HEAD_MOST + DOING_MOST; at++) {
        if (!phw_name_run_match(line, at, run) || !phw_name_run_is_whole(run))
            continue;
        if ((at > 0 && is_done(line, at, strong)) ||
            (at > 0 && of->strong && is_done(line, at, weak)) ||
            (of->births && is_gestation(line, run->end)))
            return true;
    }
    return false;
}

void phw_recognise_agenda(phw_context *context)
{
    phw_name_page page;
    phw_name_run run;
    if (context->evidence.commercial >= COMMERCE_MOST || !phw_name_page_build(context, &page) ||
        phw_name_page_says(&page, LESSONS))
        return;
    agenda of = {.births = phw_name_page_says(&page, " antenatal baby booking edd midwife mw pn "
                                                     "postnatal prick ")};
    for (uint32_t cell = 0; cell < context->view->cell_count; cell++)
        if (is_of_teaching(&page.lines[cell]))
            return;
    for (uint32_t cell = 0; !of.strong && cell < context->view->cell_count; cell++)
        of.strong = find(&page.lines[cell], &of, &run);
    for (uint32_t cell = 0; of.strong && cell < context->view->cell_count; cell++)
        if (find(&page.lines[cell], &of, &run))
            phw_name_run_add(&page, cell, &run, SURE_DONE, "to-do");
}
