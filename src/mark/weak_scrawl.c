/* SPDX-License-Identifier: Apache-2.0 */
#include "mark/weak_scrawl.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/simd.h"
#include "mark/weak_pace.h"
#include "mark/weak_tangle.h"

/* In heights of the row: what is looked at round a run. */
#define ROUND 0.5
#define ABOVE 1.45
#define HIGHER                                                                                     \
    1.2            /* times the page's letters may a row's be: a line may be the scribble itself   \
                    */
#define LOWEST 6.0 /* pixels: lower letters are too coarse to be told */

#define INK_OFF 0.5 /* of the usual range */
#define COLOURED 60 /* levels that red or blue is off green */
/* A rule of a form goes on beside a run, so far off and so far, in heights; it is fainter than
 * letters, and of what is there it has so much. */
#define RULE_FROM 0.5
#define RULE_TO 1.5
#define RULE_OFF 0.2
#define RULE_SHARE 0.9

/* Letters have most of their ink so near to the middle of their row, in heights; a scribble over
 * them so much of all that is there: more than letters. Both as it is glanced at. */
#define BAND 0.25
#define GLANCED 0.24
#define GLANCED_MIXED 0.6
#define GLANCE_STEP 2
#define BAND_INK 0.36

/* In heights: how long and how high what hangs together is, and how many patches of paper it closes
 * in. Of 106 scribbles all but strikes have 1.2 and more, mostly 2 to 9; handwriting, Arabic and
 * words struck out have up to 1.5, in pieces. */
#define LONG 2.2
#define LONGEST 24.0 /* names and numbers are shorter */
#define LOW 0.5
#define HIGH 2.4
#define WIDER 1.5 /* than high: icons are as wide as high */
#define SHARE 0.7 /* of all the ink: dots and ends of letters stand apart */
#define HOLES 1.4
#define HOLES_DENSE 1.0 /* where the row's middle has so much ink */
#define DENSE 0.6
/* Words that one line strikes out: it is straight, or what hangs together is as low as letters and
 * its middle has no more ink. */
#define HOLES_OF_LINE 2.8
#define LINE_LOW 1.15
#define LINE_BAND 0.53

/* Rows of letters end at once, by so much of a row's width from one row to that so many heights
 * further; a drawing's ends are all over it. The outermost rows are left out: of so much of its
 * height, unless it is as low as letters. */
#define ENDS 0.125
#define ENDS_WITHIN 0.06
#define OUTERMOST 0.15
#define AS_LETTERS 1.1
/* Strokes of a drawing's row that begin so evenly, of their distances' mean. */
#define EVEN 0.08
/* With so much ink in the middle letters' ends hardly show: so many patches tell. */
#define DENSEST 0.72
#define HOLES_DENSEST 2.0
#define RULED 0.7 /* rows that end so suddenly are lines of music or of a grid */

/* One thick stroke through the middle: so high, of which rows so much has ink, with so much in the
 * row's middle, and some paper that it closes in. A line that strikes words out is half as thick.
 */
#define THICK 0.19
#define THICK_ROW 0.85
#define THICK_BAND 0.55
#define THICK_HOLES 0.4

/* Of what hangs together, with so many heights round it, so much at most is neither paper nor ink:
 * so far off the paper, of the usual range. Of scribbles on screens 0.06 to 0.3, of pictures 0.9.
 */
#define MIXED_ROUND 0.25
#define MIXED 0.35
#define MIXED_FROM 0.2
#define MIXED_TO 0.75

/* A field has its own colour on all sides: so near to its edge, of its height, a row or column has
 * so much of it. */
#define FRAME_WITHIN 0.2
#define FRAME 0.8

typedef struct view {
    const phw_weak_row *row;
    phw_weak_box box; /* of the mask, in the picture */
    double height;    /* of letters, pixels */
    double middle;
    double least;             /* what is so many levels off the paper is ink */
    const phw_image *colours; /* of a dark page; else NULL: there ink's level tells */
} view;

static double ink_at(const view *v, const uint8_t *levels, int x)
{
    const double off = phw_weak_row_paper_at(v->row, x) - levels[x];
    return v->row->place->dark ? off : -off;
}

/* Whether a pixel has a colour, as pens have: on dark paper it may be as dark. */
static bool is_coloured(const view *v, int x, int y)
{
    if (!v->colours)
        return false;
    const uint8_t *pixel = phw_image_row(v->colours, (uint32_t)y) + 3 * (size_t)x;
    return abs(pixel[0] - pixel[1]) >= COLOURED || abs(pixel[2] - pixel[1]) >= COLOURED;
}

