/* SPDX-License-Identifier: Apache-2.0 */
#include "layout/select.h"

#include <math.h>
#include <stdbool.h>
#include <stdlib.h>

#include "base/geometry.h"
#include "base/grow.h"
#include "layout/grid.h"

#define COVERED 0.5 /* share of a candidate under a better one that drops it */
#define CELL 128.0f

/* A piece of a line is about as high as it, and its ends lie on its middle: in heights of it. */
#define LEAST_HEIGHT 0.5f
#define MOST_HEIGHT 1.5f
#define MOST_OFF 0.3
#define BEYOND 0.5
#define WORTH 0.4f /* of its score that a line has at least, or it is none */
/* How much of a line is bare is told in steps of half its height. */
#define STEPS_PER_HEIGHT 2.0f
#define MOST_STEPS 256
#define GONE (-1.0f)      /* the score of what a longer line took the place of */
#define STEP_COVERED 0.25 /* share of a step under lines that are kept */

static int by_score(const void *a, const void *b)
{
    const phw_candidate *x = a, *y = b;
    if (x->score != y->score)
        return x->score < y->score ? 1 : -1;
    const phw_point *p = &x->quad.corner[0], *q = &y->quad.corner[0];
    if (p->y != q->y)
        return p->y > q->y ? 1 : -1;
    return (p->x > q->x) - (p->x < q->x);
}

/* Numbers of candidates. */
typedef struct number_list {
    uint32_t *items;
    size_t count, capacity;
} number_list;

static bool append(number_list *list, uint32_t number)
{
    if (!phw_grow((void **)&list->items, &list->capacity, list->count, sizeof *list->items))
        return false;
    list->items[list->count++] = number;
    return true;
}

/* Those that are kept, by the cells of the picture that they lie in. */
typedef struct kept_lines {
    phw_grid shape;
    number_list *cells;
    phw_candidate *items; /* sorted ones, of which the first @p count are kept */
    size_t count;
} kept_lines;

/* The cells that a quad touches. */
typedef struct cell_range {
    uint32_t left, right, top, bottom;
} cell_range;

static cell_range range_of(const kept_lines *kept, const phw_quad *quad)
{
    const phw_box box = phw_quad_bounds(quad);
    cell_range r;
    phw_grid_range(&kept->shape, (float)box.left, (float)box.right, kept->shape.columns, &r.left,
                   &r.right);
    phw_grid_range(&kept->shape, (float)box.top, (float)box.bottom, kept->shape.rows, &r.top,
                   &r.bottom);
    return r;
}

/* The part of a candidate's band from @p from to @p to of its length; a straight one's is its quad.
 */
static phw_quad piece_of(const phw_candidate *candidate, double from, double to)
{
    phw_quad band = phw_quad_pad(&candidate->quad, 0, -fabs((double)candidate->bend) / 2);
    double t = from + to - 1, sag = (double)candidate->bend * (0.5 - t * t);
    phw_quad piece = phw_quad_slice(&band, from, to);
    return phw_quad_lower(&piece, sag, sag);
}

/* Pixels that two candidates share. */
static double overlap(const phw_candidate *a, const phw_candidate *b)
{
    enum { PIECES = 6 };
    int of_a = a->bend ? PIECES : 1, of_b = b->bend ? PIECES : 1;
    double shared = 0;
    if (of_a == 1 && of_b == 1)
        return phw_quad_overlap(&a->quad, &b->quad);
    for (int i = 0; i < of_a; i++)
        for (int k = 0; k < of_b; k++) {
            phw_quad p = piece_of(a, (double)i / of_a, (i + 1.0) / of_a);
            phw_quad q = piece_of(b, (double)k / of_b, (k + 1.0) / of_b);
            shared += phw_quad_overlap(&p, &q);
        }
    return shared;
}

static double area_of(const phw_candidate *candidate)
{
    return (double)candidate->length * (double)candidate->height;
}

/* What a better line makes of a candidate. */
typedef enum verdict { FREE, COVERED_BY_ANOTHER, WHOLE_OF_A_PIECE } verdict;

/* How far a point lies off a line's middle, across it. */
static double off_middle(const phw_candidate *line, phw_point p)
{
    const phw_point middle = phw_quad_centre(&line->quad);
    return fabs((p.y - middle.y) * cos((double)line->angle) -
                (p.x - middle.x) * sin((double)line->angle));
}

