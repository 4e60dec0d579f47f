/* SPDX-License-Identifier: Apache-2.0 */
#include "layout/blocks.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/geometry.h"
#include "base/median.h"
#include "layout/grid.h"

#define NEAR 5.0            /* gap between lines of one block, in heights of the taller */
#define SAME_WAY 0.35       /* radians: perspective turns lines apart across a screen */
#define SIZE_RATIO 3.2      /* a heading and its small print */
#define NEIGHBOURS_FAR 24.0 /* heights: no further is looked */

/* The gap between two lines along and across the direction of the first. */
static void gaps(const phw_line *a, const phw_line *b, double *along, double *across)
{
    phw_point p = phw_quad_centre(&a->quad), q = phw_quad_centre(&b->quad);
    double c = cos(a->angle), s = sin(a->angle);
    double u = (q.x - p.x) * c + (q.y - p.y) * s, v = (q.y - p.y) * c - (q.x - p.x) * s;
    *along = fabs(u) - (phw_quad_width(&a->quad) + phw_quad_width(&b->quad)) / 2;
    *across = fabs(v) - (a->height + b->height) / 2;
}

static bool stand_together(const phw_line *a, const phw_line *b)
{
    double small = fmin(a->height, b->height), large = fmax(a->height, b->height);
    if (large > SIZE_RATIO * small || cos(2 * (a->angle - b->angle)) < cos(2 * SAME_WAY))
        return false;
    double along, across;
    gaps(a, b, &along, &across);
    /* Columns of a table stand further apart than rows. */
    return across < NEAR * large && along < 2 * NEAR * large;
}

static size_t find_root(size_t *parent, size_t index)
{
    while (parent[index] != index) {
        parent[index] = parent[parent[index]];
        index = parent[index];
    }
    return index;
}

static bool link_lines(const phw_page *page, size_t *parent)
{
    /* Each line leaves its middle and its ends in a grid as coarse as the farthest neighbour. */
    size_t count = page->line_count;
    double tallest = 1;
    for (size_t i = 0; i < count; i++)
        tallest = fmax(tallest, page->lines[i].height);
    float cell = (float)fmax(64, fmin(tallest * NEAR, 400));
    phw_grid grid;
    phw_grid_point *points = calloc(3 * count + 1, sizeof *points);
    if (!points)
        return false;
    for (size_t i = 0; i < count; i++) {
        const phw_point *p = page->lines[i].quad.corner;
        for (int k = 0; k < 3; k++)
            points[3 * i + (size_t)k] = (phw_grid_point){
                (float)((p[0].x + p[3].x) / 2 * (2 - k) / 2 + (p[1].x + p[2].x) / 2 * k / 2),
                (float)((p[0].y + p[3].y) / 2 * (2 - k) / 2 + (p[1].y + p[2].y) / 2 * k / 2)};
    }
    bool fine =
        phw_grid_build(points, 3 * count, (float)page->width, (float)page->height, cell, &grid);
    for (size_t i = 0; fine && i < count; i++) {
        const phw_line *line = &page->lines[i];
        phw_box box = phw_quad_bounds(&line->quad);
        float reach = (float)fmin(NEIGHBOURS_FAR * line->height, 3.0 * (double)cell);
        uint32_t left, right, top, bottom;
        phw_grid_range(&grid, (float)box.left - reach, (float)box.right + reach, grid.columns,
                       &left, &right);
        phw_grid_range(&grid, (float)box.top - reach, (float)box.bottom + reach, grid.rows, &top,
                       &bottom);
        for (uint32_t row = top; row <= bottom; row++) {
            for (uint32_t column = left; column <= right; column++) {
                size_t at = (size_t)row * grid.columns + column;
                for (uint32_t k = grid.start[at]; k < grid.start[at + 1]; k++) {
                    size_t other = grid.items[k] / 3;
                    size_t a = find_root(parent, i), b = find_root(parent, other);
                    if (a != b && stand_together(line, &page->lines[other]))
                        parent[a > b ? a : b] = a > b ? b : a;
                }
            }
        }
    }
    free(points);
    if (fine)
        phw_grid_done(&grid);
    return fine;
}

static void measure(const phw_page *page, const size_t *block_of, size_t index, phw_quad *quads,
                    double *heights, phw_block *block)
{
    double c = 0, s = 0;
    size_t count = 0;
    *block = (phw_block){0};
    for (size_t i = 0; i < page->line_count; i++) {
        if (block_of[i] != index)
            continue;
        const phw_line *line = &page->lines[i];
        double length = phw_quad_width(&line->quad);
        c += length * cos(line->angle);
        s += length * sin(line->angle);
        block->text += length;
        heights[count] = line->height;
        quads[count++] = line->quad;
    }
    block->lines = count;
    block->angle = atan2(s, c);
    block->hull = phw_quad_union(quads, count, block->angle);
    block->height = phw_median(heights, count);
}

phw_status phw_blocks_find(const phw_page *page, phw_block **blocks, size_t *count,
                           size_t **block_of, phw_error *error)
{
    size_t lines = page->line_count, found = 0;
    size_t *parent = malloc((lines + 1) * sizeof *parent);
    size_t *number = malloc((lines + 1) * sizeof *number);
    phw_quad *quads = malloc((lines + 1) * sizeof *quads);
    double *heights = malloc((lines + 1) * sizeof *heights);
    phw_block *made = NULL;
    bool fine = parent && number && quads && heights;
    for (size_t i = 0; fine && i < lines; i++)
        parent[i] = i;
    fine = fine && link_lines(page, parent);
    for (size_t i = 0; fine && i < lines; i++) {
        size_t root = find_root(parent, i);
        number[i] = root == i ? found++ : number[root];
    }
    if (fine)
        made = calloc(found + 1, sizeof *made);
    fine = fine && made;
    for (size_t i = 0; fine && i < found; i++)
        measure(page, number, i, quads, heights, &made[i]);
    free(parent);
    free(quads);
    free(heights);
    if (!fine) {
        free(number);
        free(made);
        return phw_error_set(error, PHW_ERR_NOMEM, "no memory for the blocks of the picture");
    }
    *blocks = made;
    *count = found;
    *block_of = number;
    return PHW_OK;
}
