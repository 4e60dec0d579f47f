/* SPDX-License-Identifier: Apache-2.0 */
/* page_findings TABLES < PAGES: runs identify and risk on pages as write_page and score.py write
 * them, one after the other, and prints what they say:
 *   verdict WORD
 *   text KIND
 *   finding KIND SUBJECT CONFIDENCE LEFT TOP RIGHT BOTTOM TAG,TAG… TEXT
 *   end
 * For invented people only: it prints what was read. */
#include <stdio.h>
#include <string.h>

#include "page_file.h"

#include "../files.h"
#include "base/geometry.h"
#include "identify/identify.h"
#include "model/model.h"
#include "risk/risk.h"

static void print_finding(const phw_finding *finding)
{
    phw_box box = phw_quad_bounds(&finding->quad);
    printf("finding %s %s %.3f %.1f %.1f %.1f %.1f ", phw_finding_kind_name(finding->kind),
           phw_subject_name(finding->subject), finding->confidence, box.left, box.top, box.right,
           box.bottom);
    for (size_t k = 0; k < finding->because_count; k++)
        printf("%s%s", k ? "," : "", finding->because[k]);
    printf("%s %s\n", finding->because_count ? "" : "-", finding->text);
}

int main(int argc, char **argv)
{
    phw_error error = PHW_ERROR_INIT;
    phw_models *models = NULL;
    phw_page *page;
    if (argc != 2) {
        fputs("usage: page_findings TABLES < PAGES\n", stderr);
        return 2;
    }
    bench_must(phw_models_open(argv[1], &models, &error), &error);
    while ((page = bench_read_page(stdin))) {
        phw_findings *findings = NULL;
        bench_must(phw_findings_new(&findings, &error), &error);
        phw_report report = {
            .page = page, .findings = findings, .complete = true, .container = {.complete = true}};
        const phw_identify_with with = {.models = models, .genre = &report.genre};
        bench_must(phw_identify_page_with(page, &with, findings, &error), &error);
        phw_risk_assess(&report);
        printf("verdict %s\ntext %s\n", phw_verdict_name(report.verdict),
               phw_genre_name(report.genre.kind));
        for (size_t i = 0; i < findings->count; i++)
            print_finding(&findings->items[i]);
        puts("end");
        phw_findings_free(&findings);
        phw_page_free(&page);
    }
    phw_models_free(&models);
    return 0;
}
