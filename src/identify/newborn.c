/* SPDX-License-Identifier: Apache-2.0 */
/* "B/O Zimmermann", "Infant of MOYO BLESSING", "Twin 2 Begum": a newborn is labelled by the family,
 * often before any number is given, beside a weight, an hour or how the birth went. Run before the
 * names. */
#include <stdlib.h>
#include <string.h>

#include "identify/name_run.h"

/* Words of a band, a cot's card or a label. */
#define WORDS_MOST 60U
/* … and of a chart of feeds, which says more of births than they do. */
#define CHART_WORDS_MOST 250U
#define CHART_BIRTHS_LEAST 2
#define CHARTED " bf bo ebm mec meconium nappy pu "
#define SURE_NEWBORN 0.80
/* Grams and kilograms of a newborn. */
#define GRAMS_LEAST 400
#define GRAMS_MOST 6500
#define KILOGRAMS_MOST 6
/* What is said of births and of nothing else that is named so. */
#define BIRTHS                                                                                     \
    " apgar apgars breastfed cpap gestation lscs midwife mum mummy neonatal nicu nnu nvd scbu "    \
    "svd vitk "

/* "1806g", "3.45 kg" at token @p at. */
static bool is_weight(const phw_name_line *line, size_t at)
{
    const phw_name_token *token = &line->tokens[at];
    char *unit;
    if (token->letters != PHW_CASE_NUMBER)
        return false;
    const long value = strtol(token->key, &unit, 10);
    const char *behind = *unit || at + 1 == line->count ? unit : line->tokens[at + 1].key;
    return (strcmp(behind, "g") == 0 && value >= GRAMS_LEAST && value <= GRAMS_MOST) ||
           (strcmp(behind, "kg") == 0 && at > 0 &&
            line->tokens[at - 1].letters == PHW_CASE_NUMBER && atoi(line->tokens[at - 1].key) > 0 &&
            atoi(line->tokens[at - 1].key) < KILOGRAMS_MOST);
}

/* The token of the name that begins behind what says that it is a newborn's; 0: nothing does. */
static size_t behind_newborn(const phw_name_line *line)
{
    if (line->count < 2)
        return 0;
    const phw_name_token *first = &line->tokens[0], *second = &line->tokens[1];
    if (phw_name_token_in(first, " baby infant ") && phw_name_token_is(second, "of"))
        return 2;
    if (phw_name_token_is(first, "b") && phw_name_token_in(second, " o 0 "))
        return 2;
    if (phw_name_token_in(first, " twin triplet ") && second->key_length == 1 &&
        strchr("123iI", second->key[0]))
        return 2;
    return phw_name_token_in(first, " baby infant ") ? 1 : 0;
}

/* "Infant Marsh Street School", "Twin 2 Harrow House": a word of it, or behind it, is a place's. */
static bool is_place(const phw_name_line *line, const phw_name_run *run)
{
    for (size_t i = run->first; i < line->count && i <= run->end; i++)
        if (line->tokens[i].kinds & (PHW_WORD_ORGANISATION | PHW_WORD_STREET))
            return true;
    return false;
}

/* Whether a birth is told of, on little paper. */
static bool tells_birth(const phw_name_page *page)
{
    bool weight = false;
    for (uint32_t cell = 0; cell < page->context->view->cell_count; cell++) {
        const phw_name_line *line = &page->lines[cell];
        for (size_t at = 0; at < line->count; at++)
            weight |= is_weight(line, at);
    }
    const size_t words = phw_name_page_words(page);
    return words <= WORDS_MOST ? weight || phw_name_page_says(page, BIRTHS)
                               : words <= CHART_WORDS_MOST &&
                                     phw_name_run_said(page, BIRTHS CHARTED) >= CHART_BIRTHS_LEAST;
}

void phw_recognise_newborn(phw_context *context)
{
    phw_name_page page;
    phw_name_run run;
    if (phw_evidence_sells(&context->evidence) || context->view->cell_count > CHART_WORDS_MOST ||
        !phw_name_page_build(context, &page) ||
        !phw_name_page_says(&page, " b baby infant twin triplet ") || !tells_birth(&page))
        return;
    for (uint32_t cell = 0; cell < context->view->cell_count; cell++) {
        const phw_name_line *line = &page.lines[cell];
        const size_t at = behind_newborn(line);
        if (at == 0 || at >= line->count || !phw_name_run_match(line, at, &run) ||
            is_place(line, &run))
            continue;
        run.first = 0;
        phw_name_run_add(&page, cell, &run, SURE_NEWBORN, "newborn");
    }
}
