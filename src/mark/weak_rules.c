/* SPDX-License-Identifier: Apache-2.0 */
#include "mark/weak_rules.h"

#include <stdint.h>

/* Of a place's height: longer than any letter is wide, and as high as the place, which letters of
 * all shapes side by side are not. */
#define LONG 1.5
#define HIGH 0.9
/* An underlined word is two thirds rule at most. */
#define FRAME_SHARE 0.75

#define COLUMNS_MOST 4096

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
