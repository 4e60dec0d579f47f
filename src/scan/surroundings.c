/* SPDX-License-Identifier: Apache-2.0 */
#include "scan/surroundings.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/geometry.h"
#include "base/grow.h"
#include "redact/raster.h"
#include "scan/kept.h"

/* The mask is looked at in cells of this side. */
#define CELL PHW_RASTER_CELL

/* Cells round a covered one that are looked through: a line of the tallest text that is read at
 * full size stands in them, and smaller text with the lines next to it. */
#define REACH 4

/* Text this near is cut out together with a piece of the mask, in heights along and across. */
#define NEAR_ALONG 0.75
#define NEAR_ACROSS 0.25

#define COVERED_SHARE 0.98

bool phw_covering_any(const phw_covering *covering, const phw_quad *quad)
{
    return phw_raster_cells_any(covering->cells, covering->changed, quad);
}

phw_mask_place phw_mask_place_of(const phw_covering *covering, const phw_quad *quad, double height)
{
    phw_quad wide = phw_quad_pad(quad, NEAR_ALONG * height, NEAR_ACROSS * height);
    if (!phw_covering_any(covering, &wide))
        return PHW_MASK_AWAY;
    return phw_raster_share(covering->mask, quad) >= COVERED_SHARE ? PHW_MASK_COVERS
                                                                   : PHW_MASK_TOUCHES;
}

/* --- cells ------------------------------------------------------------------------------------ */

typedef struct cells {
    uint32_t columns, rows;
    uint8_t *state; /* of each: OPEN, then SEEN */
} cells;

enum {
    CLOSED = 0, /* not round the mask */
    OPEN,
    SEEN
};

/* Opens the cells within reach of a covered one. */
static void open_round(cells *grid, uint32_t column, uint32_t row)
{
    uint32_t left = column > REACH ? column - REACH : 0, top = row > REACH ? row - REACH : 0;
    for (uint32_t y = top; y <= row + REACH && y < grid->rows; y++)
        for (uint32_t x = left; x <= column + REACH && x < grid->columns; x++)
            grid->state[(size_t)y * grid->columns + x] = OPEN;
}

static phw_status mark_cells(const phw_covering *covering, cells *grid, phw_error *error)
{
    phw_raster_cells own = {0, 0, NULL};
    const phw_raster_cells *covered = covering->cells ? covering->cells : &own;
    phw_status status =
        covering->cells ? PHW_OK : phw_raster_cells_find(covering->changed, 1, &own, error);
    if (status != PHW_OK)
        return status;
    grid->columns = covered->columns;
    grid->rows = covered->rows;
    grid->state = calloc((size_t)grid->columns * grid->rows, 1);
    for (uint32_t row = 0; grid->state && row < grid->rows; row++)
        for (uint32_t column = 0; column < grid->columns; column++)
            if (covered->held[(size_t)row * grid->columns + column])
                open_round(grid, column, row);
    phw_raster_cells_done(&own);
    return grid->state ? PHW_OK
                       : phw_error_set(error, PHW_ERR_NOMEM, "no memory for a mask's surroundings");
}

/* --- parts ------------------------------------------------------------------------------------ */

typedef struct gathering {
    phw_surroundings *to;
    size_t capacity;
    const phw_covering *covering;
} gathering;

static bool add_part(gathering *g, phw_part part)
{
    if (part.left >= part.right || part.top >= part.bottom)
        return true;
    if (!phw_grow((void **)&g->to->parts, &g->capacity, g->to->count, sizeof *g->to->parts))
        return false;
    g->to->parts[g->to->count++] = part;
    return true;
}

static uint32_t within(double at, uint32_t most)
{
    return at <= 0 ? 0 : at >= most ? most : (uint32_t)at;
}

static bool add_quad(gathering *g, const phw_quad *quad, double pad)
{
    phw_box box = phw_quad_bounds(quad);
    return add_part(g, (phw_part){within(floor(box.left - pad), g->covering->mask->width),
                                  within(floor(box.top - pad), g->covering->mask->height),
                                  within(ceil(box.right + pad), g->covering->mask->width),
                                  within(ceil(box.bottom + pad), g->covering->mask->height)});
}

/* The box of the open cells that hang together with one. @p stack has room for all cells. */
static phw_part box_of(cells *grid, size_t first, size_t *stack)
{
    phw_part box = {UINT32_MAX, UINT32_MAX, 0, 0};
    size_t depth = 0;
    stack[depth++] = first;
    grid->state[first] = SEEN;
    while (depth) {
        size_t at = stack[--depth];
        uint32_t x = (uint32_t)(at % grid->columns), y = (uint32_t)(at / grid->columns);
        box.left = x < box.left ? x : box.left;
        box.top = y < box.top ? y : box.top;
        box.right = x + 1 > box.right ? x + 1 : box.right;
        box.bottom = y + 1 > box.bottom ? y + 1 : box.bottom;
        const bool open[] = {x > 0, x + 1 < grid->columns, y > 0, y + 1 < grid->rows};
        const size_t next[] = {at - 1, at + 1, at - grid->columns, at + grid->columns};
        for (int i = 0; i < 4; i++)
            if (open[i] && grid->state[next[i]] == OPEN) {
                grid->state[next[i]] = SEEN;
                stack[depth++] = next[i];
            }
    }
    return box;
}

