/* SPDX-License-Identifier: Apache-2.0 */
#include "mark/weak_patch.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* What is so far off the paper is none of it: grey levels, and of the usual range. */
#define OFF 16.0
#define OFF_OF 0.12

/* In heights of the line: a run of a row that no letter has, and how far round it is looked. */
#define RUN 0.6
#define TALL 0.85 /* and so high it is there */
#define BLANK 0.8
#define OUTLINE_FAR 1.2 /* a label's outline is so near above and below it */
#define ROUND 6.0
#define ABOVE 0.8
#define COLUMNS_MAX 2048
#define PAPER_ROWS 10
#define ROWS_MAX 256

/* In heights of an object: columns that go through so much of it are its own, and so many of them
 * there are; letters that touch it go on so far, and others stand so near. */
#define WHOLE 0.72
#define NARROWEST 0.55
#define WIDEST 8.0
#define TOUCHING 0.22
#define NEAR 0.2
#define LOWER 0.07     /* letters end so far inside it, above and below */
#define LETTER 0.3     /* so high is what stands beside it */
#define RISES 0.15     /* … less where there is one line of a slider or an arrow */
#define BESIDE 0.9     /* and so far off it is looked at */
#define WORD 4.0       /* so far off it a word ends, at most, */
#define SPACE 0.2      /* where nothing stands for so long */
#define FLAT 0.5       /* of an object's pixels that have its commonest level: a label or a band */
#define FLAT_WITHIN 10 /* grey levels: JPEG ripples */
#define FLAT_OFF 40    /* grey levels that a band's own words are off that */
#define BASELINE 0.8   /* of letters' rows: a label's own words are smaller */
#define OUTLINE 0.7    /* of a row is no word's */

typedef struct object {
    const phw_image *luma;
    phw_weak_box window; /* in the picture */
    int paper, off;      /* grey levels */
    double height;       /* of the line */
    uint8_t *mask;       /* of the window: 0 paper, 1 what is none, 2 the object's */
    int wide, high;
    phw_weak_box all; /* of the object with the letters that touch it, in the window */
    int first, last;  /* its own columns */
} object;

/* Marks what hangs together from one pixel on. @return false where it leaves the window above or
 * below. */
static bool fill(object *o, int x, int y, int *stack)
{
    int count = 0;
    o->all = (phw_weak_box){x, y, x + 1, y + 1};
    o->mask[y * o->wide + x] = 2;
    stack[count++] = y * o->wide + x;
    while (count > 0) {
        const int at = stack[--count], column = at % o->wide, row = at / o->wide;
        o->all = (phw_weak_box){column < o->all.left ? column : o->all.left,
                                row < o->all.top ? row : o->all.top,
                                column >= o->all.right ? column + 1 : o->all.right,
                                row >= o->all.bottom ? row + 1 : o->all.bottom};
        for (int dy = -1; dy <= 1; dy++)
            for (int dx = -1; dx <= 1; dx++) {
                const int cx = column + dx, cy = row + dy;
                if (cx < 0 || cx >= o->wide || cy < 0 || cy >= o->high)
                    continue;
                uint8_t *next = &o->mask[cy * o->wide + cx];
                if (*next != 1)
                    continue;
                *next = 2;
                stack[count++] = cy * o->wide + cx;
            }
    }
    return o->all.top > 0 && o->all.bottom < o->high;
}

/* From the first to the last of a column's pixels that are marked so; 0 of none. */
static int extent_of(const object *o, int x, int mark, int *top, int *bottom)
{
    *top = o->all.bottom;
    *bottom = o->all.top;
    for (int y = o->all.top; y < o->all.bottom; y++)
        if (o->mask[y * o->wide + x] == mark) {
            *top = y < *top ? y : *top;
            *bottom = y + 1;
        }
    return *bottom > *top ? *bottom - *top : 0;
}

/* The longest run of an object's columns that go through most of it. */
static bool find_columns(object *o)
{
    const int high = o->all.bottom - o->all.top;
    int top, bottom, first = -1;
    o->first = o->last = 0;
    for (int x = o->all.left; x <= o->all.right; x++) {
        if (x < o->all.right && extent_of(o, x, 2, &top, &bottom) >= WHOLE * high) {
            first = first < 0 ? x : first;
        } else if (first >= 0) {
            if (x - first > o->last - o->first) {
                o->first = first;
                o->last = x;
            }
            first = -1;
        }
    }
    const int wide = o->last - o->first;
    return wide >= NARROWEST * high && wide <= WIDEST * high;
}

/* What stands on one side of an object. */
typedef struct side {
    bool touches, near;
    int top, bottom; /* rows that letters have */
    int rises;       /* how far their columns differ in height */
} side;

