/* SPDX-License-Identifier: Apache-2.0 */
#include "layout/joined.h"

#include <math.h>
#include <stdbool.h>
#include <string.h>

#include "base/geometry.h"

#define USUAL 2.0f /* strokes in a square of a line's height, of letters of usual width */
/* Measured on lines that were read: 1.7 to 2.8 seen from above, 0.6 to 1.3 from low down. */
#define WIDE 1.2f
#define WIDEST 2.5f        /* times the usual width */
#define LEAST_HEIGHT 10.0  /* pixels: of smaller ones blur takes strokes */
#define WIDEST_GAP 1.1     /* heights, of letters of usual width */
#define MOST_OVERLAP 0.5   /* heights */
#define MOST_OFFSET 0.4    /* of middle lines, in heights of the higher */
#define LEAST_CLARITY 2.0f /* texture that passes for a line has less, mostly */
#define FAR 5.0            /* heights */
#define SIZE_RATIO 1.8     /* small letters alone against ascenders and descenders */

/* Two pieces of a word that were found apart share a letter or two. */
#define SHARED_LEAST 0.15  /* heights: boxes are a pixel or two off */
#define SHARED_MOST 1.5    /* heights */
#define SHARED_OFFSET 0.25 /* of middle lines, in heights of the higher */

/* Where a line begins and ends along the way of another, from its middle, and how far its ends lie
 * off it. */
typedef struct span {
    double from, to, first, last;
} span;

static span span_along(const phw_candidate *of, const phw_candidate *along)
{
    const phw_point *p = of->quad.corner, middle = phw_quad_centre(&along->quad);
    const double c = cos((double)along->angle), s = sin((double)along->angle);
    const phw_point left = {(p[0].x + p[3].x) / 2 - middle.x, (p[0].y + p[3].y) / 2 - middle.y};
    const phw_point right = {(p[1].x + p[2].x) / 2 - middle.x, (p[1].y + p[2].y) / 2 - middle.y};
    const span way = {left.x * c + left.y * s, right.x * c + right.y * s, left.y * c - left.x * s,
                      right.y * c - right.x * s};
    return way.from <= way.to ? way : (span){way.to, way.from, way.last, way.first};
}

/* Whether any line may be joined with it: of texture none. */
static bool may_be_of_two(const phw_candidate *line)
{
    return line->strokes > 0 && line->clarity >= LEAST_CLARITY && line->bend == 0;
}

static bool may_be_joined(const phw_candidate *a, const phw_candidate *b)
{
    const double low = (double)fminf(a->height, b->height),
                 high = (double)fmaxf(a->height, b->height);
    return may_be_of_two(b) && b->strokes < USUAL && a->polarity == b->polarity &&
           low >= LEAST_HEIGHT && high <= SIZE_RATIO * low;
}

/* Whether lines are no further from each other than letters may be. Of most it is not so, and seen
 * soonest. */
static bool is_near(const phw_candidate *a, const phw_candidate *b)
{
    const phw_point p = a->quad.corner[0], q = b->quad.corner[0];
    const double height = (double)fmaxf(a->height, b->height);
    const double reach =
        (double)a->length + (double)b->length + (2 + WIDEST_GAP * (double)WIDEST) * height;
    return fabs(p.x - q.x) <= reach && fabs(p.y - q.y) <= reach;
}

/* Pixels between a line of wide letters that may be joined and another on its base line; infinite
 * where it is none of its own. */
static double gap_between(const phw_candidate *a, const phw_candidate *b)
{
    if (!may_be_joined(a, b) || !is_near(a, b))
        return INFINITY;
    const double height = (double)fmaxf(a->height, b->height), half = (double)a->length / 2;
    const span way = span_along(b, a);
    const double gap = way.from > 0 ? way.from - half : -half - way.to;
    const double width = (double)fminf(USUAL / a->strokes, WIDEST);
    return fmax(fabs(way.first), fabs(way.last)) <= MOST_OFFSET * height &&
                   gap >= -MOST_OVERLAP * height && gap <= WIDEST_GAP * width * height
               ? gap
               : INFINITY;
}