/* Whether it may be some words of a longer line: those of another row, which a line aslant runs
 * over, are none. */
static bool is_piece(const phw_candidate *piece, const phw_candidate *whole)
{
    const phw_point *p = piece->quad.corner;
    const phw_point ends[] = {{(p[0].x + p[3].x) / 2, (p[0].y + p[3].y) / 2},
                              {(p[1].x + p[2].x) / 2, (p[1].y + p[2].y) / 2}};
    const double most = MOST_OFF * (double)whole->height;
    return whole->bend == 0 && piece->polarity == whole->polarity &&
           piece->height >= LEAST_HEIGHT * whole->height &&
           piece->height <= MOST_HEIGHT * whole->height && off_middle(whole, ends[0]) <= most &&
           off_middle(whole, ends[1]) <= most;
}

static verdict judge(const kept_lines *kept, const phw_candidate *candidate)
{
    const cell_range r = range_of(kept, &candidate->quad);
    const double area = area_of(candidate);
    double covered = 0;
    bool has_piece = false;
    uint32_t previous = UINT32_MAX;
    for (uint32_t row = r.top; row <= r.bottom; row++)
        for (uint32_t column = r.left; column <= r.right; column++) {
            const number_list *cell = &kept->cells[(size_t)row * kept->shape.columns + column];
            for (size_t i = 0; i < cell->count; i++) {
                const phw_candidate *other = &kept->items[cell->items[i]];
                if (cell->items[i] == previous || other->score == GONE)
                    continue;
                previous = cell->items[i];
                const double shared = overlap(candidate, other);
                if (shared > COVERED * area)
                    return COVERED_BY_ANOTHER;
                if (shared > COVERED * area_of(other)) {
                    if (!is_piece(other, candidate) || candidate->score < WORTH * other->score)
                        return COVERED_BY_ANOTHER;
                    has_piece = true;
                }
                covered += shared;
            }
        }
    return has_piece ? WHOLE_OF_A_PIECE : covered > 1.5 * area ? COVERED_BY_ANOTHER : FREE;
}

static bool enter(kept_lines *kept, uint32_t index)
{
    const cell_range r = range_of(kept, &kept->items[index].quad);
    for (uint32_t row = r.top; row <= r.bottom; row++)
        for (uint32_t column = r.left; column <= r.right; column++)
            if (!append(&kept->cells[(size_t)row * kept->shape.columns + column], index))
                return false;
    return true;
}

/* --- longer lines that better ones are pieces of ---------------------------------------------- */

/* Whether kept lines lie on less than half of it, from its beginning to its end. */
static bool is_mostly_bare(const kept_lines *kept, const phw_candidate *whole)
{
    const float wanted = STEPS_PER_HEIGHT * whole->length / fmaxf(whole->height, 1);
    const int count = (int)fminf(fmaxf(wanted, 1), MOST_STEPS);
    int bare = 0;
    for (int i = 0; i < count; i++) {
        const phw_quad step =
            phw_quad_slice(&whole->quad, (double)i / count, (double)(i + 1) / count);
        const cell_range r = range_of(kept, &step);
        double covered = 0;
        for (uint32_t row = r.top; row <= r.bottom; row++)
            for (uint32_t column = r.left; column <= r.right; column++) {
                const number_list *cell = &kept->cells[(size_t)row * kept->shape.columns + column];
                for (size_t k = 0; k < cell->count; k++) {
                    const phw_candidate *line = &kept->items[cell->items[k]];
                    if (line->score != GONE)
                        covered = fmax(covered, phw_quad_overlap(&step, &line->quad));
                }
            }
        bare += covered <= STEP_COVERED * area_of(whole) / count;
    }
    return 2 * bare > count;
}

/* How far a line's ends lie beyond those of another, along it. */
static double beyond_ends(const phw_candidate *line, const phw_candidate *other)
{
    const phw_point middle = phw_quad_centre(&other->quad);
    const double c = cos((double)other->angle), s = sin((double)other->angle);
    double most = 0;
    for (int i = 0; i < 4; i++) {
        const phw_point *p = &line->quad.corner[i];
        most = fmax(most, fabs((p->x - middle.x) * c + (p->y - middle.y) * s));
    }
    return most - (double)other->length / 2;
}

/* Looks at the kept lines that are pieces of a line, and forgets them if that is asked for.
 * @return whether all of them end where it does or within it. */
