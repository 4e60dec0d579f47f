/* SPDX-License-Identifier: Apache-2.0 */
#include "identify/identify.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "identify/genre.h"
#include "identify/page_words.h"
#include "identify/recogniser.h"
#include "identify/told_places.h"
#include "identify/view_mend.h"
#include "identify/view_spaced.h"
#include "identify/view_words.h"

/* Candidates below this are dropped: they helped others and prove nothing alone. */
#define CONFIDENCE_LEAST 0.30
/* Confidences that differ by less than this count as the same: then the longer one wins. */
#define CONFIDENCE_STEP 0.10

/* Lines of one block are no further apart than this, in line heights. */
#define BLOCK_REACH 2.2
/* Rows of a list have air between them, or a line of small print. */
#define ROW_REACH 4.5

typedef struct ranked {
    phw_candidate *candidate;
    uint32_t index;
} ranked;

static int by_place(const phw_span *a, const phw_span *b)
{
    if (a->begin != b->begin)
        return a->begin < b->begin ? -1 : 1;
    if (a->end != b->end)
        return a->end > b->end ? -1 : 1;
    return 0;
}

static int step_of(double confidence)
{
    return (int)(confidence / CONFIDENCE_STEP + 0.5);
}

/* Surer first, then longer, then further left, then as they were added. */
static int by_worth(const void *left, const void *right)
{
    const ranked *a = left, *b = right;
    int sure_a = step_of(a->candidate->confidence), sure_b = step_of(b->candidate->confidence);
    if (sure_a != sure_b)
        return sure_a > sure_b ? -1 : 1;
    uint32_t long_a = a->candidate->span.end - a->candidate->span.begin;
    uint32_t long_b = b->candidate->span.end - b->candidate->span.begin;
    if (long_a != long_b)
        return long_a > long_b ? -1 : 1;
    int place = by_place(&a->candidate->span, &b->candidate->span);
    if (place)
        return place;
    return a->index < b->index ? -1 : a->index > b->index;
}

static int by_reading(const void *left, const void *right)
{
    const ranked *a = left, *b = right;
    int place = by_place(&a->candidate->span, &b->candidate->span);
    if (place)
        return place;
    return a->index < b->index ? -1 : a->index > b->index;
}

static void sort(ranked *list, size_t count, int (*order)(const void *, const void *))
{
    if (count > 1)
        qsort(list, count, sizeof *list, order);
}

/* The domain of an address says where somebody works, and the address is still somebody's. */
static bool stands_within(const phw_candidate *candidate)
{
    return candidate->kind == PHW_FINDING_TRUST_NAME && candidate->because_count > 0 &&
           strcmp(candidate->because[0], PHW_DOMAIN_TAG) == 0;
}

/* Keeps the worthiest of what overlaps in a cell. @p taken holds a mark for each of its bytes. */
static size_t resolve(ranked *list, size_t count, uint32_t length, unsigned char *taken)
{
    size_t kept = 0;
    if (count == 0)
        return 0;
    sort(list, count, by_worth);
    memset(taken, 0, length);
    for (size_t i = 0; i < count; i++) {
        phw_span span = list[i].candidate->span;
        if (!stands_within(list[i].candidate)) {
            if (memchr(taken + span.begin, 1, span.end - span.begin))
                continue;
            memset(taken + span.begin, 1, span.end - span.begin);
        }
        list[i].candidate->kept = true;
        list[kept++] = list[i];
    }
    return kept;
}

/* A span's text as it was read, in the arena; NULL where memory ran out. */
static char *copy_read(const phw_context *context, phw_span span)
{
    const char *read = context->view->cells[span.cell].read;
    char *text = phw_arena_alloc(context->arena, (size_t)(span.end - span.begin) + 1);
    size_t used = 0;
    for (uint32_t i = span.begin; text && i < span.end; i++)
        if (read[i] != '\0')
            text[used++] = read[i];
    if (text)
        text[used] = '\0';
    return text;
}

