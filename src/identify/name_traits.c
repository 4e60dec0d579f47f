/* SPDX-License-Identifier: Apache-2.0 */
#include "identify/name_traits.h"

#include <string.h>

#include "identify/care_speech.h"
#include "identify/name_kin.h"
#include "identify/name_rota.h"

#include "identify/word_lists.h"

/* What counts as all of it: more says no more. */
#define WORDS_MOST 400.0F
#define LITTLE_PAGE 0.2F /* of them */
#define CARE_WORDS_MOST 4.0F
#define STAFF_WORDS_MOST 4.0F
#define SENDERS_MOST 2.0F
/* Words of a page from which on words of care and of the world are thinned out. */
#define THIN_FROM 120.0F
/* What each says of care on a little page, as log odds: the words together, the first of a list and
 * all of them, words of the world, what makes a page clinical, terms of medicine. */
#define CARED_BASE -0.43F
#define CARED_SPEECH 0.54F
#define CARED_WORD 0.86F
#define CARED_WORDS 0.66F
#define CARED_OPEN -1.94F
#define CARED_CLINICAL 0.18F
#define CARED_TERMS 1.53F
#define CARED_MOST 2.0F
/* What looks like a whole name, by form and tables. */
#define WHOLE_NAME 0.4F
#define TRUST_SURE 0.5

/* What stands before the first name of a list's line: "3.", "09:40", "Bed 4". */
#define PREFIX_MOST 4
/* … in small print: "oo", "1h4" are an hour misread. */
#define HOUR_LETTERS 4
#define BEDS " bed bay sr room cubicle "
/* What a box for a tick is read as: "2 Hall, Iris", "r Wisniewski, Tomasz". */
#define TICKS_MOST 1U
#define TICK_LETTERS 2U /* or one more, with a digit among them */
/* Lines above and below that are compared, and what each of them counts. */
#define ALIKE_REACH 2
#define ALIKE_WHOLE 0.5F
#define ALIKE_HALF 0.25F
/* Lines that end in a single digit at least, of which one in so many may end in more. */
#define SCORES_LEAST 6U
#define SCORES_LONGER 8U

static float at_most(float value, float most)
{
    return value < most ? value / most : 1;
}

bool phw_name_is_hour(const phw_name_line *line, size_t at)
{
    const phw_name_token *hour = at < line->count ? &line->tokens[at] : NULL;
    const phw_name_token *minute = at + 1 < line->count ? hour + 1 : NULL;
    const phw_name_token *year = at + 2 < line->count ? hour + 2 : NULL;
    /* "08.10.1965" is a day. */
    if (year && year->letters == PHW_CASE_NUMBER && year->before == PHW_GAP_STOP)
        return false;
    return hour && minute && hour->letters == PHW_CASE_NUMBER && hour->key_length <= 2 &&
           minute->letters == PHW_CASE_NUMBER && minute->key_length == 2 &&
           (minute->before & (PHW_GAP_COLON | PHW_GAP_STOP));
}

static phw_name_behind behind_of(const phw_name_token *token)
{
    if (!token)
        return PHW_BEHIND_NOTHING;
    if (token->before & (PHW_GAP_COMMA | PHW_GAP_OPEN))
        return PHW_BEHIND_COMMA;
    if (token->before & PHW_GAP_DASH)
        return PHW_BEHIND_DASH;
    if (token->before & PHW_GAP_COLON)
        return PHW_BEHIND_COLON;
    switch (token->letters) {
    case PHW_CASE_NUMBER:
        return PHW_BEHIND_NUMBER;
    case PHW_CASE_LOWER:
        return PHW_BEHIND_SMALL;
    case PHW_CASE_TITLE:
    case PHW_CASE_UPPER:
        return PHW_BEHIND_CAPITAL;
    case PHW_CASE_INITIAL:
    case PHW_CASE_MIXED:
        break;
    }
    return PHW_BEHIND_OTHER;
}

size_t phw_name_row_prefix(const phw_name_line *line)
{
    size_t at = 0;
    while (at < line->count && at < PREFIX_MOST &&
           (line->tokens[at].letters == PHW_CASE_NUMBER ||
            (line->tokens[at].unsure && line->tokens[at].key_length <= HOUR_LETTERS)))
        at++;
    return at;
}

