/* SPDX-License-Identifier: Apache-2.0 */
#include "mark/weak_inside.h"

#include <math.h>
#include <stdlib.h>

#include "base/simd.h"

/* Of all pixels, those that are left out at either end. */
#define OUTLIERS 0.02

/* Paper's grain: of so many columns together, of so many pieces at most, the share that has less.
 */
#define PIECE 8
#define PIECES_MOST 256
#define PIECES_BELOW 0.25

#define STILL 0.33 /* of the paper's grain */

/* So many of the rows of what was written stand out at least half as far as the farthest. */
#define RULE_ROWS 0.25

/* Of all its range so much shows in the columns' means of what was written, and their turns are so
 * high, and at least so many grey levels. */
#define ALONG_SHARE 0.35
#define ALONG_TURN 0.05
#define ALONG_TURN_LEAST 1.0
/* So many columns beside each other, in the box's heights, that differ by no more: a shade that a
 * program drew, between two cards or under one whose end is in the box. */
#define SHADE_WIDE 3.0
#define SHADE_WITHIN 0.5

bool phw_weak_box_is_empty(const phw_weak_box *b)
{
    return b->right - b->left < 2 || b->bottom - b->top < 1;
}

static void count(const phw_image *luma, const phw_weak_box *b, phw_weak_inside *in)
{
    const size_t rows = (size_t)(b->bottom - b->top), columns = (size_t)(b->right - b->left);
    phw_weak_count_levels(luma, b, in->levels);
    phw_weak_count_steps(luma, b, in->steps);
    in->count += rows * columns;
    in->step_count += rows * (columns - 1);
}

/* How far pixels of a row differ from what those to their left and above them say. */
PHW_SIMD_CLONES static uint32_t sum_grain(const uint8_t *row, const uint8_t *above, int count)
{
    uint32_t sum = 0;
    for (int x = 1; x <= count; x++)
        sum += (uint32_t)abs(row[x] - row[x - 1] - above[x] + above[x - 1]);
    return sum;
}

double phw_weak_grain_of(const phw_image *luma, const phw_weak_box *b)
{
    const int left = b->left > 0 ? b->left : 1, top = b->top > 0 ? b->top : 1;
    double sum = 0;
    if (b->right <= left || b->bottom <= top)
        return 0;
    for (int y = top; y < b->bottom; y++)
        sum += sum_grain(phw_image_row(luma, (uint32_t)y) + left - 1,
                         phw_image_row(luma, (uint32_t)y - 1) + left - 1, b->right - left);
    return sum / ((double)(b->right - left) * (b->bottom - top));
}

double phw_weak_still_limit(double grain)
{
    return fmax(1, STILL * grain);
}

/* Adds those of a row all of whose four pixels lie between two levels. */
PHW_SIMD_CLONES static void add_ground(const uint8_t *row, const uint8_t *above, int count,
                                       int from, int to, int limit, uint32_t sums[3])
{
    uint32_t sum = 0, found = 0, still = 0;
    for (int x = 1; x <= count; x++) {
        const int a = row[x], b = row[x - 1], c = above[x], d = above[x - 1];
        const int grain = abs(a - b - c + d);
        const int within = (a >= from) & (a <= to) & (b >= from) & (b <= to) & (c >= from) &
                           (c <= to) & (d >= from) & (d <= to);
        sum += (uint32_t)(within * grain);
        still += (uint32_t)(within & (grain <= limit));
        found += (uint32_t)within;
    }
    sums[0] += sum;
    sums[1] += still;
    sums[2] += found;
}

phw_weak_ground phw_weak_ground_of(const phw_image *luma, const phw_weak_box *b, double from,
                                   double to, double limit)
{
    const int left = b->left > 0 ? b->left : 1, top = b->top > 0 ? b->top : 1;
    uint32_t sums[3] = {0, 0, 0};
    for (int y = top; y < b->bottom && b->right > left; y++)
        add_ground(phw_image_row(luma, (uint32_t)y) + left - 1,
                   phw_image_row(luma, (uint32_t)y - 1) + left - 1, b->right - left,
                   (int)ceil(from), (int)floor(to), (int)limit, sums);
    const double found = sums[2] ? sums[2] : 1;
    return (phw_weak_ground){sums[0] / found, sums[1] / found};
}

