/* SPDX-License-Identifier: Apache-2.0 */
/* The user's own rules, after all that photoward finds by itself: what is allowed is dropped,
 * unless it is a patient's by its place; what is denied, a pattern's match or a colleague's name is
 * added. A rule's find never takes the place of another finding, so that no rule can hide one. */
#include <string.h>

#include "base/utf8.h"
#include "identify/digits.h"
#include "identify/own_field.h"
#include "identify/rules_pattern.h"
#include "identify/rules_phrase.h"

/* A phrase that stands there letter by letter; a number in the form the file says; the same in
 * which letters were taken for digits; and a short run of digits alone, which is many things. */
#define SURE_PHRASE 0.95
#define SURE_NUMBER 0.85
#define SURE_MENDED 0.75
#define SURE_DIGITS 0.60
#define DIGITS_SHORT 8U

/* Finds of one pattern on one page; more are no number of anybody's. */
#define MATCHES_MOST 2000U

/* What an allowed or a colleague's name leaves: identify drops it. */
#define DROPPED 0.0

#define NAMES                                                                                      \
    (1U << PHW_FINDING_PATIENT_NAME | 1U << PHW_FINDING_RELATIVE_NAME |                            \
     1U << PHW_FINDING_STAFF_NAME)

typedef struct appliance {
    phw_context *context;
    phw_patient_fields fields;
    bool gathered;
    size_t own; /* candidates of photoward's own */
} appliance;

/* Whom a find of a kind is about where the rule says only the kind. */
static phw_subject subject_of(phw_finding_kind kind)
{
    switch (kind) {
    case PHW_FINDING_PATIENT_NAME:
    case PHW_FINDING_NHS_NUMBER:
    case PHW_FINDING_CHI_NUMBER:
    case PHW_FINDING_HC_NUMBER:
    case PHW_FINDING_HOSPITAL_NUMBER:
    case PHW_FINDING_DATE_OF_BIRTH:
    case PHW_FINDING_ADDRESS:
    case PHW_FINDING_NINO:
        return PHW_SUBJECT_PATIENT;
    case PHW_FINDING_RELATIVE_NAME:
        return PHW_SUBJECT_RELATIVE;
    case PHW_FINDING_STAFF_NAME:
    case PHW_FINDING_NAME_BADGE:
        return PHW_SUBJECT_STAFF;
    case PHW_FINDING_TRUST_NAME:
        return PHW_SUBJECT_ORGANISATION;
    case PHW_FINDING_POSTCODE:
    case PHW_FINDING_PHONE:
    case PHW_FINDING_EMAIL:
    case PHW_FINDING_TRUST_LOGO:
    case PHW_FINDING_CLINICAL:
    case PHW_FINDING_APPOINTMENT:
    case PHW_FINDING_BARCODE:
    case PHW_FINDING_FACE:
    case PHW_FINDING_VEHICLE_PLATE:
    case PHW_FINDING_GPS:
    case PHW_FINDING_THUMBNAIL:
    case PHW_FINDING_TRAILING_DATA:
    case PHW_FINDING_WEAK_REDACTION:
    case PHW_FINDING_CUSTOM:
    case PHW_FINDING_HIDDEN_TEXT:
        return PHW_SUBJECT_UNKNOWN;
    }
    return PHW_SUBJECT_UNKNOWN;
}

static void add(phw_context *context, const phw_own_rule *rule, phw_span span, double sure,
                const char *const *tags)
{
    size_t before = context->candidate_count;
    if (span.begin >= span.end)
        return;
    phw_context_add(context, rule->kind, subject_of(rule->kind), span, sure, tags);
    if (context->candidate_count > before)
        context->candidates[before].rule_line = rule->line;
}

static bool meets(phw_span a, phw_span b)
{
    return a.cell == b.cell && a.begin < b.end && b.begin < a.end;
}

