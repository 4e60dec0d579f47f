/* SPDX-License-Identifier: Apache-2.0 */
#include "mark/weak_object.h"

#include <assert.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/simd.h"

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

static_assert(PHW_WEAK_PAPER == 0 && PHW_WEAK_INK == 1, "what is off is ink");

/* What phw_weak_object_is_off() says of pixels side by side. */
PHW_SIMD_CLONES static void mark_levels(const uint8_t *restrict levels, int count, int paper,
                                        int off, uint8_t *restrict mask)
{
    for (int x = 0; x < count; x++)
        mask[x] = abs(levels[x] - paper) >= off;
}

PHW_SIMD_CLONES static void mark_colours(const uint8_t *restrict levels,
                                         const uint8_t *restrict rgb, int count,
                                         const phw_weak_object *o, uint8_t *restrict mask)
{
    const int16_t paper = (int16_t)o->paper, far = (int16_t)o->off;
    const int16_t reddish = (int16_t)o->reddish, bluish = (int16_t)o->bluish;
    for (int x = 0; x < count; x++) {
        const int16_t off = (int16_t)abs(levels[x] - paper);
        const int16_t red = (int16_t)(rgb[3 * x] - rgb[3 * x + 1] - reddish);
        const int16_t blue = (int16_t)(rgb[3 * x + 2] - rgb[3 * x + 1] - bluish);
        const int16_t tint = (int16_t)(abs(red) + abs(blue));
        mask[x] = (uint8_t)((off >= far) | ((off >= OFF_LEAST) & (tint >= COLOURED)));
    }
}

void phw_weak_object_mark_row(const phw_weak_object *o, int x, int y, int count, uint8_t *mask)
{
    const uint8_t *levels = phw_image_row(o->luma, (uint32_t)y) + x;
    if (o->colours)
        mark_colours(levels, phw_image_row(o->colours, (uint32_t)y) + 3 * (size_t)x, count, o,
                     mask);
    else
        mark_levels(levels, count, o->paper, o->off, mask);
}

void phw_weak_object_mark(phw_weak_object *o)
{
    for (int y = 0; y < o->high; y++)
        phw_weak_object_mark_row(o, o->window.left, o->window.top + y, o->wide,
                                 o->mask + (size_t)y * (size_t)o->wide);
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
        if (phw_weak_object_reaches(o, &all))
            break;
    }
    return all;
}

bool phw_weak_object_reaches(const phw_weak_object *o, const phw_weak_box *b)
{
    return b->top == 0 || b->bottom == o->high;
}

/* Which of pixels side by side are ink like those @p step before them. */
PHW_SIMD_CLONES static void join_runs(const uint8_t *restrict ink, int count, int step,
                                      uint8_t *restrict both)
{
    memset(both, PHW_WEAK_PAPER, (size_t)(step < count ? step : count));
    for (int x = step; x < count; x++)
        both[x] = ink[x] & ink[x - step];
}

/* Where runs of ink of @p side pixels end: of one, of two, of four and so on.
 * @param rows  room for two rows.  @return one of them, or @p ink itself. */
static const uint8_t *find_runs(const uint8_t *ink, int count, int side, uint8_t *rows)
{
    const uint8_t *from = ink;
    for (int have = 1, step; have < side; have += step) {
        uint8_t *to = from == rows ? rows + count : rows;
        step = have < side - have ? have : side - have;
        join_runs(from, count, step, to);
        from = to;
    }
    return from;
}

/* Counts rows in which a run ends, one above the other, up to @p side of them, and marks where it
 * is so many. */
PHW_SIMD_CLONES static void mark_squares(const uint8_t *restrict ends, int count, uint8_t side,
                                         uint8_t *restrict rows, uint8_t *restrict middles)
{
    for (int x = 0; x < count; x++) {
        const uint8_t more = (uint8_t)(rows[x] + (rows[x] < side));
        rows[x] = ends[x] ? more : 0;
        middles[x] = rows[x] >= side ? PHW_WEAK_THICK : middles[x];
    }
}

