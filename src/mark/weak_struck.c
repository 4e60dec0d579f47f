/* SPDX-License-Identifier: Apache-2.0 */
#include "mark/weak_struck.h"

#include <math.h>
#include <stdlib.h>

/* The rows of a place in which a stroke is looked for first, of its height. */
static const double seeds[] = {0.5, 0.35, 0.65, 0.8};

#define SAME 16    /* grey levels within which a stroke has one level: JPEG ripples */
#define OTHER 24.0 /* and it is off the paper, at least */
#define BRIDGED 2  /* pixels */
#define SOLID 0.94 /* of a run: the bars of a sound's picture have gaps */
#define COLUMNS_MAX 1024
#define PAPER_ROWS 8

/* In heights of the place: how thick a stroke is, and how far off it letters are looked for. */
#define SHORTEST 2.5 /* a short name: an emoji is as long as high */
#define REACH 0.9
#define THINNEST 3  /* pixels */
#define BLURRED 2   /* pixels of its edge that belong to neither */
#define TOUCHES 0.1 /* so near letters are seen, from which on they are followed */

/* Of all that stands there the stroke has so much: fonts strike words out with 0.05 to 0.1, which
 * is 0.21 of bold words whose letters all are low, and what hides the letters has more. */
#define THIN 0.24
#define THICK 0.72

/* A thicker one of a program's own, of all that stands there; its first columns at either end are
 * as high as it is. */
#define TYPED 0.34
#define END 2
#define SQUARE 0.85

/* Letters have so much of both sides' columns, and so many pieces in a row's height; few of them
 * reach below their line. */
#define INKED_LEAST 0.1
#define INKED_MOST 0.88
#define PIECES_LEAST 0.5
#define PIECES_FEWEST 2
#define MIDDLE 0.5 /* of how far they reach off the other side */
/* Of what is so far round it, in heights, so much at most has the stroke's own level. */
#define ROUND 1.0
#define GROUND 0.45
#define INK_OFF 0.35   /* of the usual range */
#define INK_LEAST 32.0 /* grey levels: grain and edges have less */
#define REACHED 0.12   /* heights that letters reach off it on either side, at least */

/* A sound's picture has spikes, which are so wide at most, in heights, and so many of them go up
 * and down alike: in eight drawn ones 0.82 to 1, of letters with strokes as thin 0.4 at most. */
#define SPIKE 0.25
#define MIRRORED 0.75

/* A run of one level in a row, and how far the stroke goes up and down in each of its columns. */
typedef struct stroke {
    const phw_image *luma;
    int row, first, last, level;
    double height, paper, least;
    int ends[2][COLUMNS_MAX];   /* the first row above it, and below */
    bool inked[2][COLUMNS_MAX]; /* whether letters stand there */
} stroke;

/* Letters on one side of a stroke. */
typedef struct side {
    int inked, pieces;
    int far; /* rows that they reach off it, at most */
} side;

/* The commonest level of a few of a box's rows. */
static double paper_of(const phw_image *luma, const phw_weak_box *b)
{
    size_t levels[256] = {0};
    const int step = (b->bottom - b->top) / PAPER_ROWS + 1;
    for (int y = b->top; y < b->bottom; y += step) {
        const phw_weak_box row = {b->left, y, b->right, y + 1};
        phw_weak_count_levels(luma, &row, levels);
    }
    return phw_weak_commonest(levels);
}

/* Looks for the longest run of one level that is none of the paper's. @return its columns. */
static int find_run(stroke *s, const phw_weak_box *b)
{
    const uint8_t *levels = phw_image_row(s->luma, (uint32_t)s->row);
    int longest = 0;
    for (int x = b->left; x < b->right;) {
        const int level = levels[x];
        int last = x, first = x++, alike = 1;
        if (fabs(level - s->paper) < OTHER)
            continue;
        for (; x < b->right && x - last <= BRIDGED; x++)
            if (abs(levels[x] - level) <= SAME) {
                last = x;
                alike++;
            }
        if (last + 1 - first > longest && alike >= SOLID * (last + 1 - first)) {
            longest = last + 1 - first;
            s->first = first;
            s->last = last + 1;
            s->level = levels[(first + last) / 2];
        }
        x = last + 1;
    }
    return longest;
}

