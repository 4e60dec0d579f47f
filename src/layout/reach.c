/* SPDX-License-Identifier: Apache-2.0 */
#include "layout/reach.h"

#include <math.h>
#include <stdbool.h>

#include "base/geometry.h"

#define ROWS 5
#define ROWS_OF_LETTERS 3 /* of them have … */
#define ROW_SHARE 0.15    /* … this share of the ink of the one that has most: a T */

/* All lengths are shares of the line's height. */
#define OUTER 0.75   /* from the middle to the ground above and below */
#define MOST_GAP 0.6 /* between letters; columns stand further apart */
#define PART 0.2     /* between parts of a letter, or letters of a word */
#define RULE 0.25    /* columns of ink behind a gap that are more than a rule has */
#define FURTHEST 6.0 /* that a line is made longer by, at either end */
#define LEAST 0.3    /* any letter with the gap before it; less is the last one's blur */
#define ROOM 0.1     /* behind its last letter */

#define LEAST_HEIGHT 6.0   /* pixels; lower ones cannot be read, and rules pass for some */
#define SAMPLES 64         /* columns that tell how strong a line's ink is, at most */
#define LEAST_STRENGTH 3.0 /* grey levels; less is noise */
#define INK_SHARE 0.45     /* of the line's strength that a column of letters has at least */
#define GROUND_SHARE 0.6   /* of it by which the ground may be another */
#define SHARED 0.1         /* of what is new that another line may stand on */
#define FINE 16.0          /* pixels of a line's height at the level it is looked at */

/* A line on its level. */
typedef struct sight {
    const phw_image *level;
    phw_point from, to; /* the middles of its ends */
    phw_point along;    /* one pixel of the level */
    phw_point down;     /* its whole height */
    double height, sign;
    double ground, strength; /* grey levels */
} sight;

/* The pixel of a row or column of @p count that a place lies in, or the nearest one. */
static uint32_t pixel_of(double place, uint32_t count)
{
    if (!(place > 0))
        return 0;
    return place < count ? (uint32_t)place : count - 1;
}

static double grey_at(const phw_image *level, phw_point at)
{
    return phw_image_row(level, pixel_of(at.y, level->height))[pixel_of(at.x, level->width)];
}

static phw_point below(const sight *line, phw_point middle, double share)
{
    return (phw_point){middle.x + share * line->down.x, middle.y + share * line->down.y};
}

/* How much more ink than the ground a column of the line has. @p rows  gets it of each row; NULL is
 * fine. */
static double ink_at(const sight *line, phw_point middle, double rows[ROWS])
{
    static const double down[ROWS] = {-0.4, -0.2, 0, 0.2, 0.4};
    double sum = 0;
    for (int i = 0; i < ROWS; i++) {
        const double ink =
            line->sign * (grey_at(line->level, below(line, middle, down[i])) - line->ground);
        sum += ink;
        if (rows)
            rows[i] = ink;
    }
    return sum / ROWS;
}

/* Whether several rows share the ink: else it is a rule along the line, and its dashes. */
static bool is_high(const double rows[ROWS])
{
    double most[ROWS_OF_LETTERS] = {0};
    for (int i = 0; i < ROWS; i++) {
        double row = rows[i];
        for (int k = 0; k < ROWS_OF_LETTERS; k++) {
            const double less = fmin(row, most[k]);
            most[k] = fmax(row, most[k]);
            row = less;
        }
    }
    return most[ROWS_OF_LETTERS - 1] >= ROW_SHARE * most[0];
}

/* Whether the ground both above and below is another: there is a rule, or the sheet's edge. */
static bool is_elsewhere(const sight *line, phw_point middle)
{
    const double above = grey_at(line->level, below(line, middle, -OUTER));
    const double under = grey_at(line->level, below(line, middle, OUTER));
    return fmin(fabs(above - line->ground), fabs(under - line->ground)) >
           GROUND_SHARE * line->strength;
}

