/* SPDX-License-Identifier: Apache-2.0 */
#include "mark/weak_cut.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/simd.h"
#include "mark/weak_pace.h"

/* In heights of the line: how far above and below its row rests of letters are looked for, how low
 * and how high they are, how far off the line's own top or foot they begin, and what is bridged
 * between two of them. */
#define BEYOND 0.35
#define BAR_MOST 2.5 /* as high as a bar is */
#define LOW 0.18
#define HIGH 0.58
#define TOP_OFF 0.22
#define FOOT_OFF 0.35
#define BRIDGED 0.8
#define LONGEST 20.0

/* A stroke is so far off its row's own ground, of the page's usual range; so many of a row's pixels
 * are strokes where there are any. */
#define STROKE_OFF 0.30
#define ROW_LEAST 0.03
/* Strokes that the line cuts: so many, and so many a height. */
#define STROKES_FEWEST 5
#define STROKES_LEAST 0.7
/* Columns whose strokes do not reach the line: letters have bows and bars, a small diagram's
 * columns all stand on it. */
#define LOOSE_LEAST 0.15
/* The row that the line cuts has so many of the mean of all. */
#define FULL 0.7
/* Distances between strokes differ by so much, of the mean, where they are not even. */
#define EVEN 0.15

/* Rows that are looked at first, so far down the line's own height, and pixels from one to the next
 * in them. */
static const double glances[] = {0.2, 0.35, 0.65, 0.8};
#define STEP 2
#define PLAIN_STEPS 4 /* a bar's two ends */

/* A bar is so many rows off the letters' end, for JPEG mixes them, and so far off their paper, of
 * the page's usual range. */
#define BAR_ROWS 2
#define BAR_OFF 0.25
#define BESIDE 3        /* pixels off its ends */
#define BAR_WITHIN 16.0 /* grey levels that its own differ by */
#define BAR_LONGEST 20  /* of its row's height, to either side */

#define COLUMNS_MAX 1024
#define ROWS_MAX 192

/* A place with strokes marked. */
typedef struct rest {
    const phw_image *luma;
    phw_weak_box box; /* all that is looked at */
    double paper;     /* grey level above and below */
    double least;     /* a stroke is so many grey levels off */
    uint8_t stroke[ROWS_MAX][COLUMNS_MAX];
    int first, last; /* columns of the run, from the box's left on; last is outside */
    int count[ROWS_MAX];
} rest;

/* The level that most of a row has. */
static double ground_of(const uint8_t *row, int count)
{
    return phw_weak_row_level_below(row, count, 0.5);
}

/* Marks what is at most so dark, or at least so light. @return how many pixels are. */
PHW_SIMD_CLONES static int mark_beyond(const uint8_t *restrict row, int count, int darkest,
                                       int lightest, uint8_t *restrict stroke)
{
    int marked = 0;
    for (int x = 0; x < count; x++) {
        stroke[x] = (row[x] <= darkest) | (row[x] >= lightest);
        marked += stroke[x];
    }
    return marked;
}

/* Marks what is so far off a ground, which is a whole level or a half. @return how many pixels are.
 */
static int mark_row(const uint8_t *row, int count, double ground, double least, uint8_t *stroke)
{
    int darkest = (int)floor(ground - least), lightest = (int)ceil(ground + least);
    /* The last digit of these may be rounded either way. */
    darkest += (ground - (darkest + 1) >= least) - (ground - darkest < least);
    lightest += (lightest - ground < least) - (lightest - 1 - ground >= least);
    return mark_beyond(row, count, darkest, lightest, stroke);
}

/* What differs from the paper above and below: strokes, and a bar. */
static void mark_foreign(rest *r)
{
    const int width = r->box.right - r->box.left;
    const uint8_t *above = phw_image_row(r->luma, (uint32_t)r->box.top) + r->box.left;
    const uint8_t *below = phw_image_row(r->luma, (uint32_t)r->box.bottom - 1) + r->box.left;
    r->paper = (ground_of(above, width) + ground_of(below, width)) / 2;
    for (int y = r->box.top; y < r->box.bottom; y++) {
        const uint8_t *row = phw_image_row(r->luma, (uint32_t)y) + r->box.left;
        mark_row(row, width, r->paper, r->least, r->stroke[y - r->box.top]);
    }
}

/* Marks the columns in which anything of a row is marked. */
PHW_SIMD_CLONES static void mark_columns(const uint8_t *restrict stroke, int count,
                                         uint8_t *restrict columns)
{
    for (int x = 0; x < count; x++)
        columns[x] |= stroke[x];
}

