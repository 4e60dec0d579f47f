/* SPDX-License-Identifier: Apache-2.0 */
#include "mark/weak_scribble.h"

#include <math.h>
#include <stdlib.h>

/* Pieces of a run: so wide, in heights of the row. So many have the third colour at least; of them
 * so many have all three. */
#define PIECE 0.7
#define PIECES_FEWEST 4
#define PIECES_SHARE 0.6
#define TOGETHER 0.65 /* of the way from the first to the last has the third colour */
/* … each so much of a piece, and the third colour in so many of its rows. */
#define FOREIGN_LEAST 0.10
#define INK_LEAST 0.006
#define PAPER_LEAST 0.04
#define INK_ALL 0.008 /* of all pieces together */
#define ROWS_LEAST 0.6
/* Where ink stands in no more rows in so many of the pieces that have all three, it is a frame's.
 */
#define FRAME_ROWS 2
#define FRAME 0.7

/* A channel is so much further off green than the paper's: another colour, or the paper's own,
 * levels. JPEG mixes colours. */
#define COLOURED 60
#define PALE 40
#define BESIDE_FROM 2 /* pixels from ink to the paper that it stands on */
#define BESIDE_TO 3
#define TOUCHES_TO 2  /* and to the strokes that cross it */
#define TOUCHED 0.05  /* of a piece's ink they reach: what is drawn round rings is none */
#define GLANCE 3      /* pixels between those that are looked at first, */
#define GLANCE_OF 0.1 /* or so much of the row's height */
#define GLANCED 0.025 /* of them at least have the third colour, and the paper's and the ink's: */
#define GLANCED_PAPER 0.015
#define GLANCED_INK 0.002
#define GLANCED_DRAWN 0.8 /* and of a share or a hue that is asked for so much */
/* Of the usual range: ink is so far off the paper on its side, paper so little. A third shade, on
 * the other side of the paper, so many levels. */
#define INK_OFF 0.7
#define PAPER_OFF 0.25
#define BEYOND 20
/* Of the way from the third colour to ink, by which a mixture is ink: more where it has all of that
 * colour, for a sticker has an outline of its own. */
#define MIXED_INK 0.5
#define MIXED_OUTLINE 0.25
#define APART 0.2 /* of the usual range, between the third colour's level and paper's, or ink's */
/* On a photograph so many of what is coloured are so far off; and of how far they are off so much
 * is left in their mean. */
#define VIVID 130
#define VIVID_SHARE 0.1
#define ONE_HUE 0.95
/* A field of another shade, or a button, is filled: so many of its rows, which have so much of that
 * shade, have it from end to end, but for a frame. A scribble lets paper through in all its rows,
 * stickers in those above and below their middles. */
#define FILLED 0.8
#define FILLED_OF 0.3
#define FILLED_ROWS 0.7
/* An arrow that leads across has one run in each of its rows and columns; a scribble comes back. */
#define RUNS_LEAST 1.5
#define COLOURED_SHARE 0.3 /* of the third colour: with less it is a shade beyond the paper */

/* How far red and blue are off green. */
typedef struct tint {
    double red, blue;
} tint;

typedef struct view {
    const phw_weak_row *row;
    const phw_image *colours;
    tint paper;
    double own;           /* level that the third colour has most often */
    double far;           /* how far off the paper's tint it is on the average */
    const uint8_t *known; /* what the pixels of a box are, row by row; NULL: not known yet */
    phw_weak_box box;
} view;

typedef enum colour { OTHER, PAPER, INK, FOREIGN, COLOURS } colour;

/* A pixel, its level, and the paper's level there. */
typedef struct spot {
    int red, blue, level; /* the first two off green */
    double paper;
} spot;

static spot spot_at(const view *v, int x, int y, double paper)
{
    const uint8_t *pixel = phw_image_row(v->colours, (uint32_t)y) + 3 * (size_t)x;
    return (spot){pixel[0] - pixel[1], pixel[2] - pixel[1],
                  phw_image_row(v->row->luma, (uint32_t)y)[x], paper};
}

static tint tint_at(const view *v, int x, int y)
{
    const uint8_t *pixel = phw_image_row(v->colours, (uint32_t)y) + 3 * (size_t)x;
    return (tint){pixel[0] - pixel[1], pixel[2] - pixel[1]};
}

static int level_at(const view *v, int x, int y)
{
    return phw_image_row(v->row->luma, (uint32_t)y)[x];
}

/* How far off the paper's tint. */
static inline double off_paper(const view *v, double red, double blue)
{
    const double a = fabs(red - v->paper.red), b = fabs(blue - v->paper.blue);
    return a > b ? a : b;
}

