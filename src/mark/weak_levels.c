/* SPDX-License-Identifier: Apache-2.0 */
#include "mark/weak_levels.h"

#include <assert.h>
#include <stdbool.h>
#include <stdint.h>
#include <string.h>

#include "base/simd.h"

/* Neighbours are often alike, and a count that was just raised can be raised again only when that
 * is done: those of a large box are taken in turns. */
#define TURNS 4
#define LARGE 2048 /* pixels */

/* Steps that are worked out before they are counted. */
#define TOGETHER 256

static void count_few(const uint8_t *bytes, int count, size_t counts[256])
{
    for (int i = 0; i < count; i++)
        counts[bytes[i]]++;
}

static void count_many(const uint8_t *bytes, int count, uint32_t turns[TURNS][256])
{
    int i = 0;
    for (; i + TURNS <= count; i += TURNS)
        for (int turn = 0; turn < TURNS; turn++)
            turns[turn][bytes[i + turn]]++;
    for (; i < count; i++)
        turns[0][bytes[i]]++;
}

static void add_turns(uint32_t turns[TURNS][256], size_t counts[256])
{
    for (int level = 0; level < 256; level++)
        counts[level] +=
            (size_t)turns[0][level] + turns[1][level] + turns[2][level] + turns[3][level];
}

static bool is_large(const phw_weak_box *b)
{
    return (b->right - b->left) * (b->bottom - b->top) >= LARGE;
}

void phw_weak_count_levels(const phw_image *luma, const phw_weak_box *b, size_t levels[256])
{
    uint32_t turns[TURNS][256];
    const bool large = is_large(b);
    if (large)
        memset(turns, 0, sizeof turns);
    for (int y = b->top; y < b->bottom; y++) {
        const uint8_t *row = phw_image_row(luma, (uint32_t)y) + b->left;
        if (large)
            count_many(row, b->right - b->left, turns);
        else
            count_few(row, b->right - b->left, levels);
    }
    if (large)
        add_turns(turns, levels);
}

/* How far each pixel is off the next one. */
PHW_SIMD_CLONES static void find_steps(const uint8_t *restrict row, int count,
                                       uint8_t *restrict steps)
{
    for (int x = 0; x < count; x++)
        steps[x] = (uint8_t)((row[x] > row[x + 1] ? row[x] : row[x + 1]) -
                             (row[x] > row[x + 1] ? row[x + 1] : row[x]));
}

void phw_weak_count_steps(const phw_image *luma, const phw_weak_box *b, size_t steps[256])
{
    uint32_t turns[TURNS][256];
    uint8_t made[TOGETHER];
    const bool large = is_large(b);
    const int width = b->right - b->left - 1;
    if (large)
        memset(turns, 0, sizeof turns);
    for (int y = b->top; y < b->bottom; y++) {
        const uint8_t *row = phw_image_row(luma, (uint32_t)y) + b->left;
        for (int x = 0; x < width; x += TOGETHER) {
            const int count = width - x < TOGETHER ? width - x : TOGETHER;
            find_steps(row + x, count, made);
            if (large)
                count_many(made, count, turns);
            else
                count_few(made, count, steps);
        }
    }
    if (large)
        add_turns(turns, steps);
}

/* Of so few pixels a byte holds how many are low: they are counted byte by byte side by side. */
#define FEW 240
static_assert(FEW <= UINT8_MAX, "a byte holds them");

/* Steps that are no higher than that. */
PHW_SIMD_CLONES static size_t count_low_steps(const uint8_t *row, int count, uint8_t most)
{
    size_t all = 0;
    for (int x = 0; x < count; x += FEW) {
        const uint8_t *here = row + x;
        const int few = count - x < FEW ? count - x : FEW;
        uint8_t low = 0;
        for (int i = 0; i < few; i++) {
            const uint8_t a = here[i], b = here[i + 1];
            const uint8_t step = (uint8_t)((a > b ? a : b) - (a > b ? b : a));
            low = (uint8_t)(low + (step <= most));
        }
        all += low;
    }
    return all;
}

