/* SPDX-License-Identifier: Apache-2.0 */
#include "mark/weak_paper.h"

#include <math.h>

#include "base/simd.h"

#define ABOVE_ALL (1 << 20) /* more than paper lies below 0: it makes what is rounded positive */
#define PIECE 128           /* columns of a row that are looked at together */

/* The last digit of a sum may be rounded either way: the levels next to its own are asked, too. */
PHW_SIMD_CLONES static void find_levels(const phw_weak_row *s, double off, int left, int count,
                                        uint8_t *restrict first, uint8_t *restrict last)
{
    const double paper = s->paper, slope = s->slope, middle = s->middle;
    for (int i = 0; i < count; i++) {
        const double here = paper + slope * (left + i - middle);
        int low = (int)(here - off + ABOVE_ALL) - ABOVE_ALL;
        int high = (int)(here + off + ABOVE_ALL) - ABOVE_ALL;
        low += 1 - (fabs(low - here) < off) + (fabs(low + 1 - here) >= off);
        high += (fabs(high + 1 - here) < off) - (fabs(high - here) >= off);
        const bool none = low > UINT8_MAX || high < 0;
        low = low > 0 ? low : 0;
        high = high < UINT8_MAX ? high : UINT8_MAX;
        first[i] = (uint8_t)(none ? UINT8_MAX : low);
        last[i] = (uint8_t)(none ? 0 : high);
    }
}

void phw_weak_paper_find(const phw_weak_row *s, const phw_weak_box *run, double off,
                         phw_weak_paper_levels *of)
{
    const int wide = run->right - run->left;
    of->left = run->left;
    of->count = wide < PHW_WEAK_RUN_LONGEST ? wide : PHW_WEAK_RUN_LONGEST;
    find_levels(s, off, of->left, of->count, of->first, of->last);
}

PHW_SIMD_CLONES static void count_on(const uint8_t *restrict row, const uint8_t *restrict first,
                                     const uint8_t *restrict last, int count,
                                     uint16_t *restrict counts)
{
    for (int x = 0; x < count; x++)
        counts[x] += (row[x] >= first[x]) & (row[x] <= last[x]);
}

void phw_weak_paper_count(const phw_weak_paper_levels *of, const uint8_t *levels, uint16_t *counts)
{
    count_on(levels + of->left, of->first, of->last, of->count, counts);
}

PHW_SIMD_CLONES static int count_off(const uint8_t *row, const uint8_t *first, const uint8_t *last,
                                     int count)
{
    int off = 0;
    for (int x = 0; x < count; x++)
        off += (row[x] < first[x]) | (row[x] > last[x]);
    return off;
}

int phw_weak_paper_off(const phw_weak_paper_levels *of, const uint8_t *levels, int from)
{
    return count_off(levels + of->left + from, of->first + from, of->last + from, of->count - from);
}

bool phw_weak_paper_any_off(const phw_weak_paper_levels *of, const uint8_t *levels)
{
    for (int x = 0; x < of->count; x += PIECE)
        if (count_off(levels + of->left + x, of->first + x, of->last + x,
                      of->count - x < PIECE ? of->count - x : PIECE))
            return true;
    return false;
}
