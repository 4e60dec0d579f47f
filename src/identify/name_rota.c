/* SPDX-License-Identifier: Apache-2.0 */
#include "identify/name_rota.h"

#include <string.h>

#include "identify/name_run.h"

/* Names on the smallest rota, and on one that says what it is over days and shifts; words in the
 * longest heading. */
#define NAMES_LEAST 4
#define SAID_NAMES_LEAST 2
#define HEADING_WORDS 10
/* Cells at the top of the page that may be its heading. */
#define HEADING_CELLS 4
/* Days of the week and letters of shifts that make a rota without a heading. */
#define DAYS_LEAST 3
#define SHIFTS_LEAST 6
#define SHIFT_LETTERS 5
#define HOUR_DIGITS 2
/* Colleagues on a board, words of their work, and strengths of the clinical terms on it, which are
 * wards and trades; three names in four have their work beside them where no heading tells. */
#define TEAM_LEAST 3
#define WORK_WORDS 4
#define TEAM_TERMS_MOST 1.5F
#define WORK_TERMS_MOST 1.0F
#define WORKS_LEAST 3
#define WORKS_OF 4
#define BORN_SURE 0.5

static const char *const days[] = {" mo mon monday ",    " tu tue tues tuesday ",
                                   " we wed wednesday ", " th thu thur thurs thursday ",
                                   " fr fri friday ",    " sa sat saturday ",
                                   " su sun sunday "};

static bool is_key(const phw_name_token *token, const char *key)
{
    return token->key_length == strlen(key) && memcmp(token->key, key, token->key_length) == 0;
}

/* "Off-duty", of which a letter may be lost, and its like; "Our link nurses". */
static bool says_rota(const phw_name_line *line)
{
    if (line->count > HEADING_WORDS)
        return false;
    for (size_t i = 0; i < line->count; i++) {
        if (phw_name_token_in(&line->tokens[i], " rota rotas roster rosters offduty eroster ") ||
            is_key(&line->tokens[i], "off duty") || is_key(&line->tokens[i], "of duty"))
            return true;
        if (i + 1 < line->count && phw_name_token_in(&line->tokens[i], " link ") &&
            phw_name_token_in(&line->tokens[i + 1], " nurse nurses workers "))
            return true;
        if (i + 1 < line->count && phw_name_token_in(&line->tokens[i], " off of ") &&
            phw_name_token_in(&line->tokens[i + 1], " duty "))
            return true;
    }
    return false;
}

/* Bit of the day a cell begins with, which may be followed by its date; 0: none. */
static unsigned day_of(const phw_name_line *line)
{
    /* Most cells begin with another letter, or a small one. */
    if (line->count == 0 || line->tokens[0].letters == PHW_CASE_LOWER ||
        !strchr("mtwfs", line->tokens[0].key[0]))
        return 0;
    for (size_t i = 0; i < sizeof days / sizeof *days; i++)
        if (phw_name_token_in(&line->tokens[0], days[i]))
            return 1U << i;
    return 0;
}

static bool is_shift(const phw_name_line *line)
{
    return line->count == 1 && line->tokens[0].key_length <= SHIFT_LETTERS &&
           phw_name_token_in(&line->tokens[0], " e l n ld ln nd d do al sl a s ee ll nn tw rd off "
                                               "am pm early late night long ");
}

/* "7-3", "10-6", "HOL": a shift of a shop or a kitchen, which no list of patients has. */
static bool is_shop_shift(const phw_name_line *line)
{
    if (line->count == 1)
        return phw_name_token_in(&line->tokens[0], " off hol holiday ");
    return line->count == 2 && line->tokens[0].letters == PHW_CASE_NUMBER &&
           line->tokens[1].letters == PHW_CASE_NUMBER &&
           line->tokens[0].key_length <= HOUR_DIGITS && line->tokens[1].key_length <= HOUR_DIGITS &&
           (line->tokens[1].before & PHW_GAP_DASH);
}

