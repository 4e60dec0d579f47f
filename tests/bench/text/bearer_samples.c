/* SPDX-License-Identifier: Apache-2.0 */
/* bearer_samples TABLES < PAGES: what the model of bearers is shown on each page, for
 * models/bearers. Page by page a row of the page's signs, then one row a name; a sign is its
 * place's letter, its key and, where it is no word, a value behind "=": page	SIGN… name LEFT TOP
 * RIGHT BOTTOM	SIGN… end */
#include <stdio.h>

#include "page_file.h"

#include "../files.h"
#include "base/geometry.h"
#include "identify/identify.h"
#include "identify/observe.h"
#include "model/model.h"

static void print_run(void *closure, const phw_view *view, phw_span span)
{
    (void)closure;
    const phw_quad quad = phw_view_quad(view, span);
    const phw_box box = phw_quad_bounds(&quad);
    printf("\nname %.1f %.1f %.1f %.1f", box.left, box.top, box.right, box.bottom);
}

static void print_sign(void *closure, phw_bearer_place place, const char *key, float value)
{
    (void)closure;
    printf("\t%c%s", ".<>=LRABp"[place], key);
    if (place == PHW_BEARER_PLAIN)
        printf("=%.3g", (double)value);
}

int main(int argc, char **argv)
{
    const phw_name_observer observer = {.see_run = print_run, .see_sign = print_sign};
    phw_error error = PHW_ERROR_INIT;
    phw_models *models = NULL;
    phw_page *page;
    if (argc != 2) {
        fputs("usage: bearer_samples TABLES < PAGES\n", stderr);
        return 2;
    }
    bench_must(phw_models_open(argv[1], &models, &error), &error);
    const phw_identify_with with = {.models = models, .observer = &observer};
    while ((page = bench_read_page(stdin))) {
        phw_findings *findings = NULL;
        bench_must(phw_findings_new(&findings, &error), &error);
        fputs("page", stdout);
        bench_must(phw_identify_page_with(page, &with, findings, &error), &error);
        puts("\nend");
        phw_findings_free(&findings);
        phw_page_free(&page);
    }
    phw_models_free(&models);
    return 0;
}
