/* SPDX-License-Identifier: Apache-2.0 */
#include "mark/weak_object.h"

#include <math.h>
#include <stdlib.h>

#define OFF_LEAST 6 /* grey levels: a colour that runs out of JPEG has fewer */

/* Levels of red and blue, over green, by which a colour is none of the paper's; and so many of an
 * object's pixels have one, of a hundred. */
#define COLOURED 45
#define MOSTLY 60

/* In heights of the line: what is so far from paper on all sides is none of a letter's strokes; so
 * high an object is, and so far off the place that was asked for it may be. */
#define THICKER 0.17
#define THICK_LEAST 3.0 /* pixels: low letters have coloured edges */
#define TALL 0.85
#define EMOJI_TALL 1.05 /* … and one that is told by its colour, as letters' edges may be */
#define ASIDE 0.6

/* In its own heights. */
#define NARROWEST 0.55
#define SQUARE 0.75
#define WIDEST 8.0

/* How far a colour is off the paper's, whatever its level is. */
static int tint_of(const phw_weak_object *o, const uint8_t *rgb)
{
    return abs(rgb[0] - rgb[1] - o->reddish) + abs(rgb[2] - rgb[1] - o->bluish);
}

static const uint8_t *colours_from(const phw_weak_object *o, int row)
{
    return phw_image_row(o->colours, (uint32_t)(o->window.top + row)) + 3 * (size_t)o->window.left;
}

/* JPEG lets colours run out, but not their levels. */
bool phw_weak_object_is_off(const phw_weak_object *o, int x, int y)
{
    const int off = abs(phw_image_row(o->luma, (uint32_t)y)[x] - o->paper);
    return off >= o->off ||
           (off >= OFF_LEAST && o->colours &&
            tint_of(o, phw_image_row(o->colours, (uint32_t)y) + 3 * (size_t)x) >= COLOURED);
}

bool phw_weak_object_is_coloured(const phw_weak_object *o, int x, int y)
{
    return o->colours && tint_of(o, colours_from(o, y) + 3 * (size_t)x) >= COLOURED;
}

void phw_weak_object_mark(phw_weak_object *o)
{
    for (int y = 0; y < o->high; y++)
        for (int x = 0; x < o->wide; x++)
            o->mask[y * o->wide + x] =
                phw_weak_object_is_off(o, o->window.left + x, o->window.top + y) ? PHW_WEAK_INK
                                                                                 : PHW_WEAK_PAPER;
}

phw_weak_box phw_weak_object_fill(phw_weak_object *o, int from, phw_weak_pixel with)
{
    const uint8_t what = o->mask[from];
    int count = 0;
    phw_weak_box all = {o->wide, o->high, 0, 0};
    o->mask[from] = with;
    o->room[count++] = from;
    while (count > 0) {
        const int at = o->room[--count], column = at % o->wide, row = at / o->wide;
        all = (phw_weak_box){column < all.left ? column : all.left, row < all.top ? row : all.top,
                             column >= all.right ? column + 1 : all.right,
                             row >= all.bottom ? row + 1 : all.bottom};
        for (int dy = -1; dy <= 1; dy++)
            for (int dx = -1; dx <= 1; dx++) {
                const int cx = column + dx, cy = row + dy, next = cy * o->wide + cx;
                if (cx < 0 || cx >= o->wide || cy < 0 || cy >= o->high || o->mask[next] != what ||
                    (what == PHW_WEAK_PAPER && dx != 0 && dy != 0))
                    continue;
                o->mask[next] = with;
                o->room[count++] = next;
            }
    }
    return all;
}

bool phw_weak_object_reaches(const phw_weak_object *o, const phw_weak_box *b)
{
    return b->top == 0 || b->bottom == o->high;
}

/* Marks what is so far from paper on all sides that it is none of a letter's strokes. */
static void mark_thick(phw_weak_object *o, int far)
{
    const int side = 2 * far - 1;
    for (int y = 0; y < o->high; y++) {
        const uint8_t *ink = o->mask + (size_t)y * (size_t)o->wide;
        int *along = o->room + (size_t)y * (size_t)o->wide;
        for (int x = 0, run = 0; x < o->wide; x++) {
            run = ink[x] == PHW_WEAK_PAPER ? 0 : run + 1;
            along[x] = run >= side;
        }
        for (int x = 0; y > 0 && x < o->wide; x++)
            along[x] = along[x] ? along[x - o->wide] + 1 : 0;
        /* Only rows above it are marked, where nothing is counted any more. */
        for (int x = side - 1; x < o->wide; x++)
            if (along[x] >= side)
                o->mask[(y - far + 1) * o->wide + x - far + 1] = PHW_WEAK_THICK;
    }
}

