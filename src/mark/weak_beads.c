/* SPDX-License-Identifier: Apache-2.0 */
#include "mark/weak_beads.h"

#include <math.h>
#include <stdlib.h>

/* Levels of red and blue, over green, by which a colour is none of the paper's; and grey levels
 * within which the paper's own is told. */
#define COLOURED 45
#define PAPER_WITHIN 8
#define PAPER_STEP 3 /* pixels */

/* In heights of the line: how wide one is, and how near to it a letter ends that it cuts. */
#define SMALLEST 0.6
#define LARGEST 1.9
#define TIGHT 0.12
#define TIGHT_LEAST 2.0 /* pixels: JPEG lets colours run out */
/* In widths of one: how the next differs at most, how far off that is, and how its height does. */
#define UNLIKE 0.2
#define APART 1.3
#define OVAL 0.25
/* So far from its middle, of its height, it is so wide: a disc 0.6, a square 1. */
#define RIM 0.4
#define RIM_WIDE 0.88
#define BRIDGED 2 /* pixels of a row that have another colour: a face's mouth */

#define INK_OFF 0.3 /* of the page's usual range */
#define FEWEST 3
#define CUT_SHARE 0.6 /* of the rooms between them */

typedef struct view {
    const phw_weak_cover_place *place;
    phw_weak_box box; /* the row, in the picture */
    double height;
    int paper, reddish, bluish;
} view;

static bool is_coloured(const view *v, int x, int y)
{
    const uint8_t *rgb = phw_image_row(v->place->colours, (uint32_t)y) + 3 * (size_t)x;
    return abs(rgb[0] - rgb[1] - v->reddish) + abs(rgb[2] - rgb[1] - v->bluish) >= COLOURED;
}

/* The mean tint of what has the paper's level. */
static void find_paper(view *v)
{
    long red = 0, blue = 0, count = 0;
    v->paper = (int)phw_weak_paper(&v->place->strip);
    for (int y = v->box.top; y < v->box.bottom; y += PAPER_STEP) {
        const uint8_t *levels = phw_image_row(v->place->strip.luma, (uint32_t)y);
        const uint8_t *rgb = phw_image_row(v->place->colours, (uint32_t)y);
        for (int x = v->box.left; x < v->box.right; x += PAPER_STEP)
            if (abs(levels[x] - v->paper) <= PAPER_WITHIN) {
                red += rgb[3 * x] - rgb[3 * x + 1];
                blue += rgb[3 * x + 2] - rgb[3 * x + 1];
                count++;
            }
    }
    v->reddish = count ? (int)(red / count) : 0;
    v->bluish = count ? (int)(blue / count) : 0;
}

/* How far a colour goes on from a place in one way, over a few pixels of another. */
static int reach(const view *v, int x, int y, int dx, int dy)
{
    const phw_image *image = v->place->colours;
    const int most = (int)(LARGEST * v->height) + 1;
    int last = 0;
    for (int i = 1; i <= most && i <= last + 1 + BRIDGED; i++) {
        const int cx = x + i * dx, cy = y + i * dy;
        if (cx < 0 || cy < 0 || cx >= (int)image->width || cy >= (int)image->height)
            break;
        last = is_coloured(v, cx, cy) ? i : last;
    }
    return last;
}

static int width_at(const view *v, int x, int y)
{
    if (y < 0 || y >= (int)v->place->colours->height)
        return 0;
    return is_coloured(v, x, y) ? reach(v, x, y, -1, 0) + reach(v, x, y, 1, 0) + 1 : 0;
}

/* Whether a round thing has its left end in a place. @param[out] bead  it */
static bool find_bead(const view *v, int left, int y, phw_weak_box *bead)
{
    const int across = reach(v, left, y, 1, 0) + 1, x = left + across / 2;
    if (across < SMALLEST * v->height || across > LARGEST * v->height)
        return false;
    const int top = y - reach(v, x, y, 0, -1), bottom = y + reach(v, x, y, 0, 1) + 1;
    const int middle = (top + bottom) / 2, high = bottom - top, wide = width_at(v, x, middle);
    *bead = (phw_weak_box){left, top, left + across, bottom};
    return abs(high - wide) <= OVAL * wide &&
           fmax(width_at(v, x, middle - (int)(RIM * high)),
                width_at(v, x, middle + (int)(RIM * high))) <= RIM_WIDE * wide;
}

/* Whether ink that has no colour ends at one of two beads, between them. */
static bool is_cut_between(const view *v, const phw_weak_box *a, const phw_weak_box *b)
{
    const int tight = (int)fmax(TIGHT_LEAST, TIGHT * v->height);
    const double least = INK_OFF * v->place->usual_range;
    for (int x = a->right; x < b->left; x++)
        for (int y = v->box.top; y < v->box.bottom; y++) {
            const int level = phw_image_row(v->place->strip.luma, (uint32_t)y)[x];
            if ((x < a->right + tight || x >= b->left - tight) &&
                (v->place->dark ? v->paper - level : level - v->paper) >= least &&
                !is_coloured(v, x, y))
                return true;
        }
    return false;
}

/* Beads of one row that follow one another. */
typedef struct chain {
    phw_weak_box first, last;
    int count, cut; /* of them, and of the rooms between them that letters are cut in */
} chain;

static bool follows(const chain *c, const phw_weak_box *bead)
{
    const int wide = c->last.right - c->last.left, room = bead->left - c->last.right;
    return c->count > 0 && room > 0 && room <= APART * wide &&
           abs(bead->right - bead->left - wide) <= UNLIKE * wide;
}

static bool is_cover(const chain *c)
{
    return c->count >= FEWEST && c->cut >= FEWEST - 1 && c->cut >= CUT_SHARE * (c->count - 1);
}

static bool find_chain(const view *v, int y, chain *found)
{
    chain c = {.count = 0};
    for (int x = v->box.left; x < v->box.right; x++) {
        phw_weak_box bead;
        if (!is_coloured(v, x, y))
            continue;
        const bool is_bead = find_bead(v, x, y, &bead);
        if (is_bead && follows(&c, &bead)) {
            c.cut += is_cut_between(v, &c.last, &bead);
            c.count++;
            c.last = bead;
        } else if (is_bead) {
            if (is_cover(&c))
                break;
            c = (chain){bead, bead, 1, 0};
        }
        x += reach(v, x, y, 1, 0);
    }
    *found = c;
    return is_cover(&c);
}

bool phw_weak_is_beaded(const phw_weak_cover_place *place, phw_weak_strip *found)
{
    const phw_weak_strip *strip = &place->strip;
    const double high = strip->bottom - strip->top, usual = place->usual_height;
    view v = {.place = place,
              .box = {(int)fmax(0, strip->left), (int)fmax(0, strip->top),
                      (int)fmin(strip->luma->width, strip->right),
                      (int)fmin(strip->luma->height, strip->bottom)},
              .height = usual > 0 ? fmin(high, usual) : high};
    chain c;
    if (phw_weak_box_is_empty(&v.box) || !place->colours || place->colours->channels != 3)
        return false;
    find_paper(&v);
    if (!find_chain(&v, (v.box.top + v.box.bottom) / 2, &c))
        return false;
    *found = (phw_weak_strip){strip->luma, c.first.left, fmin(c.first.top, c.last.top),
                              c.last.right, fmax(c.first.bottom, c.last.bottom)};
    return true;
}