static phw_status emit(const phw_context *context, const phw_candidate *candidate,
                       phw_findings *findings, phw_error *error)
{
    const phw_cell *cell = &context->view->cells[candidate->span.cell];
    size_t first, last;
    if (!phw_view_words(context->view, candidate->span, &first, &last))
        return PHW_OK;
    char *text = copy_read(context, candidate->span);
    if (!text)
        return phw_error_set(error, PHW_ERR_NOMEM, "no memory for a finding's text");
    phw_finding finding = {.kind = candidate->kind,
                           .subject = candidate->subject,
                           .confidence = candidate->confidence > 1 ? 1 : candidate->confidence,
                           .quad = phw_view_quad(context->view, candidate->span),
                           .plane = context->page->lines[cell->page_line].plane,
                           .text = text,
                           .line = cell->page_line,
                           .first_word = first,
                           .last_word = last,
                           .rule_line = candidate->rule_line};
    for (size_t i = 0; i < candidate->because_count; i++)
        phw_finding_because(&finding, candidate->because[i]);
    return phw_findings_add(findings, &finding, error);
}

/* A cell's candidates of one sort: photoward's own, or what the user's rules ask for. */
static size_t gather(const phw_context *context, uint32_t cell, bool by_rule, ranked *list)
{
    size_t count = 0;
    for (uint32_t i = context->heads[cell]; i != PHW_VIEW_NONE; i = context->links[i])
        if (context->candidates[i].confidence >= CONFIDENCE_LEAST &&
            by_rule == (context->candidates[i].rule_line > 0))
            list[count++] = (ranked){&context->candidates[i], i};
    return count;
}

/* What a rule asks for and photoward found as well is one finding, as long as both together; else
 * both stay, so that no rule hides a patient. @p asked rules' finds follow @p count others. */
static size_t join_rules(phw_context *context, ranked *list, size_t count, size_t asked)
{
    size_t kept = count;
    for (size_t r = count; r < count + asked; r++) {
        const phw_candidate *rule = list[r].candidate;
        phw_candidate *same = NULL;
        for (uint32_t i = context->heads[rule->span.cell]; i != PHW_VIEW_NONE && !same;
             i = context->links[i]) {
            phw_candidate *other = &context->candidates[i];
            if (!other->rule_line && other->kept && other->kind == rule->kind &&
                other->span.begin < rule->span.end && rule->span.begin < other->span.end)
                same = other;
        }
        if (!same) {
            list[kept++] = list[r];
            continue;
        }
        same->rule_line = rule->rule_line;
        same->span.begin =
            same->span.begin < rule->span.begin ? same->span.begin : rule->span.begin;
        same->span.end = same->span.end > rule->span.end ? same->span.end : rule->span.end;
        if (rule->confidence > same->confidence)
            same->confidence = rule->confidence;
        if (same->because_count < PHW_BECAUSE_MAX)
            same->because[same->because_count++] = "rule";
    }
    return kept;
}

static phw_status report(phw_context *context, phw_findings *findings, phw_error *error)
{
    uint32_t longest = 0;
    for (uint32_t i = 0; i < context->view->cell_count; i++)
        if (context->view->cells[i].length > longest)
            longest = context->view->cells[i].length;
    ranked *list =
        phw_arena_alloc_array(context->arena, context->candidate_count + 1, sizeof *list);
    unsigned char *taken = phw_arena_alloc(context->arena, (size_t)longest + 1);
    if (!list || !taken)
        return phw_error_set(error, PHW_ERR_NOMEM, "no memory to sort findings");
    phw_status status = PHW_OK;
    for (uint32_t cell = 0; cell < context->view->cell_count; cell++) {
        uint32_t length = context->view->cells[cell].length;
        size_t count = gather(context, cell, false, list);
        count = resolve(list, count, length, taken);
        size_t asked = gather(context, cell, true, list + count);
        asked = resolve(list + count, asked, length, taken);
        sort(list + count, asked, by_reading);
        count = join_rules(context, list, count, asked);
        sort(list, count, by_reading);
        for (size_t i = 0; i < count && status == PHW_OK; i++)
            status = emit(context, list[i].candidate, findings, error);
    }
    return status;
}