/* Whether a candidate lies in what a phrase takes up; a name without its titles. */
static bool lies_in(const phw_context *context, const phw_candidate *candidate, phw_span span)
{
    phw_span inner = candidate->span;
    if (inner.cell != span.cell)
        return false;
    if (NAMES & 1U << candidate->kind) {
        size_t begin, end;
        phw_phrase_trim_titles(context->view->cells[inner.cell].text + inner.begin,
                               inner.end - inner.begin, &begin, &end);
        inner.end = inner.begin + (uint32_t)end;
        inner.begin += (uint32_t)begin;
    }
    return span.begin <= inner.begin && inner.end <= span.end;
}

static bool held(appliance *on, const phw_candidate *candidate)
{
    if (!on->gathered && !phw_patient_fields_gather(on->context, &on->fields)) {
        on->context->failed = true;
        return true;
    }
    on->gathered = true;
    return phw_patient_fields_hold(&on->fields, candidate);
}

static void allow(appliance *on, phw_span span)
{
    phw_context *context = on->context;
    for (uint32_t i = phw_context_next_in_cell(context, span.cell, PHW_VIEW_NONE);
         i != PHW_VIEW_NONE; i = phw_context_next_in_cell(context, span.cell, i)) {
        phw_candidate *candidate = &context->candidates[i];
        if (i < on->own && lies_in(context, candidate, span) && !held(on, candidate))
            candidate->allowed = true;
    }
}

/* A colleague: what photoward took for somebody else's name is theirs, unless its place says that
 * it is a patient's; a longer name is another person's. */
static void add_staff(appliance *on, const phw_own_rule *rule, phw_span span)
{
    static const char *const tags[] = {"rule", NULL};
    phw_context *context = on->context;
    for (int pass = 0; pass < 2; pass++)
        for (uint32_t i = phw_context_next_in_cell(context, span.cell, PHW_VIEW_NONE);
             i != PHW_VIEW_NONE; i = phw_context_next_in_cell(context, span.cell, i)) {
            phw_candidate *candidate = &context->candidates[i];
            if (i >= on->own || !(NAMES & 1U << candidate->kind) || !meets(candidate->span, span))
                continue;
            if (pass == 0 && (!lies_in(context, candidate, span) || held(on, candidate)))
                return;
            if (pass == 1)
                candidate->allowed = true;
        }
    add(context, rule, span, SURE_PHRASE, tags);
}

static bool take_phrase(void *applied, const phw_phrase_hit *hit)
{
    static const char *const tags[] = {"rule", NULL};
    appliance *on = applied;
    const phw_span parts[2] = {hit->span, hit->rest};
    for (int i = 0; i < 2; i++) {
        if (parts[i].begin >= parts[i].end)
            continue;
        if (hit->rule->verb == PHW_VERB_ALLOW)
            allow(on, parts[i]);
        else if (hit->rule->verb == PHW_VERB_STAFF)
            add_staff(on, hit->rule, parts[i]);
        else
            add(on->context, hit->rule, parts[i], SURE_PHRASE, tags);
    }
    return !on->context->failed;
}

static void note_stopped(phw_context *context, uint32_t line)
{
    phw_rules_use *use = context->rules_use;
    for (size_t i = 0; use && i < use->stopped_count; i++)
        if (use->stopped[i] == line)
            return;
    if (use && use->stopped_count < PHW_RULES_STOPPED_MAX)
        use->stopped[use->stopped_count++] = line;
}

/* Nothing but digits, and few of them. */
static bool is_short_digits(const char *text, size_t length)
{
    size_t digits = 0;
    for (size_t i = 0; i < length; i++) {
        if (phw_is_letter(text[i]))
            return false;
        digits += phw_is_digit(text[i]);
    }
    return digits < DIGITS_SHORT;
}