/* What a pixel is into which JPEG may have mixed the third colour: its level tells, where that of
 * the colour lies well between paper and ink. */
static colour mixed_colour(const view *v, const spot *s)
{
    const double range = v->row->place->usual_range, sign = v->row->place->dark ? -1 : 1;
    const double own = sign * (v->own - s->paper), off = sign * (s->level - s->paper);
    const double all = fmin(1, off_paper(v, s->red, s->blue) / v->far);
    const double least = MIXED_INK + MIXED_OUTLINE * all;
    if (own <= (1 - APART) * range && off >= own + least * (range - own))
        return INK;
    return fabs(own) >= APART * range && fabs(off) <= fabs(own) / 2 ? PAPER : FOREIGN;
}

static inline colour judge(const view *v, const spot *s)
{
    const double lighter = s->level - s->paper, range = v->row->place->usual_range;
    const double ink = v->row->place->dark ? -lighter : lighter;
    const double off = off_paper(v, s->red, s->blue);
    const bool pale = off < PALE;
    if (off >= COLOURED)
        return mixed_colour(v, s);
    if (pale && ink <= -BEYOND)
        return FOREIGN;
    if (ink >= INK_OFF * range && pale)
        return INK;
    return fabs(lighter) <= PAPER_OFF * range && pale ? PAPER : OTHER;
}

static colour colour_at(const view *v, int x, int y)
{
    const phw_weak_box *b = &v->box;
    if (v->known)
        return (colour)
            v->known[(size_t)(y - b->top) * (size_t)(b->right - b->left) + (size_t)(x - b->left)];
    const spot here = spot_at(v, x, y, phw_weak_row_paper_at(v->row, x));
    return judge(v, &here);
}

/* Judges every pixel of a box once: they are asked for several times. @return NULL where there is
 * no memory: then each is judged when it is asked for. */
static uint8_t *judge_all(const view *v, const phw_weak_box *b)
{
    const size_t width = (size_t)(b->right - b->left);
    uint8_t *known = malloc(width * (size_t)(b->bottom - b->top));
    uint8_t *at = known;
    for (int y = b->top; known && y < b->bottom; y++)
        for (int x = b->left; x < b->right; x++) {
            const spot here = spot_at(v, x, y, phw_weak_row_paper_at(v->row, x));
            *at++ = (uint8_t)judge(v, &here);
        }
    return known;
}

/* Pixels between those that are looked at first. */
static int step_of(const view *v)
{
    return (int)fmax(GLANCE, GLANCE_OF * v->row->height);
}

/* The tint of what has the paper's level round a run. */
static tint tint_of_paper(const view *v, const phw_weak_box *b)
{
    const int step = step_of(v);
    tint sum = {0, 0};
    int count = 0;
    for (int y = b->top; y < b->bottom; y += step)
        for (int x = b->left; x < b->right; x += step) {
            const tint here = tint_at(v, x, y);
            if (fabs(level_at(v, x, y) - phw_weak_row_paper_at(v->row, x)) > BEYOND / 2)
                continue;
            sum.red += here.red;
            sum.blue += here.blue;
            count++;
        }
    return count ? (tint){sum.red / count, sum.blue / count} : sum;
}

/* What of a run is of another colour. */
typedef struct colours {
    int coloured, vivid;
    double red, blue; /* sums of how far that is off the paper's */
    double far;       /* and of how far altogether */
} colours;

static void add_coloured(const view *v, double red, double blue, colours *of)
{
    const double a = red - v->paper.red, b = blue - v->paper.blue;
    of->red += a;
    of->blue += b;
    of->far += sqrt(a * a + b * b);
    of->coloured++;
    of->vivid += off_paper(v, red, blue) >= VIVID;
}

/* Whether the third colour is one colour, on a photograph as pure as a program's are, or beyond the
 * paper's own level: a stamp's or a pen's that a camera saw is duller, and letters that a screen
 * smooths have one colour on their left and another on their right. @param share  of what is asked
 * for: 1, or less of a few pixels. */
static bool may_be_drawn(const view *v, const colours *of, int foreign, double share)
{
    if (of->coloured < COLOURED_SHARE * foreign)
        return v->row->clean;
    return (v->row->clean || of->vivid >= share * VIVID_SHARE * of->coloured) &&
           of->red * of->red + of->blue * of->blue >=
               share * share * ONE_HUE * ONE_HUE * of->far * of->far;
}

/* Whether as many pixels of a run have the levels of ink and of paper as are asked of both,
 * whatever their colours: those lie far apart in memory, and the levels of most runs tell already.
 */
