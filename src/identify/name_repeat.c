/* SPDX-License-Identifier: Apache-2.0 */
#include "identify/name_repeat.h"

#include <math.h>
#include <string.h>

/* Names that are remembered, and from how many on given names alone are nobody in particular. */
#define KNOWN_MOST 64
#define GIVEN_ALONE_MOST 6
/* How like a given name what stands before a family name must be, and letters of what stands behind
 * a given one. */
#define NEIGHBOUR_GIVEN 0.3F
#define NEIGHBOUR_LETTERS 3

/* A repeated family name that is no word; one that is also a word; a given name alone. */
#define FAMILY_AGAIN 0.75
#define WORD_AGAIN 0.5
#define GIVEN_AGAIN 0.6
#define MISREAD_SHARE 0.85

#define SURE_ENOUGH 0.55
#define NAME_RATHER_THAN_WORD 0.5F
#define MEND_LETTERS 6

/* A given name alone where something was done to its bearer. */
#define DONE_TO_SOMEBODY 0.5
#define CLEARLY_GIVEN 0.85F

typedef struct known_name {
    const phw_name_token *word;
    bool family;
    phw_finding_kind kind;
    double confidence; /* of the surest mention */
} known_name;

typedef struct known_names {
    known_name items[KNOWN_MOST];
    size_t count;
    size_t patients;
} known_names;

#define NOT_PARTS                                                                                  \
    (PHW_WORD_TITLE | PHW_WORD_STAFF_TITLE | PHW_WORD_PARTICLE | PHW_WORD_NEVER |                  \
     PHW_WORD_ORGANISATION | PHW_WORD_STREET | PHW_WORD_CLINICAL | PHW_WORD_ROLE |                 \
     PHW_WORD_CALENDAR)

static void remember(known_names *known, const phw_name_token *token, bool family,
                     const phw_candidate *mention)
{
    if (known->count == KNOWN_MOST || token->key_length < 3 || (token->kinds & NOT_PARTS))
        return;
    for (size_t i = 0; i < known->count; i++) {
        if (phw_name_token_same(known->items[i].word, token)) {
            known->items[i].confidence = fmax(known->items[i].confidence, mention->confidence);
            return;
        }
    }
    known->items[known->count++] = (known_name){token, family, mention->kind, mention->confidence};
}

/* The parts of a candidate: before a comma and in capitals stands the family name, else last. */
static void remember_parts(const phw_name_page *page, const phw_candidate *candidate,
                           known_names *known)
{
    const phw_name_line *line = &page->lines[candidate->span.cell];
    size_t first = PHW_NO_TOKEN, last = 0;
    bool family_first = false;
    for (size_t i = 0; i < line->count; i++) {
        const phw_name_token *token = &line->tokens[i];
        if (token->from < candidate->span.begin || token->to > candidate->span.end ||
            (token->kinds & (PHW_WORD_TITLE | PHW_WORD_STAFF_TITLE)) ||
            token->letters == PHW_CASE_INITIAL)
            continue;
        if (first == PHW_NO_TOKEN)
            first = i;
        else if ((token->before & (PHW_GAP_COMMA | PHW_GAP_CARET)) ||
                 (token->letters == PHW_CASE_TITLE &&
                  line->tokens[first].letters == PHW_CASE_UPPER))
            family_first = true;
        last = i;
    }
    if (first == PHW_NO_TOKEN)
        return;
    for (size_t i = first; i <= last; i++) {
        bool family = first == last || (family_first ? i == first : i == last);
        remember(known, &line->tokens[i], family, candidate);
    }
}

static const known_name *find_known(const known_names *known, const phw_name_token *token,
                                    bool *misread)
{
    for (size_t i = 0; i < known->count; i++) {
        *misread = false;
        if (phw_name_token_same(known->items[i].word, token))
            return &known->items[i];
    }
    if (token->key_length < MEND_LETTERS || token->word > 0)
        return NULL;
    for (size_t i = 0; i < known->count; i++) {
        *misread = true;
        const phw_name_token *word = known->items[i].word;
        if (phw_name_key_nearly(word->key, word->key_length, token->key, token->key_length))
            return &known->items[i];
    }
    return NULL;
}

static bool covered(const phw_context *context, phw_span span)
{
    for (uint32_t i = phw_context_next_in_cell(context, span.cell, PHW_VIEW_NONE);
         i != PHW_VIEW_NONE; i = phw_context_next_in_cell(context, span.cell, i)) {
        const phw_candidate *other = &context->candidates[i];
        if (other->span.begin < span.end && span.begin < other->span.end &&
            other->confidence >= 0.4)
            return true;
    }
    return false;
}

static bool followed_by_noun(const phw_name_line *line, size_t at)
{
    const phw_name_token *behind = at + 1 < line->count ? &line->tokens[at + 1] : NULL;
    return behind && !behind->before && behind->letters != PHW_CASE_LOWER &&
           (behind->kinds & (PHW_WORD_ORGANISATION | PHW_WORD_STREET));
}

