/* SPDX-License-Identifier: Apache-2.0 */
#include "mark/weak_rules.h"

#include <math.h>
#include <stdint.h>
#include <stdlib.h>

#include "mark/weak_pace.h"

/* Of a place's height: longer than any letter is wide, and as high as the place, which letters of
 * all shapes side by side are not. */
#define LONG 1.5
#define HIGH 0.9
/* An underlined word is two thirds rule at most. */
#define FRAME_SHARE 0.75

/* Stripes: so many, whose distances differ by so much of the mean, and whose columns have so much
 * of the height of the highest. */
#define STRIPES_FEWEST 5
#define EVEN 0.12
#define AS_HIGH 0.85

#define COLUMNS_MOST 4096

#define RULE_HIGH 0.15 /* of the height; so much of all that is written stands in a rule */
#define RULE_LEAST 2   /* pixels: a camera makes two of one */
#define SLANT_MOST 6   /* pixels that it falls */
#define RULE_SHARE 0.6
#define ROWS_MAX 512

/* A place and the levels of what is drawn in it. */
typedef struct drawing {
    const phw_image *luma;
    const phw_weak_box *box;
    double from, to;
    uint16_t columns[COLUMNS_MOST]; /* drawn pixels of each */
} drawing;

static bool is_drawn(const drawing *d, int x, int y)
{
    if (x < d->box->left || x >= d->box->right || y < d->box->top || y >= d->box->bottom)
        return false;
    const double level = phw_image_row(d->luma, (uint32_t)y)[x];
    return level >= d->from && level <= d->to;
}

static void count_columns(drawing *d)
{
    const phw_weak_box *b = d->box;
    for (int y = b->top; y < b->bottom; y++)
        for (int x = b->left; x < b->right; x++)
            d->columns[x - b->left] = (uint16_t)(d->columns[x - b->left] + is_drawn(d, x, y));
}

/* How many of a run's pixels, which end before a column, are of no letter. */
static int count_rules(const drawing *d, int run, int end, int y)
{
    const int high = d->box->bottom - d->box->top;
    int count = 0;
    if (run >= LONG * high ||
        (run == 1 && !is_drawn(d, end - 1, y - 1) && !is_drawn(d, end - 1, y + 1)))
        return run;
    for (int x = end - run; x < end; x++)
        count += d->columns[x - d->box->left] >= HIGH * high;
    return count;
}

bool phw_weak_is_framed(const phw_image *luma, const phw_weak_box *b, double from, double to)
{
    drawing d = {luma, b, from, to, {0}};
    int all = 0, rules = 0;
    if (b->right - b->left > COLUMNS_MOST || b->bottom - b->top > UINT16_MAX)
        return false;
    count_columns(&d);
    for (int y = b->top; y < b->bottom; y++)
        for (int x = b->left, run = 0; x <= b->right; x++) {
            if (is_drawn(&d, x, y)) {
                run++;
                continue;
            }
            all += run;
            rules += count_rules(&d, run, x, y);
            run = 0;
        }
    return rules >= FRAME_SHARE * all;
}

/* Whether most of what is written stands in few rows, which fall by @p slant pixels from one end to
 * the other. */
static bool is_ruled_so(const phw_image *luma, const phw_weak_box *b, double from, double to,
                        int slant)
{
    const int rule = (int)fmax(RULE_LEAST, RULE_HIGH * (b->bottom - b->top));
    const int wide = b->right - b->left, off = slant < 0 ? -slant : 0;
    int all = 0, within = 0, most = 0;
    int rows[ROWS_MAX] = {0};
    for (int y = b->top; y < b->bottom && y - b->top < ROWS_MAX - SLANT_MOST; y++) {
        const uint8_t *levels = phw_image_row(luma, (uint32_t)y);
        int *row = &rows[y - b->top + off];
        for (int x = 0; x < wide; x++)
            row[slant * x / wide] += levels[b->left + x] >= from && levels[b->left + x] <= to;
    }
    for (int y = 0; y < b->bottom - b->top + abs(slant) && y < ROWS_MAX; y++) {
        all += rows[y];
        within += rows[y] - (y >= rule ? rows[y - rule] : 0);
        most = within > most ? within : most;
    }
    return most >= RULE_SHARE * all;
}

bool phw_weak_is_ruled(const phw_image *luma, const phw_weak_box *b, double from, double to)
{
    for (int slant = -SLANT_MOST; slant <= SLANT_MOST; slant++)
        if (is_ruled_so(luma, b, from, to, slant))
            return true;
    return false;
}

bool phw_weak_is_striped(const phw_image *luma, const phw_weak_box *b, double from, double to)
{
    drawing d = {luma, b, from, to, {0}};
    phw_weak_pace pace = PHW_WEAK_PACE_INIT;
    const int wide = b->right - b->left;
    int highest = 0, stripes = 0;
    if (wide > COLUMNS_MOST || b->bottom - b->top > UINT16_MAX)
        return false;
    count_columns(&d);
    for (int x = 0; x < wide; x++)
        highest = d.columns[x] > highest ? d.columns[x] : highest;
    for (int x = 1; x < wide; x++) {
        const bool high = d.columns[x] >= AS_HIGH * highest;
        if (d.columns[x] > 0 && !high && d.columns[x] > (1 - AS_HIGH) * highest)
            return false; /* of a letter, or a stripe's soft side */
        if (high && d.columns[x - 1] < AS_HIGH * highest) {
            stripes++;
            phw_weak_pace_add(&pace, x);
        }
    }
    return stripes >= STRIPES_FEWEST && phw_weak_pace_is_even(&pace, EVEN);
}
