/* SPDX-License-Identifier: Apache-2.0 */
#include "mark/weak_tint.h"

#include <math.h>
#include <stdlib.h>

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

#define PIXELS 800.0  /* tell a colour */
#define GROUND_OF 5.0 /* a ground's levels are within a part of the strokes */

/* A film: its colour is so much further off green than the paper's, levels; so much of the letters'
 * largest difference from their ground has the least; and what is left of it when the paper is
 * taken off is no more than this outside of black and white. */
#define FILM_TINTED 24.0
#define FILM_ALIKE 0.82
#define FILM_ROUND 12.0
/* … or when less is: thin lines have a lower range than the letters that were measured here. */
#define FILM_LESS 0.7

static int level_at(const phw_weak_row *s, int x, int y)
{
    return phw_image_row(s->luma, (uint32_t)y)[x];
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

/* Means of the pixels of a box whose levels lie between two; of a large one's every second, third …
 * pixel. */
static mean mean_of(const phw_weak_row *s, const phw_weak_box *b, double from, double to)
{
    const double pixels = (double)(b->right - b->left) * (b->bottom - b->top);
    const int step = (int)fmax(1, sqrt(pixels / PIXELS));
    mean m = {{0, 0, 0}, 0};
    for (int y = (int)fmax(0, b->top); y < b->bottom && y < (int)s->luma->height; y += step)
        for (int x = b->left; x < b->right; x += step) {
            const int level = level_at(s, x, y);
            if (level >= from && level <= to)
                add_pixel(&m, phw_image_row(s->place->colours, (uint32_t)y) + 3 * (size_t)x);
        }
    finish(&m);
    return m;
}

/* A cover's ground and letters, and the paper above it. */
typedef struct looks {
    mean ground, ink, paper;
} looks;

/* @return whether the ground is so much further off green than the paper. */
static bool look_at_ground(const phw_weak_row *s, const phw_weak_shown *shown, double least,
                           looks *l)
{
    const phw_weak_box *b = &shown->box;
    const phw_weak_box above = {b->left, b->top - (int)s->height, b->right, b->top - 4};
    const double near = shown->strokes / GROUND_OF;
    const double paper = phw_weak_row_paper_at(s, (b->left + b->right) / 2.0);
    double off = 0;
    if (!s->place->colours || s->place->colours->channels != 3)
        return false;
    l->ground = mean_of(s, b, shown->ground - near, shown->ground + near);
    l->paper = mean_of(s, &above, paper - TINTED / 2, paper + TINTED / 2);
    for (int i = 0; i < 3; i++) {
        const double *ground = l->ground.of, *round = l->paper.of;
        off = fmax(off, fabs((ground[i] - ground[1]) - (round[i] - round[1])));
    }
    return l->ground.count && l->paper.count && off >= least;
}

/* @return whether letters are off their ground by so much of the most in each channel. */
static bool look_at_ink(const phw_weak_row *s, const phw_weak_shown *shown, double alike, looks *l)
{
    const phw_weak_box *b = &shown->box;
    const double sign = s->place->dark ? -1 : 1, half = shown->ground + sign * shown->strokes / 2;
    double least = UINT8_MAX, most = 0;
    l->ink = s->place->dark ? mean_of(s, b, 0, half) : mean_of(s, b, half, UINT8_MAX);
    for (int i = 0; i < 3; i++) {
        const double differs = sign * (l->ink.of[i] - l->ground.of[i]);
        least = fmin(least, differs);
        most = fmax(most, differs);
    }
    return l->ink.count && least >= alike * most;
}

bool phw_weak_is_tinted(const phw_weak_row *s, const phw_weak_shown *shown)
{
    looks l;
    return look_at_ground(s, shown, TINTED, &l) && look_at_ink(s, shown, ALIKE, &l);
}

/* Whether taking a share of the paper off the ground leaves a colour that there is. */
static bool leaves_colour(const looks *l, double through)
{
    bool there_is = true;
    for (int i = 0; i < 3; i++) {
        const double laid = (l->ground.of[i] - through * l->paper.of[i]) / (1 - through);
        there_is &= laid >= -FILM_ROUND && laid <= UINT8_MAX + FILM_ROUND;
    }
    return there_is;
}

bool phw_weak_is_film(const phw_weak_row *s, const phw_weak_shown *shown)
{
    const double through = shown->strokes / s->place->usual_range;
    looks l;
    return through <= PHW_WEAK_FILM_SHOWS && look_at_ground(s, shown, FILM_TINTED, &l) &&
           (leaves_colour(&l, through) || leaves_colour(&l, FILM_LESS * through)) &&
           look_at_ink(s, shown, FILM_ALIKE, &l);
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
