/* SPDX-License-Identifier: Apache-2.0 */
/* Pages of kinds that no rule was written for: of each name on the page a model that learned from a
 * thousand other kinds says whether somebody who is cared for bears it, by all that stands round
 * it. Where it is likely somebody looks; where it is plain, and the name whole, it is a patient.
 * Where nobody on a page is likely to be one, the rules may have taken some list or chart for a
 * record: whom they name is looked at and no more. Run when all other names are told; the doubt
 * when it is told what the page is, for that asks how sure the rules were of somebody. */
#include <math.h>
#include <string.h>

#include "identify/bearer.h"
#include "identify/observe.h"

/* Log odds, chosen on kinds of page that were left out of the learning and on the golden cases. */
#define LIKELY 0.75F
#define PLAIN 4.0F
#define UNLIKELY -1.0F
/* Enough to be looked at, and to be told. */
#define SURE_LIKELY 0.48
#define SURE_PLAIN 0.76
/* How sure a name must be to be told already, and a patient's to be made sure. */
#define TOLD_LEAST 0.30
#define RAISED_LEAST 0.45
/* How like a name one word by itself must be. */
#define CALLED_LEAST 0.40F
#define CALLED_LETTERS 3U
/* From so many words on a page says enough for a doubt; of fewer the rules know more. */
#define DOUBT_WORDS 30U
/* On a page of fewer words than this these must not speak against care (name_traits.h). */
#define LITTLE_WORDS 80U
#define CARED_LEAST 0.5F
#define NAME_KINDS (1U << PHW_FINDING_PATIENT_NAME | 1U << PHW_FINDING_RELATIVE_NAME)
/* A patient's number or birth is no list's or chart's: the rules know more then. */
#define DOUBTLESS_KINDS (PHW_PATIENT_KINDS & ~(1U << PHW_FINDING_PATIENT_NAME))
#define PERSON_KINDS (NAME_KINDS | 1U << PHW_FINDING_STAFF_NAME)

typedef struct look {
    const phw_name_page *page;
    phw_bearer *bearer;
    bool may_add;    /* nobody is told of on the page yet, and nothing else speaks against it */
    float likeliest; /* of any name on it */
} look;

static void show(const phw_name_page *page, const phw_name_traits *traits)
{
    const phw_name_observer *observer = page->context->observer;
    phw_name_run run;
    phw_bearer_page_signs(page, traits, observer->see_sign, observer->closure);
    for (uint32_t cell = 0; cell < page->context->view->cell_count; cell++)
        for (size_t at = 0; at < page->lines[cell].count;) {
            const bool match = phw_name_run_match(&page->lines[cell], at, &run);
            if (match) {
                observer->see_run(observer->closure, page->context->view,
                                  phw_name_page_span(page, cell, run.first, run.end - 1));
                phw_bearer_name_signs(page, cell, &run, observer->see_sign, observer->closure);
            }
            at = match ? run.end : at + 1;
        }
}

/* Whether somebody is told of in the span already; a patient there, told by more than one word, is
 * sure where it is plain. */
static bool is_told(const look *at, phw_span span, bool plain)
{
    phw_context *context = at->page->context;
    const char *text = context->view->cells[span.cell].text;
    bool told = false;
    for (size_t i = 0; i < context->candidate_count; i++) {
        phw_candidate *name = &context->candidates[i];
        if (!(PERSON_KINDS & 1U << name->kind) || name->confidence < TOLD_LEAST ||
            name->span.cell != span.cell || name->span.begin >= span.end ||
            span.begin >= name->span.end)
            continue;
        told = true;
        if (plain && name->kind == PHW_FINDING_PATIENT_NAME && name->confidence >= RAISED_LEAST &&
            name->confidence < SURE_PLAIN &&
            memchr(text + name->span.begin, ' ', name->span.end - name->span.begin))
            name->confidence = SURE_PLAIN;
    }
    return told;
}

/* One word with a capital that people are called by more than anything else, or a whole name. */
static bool may_be_told(const phw_name_line *line, const phw_name_run *run)
{
    const phw_name_token *word = &line->tokens[run->first];
    return phw_name_run_is_whole(run) ||
           (run->end == run->first + 1 &&
            (word->letters == PHW_CASE_TITLE || word->letters == PHW_CASE_UPPER) && !word->kinds &&
            word->key_length >= CALLED_LETTERS && phw_name_token_best(word) >= CALLED_LEAST);
}

static void judge(look *at, uint32_t cell, const phw_name_run *run)
{
    const float odds = phw_bearer_weigh(at->bearer, at->page, cell, run);
    at->likeliest = odds > at->likeliest ? odds : at->likeliest;
    if (odds < LIKELY)
        return;
    const phw_span span = phw_name_page_span(at->page, cell, run->first, run->end - 1);
    const bool eponym = phw_name_run_is_eponym(at->page, cell, run);
    if (!is_told(at, span, odds >= PLAIN && !eponym) && !eponym && at->may_add &&
        may_be_told(&at->page->lines[cell], run))
        phw_name_run_add(at->page, cell, run, SURE_LIKELY, "surroundings");
}

void phw_recognise_bearers(phw_context *context)
{
    phw_name_page page;
    if (!phw_name_page_build(context, &page))
        return;
    const phw_name_traits traits = phw_name_traits_gather(&page);
    if (context->observer && context->observer->see_sign)
        show(&page, &traits);
    const size_t words = phw_name_page_words(&page);
    look at = {&page, phw_bearer_new(&page, &traits),
               !phw_context_on_page(context, PHW_PATIENT_KINDS | NAME_KINDS, RAISED_LEAST) &&
                   !phw_evidence_sells(&context->evidence) &&
                   (words >= LITTLE_WORDS || traits.cared_for >= CARED_LEAST),
               -INFINITY};
    if (!at.bearer) {
        context->failed = true;
        return;
    }
    if (page.foreign)
        return;
    for (uint32_t cell = 0; cell < context->view->cell_count && !context->failed; cell++) {
        phw_name_run run;
        for (size_t i = 0; i < page.lines[cell].count;) {
            const bool match = phw_name_run_match(&page.lines[cell], i, &run);
            if (match)
                judge(&at, cell, &run);
            i = match ? run.end : i + 1;
        }
    }
    context->nobody_likely = at.likeliest < UNLIKELY && page.beds == 0 && words >= DOUBT_WORDS &&
                             !phw_context_on_page(context, DOUBTLESS_KINDS, RAISED_LEAST);
}

/* Whoever lays a cover over a name knows better whose it is. */
void phw_recognise_bearers_doubted(phw_context *context)
{
    for (size_t i = 0; context->nobody_likely && i < context->candidate_count; i++) {
        phw_candidate *name = &context->candidates[i];
        if ((NAME_KINDS & 1U << name->kind) && name->confidence > SURE_LIKELY &&
            !phw_view_is_covered(context->view, name->span))
            name->confidence = SURE_LIKELY;
    }
}
