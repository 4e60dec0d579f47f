/* SPDX-License-Identifier: Apache-2.0 */
/* Little pages on which nobody's field, number, bed or list of words tells of a patient, though all
 * their words together speak of care: "Charlotte, ondans + cyclizine, drain 90 ml, can go back when
 * not grey". Whoever is named there may be the one who is cared for; somebody looks. Run behind the
 * names, and only where they told of nobody. */
#include <string.h>

#include "identify/name_run.h"
#include "identify/name_traits.h"

/* From these odds on a page is of care: of texts of everything else three in a hundred come so
 * far, of those of care half. */
#define CARED_ENOUGH 1.25F
/* From so many words on a page is no little one. */
#define LONG_WORDS 80U
/* Enough to ask for a second look, and less than what tells a question of an examination that
 * somebody is on its page after all (teaching.c). */
#define SURE_CARED 0.48
/* How sure a patient's name or number must be for the page to be told already. */
#define TOLD_LEAST 0.45
#define TOLD_KINDS (PHW_PATIENT_KINDS | 1U << PHW_FINDING_RELATIVE_NAME)
/* How like a given name one word by itself must be, and how seldom a word of anything else, in uses
 * per million. */
#define GIVEN_LEAST 0.4F
#define CALLED_LETTERS 3U
#define WORD_MOST 60.0F
/* How like names the words of a whole one are, summed. */
#define LIKE_LEAST 0.6F
/* Commas in a line of nothing but names, of those who wrote or did something together. */
#define COMMAS_LEAST 2U

/* A trade or a title of staff before the name: who looks after others. */
static bool is_of_staff(const phw_name_page *page, uint32_t cell, const phw_name_run *run)
{
    const phw_name_line *line = &page->lines[cell];
    return phw_context_at(page->context, phw_name_page_span(page, cell, run->first, run->end - 1),
                          PHW_FINDING_STAFF_NAME) ||
           (run->first > 0 &&
            (line->tokens[run->first - 1].kinds & (PHW_WORD_STAFF_TITLE | PHW_WORD_ROLE))) ||
           (run->end < line->count && (line->tokens[run->end].kinds & PHW_WORD_ROLE));
}

/* A word that is a name more than anything else, and no medicine. */
static bool is_called(const phw_name_token *word)
{
    return (word->letters == PHW_CASE_TITLE || word->letters == PHW_CASE_UPPER) &&
           word->key_length >= CALLED_LETTERS && !strchr(word->key, ' ') && !word->kinds &&
           word->known && !(word->tables & 1U << PHW_TABLE_DRUGS) &&
           phw_name_token_best(word) >= GIVEN_LEAST && word->word < WORD_MOST;
}

static bool may_be_cared_for(const phw_name_line *line, const phw_name_run *run)
{
    const phw_name_token *word = &line->tokens[run->first];
    if (run->end == run->first + 1)
        return word->letters == PHW_CASE_TITLE && is_called(word) && word->given >= GIVEN_LEAST;
    bool called = run->titled;
    for (size_t at = run->first; at < run->end; at++) {
        if (line->tokens[at].tables & (1U << PHW_TABLE_DRUGS | 1U << PHW_TABLE_CONDITIONS))
            return false;
        called |= is_called(&line->tokens[at]);
    }
    return called && phw_name_run_is_whole(run) && (run->titled || run->like >= LIKE_LEAST);
}

/* "Smith J, Okafor N, van der Berg H". */
static bool is_of_many(const phw_name_line *line)
{
    size_t commas = 0;
    for (size_t at = 0; at < line->count; at++) {
        const phw_name_token *token = &line->tokens[at];
        if (token->letters == PHW_CASE_NUMBER ||
            (token->letters == PHW_CASE_LOWER && !(token->kinds & PHW_WORD_PARTICLE) &&
             !phw_name_token_in(token, " al and et ")))
            return false;
        commas += (token->before & PHW_GAP_COMMA) != 0;
    }
    return commas >= COMMAS_LEAST;
}

/* Tells of each name in a cell that may be a patient's. */
static void look(const phw_name_page *page, uint32_t cell)
{
    const phw_name_line *line = &page->lines[cell];
    phw_name_run run;
    for (size_t at = 0; at < line->count;) {
        if (!phw_name_run_match(line, at, &run) || !may_be_cared_for(line, &run) ||
            is_of_staff(page, cell, &run)) {
            at++;
            continue;
        }
        phw_name_run_add(page, cell, &run, SURE_CARED, "words-of-care");
        at = run.end;
    }
}

void phw_recognise_cared_page(phw_context *context)
{
    phw_name_page page;
    if (phw_context_on_page(context, TOLD_KINDS, TOLD_LEAST) ||
        phw_evidence_sells(&context->evidence) || !phw_name_page_build(context, &page) ||
        page.foreign || phw_name_page_words(&page) >= LONG_WORDS)
        return;
    const phw_name_traits traits = phw_name_traits_gather(&page);
    if (traits.rota || traits.cared_for < CARED_ENOUGH)
        return;
    for (uint32_t cell = 0; cell < context->view->cell_count; cell++)
        if (!is_of_many(&page.lines[cell]))
            look(&page, cell);
}