/* The value that so many of all are below, or as low; they are moved about. Sorting all of them
 * took longer than measuring. */
static float find_nth(float *values, int count, int nth)
{
    int from = 0, to = count - 1;
    while (from < to) { /* after N. Wirth, Algorithms and Data Structures (1985), 2.3.4 */
        const float middle = values[nth];
        int low = from, high = to;
        while (low <= high) {
            while (values[low] < middle)
                low++;
            while (values[high] > middle)
                high--;
            if (low <= high) {
                const float moved = values[low];
                values[low++] = values[high];
                values[high--] = moved;
            }
        }
        from = high < nth ? low : from;
        to = nth < low ? high : to;
    }
    return values[nth];
}

/* Adds how far the pixels of a row differ from what those to their left and above them say. */
PHW_SIMD_CLONES static void add_grain(const uint8_t *row, const uint8_t *above, int count,
                                      uint32_t *restrict columns)
{
    for (int x = 0; x < count; x++)
        columns[x] +=
            (uint32_t)abs(row[x] - row[(ptrdiff_t)x - 1] - above[x] + above[(ptrdiff_t)x - 1]);
}

/* The grain of each piece of a box, as phw_weak_grain_of has it. @return how many there are. */
static size_t grain_of_pieces(const phw_image *luma, const phw_weak_box *b, size_t most,
                              float *pieces)
{
    uint32_t columns[PIECE * PIECES_MOST] = {0};
    const int wide = (b->right - b->left) / PIECE, rows = b->bottom - (b->top > 0 ? b->top : 1);
    const size_t count = wide < 0 || b->bottom <= b->top ? 0
                         : (size_t)wide < most           ? (size_t)wide
                                                         : most;
    const int first = b->left > 0 ? 0 : 1; /* nothing is to the left of the picture's first */
    for (int y = b->bottom - rows; y < b->bottom && count > 0; y++)
        add_grain(phw_image_row(luma, (uint32_t)y) + b->left + first,
                  phw_image_row(luma, (uint32_t)y - 1) + b->left + first,
                  (int)count * PIECE - first, columns + first);
    for (size_t i = 0; i < count; i++) {
        uint32_t sum = 0;
        for (size_t x = 0; x < PIECE; x++)
            sum += columns[i * PIECE + x];
        pieces[i] = rows > 0 ? (float)(sum / ((double)(i ? PIECE : PIECE - first) * rows)) : 0;
    }
    return count;
}

double phw_weak_paper_grain(const phw_image *luma, const phw_weak_box *boxes, size_t count)
{
    float pieces[PIECES_MOST];
    size_t found = 0;
    for (size_t i = 0; i < count; i++)
        found += grain_of_pieces(luma, &boxes[i], PIECES_MOST - found, pieces + found);
    return found ? find_nth(pieces, (int)found, (int)(PIECES_BELOW * (double)found)) : 0;
}

/* What the levels tell. */
static void tell_levels(phw_weak_inside *in)
{
    in->ground = phw_weak_commonest(in->levels);
    in->darker = in->ground - phw_weak_level_below(in->levels, in->count, OUTLIERS);
    in->lighter = phw_weak_level_below(in->levels, in->count, 1 - OUTLIERS) - in->ground;
}

phw_weak_inside phw_weak_levels_inside(const phw_image *luma, const phw_weak_box *b)
{
    phw_weak_inside in = {.count = (size_t)(b->bottom - b->top) * (size_t)(b->right - b->left)};
    phw_weak_count_levels(luma, b, in.levels);
    tell_levels(&in);
    return in;
}

phw_weak_inside phw_weak_inside_of(const phw_image *luma, const phw_weak_box *b)
{
    phw_weak_inside in = {.count = 0};
    count(luma, b, &in);
    tell_levels(&in);
    in.steep = phw_weak_level_below(in.steps, in.step_count, 1 - OUTLIERS);
    in.usual = phw_weak_level_below(in.steps, in.step_count, 0.5);
    return in;
}