/* Which cells stand under which, no further than so many heights. False where memory ran out. */
static bool stack_within(phw_context *context, double reach, phw_stack *stack)
{
    const phw_view *view = context->view;
    const size_t count = (size_t)view->cell_count + 1;
    uint32_t *above = phw_arena_alloc_array(context->arena, count, sizeof *above);
    uint32_t *below = phw_arena_alloc_array(context->arena, count, sizeof *below);
    bool *starts = phw_arena_alloc_array(context->arena, count, sizeof *starts);
    if (!above || !below || !starts)
        return false;
    for (uint32_t i = 0; i < view->cell_count; i++)
        above[i] = below[i] = PHW_VIEW_NONE;
    for (uint32_t i = 0; i < view->cell_count; i++) {
        phw_span found;
        if (phw_view_below(view, phw_view_whole(view, i), INFINITY, reach, &found)) {
            below[i] = found.cell;
            starts[i] = found.begin == 0;
            if (above[found.cell] == PHW_VIEW_NONE)
                above[found.cell] = i;
        }
    }
    *stack = (phw_stack){above, below, starts};
    return true;
}

static bool stack(phw_context *context)
{
    phw_stack block;
    if (!stack_within(context, BLOCK_REACH, &block) ||
        !stack_within(context, ROW_REACH, &context->rows))
        return false;
    context->above = block.above;
    context->below = block.below;
    context->below_starts = block.begins;
    return true;
}

phw_status phw_identify_page(const phw_page *page, const phw_models *models, phw_findings *findings,
                             phw_error *error)
{
    const phw_identify_with with = {.models = models};
    return phw_identify_page_with(page, &with, findings, error);
}

phw_status phw_identify_page_with(const phw_page *page, const phw_identify_with *with,
                                  phw_findings *findings, phw_error *error)
{
    const phw_models *models = with->models;
    phw_arena arena = PHW_ARENA_INIT;
    phw_view view;
    phw_labels labels;
    phw_page_dates dates;
    phw_status status = PHW_ERR_NOMEM;
    phw_page_words *words = phw_page_words_new(models, &arena);
    if (!words || !phw_view_build(page, &arena, &view) || !phw_view_join_spaced(&view, &arena) ||
        !phw_view_mend(&view, models, &arena) || !phw_view_mend_words(&view, words, &arena) ||
        !phw_labels_build(&view, words, &arena, &labels) ||
        !phw_page_dates_read(&view, &arena, &dates))
        goto cleanup;
    phw_context context = {.page = page,
                           .models = models,
                           .view = &view,
                           .labels = &labels,
                           .dates = &dates,
                           .rules = with->rules,
                           .rules_use = with->use,
                           .words = words,
                           .observer = with->observer,
                           .arena = &arena};
    if (!phw_evidence_weigh(&view, &labels, words, &context.evidence))
        goto cleanup;
    context.heads = phw_arena_alloc_array(&arena, (size_t)view.cell_count + 1, sizeof(uint32_t));
    context.contact_words =
        phw_arena_alloc_array(&arena, (size_t)view.cell_count + 1, sizeof(uint8_t *));
    if (!context.heads || !context.contact_words || !stack(&context))
        goto cleanup;
    for (uint32_t i = 0; i < view.cell_count; i++)
        context.heads[i] = PHW_VIEW_NONE;
    size_t count;
    const phw_recogniser *recognisers = phw_recognisers(&count);
    for (size_t i = 0; i < count && !context.failed; i++)
        recognisers[i].run(&context);
    if (!context.failed) {
        const phw_genre genre = phw_genre_judge(&context);
        phw_told_places(&context, &genre);
        if (with->genre)
            *with->genre = genre;
        status = report(&context, findings, error);
    }
cleanup:
    if (status == PHW_ERR_NOMEM)
        (void)phw_error_set(error, status, "no memory to examine the text");
    phw_arena_done(&arena);
    return status;
}
