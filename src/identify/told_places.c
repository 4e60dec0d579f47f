/* SPDX-License-Identifier: Apache-2.0 */
/* "A consultant at Northmere Hospitals NHS Trust said": news of the health service names one trust
 * after the other, and none is where the picture was taken. A letter, a poster or a sign has its
 * own alone on a line, and whoever tells of their work says "I" or "we". */
#include "identify/told_places.h"

#include <string.h>

#include "identify/name_page.h"

#define PUBLIC_SURE 0.9

/* As sure as any sign must be that adds up. */
#define SIGN_LEAST 0.30

/* Different places that are told of, and words in small letters round each. */
#define PLACES_LEAST 2
#define SENTENCE_WORDS 3

/* What may be of one person. Whoever writes or is quoted is not among it. */
#define SOMEBODY                                                                                   \
    (PHW_PATIENT_KINDS | 1U << PHW_FINDING_RELATIVE_NAME | 1U << PHW_FINDING_ADDRESS |             \
     1U << PHW_FINDING_POSTCODE | 1U << PHW_FINDING_PHONE | 1U << PHW_FINDING_EMAIL |              \
     1U << PHW_FINDING_NINO | 1U << PHW_FINDING_CLINICAL | 1U << PHW_FINDING_APPOINTMENT)

static bool tells_of_somebody(const phw_context *context)
{
    for (size_t i = 0; i < context->candidate_count; i++) {
        const phw_candidate *candidate = &context->candidates[i];
        if (candidate->subject != PHW_SUBJECT_PUBLIC && (SOMEBODY & 1U << candidate->kind) &&
            candidate->confidence >= SIGN_LEAST)
            return true;
    }
    return false;
}

static bool is_written_by_somebody(const phw_name_page *page)
{
    return phw_name_page_says(page, " i my me mine im ive we our ours us ");
}

typedef struct places {
    const phw_name_token *first[PLACES_LEAST]; /* the first word of each */
    size_t count;
    bool alone; /* one stands on a line that is no sentence */
} places;

static void add_place(places *all, const phw_name_token *first)
{
    for (size_t i = 0; i < all->count; i++)
        if (strcmp(all->first[i]->key, first->key) == 0)
            return;
    if (all->count < PLACES_LEAST)
        all->first[all->count++] = first;
}

/* A name that goes on from the line above is not another one: only those count that a word in small
 * letters leads to. */
static void see_place(const phw_name_line *line, phw_span span, places *all)
{
    size_t around = 0, first = line->count;
    for (size_t at = 0; at < line->count; at++) {
        const phw_name_token *token = &line->tokens[at];
        bool inside = token->from < span.end && token->to > span.begin;
        if (inside && first == line->count)
            first = at;
        around += !inside && token->letters == PHW_CASE_LOWER;
    }
    all->alone |= around < SENTENCE_WORDS;
    if (first > 0 && first < line->count && line->tokens[first - 1].letters == PHW_CASE_LOWER)
        add_place(all, &line->tokens[first]);
}

void phw_told_places(phw_context *context, const phw_genre *genre)
{
    const phw_name_page *page = context->name_page;
    places all = {.count = 0};
    if (genre->kind != PHW_GENRE_PUBLIC_TEXT || genre->confidence < PUBLIC_SURE || !page ||
        tells_of_somebody(context))
        return;
    for (size_t i = 0; i < context->candidate_count; i++)
        if (context->candidates[i].kind == PHW_FINDING_TRUST_NAME)
            see_place(&page->lines[context->candidates[i].span.cell], context->candidates[i].span,
                      &all);
    if (all.alone || all.count < PLACES_LEAST || is_written_by_somebody(page))
        return;
    for (size_t i = 0; i < context->candidate_count; i++)
        if (context->candidates[i].kind == PHW_FINDING_TRUST_NAME)
            context->candidates[i].subject = PHW_SUBJECT_PUBLIC;
}