static side look_beside(const object *o, int way)
{
    const int high = o->all.bottom - o->all.top;
    const int edge = way < 0 ? o->first - 1 : o->last,
              end = way < 0 ? o->all.left : o->all.right - 1;
    side of = {.top = o->all.bottom, .bottom = o->all.top};
    int gap = -1, least = high;
    of.touches = way * (end - edge) >= TOUCHING * high;
    /* A round object is wider in its middle than where it is high. */
    const int from = of.touches ? edge + way * (int)(TOUCHING * high) : end + way;
    for (int x = from, i = 0; i < BESIDE * high; i++, x += way) {
        int top = 0, bottom = 0, other_top = 0, other_bottom = 0;
        if (x < 0 || x >= o->wide)
            break;
        const int own = extent_of(o, x, 2, &top, &bottom);
        const int other = extent_of(o, x, 1, &other_top, &other_bottom);
        if (own == 0 && other == 0)
            continue;
        gap = gap < 0 ? i : gap;
        of.top = (int)fmin(of.top, fmin(top, other_top));
        of.bottom = (int)fmax(of.bottom, fmax(bottom, other_bottom));
        least = own + other < least ? own + other : least;
    }
    of.rises = of.bottom - of.top - least;
    of.near = of.touches || (gap >= 0 && gap <= NEAR * high);
    return of;
}

static bool is_letters(const object *o, const side *of)
{
    const int high = o->all.bottom - o->all.top;
    return of->near && of->rises >= RISES * high && of->bottom - of->top >= LETTER * high &&
           of->top >= o->all.top + LOWER * high && of->bottom <= o->all.bottom - LOWER * high;
}

/* Whether an object is one colour with words on it as low as the letters beside it: chosen, or
 * marked. */
static bool is_band(const object *o, int top, int bottom)
{
    const phw_weak_box in = {o->window.left + o->first, o->window.top + o->all.top,
                             o->window.left + o->last, o->window.top + o->all.bottom};
    const phw_weak_inside of = phw_weak_levels_inside(o->luma, &in);
    const int high = in.bottom - in.top, all = in.right - in.left;
    const int edge = (int)fmax(2, NEAR * (high < all ? high : all));
    if (phw_weak_share_between(&of, of.ground - FLAT_WITHIN, of.ground + FLAT_WITHIN) < FLAT)
        return false;
    const int wide = all - 2 * edge;
    for (int y = top + (int)(BASELINE * (bottom - top)); y < bottom; y++) {
        const uint8_t *levels = phw_image_row(o->luma, (uint32_t)(o->window.top + y));
        int off = 0;
        for (int x = in.left + edge; x < in.right - edge; x++)
            off += fabs(levels[x] - of.ground) >= FLAT_OFF;
        if (off > 0 && off < OUTLINE * wide)
            return true;
    }
    return false;
}

static bool is_patch(object *o)
{
    if (!find_columns(o))
        return false;
    const side left = look_beside(o, -1), right = look_beside(o, 1);
    return (left.touches || right.touches) && is_letters(o, &left) && is_letters(o, &right) &&
           !is_band(o, (int)fmin(left.top, right.top), (int)fmin(left.bottom, right.bottom));
}

/* How far the word goes on at one side: as far as a space. @return a column of the window. */
static int word_end(const object *o, int way)
{
    const int high = o->all.bottom - o->all.top, most = (int)(WORD * high);
    int last = way < 0 ? o->all.left : o->all.right - 1, top, bottom;
    for (int x = last, i = 0; i < most && x >= 0 && x < o->wide; i++, x += way) {
        if (extent_of(o, x, 1, &top, &bottom) > 0 || extent_of(o, x, 2, &top, &bottom) > 0)
            last = x;
        if (way * (x - last) > SPACE * high)
            break;
    }
    return last;
}

static bool look_at(object *o, int x, int y, phw_weak_strip *found)
{
    const size_t size = (size_t)o->wide * (size_t)o->high;
    int *stack = malloc(size * sizeof *stack);
    bool patch = false;
    o->mask = malloc(size);
    for (int row = 0; stack && o->mask && row < o->high; row++) {
        const uint8_t *levels = phw_image_row(o->luma, (uint32_t)(o->window.top + row));
        for (int i = 0; i < o->wide; i++)
            o->mask[row * o->wide + i] = abs(levels[o->window.left + i] - o->paper) >= o->off;
    }
    x -= o->window.left;
    y -= o->window.top;
    /* A label as light as the paper has an outline. */
    for (int up = y; stack && o->mask && up > 0 && o->mask[y * o->wide + x] == 0; up--)
        y = o->mask[up * o->wide + x] ? up : y;
    if (stack && o->mask && o->mask[y * o->wide + x] == 1)
        patch = fill(o, x, y, stack) && is_patch(o);
    if (patch)
        *found =
            (phw_weak_strip){o->luma, o->window.left + word_end(o, -1), o->window.top + o->all.top,
                             o->window.left + word_end(o, 1) + 1, o->window.top + o->all.bottom};
    free(stack);
    free(o->mask);
    return patch;
}