/* Whether a pixel is neither paper nor ink. */
static bool is_between(const view *v, double off)
{
    const double range = v->row->place->usual_range;
    return off > MIXED_FROM * range && off < MIXED_TO * range;
}

/* Whether a row's middle has as much ink as a scribble, and little that is neither that nor paper:
 * most runs have not. What goes on beyond the picture is no word. */
static bool may_be_scrawled(const view *v, const phw_weak_box *run)
{
    const phw_image *luma = v->row->luma;
    const int top = (int)fmax(0, v->middle - BAND * v->height);
    const int bottom = (int)fmin(luma->height, v->middle + BAND * v->height);
    int ink = 0, mixed = 0, all = 0;
    if (run->left <= 0 || run->right >= (int)luma->width ||
        run->right - run->left > LONGEST * v->height)
        return false;
    const double range = v->row->place->usual_range;
    const int sign = v->row->place->dark ? 1 : -1, least = (int)v->least;
    const int from = (int)(MIXED_FROM * range), to = (int)(MIXED_TO * range);
    const int paper = (int)phw_weak_row_paper_at(v->row, (run->left + run->right) / 2.0);
    for (int y = top; y < bottom; y += GLANCE_STEP) {
        const uint8_t *levels = phw_image_row(luma, (uint32_t)y);
        for (int x = run->left; x < run->right; x += GLANCE_STEP, all++) {
            const int off = sign * (paper - levels[x]);
            const bool coloured = is_coloured(v, x, y);
            ink += coloured || off >= least;
            mixed += !coloured && off > from && off < to;
        }
    }
    return all > 0 && ink >= GLANCED * all && mixed <= GLANCED_MIXED * all;
}

/* Which columns' levels are so far off the paper: those up to a limit, or of light ink those from
 * one on. @param beyond  so far beyond those: 1 to compare with what is none itself. */
static void find_limits(const view *v, int left, int count, double off, int beyond, uint8_t *limits)
{
    for (int x = 0; x < count; x++) {
        const double paper = phw_weak_row_paper_at(v->row, left + x);
        const double limit =
            v->row->place->dark ? floor(paper - off) + beyond : ceil(paper + off) - beyond;
        limits[x] = (uint8_t)fmin(UINT8_MAX, fmax(0, limit));
    }
}

/* A part of each row beside a run, and its columns' limits. */
typedef struct beside {
    int left, count;
    uint8_t *limits;
} beside;

/* @param limits  to be written from the first on, so many as there are columns. */
static beside beside_of(const view *v, double left, double right, uint8_t *limits)
{
    const int from = (int)fmax(0, left), to = (int)fmin(v->row->luma->width, right);
    const beside part = {from, to > from ? to - from : 0, limits};
    find_limits(v, part.left, part.count, RULE_OFF * v->row->place->usual_range, 1, limits);
    return part;
}

PHW_SIMD_CLONES static int count_off(const uint8_t *restrict levels, const uint8_t *restrict limits,
                                     int count, bool dark)
{
    int off = 0;
    for (int x = 0; dark && x < count; x++)
        off += levels[x] < limits[x];
    for (int x = 0; !dark && x < count; x++)
        off += levels[x] > limits[x];
    return off;
}

/* Whether nearly all of a part of a row is off the paper. */
static bool is_ruled(const view *v, const beside *part, const uint8_t *levels)
{
    return part->count > 0 && count_off(levels + part->left, part->limits, part->count,
                                        v->row->place->dark) >= RULE_SHARE * part->count;
}

PHW_SIMD_CLONES static void compare(const uint8_t *restrict levels, const uint8_t *restrict limits,
                                    int count, bool dark, uint8_t *restrict ink)
{
    for (int x = 0; dark && x < count; x++)
        ink[x] = levels[x] <= limits[x];
    for (int x = 0; !dark && x < count; x++)
        ink[x] = levels[x] >= limits[x];
}

/* Adds those of a row's pixels that have a colour. */
PHW_SIMD_CLONES static void add_coloured(const uint8_t *restrict pixels, int count,
                                         uint8_t *restrict ink)
{
    for (int x = 0; x < count; x++) {
        const uint8_t red = pixels[3 * x], green = pixels[3 * x + 1], blue = pixels[3 * x + 2];
        const uint8_t red_off = red > green ? red - green : green - red;
        const uint8_t blue_off = blue > green ? blue - green : green - blue;
        ink[x] |= (red_off > blue_off ? red_off : blue_off) >= COLOURED;
    }
}

