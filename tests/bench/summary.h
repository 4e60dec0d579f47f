/* SPDX-License-Identifier: Apache-2.0 */
/** @file summary.h  All cases added up. */
#ifndef PHW_BENCH_SUMMARY_H
#define PHW_BENCH_SUMMARY_H

#include <stdbool.h>

#include "case.h"
#include "tally.h"

/** Verdicts of one side. */
typedef struct bench_verdicts {
    size_t confusion[BENCH_GROUP_COUNT][BENCH_VERDICT_COUNT][BENCH_VERDICT_COUNT]; /**< [expected]
                                                                                      [got] */
    bench_count right[BENCH_GROUP_COUNT];
    size_t arguable[BENCH_GROUP_COUNT]; /**< of these right only because `review` is arguable */
    bench_count missed;           /**< of pictures that show a legible identifier: called clear */
    bench_count harmless_blocked; /**< of pictures where clear is the only right answer */
    bench_count harmless_reviewed;
} bench_verdicts;

/** What one side costs, a picture. Processor seconds, user and system: they mean the same on a busy
 * machine as on an idle one. */
typedef struct bench_costs {
    bench_row cpu;
    bench_row per_megapixel;
    bench_row peak; /**< MiB */
} bench_costs;

typedef struct bench_summary {
    size_t pictures; /**< without those that are there for their pose */
    size_t posed;    /**< those */
    size_t group_pictures[BENCH_GROUP_COUNT];
    /** Legible identifiers covered. */
    bench_count covered[BENCH_METHOD_COUNT][BENCH_GROUP_COUNT][BENCH_DIFFICULTY_COUNT]
                       [BENCH_KIND_COUNT][BENCH_IDENTIFIER_COUNT];
    /** Of pictures that show a legible identifier: at least one is left. */
    bench_count leaked[BENCH_METHOD_COUNT][BENCH_GROUP_COUNT][BENCH_DIFFICULTY_COUNT];
    bench_row excess[BENCH_METHOD_COUNT][BENCH_GROUP_COUNT];
    size_t without_mask[BENCH_METHOD_COUNT];
    bool ran[BENCH_SIDE_COUNT]; /**< some picture has a result; else nothing is said of that side */
    bench_verdicts verdicts[BENCH_SIDE_COUNT];
    bench_count pose_covered[BENCH_METHOD_COUNT][BENCH_POSE_COUNT];
    bench_count pose_right[BENCH_POSE_COUNT]; /**< photoward's verdicts */
    bench_costs costs[BENCH_SIDE_COUNT][BENCH_GROUP_COUNT];
    bench_row redact[BENCH_GROUP_COUNT]; /**< photoward redact, proof included, as costs.cpu */
    /** Of those, on photographs of records at 12 MP, which the page ratios are of. */
    bench_count records_12mp[BENCH_METHOD_COUNT];
    bench_row full_page_ratio;  /**< record screens at 12 MP ÷ tesseract on the page, where it
                                     reads 100 words and more there */
    bench_row short_page_ratio; /**< … and fewer */
    bench_row screen_ratio;     /**< 1080p screenshots ÷ tesseract on the same */
    bench_row empty_ratio;      /**< pictures without text ÷ djpeg */
    bench_row peak_12mp;        /**< MiB */
} bench_summary;

/** Adds one case to a summary that began as zeroes. */
void bench_summary_add(bench_summary *summary, const bench_case *one);

void bench_summary_done(bench_summary *summary);

/** Which items: a value of each, or its COUNT (of category: BENCH_IDENTIFIER_COUNT) for all. */
typedef struct bench_slice {
    size_t group;
    size_t difficulty;
    size_t kind;
    size_t category;
} bench_slice;

#define BENCH_SLICE_ALL                                                                            \
    {                                                                                              \
        BENCH_GROUP_COUNT, BENCH_DIFFICULTY_COUNT, BENCH_KIND_COUNT, BENCH_IDENTIFIER_COUNT        \
    }

bench_count bench_summary_covered(const bench_summary *summary, bench_method method,
                                  const bench_slice *slice);

/** Pictures of a group that leak; @p difficulty may be BENCH_DIFFICULTY_COUNT for all. */
bench_count bench_summary_leaked(const bench_summary *summary, bench_method method,
                                 bench_group group, size_t difficulty);

/** Processor seconds of `check` ÷ those of tesseract on the pristine page, one thread each; NAN
 * where not measured. */
double bench_page_ratio(const bench_case *one);
/** Processor seconds of `check` ÷ those of djpeg; NAN where not measured. */
double bench_empty_ratio(const bench_case *one);

/** One target that must be reached. */
typedef struct bench_target {
    const char *what;
    bool measured;
    bool met;
    double value;
    double bound;
    double most;   /**< the value where nothing were left to do better; 0: not known */
    bool at_least; /**< value must not be below the bound; else not above it */
    bool percent;  /**< value and bound are shares, shown in per cent */
} bench_target;

#define BENCH_TARGET_COUNT 21

void bench_summary_targets(bench_summary *summary, bench_target targets[BENCH_TARGET_COUNT]);

#endif