/* Whether a column has so much one above the other that is none of the paper's. */
static bool is_tall(const object *o, int x, int y)
{
    const int most = (int)(2 * o->height);
    int count = 0;
    for (int way = -1; way <= 1; way += 2)
        for (int i = way < 0 ? 0 : 1; i < most; i++) {
            const int row = y + way * i;
            if (row < 0 || row >= (int)o->luma->height ||
                abs(phw_image_row(o->luma, (uint32_t)row)[x] - o->paper) < o->off)
                break;
            count++;
        }
    return count >= TALL * o->height;
}

/* Whether something stands above a place and below it: a label's outline. */
static bool is_outlined(const object *o, int x, int y)
{
    const int most = (int)(OUTLINE_FAR * o->height);
    int sides = 0;
    for (int way = -1; way <= 1; way += 2)
        for (int i = 1; i < most; i++) {
            const int row = y + way * i;
            if (row < 0 || row >= (int)o->luma->height)
                break;
            if (abs(phw_image_row(o->luma, (uint32_t)row)[x] - o->paper) >= o->off) {
                sides++;
                break;
            }
        }
    return sides == 2;
}

/* The next run of a row that letters do not have: of paper, or of what is none. */
static bool next_run(const object *o, const phw_weak_box *line, int y, int *from, int *middle)
{
    const uint8_t *levels = phw_image_row(o->luma, (uint32_t)y);
    for (int x = *from; x < line->right;) {
        const bool paper = abs(levels[x] - o->paper) < o->off;
        const int first = x;
        while (x < line->right && (abs(levels[x] - o->paper) < o->off) == paper)
            x++;
        const int centre = (first + x) / 2;
        if (x - first >= (paper ? BLANK : RUN) * o->height && first > line->left &&
            x < line->right && (paper ? is_outlined(o, centre, y) : is_tall(o, centre, y))) {
            *middle = centre;
            *from = x;
            return true;
        }
    }
    return false;
}

/* The commonest level of a few rows of a line and of what is above and below it. */
static double paper_round(const phw_image *luma, const phw_weak_box *line, double high)
{
    size_t levels[256] = {0};
    const int from = (int)(line->top - ABOVE * high), to = (int)(line->bottom + ABOVE * high);
    const int step = (to - from) / PAPER_ROWS + 1;
    for (int y = from; y < to; y += step) {
        const phw_weak_box row = {line->left, y, line->right, y + 1};
        if (y >= 0 && y < (int)luma->height)
            phw_weak_count_levels(luma, &row, levels);
    }
    return phw_weak_commonest(levels);
}

bool phw_weak_is_patched(const phw_weak_cover_place *place, phw_weak_strip *found)
{
    const phw_weak_strip *strip = &place->strip;
    const phw_image *luma = strip->luma;
    const phw_weak_box line = {(int)fmax(0, strip->left), (int)fmax(0, strip->top),
                               (int)fmin(luma->width, strip->right),
                               (int)fmin(luma->height, strip->bottom)};
    const double high = strip->bottom - strip->top;
    if (phw_weak_box_is_empty(&line))
        return false;
    object o = {.luma = luma,
                .paper = (int)paper_round(luma, &line, high),
                .off = (int)fmax(OFF, OFF_OF * place->usual_range),
                .height = place->usual_height > 0 ? fmin(high, place->usual_height) : high};
    const int rows[] = {(line.top + line.bottom) / 2, (2 * line.top + line.bottom) / 3};
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++)
        for (int from = line.left, middle; next_run(&o, &line, rows[i], &from, &middle);) {
            o.window = (phw_weak_box){
                (int)fmax(0, fmax(line.left - high, middle - ROUND * high)),
                (int)fmax(0, line.top - ABOVE * high),
                (int)fmin(luma->width, fmin(line.right + high, middle + ROUND * high)),
                (int)fmin(luma->height, line.bottom + ABOVE * high)};
            o.wide = o.window.right - o.window.left;
            o.high = o.window.bottom - o.window.top;
            if (o.wide <= COLUMNS_MAX && o.high <= ROWS_MAX && look_at(&o, middle, rows[i], found))
                return true;
        }
    return false;
}