static bool may_have_both(const view *v, const phw_weak_box *b)
{
    const int step = step_of(v);
    const double range = v->row->place->usual_range;
    const double slope = v->row->slope, first = phw_weak_row_paper_at(v->row, b->left);
    int all = 0, paper = 0, ink = 0;
    for (int y = b->top; y < b->bottom; y += step) {
        const uint8_t *levels = phw_image_row(v->row->luma, (uint32_t)y);
        for (int x = b->left; x < b->right; x += step) {
            const double lighter = levels[x] - (first + slope * (x - b->left));
            paper += fabs(lighter) <= PAPER_OFF * range;
            ink += (v->row->place->dark ? -lighter : lighter) >= INK_OFF * range;
            all++;
        }
    }
    return paper >= GLANCED_PAPER * all && ink >= GLANCED_INK * all;
}

/* Whether the third colour may be in a run, with ink and paper between its strokes: most runs have
 * none of one of them, or many colours. */
static bool may_be_foreign(const view *v, const phw_weak_box *b)
{
    const int step = step_of(v);
    int all = 0, foreign = 0, counts[COLOURS] = {0};
    colours of = {0};
    const double slope = v->row->slope, first = phw_weak_row_paper_at(v->row, b->left);
    for (int y = b->top; y < b->bottom; y += step)
        for (int x = b->left; x < b->right; x += step) {
            const spot here = spot_at(v, x, y, first + slope * (x - b->left));
            const bool coloured = off_paper(v, here.red, here.blue) >= COLOURED;
            const colour what = coloured ? FOREIGN : judge(v, &here);
            if (coloured)
                add_coloured(v, here.red, here.blue, &of);
            counts[what]++;
            foreign += what == FOREIGN;
            all++;
        }
    return foreign >= GLANCED * all && counts[PAPER] >= GLANCED_PAPER * all &&
           counts[INK] >= GLANCED_INK * all && may_be_drawn(v, &of, foreign, GLANCED_DRAWN);
}

/* Pieces of a run in which the third colour is, as far as was looked. */
typedef struct pieces {
    int count, mixed; /* those, and those that have all three */
    int flat;         /* of the latter those whose ink stands in few rows */
    int pixels, ink;
    int left, right; /* columns */
} pieces;

/* Whether a colour is so many pixels off, to one side. */
static bool has_beside(const view *v, const phw_weak_box *b, int x, int y, colour what, int from,
                       int to)
{
    static const int8_t ways[][2] = {{1, 0}, {-1, 0}, {0, 1}, {0, -1}};
    for (int far = from; far <= to; far++)
        for (size_t i = 0; i < sizeof ways / sizeof ways[0]; i++) {
            const int column = x + far * ways[i][0], row = y + far * ways[i][1];
            if (column >= b->left && column < b->right && row >= b->top && row < b->bottom &&
                colour_at(v, column, row) == what)
                return true;
        }
    return false;
}

/* Whether ink has paper beside it: an emoji's eyes and mouth have not. */
static bool is_on_paper(const view *v, const phw_weak_box *b, int x, int y)
{
    return has_beside(v, b, x, y, PAPER, BESIDE_FROM, BESIDE_TO);
}

/* Adds a piece in which the third colour is: it has all three where that goes from top to bottom.
 */
static void add_piece(const view *v, const phw_weak_box *b, pieces *of)
{
    int counts[COLOURS] = {0}, rows = 0, ink_rows = 0, touched = 0;
    const int all = (b->right - b->left) * (b->bottom - b->top);
    for (int y = b->top; y < b->bottom; y++) {
        const int before = counts[FOREIGN], ink_before = counts[INK];
        for (int x = b->left; x < b->right; x++) {
            const colour here = colour_at(v, x, y);
            const bool ink = here == INK && is_on_paper(v, b, x, y);
            counts[here == INK && !ink ? OTHER : here]++;
            touched += ink && has_beside(v, b, x, y, FOREIGN, 1, TOUCHES_TO);
        }
        rows += counts[FOREIGN] > before;
        ink_rows += counts[INK] > ink_before;
    }
    if (counts[FOREIGN] < FOREIGN_LEAST * all)
        return;
    of->left = of->count ? of->left : b->left;
    of->right = b->right;
    of->count++;
    of->pixels += all;
    of->ink += counts[INK];
    if (counts[INK] < INK_LEAST * all || counts[PAPER] < PAPER_LEAST * all ||
        rows < ROWS_LEAST * (b->bottom - b->top) || touched < TOUCHED * counts[INK])
        return;
    of->mixed++;
    of->flat += ink_rows <= FRAME_ROWS;
}