/* Letters beside digits that look like digits become them. @return whether any did. */
static bool mend(char *text, size_t length)
{
    bool mended = false;
    for (size_t i = 0; i < length; i++) {
        size_t back = length - 1 - i; /* once from each end, so that two in a row are mended */
        const size_t places[2] = {i, back};
        for (int k = 0; k < 2; k++) {
            size_t at = places[k];
            bool beside = (at > 0 && phw_is_digit(text[at - 1])) ||
                          (at + 1 < length && phw_is_digit(text[at + 1]));
            char digit = phw_digit_like(text[at]);
            if (beside && digit && !phw_is_digit(text[at]))
                text[at] = digit, mended = true;
        }
    }
    return mended;
}

/* All matches in one text of a cell. @return false where the search is over. */
static bool search_text(phw_context *context, phw_pattern_search *search, const phw_own_rule *rule,
                        phw_span whole, const char *text, bool mended, size_t *found)
{
    static const char *const tags[] = {"rule", NULL}, *const mended_tags[] = {"rule", "mended",
                                                                              NULL};
    for (size_t at = 0, begin, end; at < whole.end; at = end) {
        switch (phw_pattern_next(search, text, whole.end, at, &begin, &end)) {
        case PHW_PATTERN_NOT_THERE:
            return true;
        case PHW_PATTERN_NO_MEMORY:
            context->failed = true;
            return false;
        case PHW_PATTERN_STOPPED:
            note_stopped(context, rule->line);
            return false;
        case PHW_PATTERN_THERE:
            break;
        }
        double sure = is_short_digits(text + begin, end - begin) ? SURE_DIGITS
                      : mended                                   ? SURE_MENDED
                                                                 : SURE_NUMBER;
        add(context, rule, (phw_span){whole.cell, (uint32_t)begin, (uint32_t)end}, sure,
            mended ? mended_tags : tags);
        if (++*found > MATCHES_MOST) {
            note_stopped(context, rule->line);
            return false;
        }
    }
    return true;
}

static bool search_cell(phw_context *context, phw_pattern_search *search, const phw_own_rule *rule,
                        uint32_t cell, char *copy, size_t *found)
{
    phw_span whole = phw_view_whole(context->view, cell);
    const char *text = context->view->cells[cell].text;
    size_t before = *found;
    if (!search_text(context, search, rule, whole, text, false, found))
        return false;
    if (*found > before)
        return true;
    memcpy(copy, text, (size_t)whole.end + 1);
    return !mend(copy, whole.end) || search_text(context, search, rule, whole, copy, true, found);
}

static void apply_pattern(phw_context *context, const phw_own_rule *rule, size_t bytes, char *copy)
{
    phw_pattern_search search;
    size_t found = 0;
    if (!phw_pattern_search_begin(&search, rule->pattern, bytes)) {
        context->failed = true;
        return;
    }
    for (uint32_t cell = 0; cell < context->view->cell_count && !context->failed; cell++)
        if (!search_cell(context, &search, rule, cell, copy, &found))
            break;
    phw_pattern_search_done(&search);
}

static void apply_patterns(phw_context *context)
{
    size_t bytes = 0, longest = 0;
    for (uint32_t i = 0; i < context->view->cell_count; i++) {
        bytes += context->view->cells[i].length;
        longest =
            context->view->cells[i].length > longest ? context->view->cells[i].length : longest;
    }
    char *copy = phw_arena_alloc(context->arena, longest + 1);
    if (!copy)
        context->failed = true;
    for (size_t i = 0; i < context->rules->count && !context->failed; i++)
        if (context->rules->rules[i].pattern)
            apply_pattern(context, &context->rules->rules[i], bytes, copy);
}

void phw_recognise_own_rules(phw_context *context)
{
    appliance on = {.context = context, .own = context->candidate_count};
    if (!context->rules)
        return;
    const phw_phrase_page page = {context->view, context->below, context->arena};
    if (!phw_phrase_find(context->rules, &page, take_phrase, &on))
        context->failed = true;
    if (context->rules->patterns && !context->failed)
        apply_patterns(context);
    /* Only now, so that no allowed name changes what another rule sees. */
    for (size_t i = 0; i < on.own; i++)
        if (context->candidates[i].allowed)
            context->candidates[i].confidence = DROPPED;
}