/* Makes a line as long and as high as both. Where their middles are far from each other, they show
 * its direction better than either alone. */
static void join(phw_candidate *line, const phw_candidate *other)
{
    const phw_quad quads[] = {line->quad, other->quad};
    const phw_point a = phw_quad_centre(&quads[0]), b = phw_quad_centre(&quads[1]);
    const float both = line->length + other->length;
    if (hypot(b.x - a.x, b.y - a.y) > FAR * (double)line->height) {
        const double way = atan2(b.y - a.y, b.x - a.x), turn = way - (double)line->angle;
        line->angle += (float)atan2(sin(2 * turn), cos(2 * turn)) / 2; /* in either sense */
    }
    line->quad = phw_quad_union(quads, 2, (double)line->angle);
    line->strokes = (line->strokes * line->length + other->strokes * other->length) / both;
    line->cover = (line->cover * line->length + other->cover * other->length) / both;
    line->length = (float)phw_quad_width(&line->quad);
    line->height = (float)phw_quad_height(&line->quad);
}

/* The nearest line that a line of wide letters is to be joined with, or itself. */
static size_t nearest_to(const phw_candidates *lines, size_t index)
{
    double nearest = INFINITY;
    size_t found = index;
    for (size_t i = 0; i < lines->count; i++) {
        const double gap = i == index || lines->items[i].length > lines->items[index].length
                               ? INFINITY
                               : gap_between(&lines->items[index], &lines->items[i]);
        if (gap < nearest) {
            nearest = gap;
            found = i;
        }
    }
    return found;
}

/* Joins every line with those beside it. @return whether any was. */
static bool join_once(phw_candidates *lines)
{
    const size_t before = lines->count;
    for (size_t i = 0; i < lines->count;) {
        const phw_candidate *line = &lines->items[i];
        const size_t other = may_be_of_two(line) && line->strokes < WIDE ? nearest_to(lines, i) : i;
        if (other == i) {
            i++;
            continue;
        }
        join(&lines->items[i], &lines->items[other]);
        lines->count--;
        memmove(&lines->items[other], &lines->items[other + 1],
                (lines->count - other) * sizeof lines->items[0]);
        i -= other < i; /* what is longer now has others beside it */
    }
    return lines->count < before;
}

/* Whether two lines are pieces of one that stand on the same letters: columns never do. */
static bool is_cut(const phw_candidate *a, const phw_candidate *b)
{
    const double low = (double)fminf(a->height, b->height),
                 high = (double)fmaxf(a->height, b->height);
    if (!may_be_of_two(a) || !may_be_of_two(b) || a->polarity != b->polarity ||
        low < LEAST_HEIGHT || high > SIZE_RATIO * low || !is_near(a, b))
        return false;
    const span way = span_along(b, a);
    const double half = (double)a->length / 2;
    const double shared = fmin(half, way.to) - fmax(-half, way.from);
    return shared >= SHARED_LEAST * low && shared <= SHARED_MOST * low &&
           (way.from < -half) != (way.to > half) &&
           fmax(fabs(way.first), fabs(way.last)) <= SHARED_OFFSET * high;
}

static void join_cut(phw_candidates *lines)
{
    for (size_t i = 0; i < lines->count; i++)
        for (size_t k = i + 1; k < lines->count; k++) {
            if (!is_cut(&lines->items[i], &lines->items[k]))
                continue;
            join(&lines->items[i], &lines->items[k]);
            lines->count--;
            memmove(&lines->items[k], &lines->items[k + 1],
                    (lines->count - k) * sizeof lines->items[0]);
            k = i; /* what is longer now has others on it */
        }
}

void phw_candidates_join(phw_candidates *lines)
{
    while (join_once(lines)) {
    }
    join_cut(lines);
}