/* "Machin" is known from elsewhere, and here stands "Mathew Machin": all of it is the name. */
static void take_neighbour(const phw_name_line *line, bool family, size_t *first, size_t *last)
{
    const phw_name_token *token = &line->tokens[*first];
    if (family && *first > 0 && !token->before) {
        const phw_name_token *before = token - 1;
        if (before->letters == token->letters && before->given >= NEIGHBOUR_GIVEN &&
            !(before->kinds & NOT_PARTS))
            (*first)--;
    } else if (!family && *last + 1 < line->count && !token->possessive) {
        const phw_name_token *behind = token + 1;
        if (!behind->before && behind->letters == token->letters &&
            behind->key_length >= NEIGHBOUR_LETTERS && !(behind->kinds & NOT_PARTS))
            (*last)++;
    }
}

static void report_again(const phw_name_page *page, uint32_t cell, size_t at,
                         const known_name *known, bool misread)
{
    const char *const tags[] = {"repeated", misread ? "misread" : NULL, NULL};
    const phw_name_token *token = &page->lines[cell].tokens[at];
    double confidence = known->family ? FAMILY_AGAIN : GIVEN_AGAIN;
    float as_name = phw_name_token_best(token);
    if (as_name < NAME_RATHER_THAN_WORD)
        confidence = WORD_AGAIN;
    if (misread)
        confidence *= MISREAD_SHARE;
    confidence = fmin(confidence, known->confidence);
    phw_subject subject =
        known->kind == PHW_FINDING_STAFF_NAME ? PHW_SUBJECT_STAFF : PHW_SUBJECT_PATIENT;
    if (known->kind == PHW_FINDING_RELATIVE_NAME)
        subject = PHW_SUBJECT_RELATIVE;
    size_t first = at, last = at;
    take_neighbour(&page->lines[cell], known->family, &first, &last);
    phw_context_add(page->context, known->kind, subject,
                    phw_name_page_span(page, cell, first, last), confidence, tags);
}

/* "Jacqueline accepted by Dr …": a given name among what is done to patients. */
static bool something_is_done(const phw_name_page *page, uint32_t cell, size_t at)
{
    static const char *const deeds[] = {"accepted", "admitted",   "discharged",  "transferred",
                                        "needs",    "reviewed",   "bleeding",    "scanned",
                                        "septic",   "cannulated", "desaturated", "catheterised",
                                        "vomiting", "confused",   "fell",        "prescribed"};
    const phw_name_line *line = &page->lines[cell];
    for (size_t i = at + 1; i < line->count && i < at + 4; i++) {
        if (line->tokens[i].before & PHW_GAP_STOP)
            return false;
        for (size_t k = 0; k < sizeof deeds / sizeof deeds[0]; k++) {
            if (strcmp(line->tokens[i].key, deeds[k]) == 0)
                return true;
        }
    }
    return false;
}

static void look_at(const phw_name_page *page, const known_names *known, uint32_t cell, size_t at)
{
    const phw_name_line *line = &page->lines[cell];
    const phw_name_token *token = &line->tokens[at];
    phw_span span = phw_name_page_span(page, cell, at, at);
    bool misread;
    if ((token->letters != PHW_CASE_TITLE && token->letters != PHW_CASE_UPPER) ||
        token->key_length < 3 || (token->kinds & NOT_PARTS) || covered(page->context, span) ||
        followed_by_noun(line, at))
        return;
    const known_name *again = find_known(known, token, &misread);
    if (again && (again->family || known->patients <= GIVEN_ALONE_MOST)) {
        if (again->kind == PHW_FINDING_STAFF_NAME && !again->family && misread)
            return;
        report_again(page, cell, at, again, misread);
        return;
    }
    if (token->given >= CLEARLY_GIVEN && token->letters == PHW_CASE_TITLE &&
        page->clinical >= PHW_NAME_CLINICAL_ENOUGH && something_is_done(page, cell, at)) {
        static const char *const tags[] = {"given-name", "clinical-words", NULL};
        phw_context_add(page->context, PHW_FINDING_PATIENT_NAME, PHW_SUBJECT_PATIENT, span,
                        DONE_TO_SOMEBODY, tags);
    }
}

void phw_name_repeat(const phw_name_page *page)
{
    phw_context *context = page->context;
    known_names known = {.count = 0};
    static const phw_finding_kind kinds[] = {PHW_FINDING_PATIENT_NAME, PHW_FINDING_RELATIVE_NAME,
                                             PHW_FINDING_STAFF_NAME};
    for (size_t k = 0; k < sizeof kinds / sizeof kinds[0]; k++) {
        for (size_t i = 0; i < context->candidate_count; i++) {
            const phw_candidate *candidate = &context->candidates[i];
            if (candidate->kind != kinds[k] || candidate->confidence < SURE_ENOUGH)
                continue;
            known.patients += kinds[k] == PHW_FINDING_PATIENT_NAME;
            remember_parts(page, candidate, &known);
        }
    }
    for (uint32_t cell = 0; cell < context->view->cell_count && !context->failed; cell++) {
        for (size_t at = 0; at < page->lines[cell].count; at++)
            look_at(page, &known, cell, at);
    }
}
