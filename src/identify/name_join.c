/* SPDX-License-Identifier: Apache-2.0 */
#include "identify/name_join.h"

#include <math.h>
#include <string.h>

/* How wide the gap may be, in text heights: more is another column. */
#define GAP_MOST 2.0
/* Tokens looked at on either side, and how firm the form must be. */
#define SIDE_TOKENS 3
#define STRENGTH_LEAST 0.6F

static bool stands_close(const phw_view *view, uint32_t cell, uint32_t next)
{
    const phw_cell *left = &view->cells[cell], *right = &view->cells[next];
    double gap = hypot(right->left.x - left->right.x, right->left.y - left->right.y);
    return gap <= GAP_MOST * fmin(left->height, right->height);
}

/* What stands between the cells: the signs that end the first one. */
static unsigned gap_behind(const phw_name_page *page, uint32_t cell)
{
    const phw_cell *text = &page->context->view->cells[cell];
    const phw_name_line *line = &page->lines[cell];
    const char *tail = text->text + line->tokens[line->count - 1].to;
    size_t length = text->length - line->tokens[line->count - 1].to;
    if (length == 0)
        return 0;
    return length == 1 && tail[0] == ','   ? PHW_GAP_COMMA
           : length == 1 && tail[0] == '.' ? PHW_GAP_STOP
                                           : PHW_GAP_OTHER;
}

bool phw_name_join(const phw_name_page *page, uint32_t cell, size_t at, phw_name_span *span,
                   size_t *beyond)
{
    const phw_view *view = page->context->view;
    const phw_name_line *line = &page->lines[cell];
    uint32_t next = view->cells[cell].next;
    phw_name_token tokens[2 * SIDE_TOKENS];
    phw_name_span whole;
    if (next == PHW_VIEW_NONE || line->count - at > SIDE_TOKENS || page->lines[next].count == 0 ||
        phw_labels_starts(page->context->labels, next) || !stands_close(view, cell, next))
        return false;
    size_t here = line->count - at;
    size_t there = page->lines[next].count < SIDE_TOKENS ? page->lines[next].count : SIDE_TOKENS;
    memcpy(tokens, line->tokens + at, here * sizeof *tokens);
    memcpy(tokens + here, page->lines[next].tokens, there * sizeof *tokens);
    tokens[here].before = (tokens[here].before & ~(unsigned)PHW_GAP_EDGE) | gap_behind(page, cell);
    if (!phw_name_shape_match(tokens, here + there, 0, &whole) || whole.last < here ||
        whole.form > PHW_NAME_UPPER_GIVEN || whole.strength < STRENGTH_LEAST)
        return false;
    size_t end = line->count - 1;
    *beyond = whole.last - here;
    *span = whole;
    span->first = at;
    span->last = end;
    span->family = whole.family < here ? at + whole.family : end;
    span->given = whole.given < here ? at + whole.given : end;
    /* A title in the other cell still says whose name it is where it is staff's. */
    span->title = whole.title < here ? at + whole.title : PHW_NO_TOKEN;
    return true;
}