static phw_name_head head_of(const phw_name_line *line)
{
    phw_name_head head = {PHW_VIEW_NONE, PHW_NAME_SINGLE, PHW_BEHIND_NOTHING};
    phw_name_span name;
    size_t at = phw_name_row_prefix(line);
    while (
        at < line->count && at < PREFIX_MOST &&
        (line->tokens[at].letters == PHW_CASE_NUMBER || phw_name_token_in(&line->tokens[at], BEDS)))
        at++;
    if (at < line->count && phw_name_shape_match(line->tokens, line->count, at, &name))
        head = (phw_name_head){
            (uint32_t)at, name.form,
            behind_of(name.last + 1 < line->count ? &line->tokens[name.last + 1] : NULL)};
    return head;
}

/* Where in a cell the first whole name begins. */
static uint32_t first_name_of(const phw_name_line *line)
{
    for (size_t at = 0; at < line->count; at++) {
        phw_name_span name;
        if (phw_name_shape_match(line->tokens, line->count, at, &name) &&
            name.form != PHW_NAME_SINGLE && name.strength >= WHOLE_NAME)
            return (uint32_t)at;
    }
    return PHW_VIEW_NONE;
}

static bool look_at_lines(const phw_name_page *page, phw_name_traits *traits)
{
    phw_context *context = page->context;
    size_t count = context->view->cell_count;
    uint32_t *first = phw_arena_alloc_array(context->arena, count + 1, sizeof *first);
    phw_name_head *heads = phw_arena_alloc_array(context->arena, count + 1, sizeof *heads);
    if (!first || !heads) {
        context->failed = true;
        return false;
    }
    for (size_t cell = 0; cell < count; cell++) {
        first[cell] = first_name_of(&page->lines[cell]);
        heads[cell] = head_of(&page->lines[cell]);
    }
    traits->first_name = first;
    traits->heads = heads;
    return true;
}

float phw_name_traits_alike(const phw_name_page *page, const phw_name_traits *traits, uint32_t cell)
{
    const phw_name_head *own = &traits->heads[cell];
    const uint32_t *const ways[] = {page->context->rows.above, page->context->rows.below};
    float alike = 0;
    if (own->first == PHW_VIEW_NONE)
        return 0;
    for (size_t way = 0; way < sizeof ways / sizeof ways[0]; way++) {
        uint32_t other = ways[way][cell];
        for (int i = 0; i < ALIKE_REACH && other != PHW_VIEW_NONE; i++) {
            const phw_name_head *head = &traits->heads[other];
            if (head->first != PHW_VIEW_NONE && head->behind == own->behind)
                alike += head->form == own->form ? ALIKE_WHOLE : ALIKE_HALF;
            other = ways[way][other];
        }
    }
    return alike > 1 ? 1 : alike;
}

/* "Dear Dr", "social worker", "health visitor": who writes about somebody, or is written to. */
static bool is_trade(const phw_name_line *line, size_t at)
{
    static const struct {
        const char *first, *second;
    } pairs[] = {{"dear", "dr"}, {"social", "worker"}, {"health", "visitor"}};
    for (size_t i = 0; at > 0 && i < sizeof pairs / sizeof pairs[0]; i++)
        if (phw_name_token_is(&line->tokens[at], pairs[i].second) &&
            phw_name_token_is(&line->tokens[at - 1], pairs[i].first))
            return true;
    return false;
}

/* "Ash Ward team", "nurse teacher": a word of the world right behind one of care is of it. */
static bool is_of_care(const phw_name_line *line, size_t at)
{
    return at > 0 && !line->tokens[at].before && (line->tokens[at - 1].lists & PHW_LIST_CARE);
}

/* "2", "la", "62a", but no "Dr". */
static bool is_tick(const phw_name_token *token)
{
    return !(token->kinds & (PHW_WORD_TITLE | PHW_WORD_STAFF_TITLE)) &&
           (token->key_length <= TICK_LETTERS ||
            (token->key_length == TICK_LETTERS + 1 && strpbrk(token->key, "0123456789")));
}

bool phw_name_is_filed(const phw_name_line *line, size_t at)
{
    const size_t head = at <= TICKS_MOST ? at : line->count;
    for (size_t i = 0; i < at && i < line->count; i++)
        if (!is_tick(&line->tokens[i]))
            return false;
    return head + 2 == line->count && line->tokens[at + 1].before == PHW_GAP_COMMA &&
           line->tokens[at + 1].letters == PHW_CASE_TITLE;
}

/* "Ivy Hussain 2", "Violet Hussain 0", line after line: nobody's list of patients has nothing but
 * single digits behind its names, and a nought among them. */
