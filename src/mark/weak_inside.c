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

/* So many of the rows of what was written stand out at least half as far as the farthest. */
#define RULE_ROWS 0.25

/* Of all its range so much shows in the columns' means of what was written, and their turns are so
 * high, and at least so many grey levels. */
#define ALONG_SHARE 0.35
#define ALONG_TURN 0.05
#define ALONG_TURN_LEAST 1.0

bool phw_weak_box_is_empty(const phw_weak_box *b)
{
    return b->right - b->left < 2 || b->bottom - b->top < 1;
}

/* Neighbours are often alike, and a count that was just raised can be raised again only when that
 * is done: those of a large box are taken in turns. */
#define TURNS 4
#define LARGE 2048 /* pixels */

static void count_large(const phw_image *luma, const phw_weak_box *b, phw_weak_inside *in)
{
    uint32_t levels[TURNS][256] = {{0}}, steps[TURNS][256] = {{0}};
    for (int y = b->top; y < b->bottom; y++) {
        const uint8_t *row = phw_image_row(luma, (uint32_t)y);
        levels[0][row[b->left]]++;
        for (int x = b->left + 1; x < b->right; x++) {
            levels[x % TURNS][row[x]]++;
            steps[x % TURNS][abs(row[x] - row[x - 1])]++;
        }
    }
    for (int level = 0; level < 256; level++)
        for (int turn = 0; turn < TURNS; turn++) {
            in->levels[level] += levels[turn][level];
            in->steps[level] += steps[turn][level];
        }
    in->count += (size_t)(b->bottom - b->top) * (size_t)(b->right - b->left);
    in->step_count += (size_t)(b->bottom - b->top) * (size_t)(b->right - b->left - 1);
}

void phw_weak_count(const phw_image *luma, const phw_weak_box *b, phw_weak_inside *in)
{
    if ((b->right - b->left) * (b->bottom - b->top) >= LARGE) {
        count_large(luma, b, in);
        return;
    }
    for (int y = b->top; y < b->bottom; y++) {
        const uint8_t *row = phw_image_row(luma, (uint32_t)y);
        in->levels[row[b->left]]++;
        for (int x = b->left + 1; x < b->right; x++) {
            in->levels[row[x]]++;
            in->steps[abs(row[x] - row[x - 1])]++;
        }
        in->count += (size_t)(b->right - b->left);
        in->step_count += (size_t)(b->right - b->left - 1);
    }
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

static int by_value(const void *a, const void *b)
{
    const float x = *(const float *)a, y = *(const float *)b;
    return (x > y) - (x < y);
}

double phw_weak_paper_grain(const phw_image *luma, const phw_weak_box *boxes, size_t count)
{
    float pieces[PIECES_MOST];
    size_t found = 0;
    for (size_t i = 0; i < count; i++) {
        const phw_weak_box *b = &boxes[i];
        for (int x = b->left; x + PIECE <= b->right && b->top < b->bottom && found < PIECES_MOST;
             x += PIECE)
            pieces[found++] =
                (float)phw_weak_grain_of(luma, &(phw_weak_box){x, b->top, x + PIECE, b->bottom});
    }
    qsort(pieces, found, sizeof pieces[0], by_value);
    return found ? pieces[(size_t)(PIECES_BELOW * (double)found)] : 0;
}

double phw_weak_level_below(const size_t levels[256], size_t count, double share)
{
    size_t sum = 0;
    for (int level = 0; level < 256; level++) {
        sum += levels[level];
        if ((double)sum > share * (double)count)
            return level;
    }
    return UINT8_MAX;
}

double phw_weak_commonest(const size_t levels[256])
{
    size_t most = 0;
    int best = UINT8_MAX;
    for (int level = 1; level < UINT8_MAX; level++) {
        size_t sum = levels[level - 1] + levels[level] + levels[level + 1];
        if (sum > most) {
            most = sum;
            best = level;
        }
    }
    return best;
}

phw_weak_inside phw_weak_inside_of(const phw_image *luma, const phw_weak_box *b)
{
    phw_weak_inside in = {.count = 0};
    phw_weak_count(luma, b, &in);
    in.ground = phw_weak_commonest(in.levels);
    in.darker = in.ground - phw_weak_level_below(in.levels, in.count, OUTLIERS);
    in.lighter = phw_weak_level_below(in.levels, in.count, 1 - OUTLIERS) - in.ground;
    in.steep = phw_weak_level_below(in.steps, in.step_count, 1 - OUTLIERS);
    in.usual = phw_weak_level_below(in.steps, in.step_count, 0.5);
    return in;
}

double phw_weak_mean_in(const phw_image *luma, const phw_weak_box *b)
{
    double sum = 0;
    for (int y = b->top; y < b->bottom; y++)
        for (int x = b->left; x < b->right; x++)
            sum += phw_image_row(luma, (uint32_t)y)[x];
    return b->right <= b->left || b->bottom <= b->top
               ? 0
               : sum / ((double)(b->right - b->left) * (b->bottom - b->top));
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

bool phw_weak_varies_along(const phw_image *luma, const phw_weak_box *b)
{
    const phw_weak_inside in = phw_weak_inside_of(luma, b);
    const double range = in.darker + in.lighter;
    double least = UINT8_MAX, most = 0;
    for (int x = b->left; x < b->right; x++) {
        const phw_weak_box column = {x, b->top, x + 1, b->bottom};
        const double level = phw_weak_mean_in(luma, &column);
        least = fmin(least, level);
        most = fmax(most, level);
    }
    return most - least >= ALONG_SHARE * range &&
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
