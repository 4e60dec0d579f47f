/* SPDX-License-Identifier: Apache-2.0 */
/* "W English + baby" in a diary where "Mrs Okafor + baby" is a patient, "P Young 12/40" where "K
 * Barzani 22/40" is one: an initial and a word, whatever it means, beside the same words as those
 * who were told. Run after the names. */
#include <string.h>

#include "identify/name_run.h"

#define TOLD_SURE 0.60
/* Patients told at least, on the page and with the same words beside them. */
#define PATIENTS_LEAST 3U
#define PATIENTS_MOST 200U
#define LETTERS_LEAST 3U
#define SURE_MATE 0.58
#define SURE_COLLEAGUE 0.60
#define FORM_ALONE 1U
#define OTHERS (1U << PHW_FINDING_STAFF_NAME | 1U << PHW_FINDING_RELATIVE_NAME)
/* Words that stand beside anybody. */
#define EMPTY                                                                                      \
    " a and at by call called dr for from has in is of off on or phone rang ring saw seen sister " \
    "spoke tel the to told will with "

typedef struct place {
    const phw_name_line *line; /* before or behind in the cell, or the cell beside */
    size_t at;
    bool any;
} place;

/* What stands right behind token @p end - 1 of a cell. */
static place behind(const phw_name_page *page, uint32_t cell, size_t end)
{
    if (end < page->lines[cell].count)
        return (place){&page->lines[cell], end, true};
    const uint32_t next = page->context->view->cells[cell].next;
    if (next == PHW_VIEW_NONE || page->lines[next].count == 0)
        return (place){.any = false};
    return (place){&page->lines[next], 0, true};
}

/* The last word with letters before token @p first of a cell. */
static place before(const phw_name_page *page, uint32_t cell, size_t first)
{
    const phw_name_line *line = &page->lines[cell];
    while (first > 0 && line->tokens[first - 1].letters == PHW_CASE_NUMBER)
        first--;
    return first > 0 ? (place){line, first - 1, true} : (place){.any = false};
}

/* "22/40" and "12/40": weeks of so many. */
static bool are_weeks(const phw_name_line *line, size_t at)
{
    return at + 1 < line->count && line->tokens[at].letters == PHW_CASE_NUMBER &&
           (line->tokens[at + 1].before & PHW_GAP_SLASH) &&
           phw_name_token_is(&line->tokens[at + 1], "40");
}

static bool same(place one, place two)
{
    if (!one.any || !two.any)
        return false;
    const phw_name_token *a = &one.line->tokens[one.at], *b = &two.line->tokens[two.at];
    if (are_weeks(one.line, one.at))
        return are_weeks(two.line, two.at);
    return a->letters != PHW_CASE_NUMBER && phw_name_token_same(a, b) &&
           !phw_name_token_in(a, EMPTY) &&
           !(a->kinds & (PHW_WORD_ROLE | PHW_WORD_STAFF_TITLE | PHW_WORD_CALENDAR));
}

typedef struct patient {
    place before, behind;
} patient;

/* The tokens that a span covers. */
static void note(const phw_name_page *page, phw_span span, patient *told)
{
    const phw_name_line *line = &page->lines[span.cell];
    size_t first = 0, end;
    while (first < line->count && line->tokens[first].from < span.begin)
        first++;
    end = first;
    while (end < line->count && line->tokens[end].to <= span.end)
        end++;
    *told = (patient){before(page, span.cell, first), behind(page, span.cell, end)};
}

static size_t gather(const phw_name_page *page, patient *told)
{
    const phw_context *context = page->context;
    size_t count = 0;
    for (size_t i = 0; i < context->candidate_count && count < PATIENTS_MOST; i++)
        if (context->candidates[i].kind == PHW_FINDING_PATIENT_NAME &&
            context->candidates[i].confidence >= TOLD_SURE)
            note(page, context->candidates[i].span, &told[count++]);
    return count;
}

/* Whether somebody was told there already, or a colleague by more than the form of the name. */
static bool is_taken(const phw_context *context, phw_span span)
{
    for (uint32_t i = phw_context_next_in_cell(context, span.cell, PHW_VIEW_NONE);
         i != PHW_VIEW_NONE; i = phw_context_next_in_cell(context, span.cell, i)) {
        const phw_candidate *known = &context->candidates[i];
        if (known->span.begin >= span.end || span.begin >= known->span.end)
            continue;
        if (known->kind == PHW_FINDING_PATIENT_NAME ||
            ((OTHERS & 1U << known->kind) && known->confidence >= SURE_COLLEAGUE &&
             known->because_count > FORM_ALONE))
            return true;
    }
    return false;
}

/* An initial and one word, in either order. */
static bool match(const phw_name_line *line, size_t at, phw_name_run *run)
{
    return phw_name_run_match(line, at, run) && run->initial && run->full == 1 &&
           run->end == at + 2 &&
           line->tokens[at].key_length + line->tokens[at + 1].key_length > LETTERS_LEAST;
}

static void look_at(const phw_name_page *page, uint32_t cell, const patient *told, size_t count)
{
    const phw_name_line *line = &page->lines[cell];
    phw_name_run run;
    for (size_t at = 0; at + 1 < line->count; at++) {
        if (!match(line, at, &run) ||
            is_taken(page->context, phw_name_page_span(page, cell, run.first, run.end - 1)))
            continue;
        const place left = before(page, cell, run.first), right = behind(page, cell, run.end);
        bool alike = false;
        for (size_t i = 0; i < count && !alike; i++)
            alike = same(left, told[i].before) || same(right, told[i].behind);
        if (alike)
            phw_name_run_add(page, cell, &run, SURE_MATE, "lines-alike");
        at = run.end - 1;
    }
}

void phw_recognise_name_mates(phw_context *context)
{
    phw_name_page page;
    if (phw_evidence_sells(&context->evidence) ||
        context->surest[PHW_FINDING_PATIENT_NAME] < TOLD_SURE ||
        !phw_name_page_build(context, &page))
        return;
    patient *told = phw_arena_alloc_array(context->arena, PATIENTS_MOST, sizeof *told);
    if (!told) {
        context->failed = true;
        return;
    }
    const size_t count = gather(&page, told);
    for (uint32_t cell = 0; count >= PATIENTS_LEAST && cell < context->view->cell_count; cell++)
        look_at(&page, cell, told, count);
}