static bool tells_scores(const phw_name_page *page, const phw_name_traits *traits)
{
    uint32_t single = 0, longer = 0, noughts = 0;
    for (uint32_t cell = 0; cell < page->context->view->cell_count; cell++) {
        const phw_name_line *line = &page->lines[cell];
        if (traits->heads[cell].behind != PHW_BEHIND_NUMBER || line->count == 0)
            continue;
        const phw_name_token *last = &line->tokens[line->count - 1];
        const bool digit = last->letters == PHW_CASE_NUMBER && last->key_length == 1;
        single += digit;
        longer += !digit;
        noughts += digit && last->key[0] == '0';
    }
    return single >= SCORES_LEAST && noughts > 0 && longer * SCORES_LONGER <= single;
}

/* Of little pages, fitted to the texts that models/care was learned from, but for those held back.
 */
static float weigh_care(const phw_name_page *page, const phw_name_traits *traits)
{
    return CARED_BASE + CARED_SPEECH * traits->speech + (traits->care > 0 ? CARED_WORD : 0) +
           CARED_WORDS * at_most(traits->care, CARED_MOST) +
           CARED_OPEN * at_most(traits->open_to_all, CARED_MOST) + CARED_CLINICAL * page->clinical +
           CARED_TERMS * at_most(page->terms, CARED_MOST);
}

phw_name_traits phw_name_traits_gather(const phw_name_page *page)
{
    const phw_context *context = page->context;
    phw_name_traits traits = {.first_cell = PHW_VIEW_NONE, .last_cell = PHW_VIEW_NONE};
    float words = 0, lines = 0, senders = 0, listed = 0, staff = 0, cared = 0, publics = 0;
    for (uint32_t cell = 0; cell < context->view->cell_count; cell++) {
        const phw_name_line *line = &page->lines[cell];
        if (line->count == 0)
            continue;
        if (traits.first_cell == PHW_VIEW_NONE)
            traits.first_cell = cell;
        traits.last_cell = cell;
        lines++;
        words += (float)line->count;
        cared += phw_name_kin_is_told_of(line);
        senders += line->count >= 3 && phw_name_is_hour(line, line->count - 2);
        listed += line->tokens[0].letters == PHW_CASE_NUMBER;
        for (size_t i = 0; i < line->count; i++) {
            const phw_name_token *token = &line->tokens[i];
            staff += (token->kinds & (PHW_WORD_STAFF_TITLE | PHW_WORD_ROLE)) &&
                     token->letters != PHW_CASE_LOWER;
            traits.your_kin |= phw_name_kin_is_yours(line, i);
            traits.message |= (token->lists & PHW_LIST_MESSAGE) != 0;
            cared += (token->lists & PHW_LIST_CARE) || phw_name_token_is_bed(token) ||
                     phw_name_token_is_gravida(token) ||
                     (page->births && phw_name_token_may_be_gravida(token)) || is_trade(line, i);
            publics += (token->lists & PHW_LIST_PUBLIC) && !is_of_care(line, i);
        }
    }
    for (size_t i = 0; i < context->candidate_count; i++) {
        if (context->candidates[i].kind == PHW_FINDING_TRUST_NAME &&
            context->candidates[i].confidence >= TRUST_SURE)
            traits.organisation = 1;
    }
    traits.my_kin = page->my_kin_cell != PHW_VIEW_NONE;
    traits.my_kin_cell = page->my_kin_cell;
    float thin = words > THIN_FROM ? THIN_FROM / words : 1;
    traits.chat = at_most(senders, SENDERS_MOST);
    traits.list = lines > 0 ? listed / lines : 0;
    traits.staff = at_most(staff, STAFF_WORDS_MOST);
    traits.care = at_most(cared * thin, CARE_WORDS_MOST);
    traits.open_to_all = at_most(publics * thin, CARE_WORDS_MOST);
    traits.speech = phw_care_speech_weigh(page);
    traits.longish = at_most(words, WORDS_MOST);
    traits.cared_for = weigh_care(page, &traits);
    look_at_lines(page, &traits);
    traits.scores = !context->failed && tells_scores(page, &traits);
    traits.rota = !context->failed && phw_name_page_is_rota(page, &traits);
    return traits;
}

bool phw_name_traits_spoken(const phw_name_page *page, const phw_name_traits *traits,
                            phw_name_form form)
{
    const float plain =
        traits->longish < LITTLE_PAGE ? PHW_CARE_SPEECH_PLAIN : PHW_CARE_SPEECH_PLAIN_LONG;
    return !phw_evidence_sells(&page->context->evidence) &&
           traits->speech >= (form == PHW_NAME_SINGLE ? plain : PHW_CARE_SPEECH_ENOUGH);
}
