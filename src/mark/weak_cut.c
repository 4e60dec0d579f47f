/* SPDX-License-Identifier: Apache-2.0 */
#include "mark/weak_cut.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* In heights of the line: how far above and below its row rests of letters are looked for, how low
 * and how high they are, how far off the line's own top or foot they begin, and what is bridged
 * between two of them. */
#define BEYOND 0.35
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

#define COLUMNS_MAX 1024
#define ROWS_MAX 192

/* A place with strokes marked. */
typedef struct rest {
    const phw_image *luma;
    phw_weak_box box; /* all that is looked at */
    double least;     /* a stroke is so many grey levels off */
    uint8_t stroke[ROWS_MAX][COLUMNS_MAX];
    int first, last; /* columns of the run, from the box's left on; last is outside */
    int count[ROWS_MAX];
} rest;

/* The level that most of a row has. */
static double ground_of(const uint8_t *row, int count)
{
    size_t levels[256] = {0};
    for (int x = 0; x < count; x++)
        levels[row[x]]++;
    return phw_weak_level_below(levels, (size_t)count, 0.5);
}

/* What differs from the paper above and below: strokes, and a bar. */
static void mark_foreign(rest *r)
{
    const int width = r->box.right - r->box.left;
    const uint8_t *above = phw_image_row(r->luma, (uint32_t)r->box.top) + r->box.left;
    const uint8_t *below = phw_image_row(r->luma, (uint32_t)r->box.bottom - 1) + r->box.left;
    const double paper = (ground_of(above, width) + ground_of(below, width)) / 2;
    for (int y = r->box.top; y < r->box.bottom; y++) {
        const uint8_t *row = phw_image_row(r->luma, (uint32_t)y) + r->box.left;
        for (int x = 0; x < width; x++)
            r->stroke[y - r->box.top][x] = fabs(row[x] - paper) >= r->least;
    }
}

/* The longest run of columns that are not paper alone. Returns whether it is as long as a word. */
static bool find_run(rest *r, double height)
{
    const int width = r->box.right - r->box.left, high = r->box.bottom - r->box.top;
    const int bridged = (int)(BRIDGED * height);
    int first = -1, last = -1;
    r->first = r->last = 0;
    for (int x = 0; x <= width; x++) {
        bool any = false;
        for (int y = 0; x < width && y < high; y++)
            any |= r->stroke[y][x];
        if (any) {
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
        const double ground = ground_of(row, width);
        r->count[y] = 0;
        for (int x = 0; x < width; x++) {
            r->stroke[y][r->first + x] = fabs(row[x] - ground) >= r->least;
            r->count[y] += r->stroke[y][r->first + x];
        }
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
    double sum = 0, squares = 0;
    int count = 0, before = -1;
    for (int x = r->first; x < r->last; x++) {
        if (!r->stroke[y][x] || (x > r->first && r->stroke[y][x - 1]))
            continue;
        if (before >= 0) {
            sum += x - before;
            squares += (double)(x - before) * (x - before);
            count++;
        }
        before = x;
    }
    const double mean = count ? sum / count : 0;
    return count && squares / count - mean * mean <= EVEN * EVEN * mean * mean;
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

/* Whether what is beyond the letters' end, from a row on, is none of their paper. */
static bool ends_at_bar(const rest *r, double range, int row, bool below)
{
    const int way = below ? 1 : -1, paper = row - (1 + BAR_ROWS) * way, bar = row + BAR_ROWS * way;
    const int high = r->box.bottom - r->box.top, width = r->last - r->first;
    if (bar < 0 || bar >= high || paper < 0 || paper >= high)
        return false;
    const int left = r->box.left + r->first, top = r->box.top;
    const double on = ground_of(phw_image_row(r->luma, (uint32_t)(top + bar)) + left, width);
    const double off = ground_of(phw_image_row(r->luma, (uint32_t)(top + paper)) + left, width);
    return fabs(on - off) >= BAR_OFF * range;
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
    if (bar && !ends_at_bar(r, range, upper ? bottom : top - 1, upper))
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
    const bool is_cut = r && look(strip, range, bar, r, found);
    free(r);
    return is_cut;
}
