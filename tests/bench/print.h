/* SPDX-License-Identifier: Apache-2.0 */
/** @file print.h  A score as a table for a person and as JSON for a program. */
#ifndef PHW_BENCH_PRINT_H
#define PHW_BENCH_PRINT_H

#include <stdio.h>

#include "summary.h"

/** Schema of the JSON. */
#define BENCH_SCHEMA "photoward.score/3"

void bench_print_table(FILE *to, bench_summary *summary);

/** Names each picture in which something was left or whose verdict is wrong. */
void bench_print_misses(FILE *to, const bench_case *cases, size_t count);

/** @return 0, or -1 where the file could not be written. */
int bench_print_json(const char *path, bench_summary *summary, const bench_case *cases,
                     size_t count);

#endif