static sight sight_of(const phw_pyramid *pyramid, const phw_candidate *line)
{
    const phw_point *p = line->quad.corner;
    int level = 0;
    while (level + 1 < pyramid->count && (double)line->height / (1U << level) > FINE)
        level++;
    const double scale = 1.0 / (1U << level), length = fmax((double)line->length * scale, 1);
    sight s = {.level = pyramid->level[level],
               .from = {(p[0].x + p[3].x) / 2 * scale, (p[0].y + p[3].y) / 2 * scale},
               .to = {(p[1].x + p[2].x) / 2 * scale, (p[1].y + p[2].y) / 2 * scale},
               .down = {(p[3].x - p[0].x) * scale, (p[3].y - p[0].y) * scale},
               .height = (double)line->height * scale,
               .sign = line->polarity == PHW_POLARITY_DARK_ON_LIGHT ? -1 : 1};
    s.along = (phw_point){(s.to.x - s.from.x) / length, (s.to.y - s.from.y) / length};
    for (int i = 0; i < SAMPLES; i++) {
        const double u = (i + 0.5) / SAMPLES;
        const phw_point at = {s.from.x + u * (s.to.x - s.from.x),
                              s.from.y + u * (s.to.y - s.from.y)};
        s.ground +=
            (grey_at(s.level, below(&s, at, -OUTER)) + grey_at(s.level, below(&s, at, OUTER))) /
            (2 * SAMPLES);
    }
    for (int i = 0; i < SAMPLES; i++) {
        const double u = (i + 0.5) / SAMPLES;
        const phw_point at = {s.from.x + u * (s.to.x - s.from.x),
                              s.from.y + u * (s.to.y - s.from.y)};
        s.strength += ink_at(&s, at, NULL) / SAMPLES;
    }
    return s;
}

/* How far letters go on behind an end, in pixels of the level; 0: they do not. A rule stands by
 * itself and is thin. @p way: 1 or -1. */
static double letters_behind(const sight *line, phw_point end, double way)
{
    const double step_x = way * line->along.x, step_y = way * line->along.y;
    const double height = line->height;
    double last = 0, ink = 0, columns = 0; /* of letters; of ink, and its columns since a gap */
    double all[ROWS] = {0}, rows[ROWS];
    bool apart = false;
    for (double u = 1; u <= FURTHEST * height && u - ink <= MOST_GAP * height; u++) {
        const phw_point at = {end.x + u * step_x, end.y + u * step_y};
        if (at.x < 0 || at.y < 0 || at.x >= line->level->width || at.y >= line->level->height ||
            is_elsewhere(line, at))
            break;
        if (ink_at(line, at, rows) < INK_SHARE * line->strength)
            continue;
        for (int i = 0; i < ROWS; i++)
            all[i] += rows[i];
        if (u - ink > PART * height) {
            apart = true;
            columns = 0;
        }
        ink = u;
        if (++columns >= RULE * height || !apart)
            last = u;
    }
    return last >= LEAST * height && is_high(all) ? last : 0;
}

static bool meets_another(const phw_candidates *lines, size_t own, const phw_quad *part)
{
    const phw_box box = phw_quad_bounds(part);
    for (size_t i = 0; i < lines->count; i++) {
        const phw_box other = phw_quad_bounds(&lines->items[i].quad);
        if (i != own && other.left < box.right && box.left < other.right &&
            other.top < box.bottom && box.top < other.bottom &&
            phw_quad_overlap(part, &lines->items[i].quad) > SHARED * phw_quad_area(part))
            return true;
    }
    return false;
}

void phw_candidates_reach(const phw_pyramid *pyramid, phw_candidates *lines)
{
    for (size_t i = 0; i < lines->count; i++) {
        phw_candidate *line = &lines->items[i];
        if (line->bend != 0 || line->length <= 0 || (double)line->height < LEAST_HEIGHT)
            continue;
        const sight s = sight_of(pyramid, line);
        if (s.strength < LEAST_STRENGTH)
            continue;
        const double length = hypot(s.to.x - s.from.x, s.to.y - s.from.y);
        double before = letters_behind(&s, s.from, -1) / length;
        double behind = letters_behind(&s, s.to, 1) / length;
        const phw_quad left = phw_quad_slice(&line->quad, -before, 0);
        const phw_quad right = phw_quad_slice(&line->quad, 1, 1 + behind);
        if (before > 0 && meets_another(lines, i, &left))
            before = 0;
        if (behind > 0 && meets_another(lines, i, &right))
            behind = 0;
        if (before <= 0 && behind <= 0)
            continue;
        const double room = ROOM * s.height / length;
        line->quad = phw_quad_slice(&line->quad, before > 0 ? -before - room : 0,
                                    behind > 0 ? 1 + behind + room : 1);
        line->length = (float)phw_quad_width(&line->quad);
    }
}