/* "Who's who on Ward 7", "Your ward team today", "Fire wardens": over nobody but colleagues. */
static bool says_team(const phw_name_line *line)
{
    if (line->count > HEADING_WORDS)
        return false;
    for (size_t i = 0; i < line->count; i++) {
        const phw_name_token *token = &line->tokens[i];
        if (phw_name_token_in(token, " aiders champions governors stewards trustees volunteers "
                                     "wardens "))
            return true;
        if (i > 0 && phw_name_token_in(token, " nurses workers ") &&
            phw_name_token_in(&line->tokens[i - 1], " link "))
            return true;
        if (i > 0 && phw_name_token_in(token, " team who ") &&
            phw_name_token_in(&line->tokens[i - 1],
                              token->key[0] == 't' ? " our the ward your " : " who whos "))
            return true;
    }
    return false;
}

/* A cell of nothing but somebody's work: "Ward manager", "Staff nurse", "HCA". What is to be done
 * for patients ends or begins in other words: "consultant review", "awaits social worker", "Dr
 * Toal". */
static bool is_work(const phw_name_line *line)
{
    bool work = false;
    if (line->count == 0 || line->count > WORK_WORDS || line->tokens[0].letters == PHW_CASE_LOWER)
        return false;
    for (size_t i = 0; i < line->count; i++) {
        const phw_name_token *token = &line->tokens[i];
        if (token->letters == PHW_CASE_NUMBER ||
            ((token->kinds & PHW_WORD_TITLE) && !(token->kinds & PHW_WORD_STAFF_TITLE)))
            return false;
        work = (token->kinds & (PHW_WORD_ROLE | PHW_WORD_STAFF_TITLE)) ||
               phw_name_token_in(token, " assistant charge clerk coordinator domestic hostess "
                                        "housekeeper manager porter receptionist volunteer ");
    }
    return work;
}

/* A cell of nothing but a name of two words. */
static bool is_whole_name(const phw_name_line *line)
{
    phw_name_run run;
    return line->count > 1 && !is_work(line) && phw_name_run_match(line, 0, &run) &&
           run.end == line->count && phw_name_run_is_whole(&run);
}

/* Whether somebody's work stands beside or under a name. */
static bool has_work(const phw_name_page *page, uint32_t cell)
{
    const phw_context *context = page->context;
    const uint32_t beside[] = {context->view->cells[cell].next, context->view->cells[cell].previous,
                               context->below[cell]};
    for (size_t i = 0; i < sizeof beside / sizeof beside[0]; i++)
        if (beside[i] != PHW_VIEW_NONE && is_work(&page->lines[beside[i]]))
            return true;
    return false;
}

/* A board of those who work somewhere, by its heading or by what each of them does. */
static bool is_team(const phw_name_page *page, bool said)
{
    size_t names = 0, works = 0;
    if (page->terms > (said ? TEAM_TERMS_MOST : WORK_TERMS_MOST) ||
        phw_context_on_page(page->context, 1U << PHW_FINDING_DATE_OF_BIRTH, BORN_SURE))
        return false;
    for (uint32_t cell = 0; cell < page->context->view->cell_count; cell++) {
        const bool name = is_whole_name(&page->lines[cell]);
        names += name;
        works += name && has_work(page, cell);
    }
    return names >= TEAM_LEAST && (said || works * WORKS_OF >= names * WORKS_LEAST);
}

bool phw_name_page_is_rota(const phw_name_page *page, const phw_name_traits *traits)
{
    size_t names = 0, firsts = 0, shifts = 0, hours = 0, cells = 0;
    unsigned week = 0;
    bool said = false, team = false;
    if (page->numbers > 0)
        return false;
    for (uint32_t cell = 0; cell < page->context->view->cell_count; cell++) {
        const phw_name_line *line = &page->lines[cell];
        if (line->count == 0)
            continue;
        team |= cells < HEADING_CELLS && says_team(line);
        said |= cells++ < HEADING_CELLS && says_rota(line);
        names += traits->first_name[cell] != PHW_VIEW_NONE;
        firsts += line->count == 1 && traits->heads[cell].first != PHW_VIEW_NONE;
        shifts += is_shift(line);
        hours += is_shop_shift(line);
        week |= day_of(line);
    }
    if ((said && hours >= SHIFTS_LEAST && names + firsts >= NAMES_LEAST) || is_team(page, team))
        return true;
    const bool week_of_shifts =
        __builtin_popcount(week) >= DAYS_LEAST && (shifts >= SHIFTS_LEAST || hours >= SHIFTS_LEAST);
    return (names >= NAMES_LEAST && (said || week_of_shifts)) ||
           (names + firsts >= SAID_NAMES_LEAST && said && week_of_shifts);
}
