/* SPDX-License-Identifier: Apache-2.0 */
#include "identify/age.h"

#include <stdlib.h>
#include <string.h>

#include "identify/clue_words.h"

#define AGE_MOST 119
#define CENTURY 100

/* An age tells little of one patient and something with other signs; a great one is a finding by
 * itself where care is spoken of. */
#define SURE_AGE 0.44
#define SURE_GREAT_AGE 0.60
#define SURE_GREAT_LABEL 0.70

/* An age as a word: "fifteen year old". 0: none. */
static int age_in_words(const phw_name_token *token)
{
    static const char *const words[] = {"one",     "two",       "three",    "four",     "five",
                                        "six",     "seven",     "eight",    "nine",     "ten",
                                        "eleven",  "twelve",    "thirteen", "fourteen", "fifteen",
                                        "sixteen", "seventeen", "eighteen", "nineteen"};
    if (token->letters == PHW_CASE_NUMBER || !memchr("otfsen", token->key[0], 6))
        return 0;
    for (size_t i = 0; i < sizeof words / sizeof words[0]; i++)
        if (phw_name_token_is(token, words[i]))
            return (int)i + 1;
    return 0;
}

/* The number a token begins with, and what follows it in the token. −1: none. */
static int number_of(const phw_name_token *token, const char **rest)
{
    size_t digits = 0;
    while (digits <= 3 && token->key[digits] >= '0' && token->key[digits] <= '9')
        digits++;
    if (digits == 0 || digits > 3)
        return -1;
    *rest = token->key + digits;
    return atoi(token->key);
}

/* "year old", "yr old", "year-old" behind an age; the index of the last token, or @p at. */
static size_t years_old(const phw_name_line *line, size_t at)
{
    static const char *const years[] = {"year", "years", "yr",   "yrs", "y",
                                        "yo",   "month", "week", NULL};
    size_t next = at + 1;
    if (next < line->count && (phw_name_token_is(&line->tokens[next], "year old") ||
                               phw_name_token_is(&line->tokens[next], "yr old") ||
                               phw_name_token_is(&line->tokens[next], "years old") ||
                               phw_name_token_is(&line->tokens[next], "yo")))
        return next;
    if (next + 1 < line->count && phw_clue_is_any(&line->tokens[next], years) &&
        (phw_name_token_is(&line->tokens[next + 1], "old") ||
         phw_name_token_is(&line->tokens[next + 1], "o")))
        return next + 1;
    return at;
}

/* "1h 52m", "2 hours 5m": a time. */
static bool is_behind_hours(const phw_name_line *line, size_t at)
{
    static const char *const hours[] = {"h", "hr", "hrs", "hour", "hours", NULL};
    const char *rest = "";
    return at > 0 && (phw_clue_is_any(&line->tokens[at - 1], hours) ||
                      (number_of(&line->tokens[at - 1], &rest) >= 0 && strcmp(rest, "h") == 0));
}

/* "5m 28s", "5m 8 sec": how long something took. */
static bool is_before_seconds(const phw_name_line *line, size_t at)
{
    static const char *const seconds[] = {"s", "sec", "secs", "second", "seconds", NULL};
    const char *rest = "";
    if (at + 1 >= line->count || number_of(&line->tokens[at + 1], &rest) < 0)
        return false;
    return *rest ? strcmp(rest, "s") == 0
                 : at + 2 < line->count && phw_clue_is_any(&line->tokens[at + 2], seconds);
}

/* "Seat 13F". A flat or a unit may stand before a patient's age. */
static bool is_seat(const phw_name_line *line, size_t at)
{
    return at > 0 && phw_name_token_in(&line->tokens[at - 1], " seat seats coach gate ");
}

int phw_age_read(const phw_name_line *line, size_t at, size_t *last)
{
    static const char *const glued[] = {" year old", " yr old", "yo",  "yr old", "f", "m",
                                        " yo",       " y o",    "y o", "yrs",    NULL};
    static const char *const before[] = {"aged", "turned", NULL};
    const phw_name_token *token = &line->tokens[at];
    const char *rest = "";
    int age = number_of(token, &rest);
    *last = at;
    if (age < 0) {
        age = age_in_words(token);
        *last = age > 0 ? years_old(line, at) : at;
        return *last > at ? age : -1;
    }
    if (age > AGE_MOST)
        return -1;
    for (const char *const *end = glued; *rest && *end; end++)
        if (strcmp(rest, *end) == 0)
            return (strcmp(rest, "m") == 0 &&
                    (is_behind_hours(line, at) || is_before_seconds(line, at))) ||
                           is_seat(line, at)
                       ? -1
                       : age;
    if (*rest)
        return -1;
    *last = years_old(line, at);
    if (*last > at)
        return age;
    if (at > 0 && phw_clue_is_any(&line->tokens[at - 1], before))
        return age;
    size_t end;
    if (at > 1 && phw_name_token_is(&line->tokens[at - 1], "of") &&
        (phw_clue_at(line->tokens, line->count, at - 2, &end) & PHW_CLUE_PERSON))
        return age;
    /* ", 58," after somebody who was spoken of. */
    bool decimal = at > 0 && token[-1].letters == PHW_CASE_NUMBER;
    bool alone =
        !decimal && (token->before & (PHW_GAP_COMMA | PHW_GAP_STOP)) && age >= 1 &&
        (at + 1 == line->count || (line->tokens[at + 1].before & (PHW_GAP_COMMA | PHW_GAP_STOP)) ||
         phw_name_token_is(&line->tokens[at + 1], "and"));
    return alone ? age : -1;
}