static bool add_cells(gathering *g, cells *grid)
{
    size_t count = (size_t)grid->columns * grid->rows;
    size_t *stack = malloc(count * sizeof *stack);
    bool whole = stack != NULL;
    for (size_t i = 0; whole && i < count; i++) {
        if (grid->state[i] != OPEN)
            continue;
        phw_part box = box_of(grid, i, stack);
        uint32_t right = box.right * CELL, bottom = box.bottom * CELL;
        whole = add_part(
            g, (phw_part){box.left * CELL, box.top * CELL,
                          right < g->covering->mask->width ? right : g->covering->mask->width,
                          bottom < g->covering->mask->height ? bottom : g->covering->mask->height});
    }
    free(stack);
    return whole;
}

/* What is to be read of one line that the mask touches. */
static phw_status add_line(gathering *g, const phw_kept *kept, const phw_line *line, phw_runs *runs,
                           phw_error *error)
{
    phw_status status =
        phw_kept_cut(kept, g->covering->mask, &line->quad, line->height, runs, error);
    bool whole = runs->line != PHW_KEPT_NO_LINE || add_quad(g, &line->quad, line->height);
    for (size_t i = 0; status == PHW_OK && runs->line != PHW_KEPT_NO_LINE && i < runs->count; i++)
        whole = whole && add_quad(g, &runs->items[i], line->height);
    return status == PHW_OK && !whole
               ? phw_error_set(error, PHW_ERR_NOMEM, "no memory for a mask's surroundings")
               : status;
}

static phw_status add_touched(gathering *g, const phw_report *report, const phw_kept *kept,
                              phw_error *error)
{
    const phw_page *page = report->page;
    phw_runs runs = {NULL, 0, 0, PHW_KEPT_NO_LINE};
    phw_status status = PHW_OK;
    for (size_t i = 0; status == PHW_OK && page && i < page->line_count; i++)
        if (page->lines[i].state != PHW_LINE_NOISE &&
            phw_mask_place_of(g->covering, &page->lines[i].quad, page->lines[i].height) ==
                PHW_MASK_TOUCHES)
            status = add_line(g, kept, &page->lines[i], &runs, error);
    phw_runs_done(&runs);
    for (size_t i = 0; status == PHW_OK && report->findings && i < report->findings->count; i++) {
        const phw_finding *finding = &report->findings->items[i];
        double height = phw_quad_height(&finding->quad);
        if (finding->line == PHW_NO_LINE && height > 0 &&
            phw_mask_place_of(g->covering, &finding->quad, 0) == PHW_MASK_TOUCHES &&
            !add_quad(g, &finding->quad, height / 4))
            status = phw_error_set(error, PHW_ERR_NOMEM, "no memory for a mask's surroundings");
    }
    return status;
}

static bool overlap(const phw_part *a, const phw_part *b)
{
    return a->left < b->right && b->left < a->right && a->top < b->bottom && b->top < a->bottom;
}

static void unite(phw_surroundings *s)
{
    for (size_t i = 0; i < s->count; i++)
        for (size_t k = i + 1; k < s->count; k++) {
            phw_part *a = &s->parts[i], *b = &s->parts[k];
            if (!overlap(a, b))
                continue;
            *a =
                (phw_part){a->left < b->left ? a->left : b->left, a->top < b->top ? a->top : b->top,
                           a->right > b->right ? a->right : b->right,
                           a->bottom > b->bottom ? a->bottom : b->bottom};
            *b = s->parts[--s->count];
            i = 0; /* the larger one may overlap any other: from the first again */
            k = 0;
        }
}

phw_status phw_surroundings_find(const phw_report *report, const phw_kept *kept,
                                 const phw_covering *covering, phw_surroundings *surroundings,
                                 phw_error *error)
{
    cells grid = {0, 0, NULL};
    gathering g = {surroundings, 0, covering};
    *surroundings = (phw_surroundings){NULL, 0};
    phw_status status = mark_cells(covering, &grid, error);
    if (status == PHW_OK && !add_cells(&g, &grid))
        status = phw_error_set(error, PHW_ERR_NOMEM, "no memory for a mask's surroundings");
    if (status == PHW_OK)
        status = add_touched(&g, report, kept, error);
    free(grid.state);
    if (status == PHW_OK)
        unite(surroundings);
    else
        phw_surroundings_done(surroundings);
    return status;
}

void phw_surroundings_done(phw_surroundings *surroundings)
{
    free(surroundings->parts);
    *surroundings = (phw_surroundings){NULL, 0};
}
