/* SPDX-License-Identifier: Apache-2.0 */
#include "mark/weak_printed.h"

#include <math.h>
#include <stdlib.h>

#include "mark/weak_inside.h"

/* Edges that are left out, of the box's height, and where its paper is looked for: so many pixels
 * off, and as high as the box. */
#define EDGE 0.1
#define EDGE_LEAST 2.0 /* pixels */
#define PAPER_OFF 4.0

#define GROUND_WITHIN 3 /* grey levels */
#define INK_OFF 0.6     /* of how far the strokes are off their ground */
#define INK_LEAST 20.0  /* levels, in the channel that shows most: less may be JPEG's */

#define INK_SHORT 20.0 /* grey levels that pages' ink is off black, or off white */

/* Letters keep so much of what is between the paper and such ink, in the channel that shows most:
 * no cover leaves as much in any; or more than this, unless it leaves nearly as much in all. */
#define SEEN 0.75
#define SEEN_IN_ONE 0.52
#define ALIKE_IN_ALL 0.93
/* A viewer's highlighter multiplies: it leaves so much in one at most, and so much of the paper. */
#define SEEN_MULTIPLIED 0.68
#define MULTIPLIED_LEAVES 0.5
#define MULTIPLIED_ALIKE 0.4

typedef struct colour {
    double of[3];
} colour;

static phw_weak_box clip(const phw_image *luma, double left, double top, double right,
                         double bottom)
{
    return (phw_weak_box){(int)fmax(0, left), (int)fmax(0, top), (int)fmin(luma->width, right),
                          (int)fmin(luma->height, bottom)};
}

/* Adds the colours of pixels whose levels are within two. @return how many there are. */
static int add_between(const phw_weak_print *p, const phw_weak_box *b, double from, double to,
                       colour *sum)
{
    int count = 0;
    for (int y = b->top; y < b->bottom; y++) {
        const uint8_t *levels = phw_image_row(p->luma, (uint32_t)y);
        const uint8_t *pixels = phw_image_row(p->colours, (uint32_t)y);
        for (int x = b->left; x < b->right; x++) {
            if (levels[x] < from || levels[x] > to)
                continue;
            for (int i = 0; i < 3; i++)
                sum->of[i] += pixels[3 * (size_t)x + (size_t)i];
            count++;
        }
    }
    return count;
}

static bool mean_between(const phw_weak_print *p, const phw_weak_box *b, double from, double to,
                         colour *mean)
{
    *mean = (colour){{0, 0, 0}};
    const int count = add_between(p, b, from, to, mean);
    for (int i = 0; i < 3 && count > 0; i++)
        mean->of[i] /= count;
    return count > 0;
}

/* The commonest colour above and below a box, and its level. */
static bool find_paper(const phw_weak_print *p, const phw_box *box, colour *paper, double *level)
{
    const double high = box->bottom - box->top;
    const phw_weak_box sides[] = {
        clip(p->luma, box->left, box->top - high, box->right, box->top - PAPER_OFF),
        clip(p->luma, box->left, box->bottom + PAPER_OFF, box->right, box->bottom + high)};
    size_t levels[256] = {0};
    int count = 0;
    *paper = (colour){{0, 0, 0}};
    for (int side = 0; side < 2; side++)
        for (int y = sides[side].top; y < sides[side].bottom; y++)
            for (int x = sides[side].left; x < sides[side].right; x++)
                levels[phw_image_row(p->luma, (uint32_t)y)[x]]++;
    *level = phw_weak_commonest(levels);
    for (int side = 0; side < 2; side++)
        count +=
            add_between(p, &sides[side], *level - GROUND_WITHIN, *level + GROUND_WITHIN, paper);
    for (int i = 0; i < 3 && count > 0; i++)
        paper->of[i] /= count;
    return count > 0;
}

/* The least of three shares, of the most. */
static double alike(const double share[3])
{
    return fmin(share[0], fmin(share[1], share[2])) / fmax(share[0], fmax(share[1], share[2]));
}

/* What is left in each channel of how far black ink is off the paper, or white ink.
 * @return the most. */
static double find_shares(const phw_weak_print *p, const colour *ground, const colour *ink,
                          const colour *paper, double level, double share[3])
{
    const double part = 1 - INK_SHORT / fmax(2 * INK_SHORT, p->dark ? level : UINT8_MAX - level);
    double most = 0;
    for (int i = 0; i < 3; i++) {
        const double whole = p->dark ? paper->of[i] : UINT8_MAX - paper->of[i];
        const double off = p->dark ? ground->of[i] - ink->of[i] : ink->of[i] - ground->of[i];
        share[i] = off / fmax(1, part * whole);
        most = fmax(most, share[i]);
    }
    return most;
}

/* Whether a dark colour that multiplies what is under it explains the shares: JPEG makes those of
 * thin letters more alike. */
static bool is_multiplied(const phw_weak_print *p, const colour *ground, const colour *paper,
                          const double share[3])
{
    double of[3], left = 0;
    for (int i = 0; i < 3; i++) {
        of[i] = share[i] * paper->of[i] / fmax(1, ground->of[i]);
        left += ground->of[i] / fmax(1, paper->of[i]) / 3;
    }
    return p->dark && left <= MULTIPLIED_LEAVES && alike(of) >= MULTIPLIED_ALIKE;
}

bool phw_weak_is_printed(const phw_weak_print *p, phw_box box)
{
    const double edge = fmax(EDGE_LEAST, EDGE * (box.bottom - box.top));
    const phw_weak_box b =
        clip(p->luma, box.left + edge, box.top + edge, box.right - edge, box.bottom - edge);
    colour ground, ink, paper;
    double level, share[3];
    if (!p->colours || p->colours->channels != 3 || phw_weak_box_is_empty(&b))
        return false;
    const phw_weak_inside in = phw_weak_levels_inside(p->luma, &b);
    const double strokes = p->dark ? in.darker : in.lighter,
                 other = p->dark ? in.lighter : in.darker;
    const double from = p->dark ? 0 : in.ground + INK_OFF * strokes;
    const double to = p->dark ? in.ground - INK_OFF * strokes : UINT8_MAX;
    if (strokes <= other || !find_paper(p, &box, &paper, &level) ||
        !mean_between(p, &b, in.ground - GROUND_WITHIN, in.ground + GROUND_WITHIN, &ground) ||
        !mean_between(p, &b, from, to, &ink))
        return false;
    const double most = find_shares(p, &ground, &ink, &paper, level, share);
    double off = 0;
    for (int i = 0; i < 3; i++)
        off = fmax(off, fabs(ground.of[i] - ink.of[i]));
    if (off < INK_LEAST || most < SEEN_IN_ONE) /* too faint: a JPEG's colours say nothing of it */
        return false;
    return most >= SEEN || (alike(share) < ALIKE_IN_ALL &&
                            (most >= SEEN_MULTIPLIED || !is_multiplied(p, &ground, &paper, share)));
}