PHW_SIMD_CLONES static uint32_t sum_levels(const uint8_t *row, int count)
{
    uint32_t sum = 0;
    for (int x = 0; x < count; x++)
        sum += row[x];
    return sum;
}

double phw_weak_mean_in(const phw_image *luma, const phw_weak_box *b)
{
    const int width = b->right - b->left;
    double sum = 0;
    if (width <= 0 || b->bottom <= b->top)
        return 0;
    for (int y = b->top; y < b->bottom; y++) {
        const uint8_t *row = phw_image_row(luma, (uint32_t)y) + b->left;
        if (width > 1)
            sum += sum_levels(row, width);
        else
            sum += row[0]; /* of a column, for which a call is too dear */
    }
    return sum / ((double)width * (b->bottom - b->top));
}

int phw_weak_turns(const phw_image *luma, const phw_weak_box *b, bool rows, double least)
{
    double low = INFINITY, high = -INFINITY;
    int turns = 0, direction = 0;
    for (int i = rows ? b->top : b->left; i < (rows ? b->bottom : b->right); i++) {
        const phw_weak_box line = rows ? (phw_weak_box){b->left, i, b->right, i + 1}
                                       : (phw_weak_box){i, b->top, i + 1, b->bottom};
        const double level = phw_weak_mean_in(luma, &line);
        low = fmin(low, level);
        high = fmax(high, level);
        if (direction <= 0 && level > low + least) {
            turns += direction < 0;
            direction = 1;
            high = level;
        } else if (direction >= 0 && level < high - least) {
            turns += direction > 0;
            direction = -1;
            low = level;
        }
        low = direction > 0 ? level : low;
        high = direction < 0 ? level : high;
    }
    return turns;
}

double phw_weak_share_between(const phw_weak_inside *in, double from, double to)
{
    size_t sum = 0;
    for (int level = 0; level < 256; level++)
        sum += level >= from && level <= to ? in->levels[level] : 0;
    return (double)sum / (double)in->count;
}

static double column_mean(const phw_image *luma, const phw_weak_box *b, int x)
{
    return phw_weak_mean_in(luma, &(phw_weak_box){x, b->top, x + 1, b->bottom});
}

/* Whether columns beside each other are the same for longer than between two words. */
static bool has_shade(const phw_image *luma, const phw_weak_box *b)
{
    double first = -1;
    int run = 0, longest = 0;
    for (int x = b->left; x < b->right; x++) {
        const double level = column_mean(luma, b, x);
        run = fabs(level - first) <= SHADE_WITHIN ? run + 1 : 1;
        first = run == 1 ? level : first;
        longest = run > longest ? run : longest;
    }
    return longest >= SHADE_WIDE * (b->bottom - b->top);
}

bool phw_weak_varies_along(const phw_image *luma, const phw_weak_box *b)
{
    const phw_weak_inside in = phw_weak_levels_inside(luma, b);
    const double range = in.darker + in.lighter;
    double least = UINT8_MAX, most = 0;
    for (int x = b->left; x < b->right; x++) {
        const double level = column_mean(luma, b, x);
        least = fmin(least, level);
        most = fmax(most, level);
    }
    return most - least >= ALONG_SHARE * range && !has_shade(luma, b) &&
           phw_weak_turns(luma, b, false, fmax(ALONG_TURN_LEAST, ALONG_TURN * range)) >= 1;
}

static double row_off(const phw_image *luma, const phw_weak_box *b, int y, double ground)
{
    const phw_weak_box row = {b->left, y, b->right, y + 1};
    return fabs(phw_weak_mean_in(luma, &row) - ground);
}

bool phw_weak_is_rule(const phw_image *luma, const phw_weak_box *b, double ground)
{
    double most = 0;
    int rows = 0;
    for (int y = b->top; y < b->bottom; y++)
        most = fmax(most, row_off(luma, b, y, ground));
    for (int y = b->top; y < b->bottom; y++)
        rows += row_off(luma, b, y, ground) >= most / 2;
    return rows < RULE_ROWS * (b->bottom - b->top);
}