static bool go_over_pieces(kept_lines *kept, const phw_candidate *whole, bool drop)
{
    const cell_range r = range_of(kept, &whole->quad);
    bool inside = true;
    for (uint32_t row = r.top; row <= r.bottom; row++)
        for (uint32_t column = r.left; column <= r.right; column++) {
            number_list *cell = &kept->cells[(size_t)row * kept->shape.columns + column];
            size_t left = 0;
            for (size_t i = 0; i < cell->count; i++) {
                phw_candidate *line = &kept->items[cell->items[i]];
                const bool piece =
                    is_piece(line, whole) && overlap(line, whole) > COVERED * area_of(line);
                inside = inside &&
                         (!piece || beyond_ends(line, whole) <= BEYOND * (double)whole->height);
                if (drop && piece)
                    line->score = GONE;
                if (line->score != GONE)
                    cell->items[left++] = cell->items[i];
            }
            cell->count = left;
        }
    return inside;
}

/* Takes a line in place of its pieces, where they are less than half of it. */
static bool take_whole(kept_lines *kept, phw_candidates *all, const phw_candidate *whole)
{
    if (judge(kept, whole) == COVERED_BY_ANOTHER || !is_mostly_bare(kept, whole) ||
        !go_over_pieces(kept, whole, false))
        return true;
    (void)go_over_pieces(kept, whole, true);
    if (!phw_grow((void **)&all->items, &all->capacity, kept->count, sizeof *all->items))
        return false;
    kept->items = all->items;
    kept->items[kept->count] = *whole;
    return enter(kept, (uint32_t)kept->count++);
}

/* --- all of a picture ------------------------------------------------------------------------- */

static bool begin(kept_lines *kept, uint32_t width, uint32_t height)
{
    *kept = (kept_lines){.shape = {(uint32_t)((float)width / CELL) + 1,
                                   (uint32_t)((float)height / CELL) + 1, CELL, NULL, NULL}};
    kept->cells = calloc((size_t)kept->shape.columns * kept->shape.rows, sizeof *kept->cells);
    return kept->cells != NULL;
}

static phw_status end(kept_lines *kept, bool fine, phw_error *error)
{
    for (size_t i = 0; kept->cells && i < (size_t)kept->shape.columns * kept->shape.rows; i++)
        free(kept->cells[i].items);
    free(kept->cells);
    return fine ? PHW_OK
                : phw_error_set(error, PHW_ERR_NOMEM, "no memory for the lines of the picture");
}

static bool add_copy(phw_candidates *to, const phw_candidate *line)
{
    if (!phw_grow((void **)&to->items, &to->capacity, to->count, sizeof *to->items))
        return false;
    to->items[to->count++] = *line;
    return true;
}

phw_status phw_candidates_select(phw_candidates *candidates, uint32_t width, uint32_t height,
                                 phw_candidates *wholes, phw_error *error)
{
    kept_lines kept;
    bool fine = begin(&kept, width, height);
    kept.items = candidates->items;
    if (candidates->count)
        qsort(candidates->items, candidates->count, sizeof *candidates->items, by_score);
    for (size_t i = 0; fine && i < candidates->count; i++) {
        const verdict is = judge(&kept, &candidates->items[i]);
        if (is == WHOLE_OF_A_PIECE)
            fine = add_copy(wholes, &candidates->items[i]);
        if (is != FREE)
            continue;
        kept.items[kept.count] = candidates->items[i];
        fine = enter(&kept, (uint32_t)kept.count++);
    }
    candidates->count = kept.count;
    return end(&kept, fine, error);
}

phw_status phw_candidates_complete(phw_candidates *lines, const phw_candidates *wholes,
                                   uint32_t width, uint32_t height, phw_error *error)
{
    kept_lines kept;
    bool fine = begin(&kept, width, height);
    kept.items = lines->items;
    for (; fine && kept.count < lines->count; kept.count++)
        fine = enter(&kept, (uint32_t)kept.count);
    for (size_t i = 0; fine && i < wholes->count; i++)
        fine = take_whole(&kept, lines, &wholes->items[i]);
    lines->count = kept.count;
    if (fine && wholes->count && lines->count)
        qsort(lines->items, lines->count, sizeof *lines->items, by_score);
    while (lines->count && lines->items[lines->count - 1].score == GONE)
        lines->count--;
    return end(&kept, fine, error);
}
