/* SPDX-License-Identifier: Apache-2.0 */
#include "layout/doubled.h"

#include <math.h>
#include <stdbool.h>
#include <stdlib.h>

#include "base/geometry.h"
#include "layout/grid.h"

#define CELL 64.0f
/* What a half may be, as a share of the whole's height, length and score. */
#define LEAST_HEIGHT 0.3f
#define MOST_HEIGHT 0.7f
#define LEAST_LENGTH 0.5f
#define LEAST_SCORE 0.5f
/* Both together are about as high as the whole. */
#define LEAST_BOTH 0.6f
/* Half of their heights, by which their middles are apart at least: they do not lie on each other.
 */
#define APART 0.8f
#define PARALLEL 0.1f /* radians */
#define MOST_HALVES 16

/* A half's middle across the whole, and its height. */
typedef struct half {
    float across, height;
} half;

static bool is_half(const phw_candidate *whole, const phw_candidate *part, half *found)
{
    const phw_point a = phw_quad_centre(&whole->quad), b = phw_quad_centre(&part->quad);
    const double dx = b.x - a.x, dy = b.y - a.y;
    const double c = cos((double)whole->angle), s = sin((double)whole->angle);
    const double along = dx * c + dy * s;
    *found = (half){(float)(dy * c - dx * s), part->height};
    return part->height >= LEAST_HEIGHT * whole->height &&
           part->height <= MOST_HEIGHT * whole->height &&
           part->length >= LEAST_LENGTH * whole->length &&
           part->score >= LEAST_SCORE * whole->score &&
           fabs(along) <= (double)(whole->length / 2) &&
           fabsf(found->across) <= whole->height / 2 &&
           fabs(sin((double)(part->angle - whole->angle))) < (double)PARALLEL;
}

static bool are_two_lines(const phw_candidate *whole, const half *halves, size_t count)
{
    for (size_t i = 0; i < count; i++)
        for (size_t k = i + 1; k < count; k++) {
            const float both = halves[i].height + halves[k].height;
            if (fabsf(halves[i].across - halves[k].across) >= APART * both / 2 &&
                both >= LEAST_BOTH * whole->height)
                return true;
        }
    return false;
}

static bool is_doubled(const phw_candidates *all, const phw_grid *grid, const phw_candidate *whole)
{
    half halves[MOST_HALVES];
    size_t count = 0;
    uint32_t left, right, top, bottom;
    const phw_box box = phw_quad_bounds(&whole->quad);
    phw_grid_range(grid, (float)box.left, (float)box.right, grid->columns, &left, &right);
    phw_grid_range(grid, (float)box.top, (float)box.bottom, grid->rows, &top, &bottom);
    for (uint32_t row = top; row <= bottom; row++)
        for (uint32_t column = left; column <= right; column++) {
            const size_t cell = (size_t)row * grid->columns + column;
            for (uint32_t k = grid->start[cell]; k < grid->start[cell + 1]; k++)
                if (count < MOST_HALVES &&
                    is_half(whole, &all->items[grid->items[k]], &halves[count]))
                    count++;
        }
    return are_two_lines(whole, halves, count);
}

phw_status phw_candidates_drop_doubled(phw_candidates *candidates, uint32_t width, uint32_t height,
                                       phw_error *error)
{
    phw_grid grid;
    phw_grid_point *points = malloc((candidates->count + 1) * sizeof *points);
    bool *doubled = calloc(candidates->count + 1, sizeof *doubled);
    bool fine = points && doubled;
    for (size_t i = 0; fine && i < candidates->count; i++) {
        const phw_point middle = phw_quad_centre(&candidates->items[i].quad);
        points[i] = (phw_grid_point){(float)middle.x, (float)middle.y};
    }
    fine =
        fine && phw_grid_build(points, candidates->count, (float)width, (float)height, CELL, &grid);
    if (fine) {
        size_t kept = 0;
        for (size_t i = 0; i < candidates->count; i++)
            doubled[i] = candidates->items[i].bend == 0 &&
                         is_doubled(candidates, &grid, &candidates->items[i]);
        for (size_t i = 0; i < candidates->count; i++)
            if (!doubled[i])
                candidates->items[kept++] = candidates->items[i];
        candidates->count = kept;
        phw_grid_done(&grid);
    }
    free(points);
    free(doubled);
    return fine ? PHW_OK
                : phw_error_set(error, PHW_ERR_NOMEM, "no memory for the lines of the picture");
}
