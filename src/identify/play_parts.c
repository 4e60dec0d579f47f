/* SPDX-License-Identifier: Apache-2.0 */
#include "identify/play_parts.h"

#include "identify/name_run.h"

/* Words of the longest part: "Man in Bed Four". */
#define PART_WORDS 5U

/* What stands before a part and before nobody's trade; "First assistant" is somebody's. */
#define BEFORE " a an another first old second the third young "
#define PARTS                                                                                      \
    " actor apothecary boy doctor girl ghost guard innkeeper inspector king lady maid man matron " \
    "messenger nurse patient policeman policewoman porter priest prince princess queen sailor "    \
    "servant shepherd sister soldier surgeon undertaker visitor voice waiter witch woman "
/* Parts that no list of people at work or in care has. */
#define NEVER_AT_WORK                                                                              \
    " apothecary ghost innkeeper king lady maid man messenger policeman policewoman prince "       \
    "princess queen sailor servant shepherd soldier undertaker visitor voice waiter witch woman "

/* Whether a cell is nothing but a part. @param[out] called  as nobody at work is. */
static bool is_part(const phw_name_line *line, bool *called)
{
    const bool before = line->count > 1 && phw_name_token_in(&line->tokens[0], BEFORE);
    const size_t at = before ? 1 : 0;
    if (line->count <= at || line->count > PART_WORDS ||
        line->tokens[0].letters == PHW_CASE_LOWER || !phw_name_token_in(&line->tokens[at], PARTS))
        return false;
    *called = before || phw_name_token_in(&line->tokens[at], NEVER_AT_WORK);
    /* "Voice from the lift", "Patient in bed 4". */
    return at + 1 == line->count || phw_name_token_in(&line->tokens[at + 1], " from in of with ");
}

/* The cell beside one that may name who plays its part. */
static bool names_somebody(const phw_name_page *page, uint32_t cell)
{
    const phw_name_line *line = cell != PHW_VIEW_NONE ? &page->lines[cell] : NULL;
    return line && line->count > 0 && line->tokens[0].letters != PHW_CASE_NUMBER &&
           line->tokens[0].letters != PHW_CASE_LOWER;
}

/* "Cast in order of appearance": all that follow are parts. */
static bool is_cast(const phw_name_line *line)
{
    for (size_t at = 1; at <= line->count; at++)
        if (phw_name_run_behind(line, at, "order of appearance") ||
            phw_name_run_behind(line, at, "dramatis personae"))
            return true;
    return false;
}

phw_play_parts phw_play_parts_count(const phw_name_page *page)
{
    const phw_view *view = page->context->view;
    phw_play_parts parts = {.rows = 0};
    for (uint32_t cell = 0; cell < view->cell_count; cell++) {
        const uint32_t next = view->cells[cell].next, previous = view->cells[cell].previous;
        const bool first = previous == PHW_VIEW_NONE, last = next == PHW_VIEW_NONE;
        bool called = false;
        parts.cast |= is_cast(&page->lines[cell]);
        if (first == last || !names_somebody(page, first ? next : previous) ||
            !is_part(&page->lines[cell], &called))
            continue;
        parts.rows++;
        parts.called += called;
    }
    return parts;
}