/* The longest run of columns that are not paper alone. Returns whether it is as long as a word. */
static bool find_run(rest *r, double height)
{
    const int width = r->box.right - r->box.left, high = r->box.bottom - r->box.top;
    const int bridged = (int)(BRIDGED * height);
    int first = -1, last = -1;
    uint8_t columns[COLUMNS_MAX] = {0};
    r->first = r->last = 0;
    for (int y = 0; y < high; y++)
        mark_columns(r->stroke[y], width, columns);
    for (int x = 0; x <= width; x++) {
        if (x < width && columns[x]) {
            first = first < 0 ? x : first;
            last = x + 1;
        }
        if (first >= 0 && (x == width || x - last > bridged)) {
            if (last - first > r->last - r->first) {
                r->first = first;
                r->last = last;
            }
            first = -1;
        }
    }
    return r->last - r->first >= PHW_WEAK_SHORTEST * height;
}

/* Within the run strokes are what differs from a row's own ground, which may be a bar's. */
static void count_rows(rest *r)
{
    const int width = r->last - r->first;
    for (int y = 0; y < r->box.bottom - r->box.top; y++) {
        const uint8_t *row =
            phw_image_row(r->luma, (uint32_t)(y + r->box.top)) + r->box.left + r->first;
        r->count[y] =
            mark_row(row, width, ground_of(row, width), r->least, r->stroke[y] + r->first);
    }
}

/* The highest block of rows with strokes. Returns whether there is one, away from the edges. */
static bool find_block(const rest *r, int *top, int *bottom)
{
    const int high = r->box.bottom - r->box.top, width = r->last - r->first;
    int from = -1;
    *top = *bottom = 0;
    for (int y = 0; y <= high; y++) {
        const bool here = y < high && r->count[y] >= ROW_LEAST * width;
        if (here && from < 0)
            from = y;
        if (!here && from >= 0) {
            if (y - from > *bottom - *top) {
                *top = from;
                *bottom = y;
            }
            from = -1;
        }
    }
    return *top > 0 && *bottom<high && * bottom> * top;
}

/* Strokes that a row crosses. */
static int strokes_in(const rest *r, int y)
{
    int strokes = 0;
    for (int x = r->first; x < r->last; x++)
        strokes += r->stroke[y][x] && (x == r->first || !r->stroke[y][x - 1]);
    return strokes;
}

/* The share of the columns with strokes in which none reaches a row. */
static double loose_share(const rest *r, int top, int bottom, int cut)
{
    int all = 0, loose = 0;
    for (int x = r->first; x < r->last; x++) {
        bool any = false;
        for (int y = top; y < bottom; y++)
            any |= r->stroke[y][x];
        all += any;
        loose += any && !r->stroke[cut][x];
    }
    return all ? (double)loose / all : 0;
}

/* Whether the rows from one to another have no strokes: what covers the rest of the letters. */
static bool is_shade(const rest *r, int from, int to)
{
    const int width = r->last - r->first;
    for (int y = from; y < to; y++)
        if (r->count[y] >= ROW_LEAST * width)
            return false;
    return from < to;
}

/* Whether strokes follow one another evenly, as the dots of a password do. */
static bool is_even(const rest *r, int y)
{
    phw_weak_pace pace = PHW_WEAK_PACE_INIT;
    for (int x = r->first; x < r->last; x++)
        if (r->stroke[y][x] && !(x > r->first && r->stroke[y][x - 1]))
            phw_weak_pace_add(&pace, x);
    return phw_weak_pace_is_even(&pace, EVEN);
}

/* Whether a row has as many pixels of strokes as the others of a block: what is round ends. */
static bool is_full(const rest *r, int top, int bottom, int y)
{
    int sum = 0;
    for (int row = top; row < bottom; row++)
        sum += r->count[row];
    return r->count[y] * (bottom - top) >= FULL * sum;
}

/* Whether the block is letters that end at one of its rows. @param upper  their upper part is
 * left. */
static bool ends_at(const rest *r, int top, int bottom, bool upper, double height)
{
    const int cut = upper ? bottom - 1 : top, beyond = (int)(BEYOND * height);
    const int strokes = strokes_in(r, cut);
    return strokes >= STROKES_FEWEST && strokes >= STROKES_LEAST * (r->last - r->first) / height &&
           loose_share(r, top, bottom, cut) >= LOOSE_LEAST && !is_even(r, (top + bottom) / 2) &&
           is_full(r, top, bottom, cut) &&
           (upper ? is_shade(r, bottom, r->box.bottom - r->box.top - beyond)
                  : is_shade(r, beyond, top));
}

/* The level that most of a row of the run has. */
static double ground_at(const rest *r, int y)
{
    const int at = r->box.top + y, last = (int)r->luma->height - 1;
    const uint8_t *row = phw_image_row(r->luma, (uint32_t)(at < 0 ? 0 : at > last ? last : at));
    return ground_of(row + r->box.left + r->first, r->last - r->first);
}

