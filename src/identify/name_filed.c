/* SPDX-License-Identifier: Apache-2.0 */
/* "Obiora, Chinwe" line after line and nothing else in them, on a page that speaks of care more
 * than of anything else: the choices that hang open from a clinic's list, a clinic's labels. What
 * a box for a tick was read as may stand before. */
#include "identify/name_page.h"
#include "identify/name_traits.h"
#include "identify/word_lists.h"

/* Lines of such names at least, of which the tables hold so many, and how surely. */
#define FILED_LEAST 6U
#define KNOWN_ONE_IN 2U
#define KNOWN_STRENGTH 0.2F
#define SURE_FILED 0.60
#define LETTERS_LEAST 2U
#define HEADINGS 2U
#define COLLEAGUES                                                                                 \
    " attendees authors bibliography colleagues doctors duty members midwives nurses references "  \
    "rota staff students trainees volunteers "
#define NO_NAME                                                                                    \
    (PHW_WORD_NEVER | PHW_WORD_CLINICAL | PHW_WORD_TITLE | PHW_WORD_STAFF_TITLE | PHW_WORD_ROLE)

/* The family name's token in a line that is such a name; the line's count where it is none. */
static size_t filed_at(const phw_name_line *line)
{
    for (size_t at = 0; at + 1 < line->count; at++) {
        const phw_name_token *family = &line->tokens[at], *given = family + 1;
        const bool capital = family->letters == PHW_CASE_TITLE || family->letters == PHW_CASE_UPPER;
        if (phw_name_is_filed(line, at) && capital && family->key_length >= LETTERS_LEAST &&
            given->key_length >= LETTERS_LEAST && !(family->kinds & NO_NAME) &&
            !(given->kinds & NO_NAME))
            return at;
    }
    return line->count;
}

typedef struct tally {
    size_t filed, known; /* lines that are names, and those that the tables hold */
    size_t care, others; /* words of care, and of the world */
} tally;

static void count_line(const phw_name_line *line, tally *page)
{
    const size_t head = filed_at(line);
    phw_name_span name;
    page->filed += head < line->count;
    page->known += head < line->count &&
                   phw_name_shape_match(line->tokens, line->count, head, &name) &&
                   name.strength >= KNOWN_STRENGTH;
    for (size_t at = 0; at < line->count; at++) {
        page->care += (line->tokens[at].lists & PHW_LIST_CARE) != 0;
        page->others += (line->tokens[at].lists & PHW_LIST_PUBLIC) && at != head;
    }
}

/* "Ward 4 nurses, off duty this week", "References": a heading of colleagues or of authors, on the
 * line or two before the first name. */
static bool is_of_colleagues(const phw_name_page *page)
{
    uint32_t first = 0;
    while (first < page->context->view->cell_count &&
           filed_at(&page->lines[first]) == page->lines[first].count)
        first++;
    for (uint32_t cell = first > HEADINGS ? first - HEADINGS : 0; cell < first; cell++)
        for (size_t at = 0; at < page->lines[cell].count; at++)
            if (phw_name_token_in(&page->lines[cell].tokens[at], COLLEAGUES))
                return true;
    return false;
}

void phw_recognise_name_filed(phw_context *context)
{
    static const char *const tags[] = {"surname-comma-given", "filed", NULL};
    phw_name_page page;
    tally all = {.filed = 0};
    if (phw_evidence_sells(&context->evidence) || !phw_name_page_build(context, &page))
        return;
    for (uint32_t cell = 0; cell < context->view->cell_count; cell++)
        count_line(&page.lines[cell], &all);
    if (all.filed < FILED_LEAST || all.known * KNOWN_ONE_IN < all.filed || all.care <= all.others ||
        is_of_colleagues(&page))
        return;
    for (uint32_t cell = 0; cell < context->view->cell_count; cell++) {
        const phw_name_line *line = &page.lines[cell];
        const size_t at = filed_at(line);
        if (at < line->count)
            phw_context_add(context, PHW_FINDING_PATIENT_NAME, PHW_SUBJECT_PATIENT,
                            phw_name_page_span(&page, cell, at, at + 1), SURE_FILED, tags);
    }
}
