/* SPDX-License-Identifier: Apache-2.0 */
#include "mark/weak_panel.h"

#include <math.h>
#include <stdlib.h>

#include "base/geometry.h"
#include "mark/weak_strip.h"

/* Lines lower than this have no shape to compare, and those that lean more do not stand in a
 * picture that somebody worked on with an editor's upright boxes. Pixels, radians. */
#define LOWEST 9.0
#define LEVEL_WITHIN 0.08

/* In heights of the line: how far off a panel begins, how far on it is looked for, how long and how
 * high it is. */
#define GAP 0.30
#define LONGEST 14.0
#define SHORTEST 2.2
#define LOW 0.6
#define HIGH 2.2
/* It is looked for along bands of this height, in the middle of the line's own row and so far under
 * it. */
#define BAND 0.5
#define BAND_LEAST 6.0 /* pixels */
static const double under[] = {1.0, 1.5, 2.0};

/* Grey levels by which it differs from the paper. */
#define BODY 80.0
#define PAPER_WITHIN 16.0
/* A row, and a row of paper above or below, holds so much of what it should. */
#define ROW_SHARE 0.8
#define PAPER_SHARE 0.6
#define PAPER_BEYOND 4 /* pixels off its edge: editors' edges are soft, and JPEG rings */
#define PAPER_ROWS 3

/* Edges of a panel that are left out, pixels. */
#define EDGE 1.0
/* What a JPEG mixes with the paper, in heights of the panel: the letters are told without it. */
#define SOFT_EDGE 0.15
/* Its letters: so many levels off its ground at least, and so much of it ground. */
#define RANGE_LEAST 6.0
#define LETTERS_LEAST 3.0 /* where it is known that there are some */
#define GROUND_WITHIN 3.0
#define GROUND_SHARE 0.4
#define SWINGS_LEAST 4

typedef struct search {
    const phw_image *luma;
    const phw_page *page;
    phw_weak_panel_place *places;
    size_t count;
} search;

static bool is_level(const phw_line *line)
{
    return line->state == PHW_LINE_READ && line->height >= LOWEST &&
           fabs(line->angle) <= LEVEL_WITHIN && !line->mirrored;
}

static phw_weak_strip strip_of(const search *s, phw_box box)
{
    return (phw_weak_strip){s->luma, box.left, box.top, box.right, box.bottom};
}

/* Cuts a band off where other text that was read begins. */
static void keep_clear(const search *s, const phw_line *self, phw_box *box)
{
    box->right = fmin(box->right, s->luma->width);
    for (size_t i = 0; i < s->page->line_count; i++) {
        const phw_line *line = &s->page->lines[i];
        phw_box other = phw_quad_bounds(&line->quad);
        if (line != self && line->state == PHW_LINE_READ && other.top < box->bottom &&
            other.bottom > box->top && other.right > box->left)
            box->right = fmin(box->right, fmax(box->left, other.left - GAP * line->height));
    }
}

/* The share of a row's pixels that are nearer to the paper, or farther from it, than a limit. */
static double share_of_row(const search *s, const phw_box *box, int y, double paper, double limit,
                           bool nearer)
{
    int count = 0, left = (int)box->left, right = (int)box->right;
    if (y < 0 || y >= (int)s->luma->height || right <= left)
        return 0;
    const uint8_t *row = phw_image_row(s->luma, (uint32_t)y);
    for (int x = left; x < right; x++)
        count += nearer ? fabs(row[x] - paper) <= limit : fabs(row[x] - paper) >= limit;
    return (double)count / (right - left);
}

static bool is_panel_row(const search *s, const phw_box *box, int y, double paper)
{
    return share_of_row(s, box, y, paper, BODY, false) >= ROW_SHARE;
}

/* Finds where a panel that a band crosses ends above and below. */
static bool find_height(const search *s, phw_box *box, double height, double paper)
{
    int top = (int)box->top, bottom = (int)box->bottom;
    const int most = (int)(HIGH * height);
    while (bottom - top <= most && is_panel_row(s, box, top - 1, paper))
        top--;
    while (bottom - top <= most && is_panel_row(s, box, bottom, paper))
        bottom++;
    box->top = top;
    box->bottom = bottom;
    return bottom - top >= LOW * height && bottom - top <= most;
}

