/* SPDX-License-Identifier: Apache-2.0 */
/** @file weak_pace.h  How evenly strokes follow one another along a row. */
#ifndef PHW_MARK_WEAK_PACE_H
#define PHW_MARK_WEAK_PACE_H

#include <stdbool.h>

/** Start from PHW_WEAK_PACE_INIT. */
typedef struct phw_weak_pace {
    double sum, squares; /**< of the distances so far, pixels */
    int before, count;   /**< column of the last stroke, −1: none; distances */
} phw_weak_pace;

#define PHW_WEAK_PACE_INIT                                                                         \
    {                                                                                              \
        0, 0, -1, 0                                                                                \
    }

/** A stroke begins in column @p x. */
static inline void phw_weak_pace_add(phw_weak_pace *pace, int x)
{
    if (pace->before >= 0) {
        const double off = x - pace->before;
        pace->sum += off;
        pace->squares += off * off;
        pace->count++;
    }
    pace->before = x;
}

/** Whether there are distances, and their deviation is no more than @p share of their mean. */
static inline bool phw_weak_pace_is_even(const phw_weak_pace *pace, double share)
{
    const double mean = pace->count ? pace->sum / pace->count : 0;
    return pace->count && pace->squares / pace->count - mean * mean <= share * share * mean * mean;
}

#endif
