/* SPDX-License-Identifier: Apache-2.0 */
#include "mark/weak_speckle.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/simd.h"

/* A dot is so many grey levels darker, or lighter, than each of the eight pixels round it. */
#define DOT_OFF 36

#define ROUND 0.3 /* heights above and below the place: a spray goes beyond letters */
#define PIECE 1.0 /* heights: a row is looked at in pieces so long */
#define COLUMNS_MAX 4096
#define ROWS_MAX 256

/* A piece has so many dots, of its pixels, and no fewer than that. */
#define DOTS_LEAST 0.01
#define DOTS_FEWEST 4
#define DOTS_MOST 0.15 /* a dither has more */
/* Of the dots so many stand in one row or column at most: dotted rules and frames; and so far off
 * the part, in heights, so many: a map, stars or a grainy picture. */
#define FEWEST 20 /* in all */
#define LINED 0.25
#define BEYOND 0.5
#define OUTSIDE 0.3
#define SPREAD 0.4 /* of the rows, which have some */

static inline uint8_t lower(uint8_t a, uint8_t b)
{
    return a < b ? a : b;
}

static inline uint8_t higher(uint8_t a, uint8_t b)
{
    return a > b ? a : b;
}

/* Adds which pixels of a row stand alone: darker ones and lighter ones by themselves. */
PHW_SIMD_CLONES static void add_alone(const uint8_t *restrict above, const uint8_t *restrict row,
                                      const uint8_t *restrict below, int count,
                                      uint8_t *restrict darker, uint8_t *restrict lighter)
{
    for (int x = 1; x + 1 < count; x++) {
        const uint8_t least =
            lower(lower(lower(above[x - 1], above[x]), lower(above[x + 1], row[x - 1])),
                  lower(lower(below[x - 1], below[x]), lower(below[x + 1], row[x + 1])));
        const uint8_t most =
            higher(higher(higher(above[x - 1], above[x]), higher(above[x + 1], row[x - 1])),
                   higher(higher(below[x - 1], below[x]), higher(below[x + 1], row[x + 1])));
        darker[x] = (uint8_t)(darker[x] + (row[x] + DOT_OFF <= least));
        lighter[x] = (uint8_t)(lighter[x] + (row[x] >= most + DOT_OFF));
    }
}

static void add_row(const phw_image *luma, int y, const phw_weak_box *b,
                    uint8_t counts[2][COLUMNS_MAX])
{
    add_alone(
        phw_image_row(luma, (uint32_t)y - 1) + b->left, phw_image_row(luma, (uint32_t)y) + b->left,
        phw_image_row(luma, (uint32_t)y + 1) + b->left, b->right - b->left, counts[0], counts[1]);
}

static int sum_of(const uint8_t *counts, int from, int to)
{
    int sum = 0;
    for (int i = from; i < to; i++)
        sum += counts[i];
    return sum;
}

/* The longest run of pieces that have dots enough. @return its columns, from @p first on. */
static int longest_run(const uint8_t *dots, int count, int rows, int piece, int *first)
{
    const int least = (int)fmax(DOTS_FEWEST, DOTS_LEAST * rows * piece);
    int longest = 0, from = 0;
    for (int x = 0; x + piece <= count; x += piece) {
        const int some = sum_of(dots, x, x + piece);
        if (some < least || some > DOTS_MOST * rows * piece) {
            from = x + piece;
        } else if (x + piece - from > longest) {
            longest = x + piece - from;
            *first = from;
        }
    }
    return longest;
}

/* Where the dots of a box stand. */
typedef struct spread {
    int all, rows, most_in_row, most_in_column;
} spread;

static spread spread_of(const phw_image *luma, const phw_weak_box *b, bool lighter)
{
    uint8_t columns[2][COLUMNS_MAX];
    spread of = {0};
    memset(columns, 0, sizeof columns);
    for (int y = b->top > 1 ? b->top : 1; y < b->bottom && y + 1 < (int)luma->height; y++) {
        const int before = of.all;
        add_row(luma, y, b, columns);
        of.all = sum_of(columns[lighter], 0, b->right - b->left);
        of.rows += of.all > before;
        of.most_in_row = of.all - before > of.most_in_row ? of.all - before : of.most_in_row;
    }
    for (int x = 0; x < b->right - b->left; x++)
        of.most_in_column =
            columns[lighter][x] > of.most_in_column ? columns[lighter][x] : of.most_in_column;
    return of;
}

/* Whether dots stand about in a part of a row, and few of them above and below it. */
static bool is_sprayed(const phw_image *luma, const phw_weak_box *part, double high, bool lighter)
{
    const int rows = part->bottom - part->top, off = (int)(BEYOND * high);
    const phw_weak_box above = {part->left, part->top - off - rows, part->right, part->top - off};
    const phw_weak_box below = {part->left, part->bottom + off, part->right,
                                part->bottom + off + rows};
    const spread of = spread_of(luma, part, lighter);
    return of.all >= FEWEST && of.rows >= SPREAD * rows && of.most_in_row <= LINED * of.all &&
           of.most_in_column <= LINED * of.all &&
           spread_of(luma, &above, lighter).all <= OUTSIDE * of.all &&
           spread_of(luma, &below, lighter).all <= OUTSIDE * of.all;
}

bool phw_weak_is_speckled(const phw_weak_cover_place *place, phw_weak_strip *found)
{
    const phw_weak_strip *strip = &place->strip;
    const phw_image *luma = strip->luma;
    const double high = strip->bottom - strip->top;
    const phw_weak_box b = {(int)fmax(0, strip->left), (int)fmax(1, strip->top - ROUND * high),
                            (int)fmin(luma->width, fmin(strip->right, strip->left + COLUMNS_MAX)),
                            (int)fmin(luma->height - 1.0, strip->bottom + ROUND * high)};
    uint8_t counts[2][COLUMNS_MAX];
    const int rows = b.bottom - b.top, wide = b.right - b.left, piece = (int)(PIECE * high);
    if (phw_weak_box_is_empty(&b) || rows > ROWS_MAX || piece < 1)
        return false;
    memset(counts, 0, sizeof counts);
    for (int y = b.top; y < b.bottom; y++)
        add_row(luma, y, &b, counts);
    for (int lighter = 0; lighter < 2; lighter++) {
        int first = 0;
        const int longest = longest_run(counts[lighter], wide, rows, piece, &first);
        if (longest < PHW_WEAK_SHORTEST * high)
            continue;
        const phw_weak_box part = {b.left + first, b.top, b.left + first + longest, b.bottom};
        if (!is_sprayed(luma, &part, high, lighter))
            continue;
        *found = (phw_weak_strip){luma, part.left, part.top, part.right, part.bottom};
        return true;
    }
    return false;
}