bool phw_weak_object_is_beside(const phw_weak_object *o, int x, int y, phw_weak_pixel what)
{
    for (int dy = -1; dy <= 1; dy++)
        for (int dx = -1; dx <= 1; dx++) {
            const int cx = x + dx, cy = y + dy;
            if (cx >= 0 && cx < o->wide && cy >= 0 && cy < o->high &&
                o->mask[cy * o->wide + cx] == what)
                return true;
        }
    return false;
}

/* Makes an object one pixel wider all round, where there is no paper. */
static void grow(phw_weak_object *o)
{
    const phw_weak_box b = o->all;
    int count = 0;
    for (int y = b.top > 0 ? b.top - 1 : 0; y < o->high && y <= b.bottom; y++)
        for (int x = b.left > 0 ? b.left - 1 : 0; x < o->wide && x <= b.right; x++)
            if (o->mask[y * o->wide + x] == PHW_WEAK_INK &&
                phw_weak_object_is_beside(o, x, y, PHW_WEAK_OBJECT))
                o->room[count++] = y * o->wide + x;
    while (count > 0) {
        const int at = o->room[--count], x = at % o->wide, y = at / o->wide;
        o->mask[at] = PHW_WEAK_OBJECT;
        o->all = (phw_weak_box){x < o->all.left ? x : o->all.left, y < o->all.top ? y : o->all.top,
                                x >= o->all.right ? x + 1 : o->all.right,
                                y >= o->all.bottom ? y + 1 : o->all.bottom};
    }
}

/* How many pixels of an object have a colour that the paper has not, of a hundred. */
static int coloured_share(const phw_weak_object *o)
{
    int all = 0, some = 0;
    for (int y = o->all.top; y < o->all.bottom; y++)
        for (int x = o->all.left; x < o->all.right; x++)
            if (o->mask[y * o->wide + x] == PHW_WEAK_OBJECT) {
                all++;
                some += phw_weak_object_is_coloured(o, x, y);
            }
    return all ? 100 * some / all : 0;
}

static void join(phw_weak_box *all, const phw_weak_box *more)
{
    *all = (phw_weak_box){more->left < all->left ? more->left : all->left,
                          more->top < all->top ? more->top : all->top,
                          more->right > all->right ? more->right : all->right,
                          more->bottom > all->bottom ? more->bottom : all->bottom};
}

/* Adds to a coloured object what hangs on it and is coloured too: an emoji's thin parts. */
static void add_coloured(phw_weak_object *o)
{
    const int size = o->wide * o->high;
    for (int i = 0; i < size; i++)
        if (o->mask[i] == PHW_WEAK_INK && phw_weak_object_is_coloured(o, i % o->wide, i / o->wide))
            o->mask[i] = PHW_WEAK_THICK;
    for (int i = 0; i < size; i++)
        if (o->mask[i] == PHW_WEAK_THICK &&
            phw_weak_object_is_beside(o, i % o->wide, i / o->wide, PHW_WEAK_OBJECT)) {
            const phw_weak_box more = phw_weak_object_fill(o, i, PHW_WEAK_OBJECT);
            join(&o->all, &more);
        }
    for (int i = 0; i < size; i++)
        o->mask[i] = o->mask[i] == PHW_WEAK_THICK ? PHW_WEAK_INK : o->mask[i];
}

int phw_weak_object_thickness(const phw_weak_object *o)
{
    return (int)fmax(THICK_LEAST, round(THICKER * o->height));
}

/* The pixel of a row that is thick and nearest to one; below 0: none is near. */
static int nearest_thick(const phw_weak_object *o, int at)
{
    const int most = (int)(ASIDE * o->height);
    for (int i = 0; i <= most; i++) {
        const int x = at % o->wide;
        if (x + i < o->wide && o->mask[at + i] == PHW_WEAK_THICK)
            return at + i;
        if (x - i >= 0 && o->mask[at - i] == PHW_WEAK_THICK)
            return at - i;
    }
    return -1;
}

bool phw_weak_object_part(phw_weak_object *o, int at)
{
    const int far = phw_weak_object_thickness(o), size = o->wide * o->high;
    mark_thick(o, far);
    at = nearest_thick(o, at);
    if (at < 0)
        return false;
    o->all = phw_weak_object_fill(o, at, PHW_WEAK_OBJECT);
    if (phw_weak_object_reaches(o, &o->all))
        return false;
    for (int i = 0; i < size; i++)
        o->mask[i] = o->mask[i] == PHW_WEAK_THICK ? PHW_WEAK_INK : o->mask[i];
    for (int i = 1; i < far; i++)
        grow(o);
    o->coloured = coloured_share(o) >= MOSTLY;
    if (o->coloured)
        add_coloured(o);
    const int high = o->all.bottom - o->all.top, wide = o->all.right - o->all.left;
    const double low = o->coloured ? EMOJI_TALL : TALL, narrow = o->coloured ? SQUARE : NARROWEST;
    return !phw_weak_object_reaches(o, &o->all) && high >= low * o->height &&
           wide >= narrow * high && wide <= WIDEST * high;
}
