/* SPDX-License-Identifier: Apache-2.0 */
/** @file summary.h  All cases added up. */
#ifndef PHW_BENCH_SUMMARY_H
#define PHW_BENCH_SUMMARY_H

#include <stdbool.h>

#include "case.h"
#include "tally.h"

/** Verdicts of one side: photoward's or those of stock Tesseract with the same recognisers. */
typedef struct bench_verdicts {
    size_t confusion[BENCH_GROUP_COUNT][BENCH_VERDICT_COUNT][BENCH_VERDICT_COUNT]; /**< [expected]
                                                                                      [got] */
    bench_count right[BENCH_GROUP_COUNT];
    size_t arguable[BENCH_GROUP_COUNT]; /**< of these right only because `review` is arguable */
    bench_count missed;           /**< of pictures that show a legible identifier: called clear */
    bench_count harmless_blocked; /**< of pictures where clear is the only right answer */
    bench_count harmless_reviewed;
} bench_verdicts;

typedef struct bench_summary {
    size_t pictures;
    size_t group_pictures[BENCH_GROUP_COUNT][BENCH_DIFFICULTY_COUNT];
    /** Legible identifiers covered. */
    bench_count covered[BENCH_METHOD_COUNT][BENCH_GROUP_COUNT][BENCH_DIFFICULTY_COUNT]
                       [BENCH_IDENTIFIER_COUNT];
    /** Of pictures that show a legible identifier: at least one is left. */
    bench_count leaked[BENCH_METHOD_COUNT][BENCH_GROUP_COUNT];
    bench_row excess[BENCH_METHOD_COUNT][BENCH_GROUP_COUNT];
    size_t without_mask[BENCH_METHOD_COUNT];
    bool stock_ran; /**< some picture has a result of stock Tesseract; else nothing is said of it */
    bench_verdicts ours;
    bench_verdicts stock;
    bench_row wall[BENCH_GROUP_COUNT]; /**< photoward check, seconds a picture */
    bench_row user[BENCH_GROUP_COUNT];
    bench_row redact[BENCH_GROUP_COUNT]; /**< photoward redact, proof included, wall seconds */
    bench_row peak[BENCH_GROUP_COUNT];   /**< MiB */
    bench_row page_ratio;  /**< full record screens at 12 MP ÷ tesseract on the page */
    bench_row empty_ratio; /**< pictures without text ÷ djpeg */
    bench_row peak_12mp;   /**< MiB */
} bench_summary;

/** Adds one case to a summary that began as zeroes. */
void bench_summary_add(bench_summary *summary, const bench_case *one);

void bench_summary_done(bench_summary *summary);

/** Sums over difficulties and categories; pass a COUNT for "all of them". */
bench_count bench_summary_covered(const bench_summary *summary, bench_method method, size_t group,
                                  size_t difficulty, size_t category);

/** Processor seconds of `check` ÷ those of tesseract on the pristine page, one thread each; NAN
 * where not measured. Wall time says the same on an idle machine, and something else on a busy one.
 */
double bench_page_ratio(const bench_case *one);
/** Processor seconds of `check` ÷ those of djpeg; NAN where not measured. */
double bench_empty_ratio(const bench_case *one);

/** One floor that must be reached. */
typedef struct bench_floor {
    const char *what;
    bool measured;
    bool met;
    double value;
    double bound;
    bool at_least; /**< value must not be below the bound; else not above it */
    bool percent;  /**< value and bound are shares, shown in per cent */
} bench_floor;

#define BENCH_FLOOR_COUNT 12

void bench_summary_floors(bench_summary *summary, bench_floor floors[BENCH_FLOOR_COUNT]);

#endif
