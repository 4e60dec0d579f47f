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

/* A channel of the ground is so much further off green than the paper's, levels. */
#define TINTED 36.0
/* Of how far the letters are off their ground in one channel they are so much in the others. */
#define ALIKE 0.5
/* Grey laid on dark paper that has a colour: how far the channels of either are apart, how much
 * darker it makes the paper at least, and how light it is. */
#define GREY_WITHIN 5.0
#define PAPER_COLOURED 9.0
#define DARKER_LEAST 4.0
#define GREY_LIGHTEST 40.0

#define GROUND_OF 5.0 /* a ground's levels are within a part of the strokes */

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

/* Means of red, green and blue. */
typedef struct mean {
    double of[3];
    int count;
} mean;

static void add_pixel(mean *m, const uint8_t *pixel)
{
    for (int i = 0; i < 3; i++)
        m->of[i] += pixel[i];
    m->count++;
}

static bool finish(mean *m)
{
    for (int i = 0; i < 3 && m->count > 0; i++)
        m->of[i] /= m->count;
    return m->count > 0;
}

/* Means of the pixels of a box whose levels lie between two. */
static mean mean_of(const phw_weak_row *s, const phw_weak_box *b, double from, double to)
{
    mean m = {{0, 0, 0}, 0};
    for (int y = (int)fmax(0, b->top); y < b->bottom && y < (int)s->luma->height; y++)
        for (int x = b->left; x < b->right; x++) {
            const int level = level_at(s, x, y);
            if (level >= from && level <= to)
                add_pixel(&m, phw_image_row(s->place->colours, (uint32_t)y) + 3 * (size_t)x);
        }
    finish(&m);
    return m;
}

bool phw_weak_is_tinted(const phw_weak_row *s, const phw_weak_shown *shown)
{
    const phw_weak_box *b = &shown->box;
    const phw_weak_box above = {b->left, b->top - (int)s->height, b->right, b->top - 4};
    const double near = shown->strokes / GROUND_OF;
    const double paper = phw_weak_row_paper_at(s, (b->left + b->right) / 2.0);
    if (!s->place->colours || s->place->colours->channels != 3)
        return false;
    const double sign = s->place->dark ? -1 : 1, half = shown->ground + sign * shown->strokes / 2;
    const mean ground = mean_of(s, b, shown->ground - near, shown->ground + near);
    const mean ink = s->place->dark ? mean_of(s, b, 0, half) : mean_of(s, b, half, UINT8_MAX);
    const mean round = mean_of(s, &above, paper - TINTED / 2, paper + TINTED / 2);
    double least = UINT8_MAX, most = 0, off = 0;
    for (int i = 0; i < 3; i++) {
        const double differs = sign * (ink.of[i] - ground.of[i]);
        least = fmin(least, differs);
        most = fmax(most, differs);
        off = fmax(off, fabs((ground.of[i] - ground.of[1]) - (round.of[i] - round.of[1])));
    }
    return ground.count && ink.count && round.count && off >= TINTED && least >= ALIKE * most;
}

/* How far the channels of a colour are apart. */
static double spread_of(const double of[3])
{
    return fmax(of[0], fmax(of[1], of[2])) - fmin(of[0], fmin(of[1], of[2]));
}

bool phw_weak_is_grey_on_colour(const phw_weak_row *s, const phw_weak_shown *shown)
{
    const phw_weak_box *b = &shown->box;
    const phw_weak_box above = {b->left, b->top - (int)s->height, b->right, b->top - 4};
    const double near = fmax(2, shown->strokes / GROUND_OF);
    const double through = shown->strokes / s->place->usual_range;
    double laid[3];
    if (s->place->dark || !s->place->colours || s->place->colours->channels != 3 || through >= 1 ||
        shown->ground > s->paper - DARKER_LEAST)
        return false;
    const mean ground = mean_of(s, b, shown->ground - near, shown->ground + near);
    const mean round = mean_of(s, &above, s->paper - near, s->paper + near);
    for (int i = 0; i < 3; i++)
        laid[i] = (ground.of[i] - through * round.of[i]) / (1 - through);
    return ground.count && round.count && spread_of(round.of) >= PAPER_COLOURED &&
           spread_of(laid) <= GREY_WITHIN && laid[1] <= GREY_LIGHTEST;
}