/* Whether a bar has an end to one side of the run, and paper behind it: the run may stop before. */
static bool has_end(const rest *r, int y, double bar, int from, int way)
{
    const int at = r->box.top + y, most = BAR_LONGEST * (r->box.bottom - r->box.top);
    if (at < 0 || at >= (int)r->luma->height)
        return false;
    const uint8_t *row = phw_image_row(r->luma, (uint32_t)at);
    int x = r->box.left + from;
    for (int i = 0; i < most && x > BESIDE && x + BESIDE < (int)r->luma->width; i++, x += way)
        if (fabs(row[x] - bar) > BAR_WITHIN)
            return fabs(row[x + BESIDE * way] - r->paper) < r->least;
    return false;
}

/* Whether what is beyond the letters' end, from a row on, is a bar: none of their paper, and then
 * paper again on all sides. Menus, windows and their edges go on. */
static bool ends_at_bar(const rest *r, double range, int row, bool below, double height)
{
    const int way = below ? 1 : -1, end = row + (int)(BAR_MOST * height) * way;
    const double least = BAR_OFF * range;
    int y = row + BAR_ROWS * way;
    const double bar = ground_at(r, y);
    if (fabs(bar - r->paper) < least || !has_end(r, y, bar, (r->first + r->last) / 2, -1) ||
        !has_end(r, y, bar, (r->first + r->last) / 2, 1))
        return false;
    while (y != end && fabs(ground_at(r, y) - r->paper) >= least)
        y += way;
    return y != end;
}

static bool open_rest(const phw_weak_strip *strip, double range, rest *r)
{
    const double height = strip->bottom - strip->top, beyond = BEYOND * height;
    r->luma = strip->luma;
    r->box = (phw_weak_box){
        (int)fmax(0, floor(strip->left)), (int)fmax(0, floor(strip->top - beyond)),
        (int)fmin(strip->luma->width, ceil(fmin(strip->right, strip->left + LONGEST * height))),
        (int)fmin(strip->luma->height, ceil(strip->bottom + beyond))};
    r->box.right = (int)fmin(r->box.right, r->box.left + COLUMNS_MAX);
    r->least = STROKE_OFF * range;
    return !phw_weak_box_is_empty(&r->box) && r->box.bottom - r->box.top <= ROWS_MAX;
}

static bool look(const phw_weak_strip *strip, double range, bool bar, rest *r,
                 phw_weak_strip *found)
{
    const double height = strip->bottom - strip->top;
    int top = 0, bottom = 0;
    if (!open_rest(strip, range, r))
        return false;
    mark_foreign(r);
    if (!find_run(r, height))
        return false;
    count_rows(r);
    if (!find_block(r, &top, &bottom) || bottom - top < LOW * height ||
        bottom - top > HIGH * height)
        return false;
    const double above = r->box.top + top - strip->top, below = strip->bottom - r->box.top - bottom;
    const bool upper = fabs(above) <= TOP_OFF * height && ends_at(r, top, bottom, true, height);
    if (!upper &&
        !(bar && fabs(below) <= FOOT_OFF * height && ends_at(r, top, bottom, false, height)))
        return false;
    if (bar && !ends_at_bar(r, range, upper ? bottom : top - 1, upper, height))
        return false;
    *found = (phw_weak_strip){r->luma, r->box.left + r->first, fmin(strip->top, r->box.top + top),
                              r->box.left + r->last, fmax(strip->bottom, r->box.top + bottom)};
    return true;
}

/* Whether strokes cross some rows of the place and none crosses another: most places are empty, and
 * moire crosses all. */
static bool may_hold_rests(const phw_weak_strip *strip, double range)
{
    const double height = strip->bottom - strip->top;
    const int left = (int)fmax(0, strip->left);
    const int right = (int)fmin(strip->right, strip->luma->width);
    bool crossed = false, plain = false;
    for (size_t i = 0; i < sizeof glances / sizeof glances[0] && right > left; i++) {
        const double y = strip->top + glances[i] * height;
        if (y < 0 || y >= strip->luma->height)
            continue;
        const uint8_t *row = phw_image_row(strip->luma, (uint32_t)y);
        int steps = 0;
        for (int x = left + STEP; x < right; x += STEP)
            steps += abs(row[x] - row[x - STEP]) >= STROKE_OFF * range;
        crossed |= steps >= STROKES_FEWEST;
        plain |= steps <= PLAIN_STEPS;
    }
    return crossed && plain;
}

bool phw_weak_is_cut(const phw_weak_strip *strip, double range, bool bar, phw_weak_strip *found)
{
    if (!may_hold_rests(strip, range))
        return false;
    rest *r = malloc(sizeof *r); /* far too large for a stack */
    if (!r)
        *found = *strip;
    const bool is_cut = !r || look(strip, range, bar, r, found);
    free(r);
    return is_cut;
}
