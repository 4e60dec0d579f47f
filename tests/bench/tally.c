/* SPDX-License-Identifier: Apache-2.0 */
#include "tally.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/grow.h"

/* The standard normal quantile of 97.5 %: two-sided 95 %. */
#define Z_95 1.959963984540054

void bench_count_add(bench_count *count, bool hit)
{
    count->total++;
    count->hits += hit;
}

double bench_count_share(bench_count count)
{
    return count.total ? (double)count.hits / (double)count.total : 0;
}

bench_interval bench_count_wilson(bench_count count)
{
    double n = (double)count.total, p = bench_count_share(count), z2 = Z_95 * Z_95;
    if (count.total == 0)
        return (bench_interval){0, 1};
    double middle = (p + z2 / (2 * n)) / (1 + z2 / n);
    double half = Z_95 / (1 + z2 / n) * sqrt(p * (1 - p) / n + z2 / (4 * n * n));
    return (bench_interval){fmax(0, middle - half), fmin(1, middle + half)};
}

void bench_row_add(bench_row *row, double value)
{
    void *values = row->values;
    if (!phw_grow(&values, &row->capacity, row->count, sizeof *row->values)) {
        fputs("score: out of memory\n", stderr);
        exit(2);
    }
    row->values = values;
    row->values[row->count++] = value;
}

static int compare(const void *left, const void *right)
{
    double a = *(const double *)left, b = *(const double *)right;
    return (a > b) - (a < b);
}

double bench_row_quantile(bench_row *row, double share)
{
    if (row->count == 0)
        return NAN;
    qsort(row->values, row->count, sizeof *row->values, compare);
    double rank = ceil(share * (double)row->count);
    return row->values[rank < 1 ? 0 : (size_t)rank - 1];
}

double bench_row_mean(const bench_row *row)
{
    double sum = 0;
    for (size_t i = 0; i < row->count; i++)
        sum += row->values[i];
    return row->count ? sum / (double)row->count : NAN;
}

void bench_row_done(bench_row *row)
{
    free(row->values);
    *row = (bench_row){0};
}
