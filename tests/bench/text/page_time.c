/* SPDX-License-Identifier: Apache-2.0 */
/* page_time TABLES < PAGES: CPU time of identify and risk for each page, the least of several runs:
 * WORDS MILLISECONDS.  Not getrusage(): it shares out what was spent by ticks of some milliseconds,
 * so that the least of short runs comes out too small. What is freed is kept, as the process that
 * looks at pictures keeps it. */
#include <malloc.h>
#include <stdio.h>
#include <time.h>

#include "page_file.h"

#include "../files.h"
#include "identify/identify.h"
#include "model/model.h"
#include "risk/risk.h"

#define RUNS 15

/* As in src/worker/child.c. */
#define LARGEST_BLOCK (32 << 20)
#define LARGEST_REST (256 << 20)

static double spent_ms(void)
{
    struct timespec spent;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &spent);
    return (double)spent.tv_sec * 1e3 + (double)spent.tv_nsec / 1e6;
}

static void examine(phw_page *page, const phw_models *models)
{
    phw_error error = PHW_ERROR_INIT;
    phw_findings *findings = NULL;
    bench_must(phw_findings_new(&findings, &error), &error);
    phw_report report = {
        .page = page, .findings = findings, .complete = true, .container = {.complete = true}};
    const phw_identify_with with = {.models = models, .genre = &report.genre};
    bench_must(phw_identify_page_with(page, &with, findings, &error), &error);
    phw_risk_assess(&report);
    phw_findings_free(&findings);
}

int main(int argc, char **argv)
{
    phw_error error = PHW_ERROR_INIT;
    phw_models *models = NULL;
    phw_page *page;
    if (argc != 2) {
        fputs("usage: page_time TABLES < PAGES\n", stderr);
        return 2;
    }
    mallopt(M_MMAP_THRESHOLD, LARGEST_BLOCK);
    mallopt(M_TRIM_THRESHOLD, LARGEST_REST);
    bench_must(phw_models_open(argv[1], &models, &error), &error);
    while ((page = bench_read_page(stdin))) {
        double least = 1e9;
        for (int run = 0; run < RUNS; run++) {
            double start = spent_ms();
            examine(page, models);
            double spent = spent_ms() - start;
            least = spent < least ? spent : least;
        }
        printf("%zu %.2f\n", page->word_count, least);
        phw_page_free(&page);
    }
    phw_models_free(&models);
    return 0;
}
