/* SPDX-License-Identifier: Apache-2.0 */
#include "identify/organisation_run.h"

#include <math.h>
#include <string.h>

/* Between parts of one line that were taken for lines of their own, in heights: columns stand
 * further apart. */
#define BESIDE_MOST 0.7
/* The same between words whose letters stand apart: a blank and twice as much as between those. */
#define SPACED_MOST 4.0
#define REST_MOST 4   /* words of a name's line that may all be misread */
#define TEXT_ROOM 256 /* bytes of a name; the longest in the list has 90 */

/* "Genera! Hospita!": readers take an l for a mark, and a word in capitals goes on behind it. */
static bool is_letter_misread(const phw_organisation_run *run, size_t token)
{
    const phw_name_token *next = &run->line.tokens[token];
    const char *text = run->page->context->view->cells[run->cell[0]].text;
    return next->before == PHW_GAP_STOP && text[next[-1].to] == '!' &&
           (next->letters == PHW_CASE_TITLE || next->letters == PHW_CASE_UPPER);
}

phw_organisation_run phw_organisation_run_of(const phw_name_page *page, uint32_t cell)
{
    phw_organisation_run run = {.page = page,
                                .line = page->lines[cell],
                                .cell = {cell},
                                .start = {0, page->lines[cell].count},
                                .cells = 1};
    phw_name_token *mended = NULL;
    for (size_t i = 1; i < run.line.count; i++) {
        if (!is_letter_misread(&run, i))
            continue;
        if (!mended) {
            mended = phw_arena_alloc_array(page->context->arena, run.line.count, sizeof *mended);
            page->context->failed |= mended == NULL;
            if (!mended)
                return run;
            memcpy(mended, run.line.tokens, run.line.count * sizeof *mended);
        }
        mended[i].before = 0;
    }
    if (mended)
        run.line.tokens = mended;
    return run;
}

uint32_t phw_organisation_run_below(const phw_name_page *page, uint32_t cell)
{
    const phw_context *context = page->context;
    return context->below_starts[cell] ? context->below[cell] : PHW_VIEW_NONE;
}

/* Moves the run's tokens into the room, where so many are to fit. */
static bool take_room(phw_organisation_run *run, size_t count, phw_organisation_room *room)
{
    phw_context *context = run->page->context;
    phw_name_token *tokens = room->tokens;
    if (count > room->capacity) {
        tokens = phw_arena_alloc_array(context->arena, 2 * count, sizeof *tokens);
        if (!tokens) {
            context->failed = true;
            return false;
        }
        *room = (phw_organisation_room){tokens, 2 * count};
    }
    if (run->line.tokens != tokens)
        memcpy(tokens, run->line.tokens, run->line.count * sizeof *tokens);
    run->line.tokens = tokens;
    return true;
}

/* Adds a cell behind the last one. */
static bool add_cell(phw_organisation_run *run, uint32_t cell, phw_organisation_room *room)
{
    if (run->cells == PHW_ORGANISATION_LINES || cell == PHW_VIEW_NONE)
        return false;
    const phw_organisation_run behind = phw_organisation_run_of(run->page, cell);
    const phw_name_line *next = &behind.line;
    size_t count = run->line.count + next->count;
    if (next->count == 0)
        return false;
    if (!take_room(run, count, room))
        return false;
    memcpy(room->tokens + run->line.count, next->tokens, next->count * sizeof *next->tokens);
    room->tokens[run->line.count].before = 0; /* the end of a line is a blank */
    run->line.count = count;
    run->cell[run->cells++] = cell;
    run->start[run->cells] = count;
    return true;
}

bool phw_organisation_run_grow(phw_organisation_run *run, phw_organisation_room *room)
{
    return add_cell(run, phw_organisation_run_below(run->page, run->cell[run->cells - 1]), room);
}

uint32_t phw_organisation_run_beside(const phw_name_page *page, uint32_t cell)
{
    const phw_view *view = page->context->view;
    const phw_cell *left = &view->cells[cell];
    if (left->next == PHW_VIEW_NONE || view->cells[left->next].page_line == left->page_line)
        return PHW_VIEW_NONE;
    const phw_cell *right = &view->cells[left->next];
    const double gap = (right->head.x - left->tail.x) * left->along.x +
                       (right->head.y - left->tail.y) * left->along.y;
    const double height = fmax(left->height, right->height);
    const double most = left->spaced && right->spaced ? SPACED_MOST : BESIDE_MOST;
    return gap <= most * height && gap >= -BESIDE_MOST * height ? left->next : PHW_VIEW_NONE;
}

