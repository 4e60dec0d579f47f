/* SPDX-License-Identifier: Apache-2.0 */
#include "identify/view_grid.h"

#include <math.h>
#include <stdlib.h>

/* Squares along a side of the area that holds text, were it a square; half squares along a cell. */
#define GRID_SIDE_MAX 256
/* Rows and columns together, however long and narrow it is. */
#define GRID_ROWS_MAX 65536
/* A square is at least this many line heights wide. */
#define SQUARE_HEIGHTS 3.0
/* How far to the right a row goes on, in heights; and down a column, see callers. */
#define ROW_REACH 60.0
/* Cells of one row differ by less than this in direction (radians, about 14 degrees: short words
 * have noisy boxes), in height by this factor, and across by this share of the height. */
#define ROW_ANGLE 0.25
#define ROW_HEIGHTS 2.4
#define ROW_ACROSS 0.5
/* Extra room across for each pixel along: perspective and bent screens. */
#define ROW_DRIFT 0.03

typedef struct grid_entry {
    uint32_t cell;
    uint32_t next;
} grid_entry;

struct phw_view_grid {
    double left, top, square;
    uint32_t columns, rows;
    uint32_t *heads; /* columns × rows, PHW_VIEW_NONE where empty */
    grid_entry *entries;
    uint32_t *stamps; /* a cell's number of the query that saw it last */
    uint32_t stamp;
};

static double dot(phw_point a, phw_point b)
{
    return a.x * b.x + a.y * b.y;
}

static phw_point minus(phw_point a, phw_point b)
{
    return (phw_point){a.x - b.x, a.y - b.y};
}

static uint32_t square_of(double at, double origin, double square, uint32_t count)
{
    double index = (at - origin) / square;
    if (!(index > 0))
        return 0;
    return index >= count ? count - 1 : (uint32_t)index;
}

static double width_of(const phw_cell *cell)
{
    double x = cell->right.x - cell->left.x, y = cell->right.y - cell->left.y;
    return sqrt(x * x + y * y);
}

/* @param[out] longest  the width of the widest cell. */
static phw_box text_bounds(const phw_view *view, double *height, double *longest)
{
    phw_box box = {INFINITY, INFINITY, -INFINITY, -INFINITY};
    double sum = 0;
    *longest = 0;
    for (uint32_t i = 0; i < view->cell_count; i++) {
        const phw_cell *cell = &view->cells[i];
        box.left = fmin(box.left, fmin(cell->left.x, cell->right.x));
        box.right = fmax(box.right, fmax(cell->left.x, cell->right.x));
        box.top = fmin(box.top, fmin(cell->left.y, cell->right.y));
        box.bottom = fmax(box.bottom, fmax(cell->left.y, cell->right.y));
        sum += cell->height;
        *longest = fmax(*longest, width_of(cell));
    }
    *height = view->cell_count ? sum / view->cell_count : 1;
    return box;
}

/* How many places of a cell's centre line are entered: one a half square. */
static uint32_t places_of(const struct phw_view_grid *grid, const phw_cell *cell)
{
    double places = ceil(width_of(cell) / (grid->square / 2)) + 1;
    return places > 2 * GRID_SIDE_MAX ? 2 * GRID_SIDE_MAX : (uint32_t)places;
}

static void enter_cell(struct phw_view_grid *grid, const phw_cell *cell, uint32_t index,
                       uint32_t *used)
{
    uint32_t places = places_of(grid, cell), before = PHW_VIEW_NONE;
    for (uint32_t i = 0; i < places; i++) {
        double share = places > 1 ? (double)i / (places - 1) : 0.5;
        double x = cell->left.x + (cell->right.x - cell->left.x) * share;
        double y = cell->left.y + (cell->right.y - cell->left.y) * share;
        uint32_t square = square_of(y, grid->top, grid->square, grid->rows) * grid->columns +
                          square_of(x, grid->left, grid->square, grid->columns);
        if (square == before)
            continue;
        before = square;
        grid->entries[*used] = (grid_entry){index, grid->heads[square]};
        grid->heads[square] = (*used)++;
    }
}

bool phw_view_grid_build(phw_view *view, phw_arena *arena)
{
    struct phw_view_grid *grid = phw_arena_alloc(arena, sizeof *grid);
    if (!grid)
        return false;
    view->grid = grid;
    if (!view->cell_count)
        return true;
    double height, longest;
    phw_box box = text_bounds(view, &height, &longest);
    double wide = box.right - box.left, tall = box.bottom - box.top;
    double side =
        sqrt(wide * tall) / GRID_SIDE_MAX; /* on a long narrow page, too, few cells a square */
    grid->left = box.left;
    grid->top = box.top;
    grid->square = fmax(fmax(side, longest / GRID_SIDE_MAX), height * SQUARE_HEIGHTS);
    grid->square = fmax(fmax(grid->square, (wide + tall) / GRID_ROWS_MAX), 1);
    grid->columns = (uint32_t)((box.right - box.left) / grid->square) + 1;
    grid->rows = (uint32_t)((box.bottom - box.top) / grid->square) + 1;
    size_t squares = (size_t)grid->columns * grid->rows, places = 0;
    for (uint32_t i = 0; i < view->cell_count; i++)
        places += places_of(grid, &view->cells[i]);
    grid->heads = phw_arena_alloc_array(arena, squares, sizeof *grid->heads);
    grid->entries = phw_arena_alloc_array(arena, places, sizeof *grid->entries);
    grid->stamps = phw_arena_alloc_array(arena, view->cell_count, sizeof *grid->stamps);
    if (!grid->heads || !grid->entries || !grid->stamps || places >= PHW_VIEW_NONE)
        return false;
    for (size_t i = 0; i < squares; i++)
        grid->heads[i] = PHW_VIEW_NONE;
    uint32_t used = 0;
    for (uint32_t i = view->cell_count; i-- > 0;)
        enter_cell(grid, &view->cells[i], i, &used);
    return true;
}

