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
#define LESSONS                                                                                    \
    " delegates induction keynote lecture lectures plenary seminar seminars study symposium "      \
    "teaching trained training "
/* … but not of a patient ("case conference"), and no course of a medicine. */
#define CONFERRED " case discharge family planning protection "
/* Different words of animals: patients have a cat or a PET scan. */
#define ANIMALS_LEAST 2
/* Weeks of a pregnancy. */
#define WEEKS_LEAST 4
#define WEEKS_MOST 42
/* So many different words of a midwife's tell of one, whatever else a page says. */
#define MIDWIFE_LEAST 3
#define MIDWIFE " antenatal baby booking edd midwife mw pn postnatal prick "

/* Done to patients alone, and with anybody. */
static const char *const strong[] = {"best interests",
                                     "best interests mtg",
                                     "best interests meeting",
                                     "capacity assessment",
                                     "cap assessment",
                                     "dnacpr",
                                     "dols",
                                     "ect",
                                     "heel prick",
                                     "mha tribunal",
                                     "mental health tribunal",
                                     "postnatal visit",
                                     "ascitic drain",
                                     "ttos",
                                     "tto",
                                     "ward round",
                                     "clozapine clinic",
                                     "blood cultures",
                                     "swallow assessment",
                                     "new patient",
                                     "smear",
                                     NULL};
/* To patients, and by vicars, valuers, accountants, managers and in shops of records: patients'
 * where the page speaks of care besides. */
static const char *const claimed[] = {
    "cpa", "cpa review", "depot",      "discharge planning",  "home visit",
    "lp",  "pn",         "section 17", "strategy discussion", "strategy discussion re",
    NULL};
#define CLAIMED_WORDS " discharge "
/* Who speaks for whom the law looks after, and what it is called. */
#define LAWS_OF_CARE " amhp dnacpr dols imca "
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

/* "Gethin M discharge planning": whether one of @p doings stands behind a name that ends before
 * token @p at, and nothing behind it but more of it. */
static bool is_done_behind(const phw_name_line *line, size_t at, const char *const *doings)
{
    for (; *doings; doings++) {
        size_t words = 1;
        for (const char *c = *doings; *c; c++)
            words += *c == ' ';
        if (words > 1 && at + words <= line->count && line->count <= at + words + 1 &&
            phw_name_run_behind(line, at + words, *doings))
            return true;
    }
    return false;
}

/* Whether one of @p doings is done to somebody on the page. */
static bool is_done_anywhere(const phw_name_page *page, const char *const *doings)
{
    phw_name_run run;
    for (uint32_t cell = 0; cell < page->context->view->cell_count; cell++) {
        const phw_name_line *line = &page->lines[cell];
        for (size_t at = 1; at < line->count && at <= HEAD_MOST + DOING_MOST; at++)
            if (is_done(line, at, doings) && phw_name_run_match(line, at, &run) &&
                phw_name_run_is_whole(&run))
                return true;
    }
    return false;
}

/* Whether two of what others claim are done: no other trade does both. */
static bool is_claimed_twice(const phw_name_page *page)
{
    size_t count = 0;
    for (const char *const *doing = claimed; *doing; doing++)
        count += is_done_anywhere(page, (const char *const[]){*doing, NULL});
    return count > 1;
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

/* "course abx", "a course of antibiotics". */
static bool is_of_medicine(const phw_name_line *line, size_t course)
{
    size_t at = course + 1;
    if (at < line->count && phw_name_token_is(&line->tokens[at], "of"))
        at++;
    return at < line->count && ((line->tokens[at].lists & PHW_LIST_CARE) ||
                                (line->tokens[at].kinds & PHW_WORD_CLINICAL));
}

/* Who teaches what, and when, is no list of patients. */
static bool is_of_lessons(const phw_name_line *line)
{
    for (size_t at = 0; at < line->count; at++) {
        const phw_name_token *token = &line->tokens[at];
        /* "Maple House seminar room": where, and not what. */
        if (at + 1 < line->count && phw_name_token_in(token + 1, " block centre room theatre "))
            continue;
        if (phw_name_token_in(token, LESSONS) ||
            (phw_name_token_is(token, "course") && !is_of_medicine(line, at)) ||
            (phw_name_token_is(token, "conference") &&
             (at == 0 || !phw_name_token_in(token - 1, CONFERRED))))
            return true;
    }
    return false;
}

/* What a page tells before its names are looked at. */
typedef struct agenda {
    bool strong; /* something is done to somebody that is done to patients alone */
    bool care;   /* speaks of care, besides */
    bool births; /* a midwife's */
} agenda;

/* The first whole name of a line and what tells that it is a patient's; false: none. */
static bool find(const phw_name_line *line, const agenda *of, phw_name_run *run)
{
    for (size_t at = 0; at < line->count && at <= HEAD_MOST + DOING_MOST; at++) {
        if (!phw_name_run_match(line, at, run) || !phw_name_run_is_whole(run))
            continue;
        if (at == 0 && (is_done_behind(line, run->end, strong) ||
                        ((of->care || of->strong) && is_done_behind(line, run->end, claimed))))
            return true;
        if ((at > 0 && is_done(line, at, strong)) ||
            (at > 0 && (of->care || of->strong) && is_done(line, at, claimed)) ||
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
    if (phw_evidence_sells(&context->evidence) || !phw_name_page_build(context, &page) ||
        phw_name_run_animals(&page) >= ANIMALS_LEAST)
        return;
    for (uint32_t cell = 0; cell < context->view->cell_count; cell++)
        if (is_of_lessons(&page.lines[cell]))
            return;
    agenda of = {.care = phw_name_run_care(&page, CLAIMED_WORDS) > 0 || is_claimed_twice(&page) ||
                         phw_name_page_says(&page, LAWS_OF_CARE)};
    const int said = phw_name_run_said(&page, MIDWIFE);
    of.births = said >= MIDWIFE_LEAST || (of.care && said > 0);
    for (uint32_t cell = 0; !of.strong && cell < context->view->cell_count; cell++)
        of.strong = find(&page.lines[cell], &of, &run);
    for (uint32_t cell = 0; of.strong && cell < context->view->cell_count; cell++)
        if (find(&page.lines[cell], &of, &run))
            phw_name_run_add(&page, cell, &run, SURE_DONE, "to-do");
}