/* The level that what is coloured has most often, and how far off the paper's tint it is. */
static void find_own(view *v, const phw_weak_box *b)
{
    size_t levels[256] = {0};
    double far = 0;
    int count = 0;
    for (int y = b->top; y < b->bottom; y++)
        for (int x = b->left; x < b->right; x++) {
            const tint here = tint_at(v, x, y);
            const double off = off_paper(v, here.red, here.blue);
            if (off < COLOURED)
                continue;
            levels[level_at(v, x, y)]++;
            far += off;
            count++;
        }
    v->own = phw_weak_commonest(levels);
    v->far = count ? far / count : COLOURED;
}

/* Whether the third colour is as something drawn has it. */
static bool is_drawn(const view *v, const phw_weak_box *b)
{
    colours of = {0};
    int foreign = 0;
    for (int y = b->top; y < b->bottom; y++)
        for (int x = b->left; x < b->right; x++) {
            foreign += colour_at(v, x, y) == FOREIGN;
            const tint here = tint_at(v, x, y);
            if (off_paper(v, here.red, here.blue) >= COLOURED)
                add_coloured(v, here.red, here.blue, &of);
        }
    return may_be_drawn(v, &of, foreign, 1);
}

/* Whether the third colour comes back in most rows of a run, or in most of its columns. @p across
 * columns beside each other; else rows below each other. */
static bool comes_back(const view *v, const phw_weak_box *b, bool across)
{
    const int lines = across ? b->bottom - b->top : b->right - b->left;
    const int length = across ? b->right - b->left : b->bottom - b->top;
    int with = 0, runs = 0;
    for (int line = 0; line < lines; line++) {
        bool before = false, some = false;
        for (int i = 0; i < length; i++) {
            const bool here = colour_at(v, b->left + (across ? i : line),
                                        b->top + (across ? line : i)) == FOREIGN;
            runs += here && !before;
            some |= here;
            before = here;
        }
        with += some;
    }
    return runs >= RUNS_LEAST * with;
}

/* Whether rows of a run are of the third colour from end to end. */
static bool is_filled(const view *v, const phw_weak_box *b)
{
    int rows = 0, filled = 0;
    for (int y = b->top; y < b->bottom; y++) {
        int foreign = 0;
        for (int x = b->left; x < b->right; x++)
            foreign += colour_at(v, x, y) == FOREIGN;
        rows += foreign >= FILLED_OF * (b->right - b->left);
        filled += foreign >= FILLED * (b->right - b->left);
    }
    return rows && filled >= FILLED_ROWS * rows;
}

/* Whether a run in which the third colour may be is a scribble. @param piece  pixels wide. */
static bool is_scribble(const view *v, const phw_weak_box *b, int piece, phw_weak_box *all)
{
    pieces of = {0};
    for (int x = b->left; x + piece <= b->right; x += piece) {
        const phw_weak_box part = {x, b->top, x + piece, b->bottom};
        add_piece(v, &part, &of);
    }
    if (of.count < PIECES_FEWEST || of.mixed < PIECES_SHARE * of.count ||
        of.count * piece < TOGETHER * (of.right - of.left) || of.ink < INK_ALL * of.pixels ||
        of.flat >= FRAME * of.mixed || !is_drawn(v, b))
        return false;
    *all = (phw_weak_box){of.left, b->top, of.right, b->bottom};
    return !is_filled(v, all) && (comes_back(v, all, true) || comes_back(v, all, false));
}

bool phw_weak_is_scribbled(const phw_weak_row *row, const phw_weak_box *run, phw_weak_box *all)
{
    const phw_weak_strip *strip = &row->place->strip;
    const phw_weak_box b = {run->left, (int)fmax(0, strip->top), run->right,
                            (int)fmin(row->luma->height, strip->bottom)};
    view v = {.row = row, .colours = row->place->colours, .far = COLOURED};
    const int piece = (int)(PIECE * row->height);
    if (!v.colours || v.colours->channels != 3 || phw_weak_box_is_empty(&b) || piece < 1)
        return false;
    if (!may_have_both(&v, &b))
        return false;
    const phw_weak_box above = {b.left, (int)fmax(0, b.top - row->height), b.right, b.top};
    v.paper = tint_of_paper(&v, &above);
    if (!may_be_foreign(&v, &b))
        return false;
    find_own(&v, &b);
    uint8_t *known = judge_all(&v, &b);
    v.known = known;
    v.box = b;
    const bool scribbled = is_scribble(&v, &b, piece, all);
    free(known);
    return scribbled;
}