size_t phw_view_near(const phw_view *view, phw_box box, uint32_t *cells)
{
    struct phw_view_grid *grid = view->grid;
    if (!view->cell_count)
        return 0;
    uint32_t from_x = square_of(box.left, grid->left, grid->square, grid->columns);
    uint32_t to_x = square_of(box.right, grid->left, grid->square, grid->columns);
    uint32_t from_y = square_of(box.top, grid->top, grid->square, grid->rows);
    uint32_t to_y = square_of(box.bottom, grid->top, grid->square, grid->rows);
    size_t count = 0;
    grid->stamp++;
    for (uint32_t y = from_y; y <= to_y; y++) {
        for (uint32_t x = from_x; x <= to_x; x++) {
            uint32_t entry = grid->heads[(size_t)y * grid->columns + x];
            for (; entry != PHW_VIEW_NONE; entry = grid->entries[entry].next) {
                uint32_t cell = grid->entries[entry].cell;
                if (grid->stamps[cell] == grid->stamp)
                    continue;
                grid->stamps[cell] = grid->stamp;
                cells[count++] = cell;
                if (count == PHW_VIEW_NEAR_MAX)
                    return count;
            }
        }
    }
    return count;
}

static bool alike(const phw_cell *a, const phw_cell *b)
{
    double taller = fmax(a->height, b->height), shorter = fmin(a->height, b->height);
    return dot(a->along, b->along) >= cos(ROW_ANGLE) && taller <= shorter * ROW_HEIGHTS;
}

/* Pixels from a's right end to b's left end, or INFINITY where b is not right of a on its row. */
static double row_gap(const phw_cell *a, const phw_cell *b)
{
    if (!alike(a, b))
        return INFINITY;
    phw_point step = minus(b->left, a->right);
    double across = fabs(dot(step, a->down)), height = fmin(a->height, b->height);
    double gap = dot(step, a->along);
    if (gap < -0.5 * height || across > ROW_ACROSS * height + ROW_DRIFT * fmax(gap, 0))
        return INFINITY;
    return fmax(gap, 0);
}

static uint32_t nearest_right(const phw_view *view, uint32_t index)
{
    const phw_cell *cell = &view->cells[index];
    uint32_t near[PHW_VIEW_NEAR_MAX], best = PHW_VIEW_NONE;
    double best_gap = INFINITY, step = 8 * cell->height;
    /* In growing strides, so that the usual near neighbour costs little. */
    for (double from = 0; from < ROW_REACH * cell->height && best == PHW_VIEW_NONE;
         from += step, step *= 2) {
        phw_point a = {cell->right.x + cell->along.x * from, cell->right.y + cell->along.y * from};
        phw_point b = {a.x + cell->along.x * step, a.y + cell->along.y * step};
        double room = cell->height * 0.8 + ROW_DRIFT * (from + step);
        phw_box box = {fmin(a.x, b.x) - room, fmin(a.y, b.y) - room, fmax(a.x, b.x) + room,
                       fmax(a.y, b.y) + room};
        size_t count = phw_view_near(view, box, near);
        for (size_t i = 0; i < count; i++) {
            if (near[i] == index)
                continue;
            double gap = row_gap(cell, &view->cells[near[i]]);
            if (gap < best_gap && gap <= from + step) {
                best_gap = gap;
                best = near[i];
            }
        }
    }
    return best;
}

void phw_view_link_rows(phw_view *view)
{
    for (uint32_t i = 0; i < view->cell_count; i++) {
        phw_cell *cell = &view->cells[i];
        uint32_t right = i + 1 < view->cell_count && view->cells[i + 1].page_line == cell->page_line
                             ? i + 1
                             : nearest_right(view, i);
        if (right == PHW_VIEW_NONE || right == i)
            continue;
        phw_cell *other = &view->cells[right];
        if (other->previous != PHW_VIEW_NONE) {
            /* Two cells claim the same right neighbour: the nearer one keeps it. */
            phw_cell *rival = &view->cells[other->previous];
            if (row_gap(rival, other) <= row_gap(cell, other))
                continue;
            rival->next = PHW_VIEW_NONE;
        }
        cell->next = right;
        other->previous = i;
    }
}

uint32_t phw_view_row_start(const phw_view *view, uint32_t cell)
{
    /* Bounded: links could run in a ring where text lies on a circle. */
    for (uint32_t steps = 0; steps < view->cell_count; steps++) {
        if (view->cells[cell].previous == PHW_VIEW_NONE)
            break;
        cell = view->cells[cell].previous;
    }
    return cell;
}