static bool stands_on(const search *s, const phw_box *box, double paper)
{
    int above = 0, below = 0;
    for (int i = 0; i < PAPER_ROWS; i++) {
        above += share_of_row(s, box, (int)box->top - PAPER_BEYOND - i, paper, PAPER_WITHIN,
                              true) >= PAPER_SHARE;
        below += share_of_row(s, box, (int)box->bottom + PAPER_BEYOND - 1 + i, paper, PAPER_WITHIN,
                              true) >= PAPER_SHARE;
    }
    return above == PAPER_ROWS && below == PAPER_ROWS;
}

/* Whether letters shine through, which are darker than the ground, or lighter, as those outside. */
static bool has_letters(phw_weak_panel_place *place, const phw_weak_strip *inside, bool darker)
{
    place->ground = phw_weak_paper(inside);
    place->letters = phw_weak_strokes(inside, darker);
    double range = darker ? place->ground - place->letters : place->letters - place->ground;
    return range >= RANGE_LEAST && phw_weak_is_dark(inside) == darker &&
           phw_weak_share_at(inside, place->ground, fmax(GROUND_WITHIN, range / 6)) >=
               GROUND_SHARE &&
           phw_weak_look_at(inside).swings >= SWINGS_LEAST;
}

static bool is_taken(const search *s, const phw_box *box)
{
    phw_quad quad = phw_quad_from_box(*box);
    for (size_t i = 0; i < s->count; i++) {
        phw_quad other = phw_quad_from_box(s->places[i].box);
        if (phw_quad_overlap(&other, &quad) > 0)
            return true;
    }
    for (size_t i = 0; i < s->page->line_count; i++)
        if (s->page->lines[i].state == PHW_LINE_READ &&
            phw_quad_overlap(&s->page->lines[i].quad, &quad) > 0)
            return true;
    return false;
}

static void look_along(search *s, size_t number, phw_box box)
{
    const phw_line *line = &s->page->lines[number];
    phw_weak_strip own = strip_of(s, phw_quad_bounds(&line->quad));
    const double paper = phw_weak_paper(&own);
    keep_clear(s, line, &box);
    phw_weak_strip band = strip_of(s, box);
    phw_weak_strip panel = phw_weak_panel(&band, paper, BODY);
    phw_box found = {ceil(panel.left), floor(box.top), floor(panel.right), ceil(box.bottom)};
    if (s->count == PHW_WEAK_PANELS_MOST || found.top < 0 || found.bottom > s->luma->height ||
        found.right - found.left < SHORTEST * line->height ||
        !find_height(s, &found, line->height, paper) || !stands_on(s, &found, paper))
        return;
    found = (phw_box){found.left + EDGE, found.top + EDGE, found.right - EDGE, found.bottom - EDGE};
    phw_weak_panel_place place = {.box = found, .line = number};
    phw_weak_strip inside = strip_of(s, found);
    const double edge = SOFT_EDGE * (found.bottom - found.top);
    inside.top += edge;
    inside.bottom -= edge;
    if (!is_taken(s, &found) && has_letters(&place, &inside, phw_weak_is_dark(&own)))
        s->places[s->count++] = place;
}

size_t phw_weak_panels_find(const phw_image *luma, const phw_page *page,
                            phw_weak_panel_place places[PHW_WEAK_PANELS_MOST])
{
    search s = {luma, page, places, 0};
    for (size_t i = 0; i < page->line_count; i++) {
        const phw_line *line = &page->lines[i];
        if (!is_level(line))
            continue;
        const double h = line->height, half = fmax(BAND_LEAST, BAND * h) / 2;
        phw_box own = phw_quad_bounds(&line->quad);
        double middle = (own.top + own.bottom) / 2;
        look_along(&s, i,
                   (phw_box){own.right + GAP * h, middle - half, own.right + (GAP + LONGEST) * h,
                             middle + half});
        for (size_t k = 0; k < sizeof under / sizeof under[0]; k++) {
            double at = middle + under[k] * h;
            look_along(
                &s, i,
                (phw_box){fmax(0, own.left - h), at - half, own.left + LONGEST * h, at + half});
        }
    }
    return s.count;
}

bool phw_weak_panel_levels(const phw_image *luma, phw_weak_panel_place *place)
{
    const phw_box *box = &place->box;
    const double edge = SOFT_EDGE * (box->bottom - box->top);
    const phw_weak_strip inside = {luma, box->left + edge, box->top + edge, box->right - edge,
                                   box->bottom - edge};
    place->ground = phw_weak_paper(&inside);
    place->letters = phw_weak_strokes(&inside, phw_weak_is_dark(&inside));
    return fabs(place->ground - place->letters) >= LETTERS_LEAST;
}
