/* SPDX-License-Identifier: Apache-2.0 */
/* score_results [--json OUT] [--misses] RESULTS TRUTH.json…: adds up what tests/bench/score
 * measured. RESULTS holds one folder a picture: DIRECTORY/NAME/ with check.json, record.png,
 * identifiers.png, psm3.json, psm3.png, psm11.* and *.cost; see case.h. */
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "print.h"

static int usage(void)
{
    fputs("usage: score_results [--json OUT] [--misses] RESULTS TRUTH.json...\n", stderr);
    return 2;
}

int main(int argc, char **argv)
{
    const char *json = NULL;
    bool misses = false;
    int at = 1, status = 0;
    for (; at < argc && strncmp(argv[at], "--", 2) == 0; at++) {
        if (strcmp(argv[at], "--json") == 0 && at + 1 < argc)
            json = argv[++at];
        else if (strcmp(argv[at], "--misses") == 0)
            misses = true;
        else
            return usage();
    }
    if (argc - at < 2)
        return usage();
    size_t count = (size_t)(argc - at - 1);
    bench_case *cases = calloc(count, sizeof *cases);
    static bench_summary summary;
    if (!cases) {
        fputs("score: out of memory\n", stderr);
        return 2;
    }
    for (size_t i = 0; i < count; i++) {
        bench_case_load(argv[at], argv[at + 1 + (int)i], &cases[i]);
        bench_summary_add(&summary, &cases[i]);
    }
    if (misses)
        bench_print_misses(stdout, cases, count);
    bench_print_table(stdout, &summary);
    if (json && bench_print_json(json, &summary, cases, count) != 0) {
        fprintf(stderr, "score: %s could not be written\n", json);
        status = 2;
    }
    for (size_t i = 0; i < count; i++)
        bench_case_done(&cases[i]);
    free(cases);
    bench_summary_done(&summary);
    return status;
}