bool phw_organisation_run_go_on(phw_organisation_run *run, phw_organisation_room *room)
{
    return add_cell(run, phw_organisation_run_beside(run->page, run->cell[run->cells - 1]), room);
}

size_t phw_organisation_run_part(const phw_organisation_run *run, size_t token)
{
    size_t part = 0;
    while (part + 1 < run->cells && token >= run->start[part + 1])
        part++;
    return part;
}

/* What of tokens first … last stands in one part; false where nothing does. */
static bool span_in(const phw_organisation_run *run, size_t part, size_t first, size_t last,
                    phw_span *span)
{
    size_t from = first > run->start[part] ? first : run->start[part];
    size_t to = last < run->start[part + 1] ? last + 1 : run->start[part + 1];
    if (from >= to)
        return false;
    *span = phw_name_page_span(run->page, run->cell[part], from - run->start[part],
                               to - 1 - run->start[part]);
    return true;
}

/* Adds bytes of a cell's text, "&" as "and", which is how the lists have it. Returns the length
 * then; 0 where it is too long. */
static size_t add_text(char text[TEXT_ROOM], size_t length, const char *from, size_t count)
{
    static const char word[] = "and";
    for (size_t i = 0; i < count; i++) {
        const bool sign = from[i] == '&';
        const size_t more = sign ? sizeof word - 1 : 1;
        if (length + more + 1 > TEXT_ROOM)
            return 0;
        memcpy(text + length, sign ? word : from + i, more);
        length += more;
    }
    return length;
}

size_t phw_organisation_run_key(const phw_organisation_run *run, size_t first, size_t last,
                                char *key, size_t room)
{
    char text[TEXT_ROOM];
    size_t length = 0;
    phw_span span;
    for (size_t part = 0; part < run->cells; part++) {
        if (!span_in(run, part, first, last, &span))
            continue;
        if (length > 0)
            text[length++] = ' ';
        length =
            add_text(text, length, run->page->context->view->cells[span.cell].text + span.begin,
                     span.end - span.begin);
        if (length == 0)
            return 0;
    }
    return phw_models_fold(text, length, key, room);
}

bool phw_organisation_run_follows(const phw_organisation_run *run, size_t token)
{
    const phw_name_token *next = &run->line.tokens[token];
    const size_t part = phw_organisation_run_part(run, token);
    const char *text = run->page->context->view->cells[run->cell[part]].text;
    return next->before == 0 || (next->before == PHW_GAP_OTHER && next->from >= 2 &&
                                 text[next->from - 1] == ' ' && text[next->from - 2] == '&');
}

bool phw_organisation_run_label(const phw_organisation_run *run, size_t token)
{
    phw_span span;
    if (!span_in(run, phw_organisation_run_part(run, token), token, token, &span))
        return false;
    const phw_label *label = phw_labels_at(run->page->context->labels, span);
    return label && label->sure && label->colon;
}

/* "Hospitals ^HS Fou~dion": what is left of a name's line where the reader was sure of no word of
 * it.
 * @return the last token of it, or @p last. */
static size_t with_misread_rest(const phw_organisation_run *run, size_t last)
{
    const size_t end = run->line.count;
    if (last + 1 >= end || end - last - 1 > REST_MOST)
        return last;
    for (size_t i = last + 1; i < end; i++)
        if (!run->line.tokens[i].unsure || (run->line.tokens[i].before & PHW_GAP_COLON))
            return last;
    return end - 1;
}

void phw_organisation_run_add(const phw_organisation_run *run, size_t first, size_t last,
                              double confidence, const char *tag)
{
    const char *const tags[] = {tag, NULL};
    phw_span span;
    last = with_misread_rest(run, last);
    for (size_t part = 0; part < run->cells; part++)
        if (span_in(run, part, first, last, &span))
            phw_context_add(run->page->context, PHW_FINDING_TRUST_NAME, PHW_SUBJECT_ORGANISATION,
                            span, confidence, tags);
}