static int end_of(const stroke *s, int x, int way)
{
    const int most = (int)(REACH * s->height);
    int y = s->row;
    for (int i = 0; i < most && y >= 0 && y < (int)s->luma->height; i++, y += way)
        if (abs(phw_image_row(s->luma, (uint32_t)y)[x] - s->level) > SAME)
            break;
    return y;
}

static int by_value(const void *a, const void *b)
{
    return *(const int *)a - *(const int *)b;
}

/* The median of where a stroke ends in the columns round one: letters of its own colour go on. */
static int edge_at(const stroke *s, int which, int column)
{
    const int round = (int)s->height, all = s->last - s->first;
    const int from = column - round > 0 ? column - round : 0;
    const int to = column + round < all ? column + round : all;
    int some[64], count = 0;
    const int step = (to - from) / 48 + 1;
    for (int i = from; i < to; i += step)
        some[count++] = s->ends[which][i];
    qsort(some, (size_t)count, sizeof some[0], by_value);
    return some[count / 2];
}

static bool is_ink(const stroke *s, int x, int y)
{
    return y >= 0 && y < (int)s->luma->height &&
           fabs(phw_image_row(s->luma, (uint32_t)y)[x] - s->paper) >= s->least;
}

static side look_beside(stroke *s, int which)
{
    const int way = which ? 1 : -1, near = (int)fmax(2, TOUCHES * s->height);
    const int most = (int)(REACH * s->height);
    side of = {0};
    bool before = false;
    for (int i = 0, edge = 0; i < s->last - s->first; i++) {
        const int x = s->first + i;
        if (i % 8 == 0)
            edge = edge_at(s, which, i);
        bool here = false;
        for (int k = BLURRED; !here && k < BLURRED + near; k++)
            here = is_ink(s, x, edge + way * k);
        int far = BLURRED;
        while (here && far < most &&
               (is_ink(s, x, edge + way * far) || is_ink(s, x, edge + way * (far + 1))))
            far++;
        s->inked[which][i] = here;
        of.inked += here;
        of.pieces += here && !before;
        of.far = here && far > of.far ? far : of.far;
        before = here;
    }
    return of;
}

static bool is_written(const stroke *s, const side *above, const side *below)
{
    const int all = s->last - s->first;
    const int fewer = above->pieces < below->pieces ? above->pieces : below->pieces;
    const int far = above->far > below->far ? above->far : below->far;
    const int near = above->far < below->far ? above->far : below->far;
    /* On one side a single tail may be left, if the stroke goes through the middle. */
    return above->inked + below->inked >= INKED_LEAST * all && above->inked <= INKED_MOST * all &&
           below->inked <= INKED_MOST * all && near >= REACHED * s->height &&
           (fewer >= PIECES_FEWEST || (fewer > 0 && near >= MIDDLE * far)) &&
           above->pieces + below->pieces >= fmax(2 * PIECES_FEWEST, PIECES_LEAST * all / s->height);
}

/* Whether a stroke is no thicker than programs strike words out with, lies level and ends
 * squarely, as they draw it: a pen's ends are round. */
static bool is_typed(const stroke *s, int thick, double all)
{
    const int last = s->last - s->first - 1, eighth = last / 8;
    for (int which = 0; which < 2; which++)
        if (edge_at(s, which, eighth) != edge_at(s, which, last - eighth))
            return false;
    for (int i = 0; i < END; i++)
        if (s->ends[1][i] - s->ends[0][i] - 1 < SQUARE * thick ||
            s->ends[1][last - i] - s->ends[0][last - i] - 1 < SQUARE * thick)
            return false;
    return thick <= TYPED * all;
}

