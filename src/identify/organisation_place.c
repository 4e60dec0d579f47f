/* SPDX-License-Identifier: Apache-2.0 */
#include "identify/organisation_place.h"

#include "identify/organisation_ending.h"

#define ALONE 0.7
#define IN_A_LINE 0.6

/* Most words behind "NHS" where they name a place, and so few of a place's are not everyday ones
 * (uses per million). */
#define PLACE_WORDS 8
#define RARE_WORD 20.0F

static bool is_service(const phw_name_token *token)
{
    return phw_name_token_is(token, "nhs") && token->letters == PHW_CASE_UPPER;
}

static bool is_joint(const phw_name_token *token)
{
    return phw_name_token_in(token, " and of the on upon for with in ");
}

/* Nothing but "NHS" and a place on the line: everyday words may be a part of its name. */
static bool read_alone(const phw_organisation_run *run)
{
    const phw_name_line *line = &run->line;
    bool named = false;
    if (line->count < 2 || line->count > PLACE_WORDS || !is_service(&line->tokens[0]) ||
        phw_labels_starts(run->page->context->labels, run->cell[0]))
        return false;
    for (size_t i = 1; i < line->count; i++) {
        const phw_name_token *token = &line->tokens[i];
        if (!phw_organisation_run_follows(run, i) ||
            (!phw_organisation_capital(token) && token->letters != PHW_CASE_INITIAL &&
             !is_joint(token)) ||
            phw_organisation_like_number(token))
            return false;
        named |= (token->kinds & PHW_WORD_PLACE) || !token->known;
    }
    if (!named || is_joint(&line->tokens[line->count - 1]))
        return false;
    phw_organisation_run_add(run, 0, line->count - 1, ALONE, "form");
    return true;
}

/* No "NHS Login", no "NHS Professionals": what is everybody's is called by everyday words. */
static bool is_place(const phw_name_token *token)
{
    const unsigned none = PHW_WORD_CLINICAL | PHW_WORD_ORGANISATION | PHW_WORD_ROLE;
    return token->letters == PHW_CASE_TITLE && token->word < RARE_WORD &&
           ((token->kinds & PHW_WORD_PLACE) || !token->known) && !(token->kinds & none);
}

/* "… from NHS Westhaven", "Team, NHS Westhaven". */
static bool leads(const phw_name_line *line, size_t at)
{
    return at == 0 || line->tokens[at].before ||
           phw_name_token_in(&line->tokens[at - 1], " across at by for from in of to with ");
}

static void read_in_line(const phw_organisation_run *run, size_t at)
{
    const phw_name_line *line = &run->line;
    size_t last = at;
    if (!is_service(&line->tokens[at]) || !leads(line, at))
        return;
    for (size_t i = at + 1; i < line->count && i <= at + PLACE_WORDS; i++) {
        const phw_name_token *token = &line->tokens[i];
        if (!phw_organisation_run_follows(run, i) || (!is_place(token) && !is_joint(token)))
            break;
        if (is_place(token))
            last = i;
    }
    const phw_name_token *behind = last + 1 < line->count ? &line->tokens[last + 1] : NULL;
    if (last > at && (!behind || behind->before || behind->letters == PHW_CASE_LOWER))
        phw_organisation_run_add(run, at, last, IN_A_LINE, "form");
}

void phw_organisation_place_read(const phw_organisation_run *run)
{
    if (read_alone(run))
        return;
    for (size_t at = 0; at + 1 < run->line.count; at++)
        read_in_line(run, at);
}
