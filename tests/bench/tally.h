/* SPDX-License-Identifier: Apache-2.0 */
/** @file tally.h  Counts with their uncertainty, and the middle of a row of numbers. */
#ifndef PHW_BENCH_TALLY_H
#define PHW_BENCH_TALLY_H

#include <stdbool.h>
#include <stddef.h>

/** So many of so many. */
typedef struct bench_count {
    size_t hits;
    size_t total;
} bench_count;

void bench_count_add(bench_count *count, bool hit);

/** hits ÷ total; 0 where total is 0. */
double bench_count_share(bench_count count);

/** The bounds of an interval, 0 … 1. */
typedef struct bench_interval {
    double low;
    double high;
} bench_interval;

/** The 95 % score interval of a binomial share (Wilson 1927); 0 … 1 where total is 0. */
bench_interval bench_count_wilson(bench_count count);

/** Numbers that are kept to be sorted later. */
typedef struct bench_row {
    double *values;
    size_t count;
    size_t capacity;
} bench_row;

void bench_row_add(bench_row *row, double value);
/** The @p share quantile (0.5: median, 1: maximum), nearest rank; NAN for an empty row. Sorts. */
double bench_row_quantile(bench_row *row, double share);
double bench_row_mean(const bench_row *row);
void bench_row_done(bench_row *row);

#endif