/* @param limits  room for those of the mask's columns and of what is beside it, to be written. */
static void find_ink(const view *v, const phw_weak_box *run, phw_weak_mask *mask, uint8_t *limits)
{
    const double near = RULE_FROM * v->height, far = RULE_TO * v->height;
    find_limits(v, v->box.left, mask->wide, v->least, 0, limits);
    uint8_t *const behind = limits + mask->wide;
    const beside left = beside_of(v, run->left - far, run->left - near, behind);
    const beside right = beside_of(v, run->right + near, run->right + far, behind + left.count);
    for (int y = 0; y < mask->high; y++) {
        uint8_t *ink = mask->ink + (size_t)y * (size_t)mask->wide;
        const uint8_t *levels = phw_image_row(v->row->luma, (uint32_t)(v->box.top + y));
        /* What crosses a rule goes on below it. */
        if (y > 0 && (is_ruled(v, &left, levels) || is_ruled(v, &right, levels)))
            memcpy(ink, ink - mask->wide, (size_t)mask->wide);
        else
            compare(levels + v->box.left, limits, mask->wide, v->row->place->dark, ink);
        if (v->colours)
            add_coloured(phw_image_row(v->colours, (uint32_t)(v->box.top + y)) +
                             3 * (size_t)v->box.left,
                         mask->wide, ink);
    }
}

/* What the rows of a piece of ink are like. */
typedef struct row_looks {
    double ends;  /* how suddenly they end or begin, of their width */
    double band;  /* share of ink in the middle */
    double thick; /* heights of the most of those, one below the other, that are nearly all ink */
    bool even;    /* strokes of one of them follow each other evenly */
} row_looks;

static int ink_of_row(const phw_weak_mask *mask, const phw_weak_box *b, int y, bool *even)
{
    const uint8_t *ink = mask->ink + (size_t)y * (size_t)mask->wide;
    phw_weak_pace pace = PHW_WEAK_PACE_INIT;
    int count = 0;
    for (int x = b->left; x < b->right; x++) {
        count += ink[x];
        if (ink[x] && (x == b->left || !ink[x - 1]))
            phw_weak_pace_add(&pace, x);
    }
    *even = pace.count > 3 && phw_weak_pace_is_even(&pace, EVEN);
    return count;
}

/* @param counts  ink of each of the mask's rows that the piece has, to be written. */
static row_looks rows_of(const view *v, const phw_weak_mask *mask, const phw_weak_box *b,
                         int *counts)
{
    const int wide = b->right - b->left, high = b->bottom - b->top;
    const int apart = (int)fmax(1, ENDS_WITHIN * v->height);
    const double outer = high <= AS_LETTERS * v->height ? 0 : fmax(apart + 1, OUTERMOST * high);
    row_looks of = {0};
    int ink = 0, all = 0, thick = 0;
    for (int y = b->top; y < b->bottom; y++) {
        bool even = false;
        counts[y] = ink_of_row(mask, b, y, &even);
        thick = counts[y] >= THICK_ROW * wide ? thick + 1 : 0;
        of.thick = fmax(of.thick, thick / v->height);
        if (y - apart >= b->top && y >= b->top + outer && y + outer < b->bottom)
            of.ends = fmax(of.ends, (double)abs(counts[y] - counts[y - apart]) / wide);
        if (fabs(v->box.top + y + 0.5 - v->middle) >= BAND * v->height)
            continue;
        ink += counts[y];
        all += wide;
        of.even |= even;
    }
    of.band = all ? (double)ink / all : 0;
    return of;
}

/* Whether one of the rows from one on, or of the columns, is of ink nearly from end to end. */
static bool has_edge(const phw_weak_mask *mask, const phw_weak_box *b, bool rows, int from, int to)
{
    const int length = rows ? b->right - b->left : b->bottom - b->top;
    for (int i = from; i < to; i++) {
        int ink = 0;
        for (int k = 0; k < length; k++)
            ink += rows ? mask->ink[(size_t)i * (size_t)mask->wide + (size_t)(b->left + k)]
                        : mask->ink[(size_t)(b->top + k) * (size_t)mask->wide + (size_t)i];
        if (ink >= FRAME * length)
            return true;
    }
    return false;
}

/* On all sides, or above and below where it goes on beyond what is looked at: a window's title. */
static bool is_framed(const phw_weak_mask *mask, const phw_weak_box *b)
{
    const int near = (int)ceil(FRAME_WITHIN * (b->bottom - b->top));
    const bool goes_on = b->left == 0 || b->right == mask->wide;
    return has_edge(mask, b, true, b->top, b->top + near) &&
           has_edge(mask, b, true, b->bottom - near, b->bottom) &&
           (goes_on || (has_edge(mask, b, false, b->left, b->left + near) &&
                        has_edge(mask, b, false, b->right - near, b->right)));
}