static bool is_sound(const stroke *s, const side *above, const side *below)
{
    int some = 0, both = 0;
    for (int i = 0; i < s->last - s->first; i++) {
        some += s->inked[0][i] || s->inked[1][i];
        both += s->inked[0][i] && s->inked[1][i];
    }
    return both >= MIRRORED * some &&
           above->inked + below->inked <= SPIKE * s->height * (above->pieces + below->pieces);
}

/* The share of a box's pixels that have the stroke's level. */
static double share_in(const stroke *s, double left, double top, double right, double bottom)
{
    const phw_weak_box b = {(int)fmax(0, left), (int)fmax(0, top), (int)fmin(s->luma->width, right),
                            (int)fmin(s->luma->height, bottom)};
    if (phw_weak_box_is_empty(&b))
        return 0;
    const phw_weak_inside in = phw_weak_levels_inside(s->luma, &b);
    return phw_weak_share_between(&in, s->level - SAME, s->level + SAME);
}

/* Whether what is round a stroke and its letters has the same level: it is paper between lines. */
static bool is_ground(const stroke *s, double top, double bottom)
{
    const double far = ROUND * s->height;
    return share_in(s, s->first - far, top, s->first - 2, bottom) > GROUND ||
           share_in(s, s->last + 2, top, s->last + far, bottom) > GROUND ||
           share_in(s, s->first, top - far, s->last, top) > GROUND ||
           share_in(s, s->first, bottom, s->last, bottom + far) > GROUND;
}

/* Whether letters go on above and below a run, which is as thick as a pen's stroke. */
static bool is_struck(stroke *s, phw_weak_strip *found)
{
    for (int x = s->first; x < s->last; x++) {
        s->ends[0][x - s->first] = end_of(s, x, -1);
        s->ends[1][x - s->first] = end_of(s, x, 1);
    }
    const int middle = (s->last - s->first) / 2;
    const int top = edge_at(s, 0, middle), bottom = edge_at(s, 1, middle), thick = bottom - top - 1;
    if (thick < THINNEST || thick > THICK * s->height)
        return false;
    const side above = look_beside(s, 0), below = look_beside(s, 1);
    const double all = thick + above.far + below.far;
    if (!is_written(s, &above, &below) || is_sound(s, &above, &below) || thick < THIN * all ||
        is_typed(s, thick, all) || is_ground(s, top - above.far, bottom + below.far))
        return false;
    *found = (phw_weak_strip){s->luma, s->first, fmax(0, top - above.far), s->last,
                              fmin(s->luma->height, bottom + below.far)};
    return true;
}

bool phw_weak_is_struck(const phw_weak_cover_place *place, phw_weak_strip *found)
{
    const phw_weak_strip *strip = &place->strip;
    const double high = strip->bottom - strip->top;
    const phw_weak_box b = {(int)fmax(0, strip->left), (int)fmax(0, strip->top - high / 2),
                            (int)fmin(strip->luma->width, strip->right),
                            (int)fmin(strip->luma->height, strip->bottom + high / 2)};
    if (phw_weak_box_is_empty(&b))
        return false;
    stroke s = {.luma = strip->luma,
                .height = place->usual_height > 0 ? fmin(high, 1.4 * place->usual_height) : high,
                .paper = paper_of(strip->luma, &b),
                .least = fmax(INK_LEAST, INK_OFF * place->usual_range)};
    for (size_t i = 0; i < sizeof seeds / sizeof seeds[0]; i++) {
        s.row = (int)(strip->top + seeds[i] * high);
        if (s.row < b.top || s.row >= b.bottom)
            continue;
        const int wide = find_run(&s, &b);
        if (wide >= SHORTEST * s.height && wide <= COLUMNS_MAX && is_struck(&s, found))
            return true;
    }
    return false;
}