bool phw_age_is_clinical(const phw_name_token *token)
{
    const char *rest = "";
    int age = number_of(token, &rest);
    return age > 0 && age <= AGE_MOST && (strcmp(rest, "f") == 0 || strcmp(rest, "m") == 0) &&
           token->letters == PHW_CASE_NUMBER;
}

const char *phw_age_tag(int age)
{
    return age >= CENTURY ? "century" : age >= PHW_GREAT_AGE ? "great-age" : "age";
}

static void add(const phw_name_page *page, uint32_t cell, size_t first, size_t last, int age,
                bool labelled)
{
    const char *const tags[] = {phw_age_tag(age), labelled ? "label" : "shape", NULL};
    double sure = age < PHW_GREAT_AGE ? SURE_AGE : labelled ? SURE_GREAT_LABEL : SURE_GREAT_AGE;
    phw_context_add(page->context, PHW_FINDING_CLINICAL, PHW_SUBJECT_PATIENT,
                    phw_name_page_span(page, cell, first, last), sure, tags);
}

/* "93", "93y", "93 years", where a label asks for an age. */
static int labelled_age(const phw_name_page *page, uint32_t cell, size_t at)
{
    const phw_name_token *token = &page->lines[cell].tokens[at];
    const char *rest = "";
    int age = number_of(token, &rest);
    if (age < 0 || age > AGE_MOST || strlen(rest) > 3)
        return -1;
    const phw_label_link *link =
        phw_labels_link(page->context->labels, phw_name_page_span(page, cell, at, at),
                        PHW_LABEL_BIT(PHW_LABEL_AGE));
    return link && page->context->labels->labels[link->label].sure &&
                   (link->how != PHW_LINK_LEFT || link->order == 0)
               ? age
               : -1;
}

/* "(58y)", "(93)" behind a date of birth: how old its bearer is. */
static int age_in_brackets(const phw_name_page *page, uint32_t cell, size_t at)
{
    const phw_name_line *line = &page->lines[cell];
    const phw_name_token *token = &line->tokens[at];
    const char *rest = "";
    int age = number_of(token, &rest);
    bool closed = at + 1 == line->count ? page->context->view->cells[cell].text[token->to] == ')'
                                        : (line->tokens[at + 1].before & PHW_GAP_CLOSE) != 0;
    return age >= 0 && age <= AGE_MOST && (token->before & PHW_GAP_OPEN) && closed &&
                   (*rest ? rest[0] == 'y' && strlen(rest) <= 3 : line->numbers)
               ? age
               : -1;
}

/* ", 58,": an age in what is told of somebody (clues.c), a figure anywhere else. */
static bool is_bare(const phw_name_token *token)
{
    const char *rest = "";
    return (token->before & (PHW_GAP_COMMA | PHW_GAP_STOP)) && number_of(token, &rest) >= 0 &&
           !*rest;
}

void phw_recognise_age(phw_context *context)
{
    phw_name_page page;
    if (!phw_name_page_build(context, &page) || !page.somebody ||
        page.clinical < PHW_NAME_CLINICAL_ENOUGH)
        return;
    for (uint32_t cell = 0; cell < context->view->cell_count && !context->failed; cell++) {
        const phw_name_line *line = &page.lines[cell];
        for (size_t at = 0; at < line->count; at++) {
            size_t last = at;
            int age = labelled_age(&page, cell, at);
            bool labelled = age >= 0;
            if (age < 0)
                age = age_in_brackets(&page, cell, at);
            if (age < 0) {
                age = phw_age_read(line, at, &last);
                if (last == at && is_bare(&line->tokens[at]))
                    age = -1;
            }
            if (age < 0)
                continue;
            add(&page, cell, at, last, age, labelled);
            at = last;
        }
    }
}
