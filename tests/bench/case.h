/* SPDX-License-Identifier: Apache-2.0 */
/** @file case.h  One picture: its truth, and what the programs measured left in the results folder.
 */
#ifndef PHW_BENCH_CASE_H
#define PHW_BENCH_CASE_H

#include <stdbool.h>

#include "truth.h"

/** Who looks: photoward, or Tesseract's own page layout with the same recognisers behind it. */
typedef enum bench_side {
    BENCH_OURS = 0,
    BENCH_PSM_3, /**< page segmentation mode 3: a page, as `tesseract` does unless told */
    BENCH_PSM_11 /**< 11: sparse text, as much as can be found */
} bench_side;

#define BENCH_SIDE_COUNT 3

const char *bench_side_name(bench_side side);

/** Whose masks are compared. */
typedef enum bench_method {
    BENCH_RECORD_SCOPE = 0,  /**< photoward redact, its default scope */
    BENCH_IDENTIFIERS_SCOPE, /**< photoward redact --scope identifiers */
    BENCH_STOCK_3,           /**< what BENCH_PSM_3 found */
    BENCH_STOCK_11           /**< what BENCH_PSM_11 found */
} bench_method;

#define BENCH_METHOD_COUNT 4

const char *bench_method_name(bench_method method);

bench_side bench_method_side(bench_method method);

/** What one command cost, as `timed` wrote it. */
typedef struct bench_cost {
    bool known;
    int status;
    double wall; /**< seconds */
    double user;
    double cpu; /**< user and system */
    double peak_mib;
} bench_cost;

/** Files of one picture in RESULTS/DIRECTORY/NAME/. */
typedef struct bench_case {
    bench_truth *truth;
    bench_verdict verdict[BENCH_SIDE_COUNT];
    bench_cost cost[BENCH_SIDE_COUNT]; /**< photoward's is that of `check` */
    bool has_mask[BENCH_METHOD_COUNT];
    double *shares[BENCH_METHOD_COUNT]; /**< per item: covered share; 0 without a mask */
    double excess[BENCH_METHOD_COUNT];  /**< see bench_cover_excess(); NAN without a mask */
    bench_cost redact;                  /**< record.cost: with its proof */
    bench_cost pristine;                /**< pristine.cost: tesseract --psm 3 on the page itself */
    size_t page_words;                  /**< pristine.txt: words that it reads there; 0: not run */
    bench_cost djpeg;                   /**< djpeg.cost: decoding alone */
} bench_case;

/** Reads a case. What the results folder lacks is "no verdict" and "not covered". */
void bench_case_load(const char *results, const char *truth_path, bench_case *one);

void bench_case_done(bench_case *one);

/** photoward's verdict is right, or cannot be called wrong (arguable-review). */
bool bench_case_verdict_right(const bench_case *one, bench_verdict got);

/** Legible identifiers that are left by a method. */
size_t bench_case_left(const bench_case *one, bench_method method);

/** Pixels in millions. */
double bench_case_megapixels(const bench_case *one);

#endif
