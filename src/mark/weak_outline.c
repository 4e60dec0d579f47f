/* SPDX-License-Identifier: Apache-2.0 */
#include "mark/weak_outline.h"

#include <math.h>
#include <stdlib.h>

/* How far round a cover's inside its outline is looked for, in heights of the row. */
#define ROUND_ACROSS 1.0
#define ROUND_DOWN 0.3
/* Plain ink is so far off the paper, of the usual range; covered ink so near to the letters under
 * the cover, of how far they are off their ground. */
#define PLAIN 0.5
#define COVERED_WITHIN 0.45
#define SOFT 2       /* pixels between the two */
#define PLAIN_LONG 2 /* pixels of either: smoothed edges of letters have fewer of one level */
#define COVERED_LONG 3
#define CROSSED 2 /* rows and columns at least */

typedef enum ink_kind { NEITHER, PLAIN_INK, COVERED_INK } ink_kind;

static int level_at(const phw_weak_row *s, int x, int y)
{
    return phw_image_row(s->luma, (uint32_t)y)[x];
}

static ink_kind ink_at(const phw_weak_row *s, const phw_weak_shown *shown, int x, int y)
{
    const double sign = s->place->dark ? -1 : 1, level = level_at(s, x, y);
    const double letters = shown->ground + sign * shown->strokes;
    if (sign * (level - phw_weak_row_paper_at(s, x)) >= PLAIN * s->place->usual_range)
        return PLAIN_INK;
    return fabs(level - letters) <= COVERED_WITHIN * shown->strokes ? COVERED_INK : NEITHER;
}

/* What was met along a row or a column. */
typedef struct way {
    ink_kind before, here; /* the last two kinds that were long enough, or nothing */
    int run, gap;
} way;

static bool is_long(ink_kind kind, int run)
{
    return run >= (kind == PLAIN_INK ? PLAIN_LONG : COVERED_LONG);
}

/* Goes on by one pixel. @return whether one kind of ink has followed the other now. */
static bool meet(way *w, ink_kind next)
{
    if (next == NEITHER) {
        if (w->run > 0 && is_long(w->here, w->run))
            w->before = w->here;
        w->gap = w->run > 0 ? 1 : w->gap + 1;
        w->before = w->gap > SOFT ? NEITHER : w->before;
        w->here = NEITHER;
        w->run = 0;
        return false;
    }
    if (next != w->here) {
        if (w->run > 0 && is_long(w->here, w->run))
            w->before = w->here;
        else if (w->here != NEITHER)
            w->before = NEITHER;
        w->here = next;
        w->run = 0;
    }
    return is_long(next, ++w->run) && w->before != NEITHER && w->before != next;
}

/* The cover's inside with what is round it. */
static phw_weak_box round_of(const phw_weak_row *s, const phw_weak_shown *shown)
{
    const int across = (int)(ROUND_ACROSS * s->height), down = (int)(ROUND_DOWN * s->height);
    return (phw_weak_box){(int)fmax(0, shown->box.left - across),
                          (int)fmax(0, shown->box.top - down),
                          (int)fmin(s->luma->width, shown->box.right + across),
                          (int)fmin(s->luma->height, shown->box.bottom + down)};
}

bool phw_weak_cuts_letters(const phw_weak_row *s, const phw_weak_shown *shown)
{
    const phw_weak_box b = round_of(s, shown);
    int crossed = 0;
    for (int y = b.top; y < b.bottom; y++) {
        way w = {NEITHER, NEITHER, 0, 0};
        bool met = false;
        for (int x = b.left; x < b.right; x++)
            met |= meet(&w, ink_at(s, shown, x, y));
        crossed += met;
    }
    for (int x = b.left; x < b.right; x++) {
        way w = {NEITHER, NEITHER, 0, 0};
        bool met = false;
        for (int y = b.top; y < b.bottom; y++)
            met |= meet(&w, ink_at(s, shown, x, y));
        crossed += met;
    }
    return crossed >= CROSSED;
}