/* Whether a piece of ink is as large as a scribble over a word, with paper all round it. */
static bool is_sized(const view *v, const phw_weak_mask *mask, const phw_weak_tangle *t)
{
    const phw_weak_box *b = &t->box;
    const double wide = (b->right - b->left) / v->height, high = (b->bottom - b->top) / v->height;
    return t->share >= SHARE && wide >= LONG && high >= LOW && high <= HIGH &&
           wide >= WIDER * high && b->top > 0 && b->bottom < mask->high &&
           (b->left > 0 || b->right < mask->wide);
}

/* Whether much of a piece and of what is round it is neither paper nor ink: a picture. */
static bool is_mixed(const view *v, const phw_weak_box *b)
{
    const int round = (int)(MIXED_ROUND * v->height);
    const phw_image *luma = v->row->luma;
    const phw_weak_box all = {(int)fmax(0, v->box.left + b->left - round),
                              (int)fmax(0, v->box.top + b->top - round),
                              (int)fmin(luma->width, v->box.left + b->right + round),
                              (int)fmin(luma->height, v->box.top + b->bottom + round)};
    int mixed = 0;
    for (int y = all.top; y < all.bottom; y++) {
        const uint8_t *levels = phw_image_row(luma, (uint32_t)y);
        for (int x = all.left; x < all.right; x++)
            mixed += is_between(v, ink_at(v, levels, x)) && !is_coloured(v, x, y);
    }
    return mixed > MIXED * (all.right - all.left) * (all.bottom - all.top);
}

static bool is_scrawl(const view *v, const phw_weak_mask *mask, const phw_weak_tangle *t,
                      int *counts)
{
    if (!is_sized(v, mask, t) || is_framed(mask, &t->box))
        return false;
    const double holes = t->holes * v->height / (t->box.right - t->box.left);
    const int high = t->box.bottom - t->box.top;
    const row_looks of = rows_of(v, mask, &t->box, counts);
    const bool struck = of.thick >= THICK && of.band >= THICK_BAND && holes >= THICK_HOLES &&
                        of.thick * v->height <= FRAME * high;
    const bool line = of.thick > 0 || (of.band < LINE_BAND && high <= LINE_LOW * v->height);
    const double least = of.band >= DENSE ? HOLES_DENSE : line ? HOLES_OF_LINE : HOLES;
    const bool shown = of.ends >= ENDS || (of.band >= DENSEST && holes >= HOLES_DENSEST);
    const bool across =
        holes >= least && of.band >= BAND_INK && of.ends < RULED && !of.even && shown;
    return (struck || across) && !is_mixed(v, &t->box);
}

bool phw_weak_is_scrawled(const phw_weak_row *row, const phw_weak_box *run, phw_weak_box *all)
{
    const phw_weak_cover_place *place = row->place;
    const double usual = place->usual_height;
    view v = {.row = row,
              .height = usual > 0 ? fmin(row->height, HIGHER * usual) : row->height,
              .middle = (place->strip.top + place->strip.bottom) / 2,
              .least = INK_OFF * place->usual_range,
              .colours = !place->dark && place->colours && place->colours->channels == 3
                             ? place->colours
                             : NULL};
    v.box = (phw_weak_box){(int)fmax(0, run->left - ROUND * v.height),
                           (int)fmax(0, v.middle - ABOVE * v.height),
                           (int)fmin(row->luma->width, run->right + ROUND * v.height),
                           (int)fmin(row->luma->height, v.middle + ABOVE * v.height)};
    if (phw_weak_box_is_empty(&v.box) || v.height < LOWEST || !may_be_scrawled(&v, run))
        return false;
    phw_weak_mask mask = {.wide = v.box.right - v.box.left, .high = v.box.bottom - v.box.top};
    mask.ink = malloc((size_t)mask.wide * (size_t)mask.high);
    int *counts = malloc((size_t)mask.high * sizeof *counts);
    uint8_t *limits =
        malloc((size_t)mask.wide + 2 * (size_t)ceil((RULE_TO - RULE_FROM) * v.height) + 2);
    phw_weak_tangle t;
    phw_status status = mask.ink && counts && limits ? PHW_OK : PHW_ERR_NOMEM;
    if (status == PHW_OK) {
        find_ink(&v, run, &mask, limits);
        status = phw_weak_tangle_find(&mask, &t);
    }
    const bool looked = status == PHW_OK;
    const bool found = !looked || (t.pixels && is_scrawl(&v, &mask, &t, counts));
    if (found)
        *all = looked ? (phw_weak_box){v.box.left + t.box.left, v.box.top + t.box.top,
                                       v.box.left + t.box.right, v.box.top + t.box.bottom}
                      : *run;
    free(limits);
    free(counts);
    free(mask.ink);
    return found;
}