/* Marks what is so far from paper on all sides that it is none of a letter's strokes. */
static void mark_thick(phw_weak_object *o, int far)
{
    const int side = 2 * far - 1, wide = o->wide;
    uint8_t *rows = (uint8_t *)o->room, *counts = rows + 2 * (size_t)wide;
    if (side > UINT8_MAX || side > wide || side > o->high)
        return; /* as none is higher than its window, none is as thick */
    memset(counts, 0, (size_t)wide);
    for (int y = 0; y < o->high; y++) {
        const uint8_t *ends = find_runs(o->mask + (size_t)y * (size_t)wide, wide, side, rows);
        /* Only rows above it are marked, where nothing is counted any more. */
        const int middle = (y < side - 1 ? 0 : y - far + 1) * wide - far + 1;
        mark_squares(ends + side - 1, wide - side + 1, (uint8_t)side, counts + side - 1,
                     o->mask + middle + side - 1);
    }
}

/* Gives all pixels of one kind another. */
PHW_SIMD_CLONES static void replace(uint8_t *mask, int count, uint8_t what, uint8_t with)
{
    for (int i = 0; i < count; i++)
        mask[i] = mask[i] == what ? with : mask[i];
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

/* Whether a pixel or the one above or below it is the object's. */
PHW_SIMD_CLONES static void add_object(const uint8_t *restrict row, int count,
                                       uint8_t *restrict here)
{
    for (int x = 0; x < count; x++)
        here[x] |= row[x] == PHW_WEAK_OBJECT;
}

/* Marks ink beside the object's pixels. @param here  of each, and of the one before the first.
 * @return whether there is any. */
PHW_SIMD_CLONES static bool mark_beside(const uint8_t *restrict here, int count,
                                        uint8_t *restrict row)
{
    uint8_t any = 0;
    for (int x = 0; x < count; x++) {
        const uint8_t more =
            (row[x] == PHW_WEAK_INK) & (here[(ptrdiff_t)x - 1] | here[x] | here[x + 1]);
        row[x] = more ? PHW_WEAK_THICK : row[x];
        any |= more;
    }
    return any != 0;
}

/* Makes an object one pixel wider all round, where there is no paper. Nothing is marked as thick
 * any more but what this adds, until all is known. */
static void grow(phw_weak_object *o)
{
    const phw_weak_box b = o->all;
    const int left = b.left > 0 ? b.left - 1 : 0, right = b.right < o->wide ? b.right + 1 : b.right;
    const int top = b.top > 0 ? b.top - 1 : 0,
              bottom = b.bottom < o->high ? b.bottom + 1 : b.bottom;
    const int count = right - left;
    uint8_t *here = (uint8_t *)o->room + 1;
    bool at_left = false, at_right = false;
    for (int y = top; y < bottom; y++) {
        uint8_t *row = o->mask + (size_t)y * (size_t)o->wide + left;
        memset(here - 1, 0, (size_t)count + 2);
        if (y > 0)
            add_object(row - o->wide, count, here);
        add_object(row, count, here);
        if (y + 1 < o->high)
            add_object(row + o->wide, count, here);
        if (!mark_beside(here, count, row))
            continue;
        o->all.top = y < o->all.top ? y : o->all.top;
        o->all.bottom = y >= o->all.bottom ? y + 1 : o->all.bottom;
        at_left = at_left || row[0] == PHW_WEAK_THICK;
        at_right = at_right || row[count - 1] == PHW_WEAK_THICK;
    }
    o->all.left = at_left ? left : b.left;
    o->all.right = at_right ? right : b.right;
    for (int y = top; y < bottom; y++)
        replace(o->mask + (size_t)y * (size_t)o->wide + left, count, PHW_WEAK_THICK,
                PHW_WEAK_OBJECT);
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
    replace(o->mask, size, PHW_WEAK_THICK, PHW_WEAK_INK);
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
    replace(o->mask, size, PHW_WEAK_THICK, PHW_WEAK_INK);
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
