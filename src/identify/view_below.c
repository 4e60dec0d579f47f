/* SPDX-License-Identifier: Apache-2.0 */
#include <math.h>

#include "identify/view.h"
#include "identify/view_grid.h"

/* Text under a label may be this much smaller or larger than it. */
#define BELOW_HEIGHTS 3.0
/* Edges agree within this share of the height, plus a share of the way down (tilt, perspective). */
#define EDGE_SHARE 0.9
#define EDGE_DRIFT 0.05
/* Text counts as below from this share of the height on. */
#define BELOW_LEAST 0.55
#define BELOW_ANGLE 0.25
/* Of cells in one row, no further apart in height than this share of it, the one that begins where
 * the upper one does is below it. */
#define SAME_ROW 0.25
/* A cell of which both ends are so many heights below the nearest one holds no letter on its row.
 */
#define FARTHER 1.5

typedef struct column_frame {
    const phw_view *view;
    phw_span span;
    phw_extent extent;
    double right_bound;
    double height;
} column_frame;

/* The start and end, as bytes, of the word that holds byte @p at. */
static phw_span word_at(const phw_view *view, uint32_t cell, uint32_t at)
{
    const phw_cell *c = &view->cells[cell];
    phw_span span = {cell, at, at};
    while (span.begin > 0 && c->text[span.begin - 1] != ' ')
        span.begin--;
    while (span.end < c->length && c->text[span.end] != ' ')
        span.end++;
    return span;
}

/* Narrows a cell that runs over several columns to the words that stand under the column. */
static bool narrow(const column_frame *column, uint32_t cell, double tolerance, phw_span *found)
{
    const phw_cell *c = &column->view->cells[cell];
    bool any = false;
    for (uint32_t at = 0; at < c->length;) {
        phw_span word = word_at(column->view, cell, at);
        at = word.end + 1;
        if (word.begin == word.end)
            continue;
        phw_extent e = phw_view_extent(column->view, column->span.cell, word);
        bool starts = fabs(e.left - column->extent.left) <= tolerance;
        /* Words stand in reading order: none further on begins further left. */
        if (!any && !starts && e.left > column->extent.left)
            break;
        if (!any && starts) {
            *found = word;
            any = true;
        } else if (any && e.left < column->right_bound - tolerance) {
            found->end = word.end;
        } else if (any) {
            break;
        }
    }
    return any;
}

/* @param e  where the whole of the cell lies. */
static bool stands_under(const column_frame *column, uint32_t cell, phw_extent e, double down,
                         phw_span *found)
{
    const phw_extent *above = &column->extent;
    double tolerance = EDGE_SHARE * column->height + EDGE_DRIFT * down;
    bool past_bound = e.right > column->right_bound + tolerance;
    bool left = fabs(e.left - above->left) <= tolerance;
    bool right = fabs(e.right - above->right) <= tolerance;
    bool centre = fabs(e.left + e.right - above->left - above->right) <= 2 * tolerance;
    if (!past_bound && (left || right || centre)) {
        *found = phw_view_whole(column->view, cell);
        return true;
    }
    if (e.right < above->left || e.left > above->right)
        return false;
    return narrow(column, cell, tolerance, found);
}

static phw_box strip(const phw_view *view, phw_span span, phw_extent extent, double reach)
{
    const phw_cell *cell = &view->cells[span.cell];
    double us[2] = {extent.left - 2 * cell->height, extent.right + 2 * cell->height};
    double vs[2] = {extent.middle, extent.middle + reach};
    phw_box box = {INFINITY, INFINITY, -INFINITY, -INFINITY};
    for (int i = 0; i < 4; i++) {
        double u = us[i & 1], v = vs[i >> 1];
        double x = cell->left.x + u * cell->along.x + v * cell->down.x;
        double y = cell->left.y + u * cell->along.y + v * cell->down.y;
        box =
            (phw_box){fmin(box.left, x), fmin(box.top, y), fmax(box.right, x), fmax(box.bottom, y)};
    }
    return box;
}

/* How far down a place is in the frame of a cell. */
static double down_of(const phw_cell *axes, phw_point at)
{
    return (at.x - axes->left.x) * axes->down.x + (at.y - axes->left.y) * axes->down.y;
}

/* Whether all of a cell lies higher than @p middle, in the frame of @p axes. */
static bool is_above(const phw_cell *axes, const phw_cell *cell, double middle)
{
    return down_of(axes, cell->left) < middle && down_of(axes, cell->right) < middle;
}

bool phw_view_below(const phw_view *view, phw_span span, double right_bound, double reach,
                    phw_span *found)
{
    const phw_cell *cell = &view->cells[span.cell];
    column_frame column = {view, span, phw_view_extent(view, span.cell, span), right_bound,
                           cell->height};
    uint32_t near[PHW_VIEW_NEAR_MAX];
    double best = INFINITY, best_aside = 0;
    size_t count =
        phw_view_near(view, strip(view, span, column.extent, reach * cell->height), near);
    for (size_t i = 0; i < count; i++) {
        const phw_cell *other = &view->cells[near[i]];
        bool taller = other->height > cell->height;
        if (near[i] == span.cell || is_above(cell, other, column.extent.middle) ||
            (taller ? other->height > BELOW_HEIGHTS * cell->height
                    : cell->height > BELOW_HEIGHTS * other->height) ||
            cell->along.x * other->along.x + cell->along.y * other->along.y < cos(BELOW_ANGLE))
            continue;
        double head = down_of(cell, other->head), tail = down_of(cell, other->tail);
        double nearest = (head < tail ? head : tail) - column.extent.middle;
        if (nearest > best + (taller ? other->height : cell->height) * FARTHER)
            continue;
        phw_span part;
        phw_extent rough = phw_view_extent_of(cell, other);
        double down = rough.middle - column.extent.middle;
        /* A cell that tilts against ours is measured where it stands under us. */
        if (down > 2 * reach * cell->height ||
            !stands_under(&column, near[i], rough, down > 0 ? down : 0, &part))
            continue;
        bool whole = part.begin == 0 && part.end == other->length;
        phw_extent exact = whole ? rough : phw_view_extent(view, span.cell, part);
        double aside = fabs(exact.left - column.extent.left);
        down = exact.middle - column.extent.middle;
        if (down < BELOW_LEAST * fmax(cell->height, 0.6 * other->height) ||
            down > reach * cell->height)
            continue;
        bool same_row = best < INFINITY && fabs(down - best) <= SAME_ROW * cell->height;
        if (same_row ? aside >= best_aside : down >= best)
            continue;
        best = down;
        best_aside = aside;
        *found = part;
    }
    return best < INFINITY;
}