PHW_SIMD_CLONES static size_t count_low_levels(const uint8_t *row, int count, uint8_t most)
{
    size_t all = 0;
    for (int x = 0; x < count; x += FEW) {
        const uint8_t *here = row + x;
        const int few = count - x < FEW ? count - x : FEW;
        uint8_t low = 0;
        for (int i = 0; i < few; i++)
            low = (uint8_t)(low + (here[i] <= most));
        all += low;
    }
    return all;
}

/* Whether more steps than a limit are no higher than @p most. Rows are asked until it is known:
 * @p all are left, or too few. */
static bool are_low(const phw_image *luma, const phw_weak_box *boxes, size_t count, double limit,
                    size_t all, int most)
{
    size_t low = 0;
    for (size_t i = 0; i < count; i++) {
        const int steps = boxes[i].right - boxes[i].left - 1;
        for (int y = boxes[i].top; y < boxes[i].bottom; y++) {
            low += count_low_steps(phw_image_row(luma, (uint32_t)y) + boxes[i].left, steps,
                                   (uint8_t)most);
            all -= (size_t)steps;
            if ((double)low > limit)
                return true;
            if ((double)(low + all) <= limit)
                return false;
        }
    }
    return false;
}

int phw_weak_step_below(const phw_image *luma, const phw_weak_box *boxes, size_t count,
                        double share, int most)
{
    size_t all = 0;
    int from = 0, to = most;
    for (size_t i = 0; i < count; i++)
        all +=
            (size_t)(boxes[i].bottom - boxes[i].top) * (size_t)(boxes[i].right - boxes[i].left - 1);
    while (from < to) {
        const int middle = (from + to) / 2;
        if (are_low(luma, boxes, count, share * (double)all, all, middle))
            to = middle;
        else
            from = middle + 1;
    }
    return from;
}

int phw_weak_row_level_below(const uint8_t *row, int count, double share)
{
    int from = 0, to = UINT8_MAX;
    while (from < to) {
        const int middle = (from + to) / 2;
        if ((double)count_low_levels(row, count, (uint8_t)middle) > share * (double)count)
            to = middle;
        else
            from = middle + 1;
    }
    return from;
}

PHW_SIMD_CLONES uint32_t phw_weak_count_within(const uint8_t *row, int width, int least, int most)
{
    uint32_t count = 0;
    for (int x = 0; x < width; x++)
        count += row[x] >= least && row[x] <= most;
    return count;
}

/* Levels that are passed over together where nothing of them is asked for. */
#define BLOCK 16

static size_t sum_block(const size_t levels[BLOCK])
{
    size_t sum = 0;
    for (int i = 0; i < BLOCK; i++)
        sum += levels[i];
    return sum;
}

double phw_weak_level_below(const size_t levels[256], size_t count, double share)
{
    const size_t limit = (size_t)(share * (double)count); /* whole numbers are above both or none */
    size_t sum = 0;
    for (int block = 0; block < 256; block += BLOCK) {
        const size_t all = sum_block(levels + block);
        if (sum + all <= limit) {
            sum += all;
            continue;
        }
        for (int level = block;; level++) {
            sum += levels[level];
            if (sum > limit)
                return level;
        }
    }
    return UINT8_MAX;
}

double phw_weak_commonest(const size_t levels[256])
{
    size_t most = 0;
    int best = UINT8_MAX, middle = UINT8_MAX - 1;
    for (int block = 0; block < 256; block += BLOCK) {
        if (sum_block(levels + block) == 0)
            continue;
        /* With the levels on either side, which have neighbours in the block. */
        const int from = block > 0 ? block - 1 : 1;
        const int to = block + BLOCK < UINT8_MAX ? block + BLOCK : UINT8_MAX - 1;
        for (int level = from; level <= to; level++) {
            size_t sum = levels[level - 1] + levels[level] + levels[level + 1];
            if (sum > most) {
                most = sum;
                middle = level;
                best = level;
            }
        }
    }
    for (int level = middle - 1; most > 0 && level <= middle + 1; level++)
        best = levels[level] > levels[best] ? level : best;
    return best;
}
