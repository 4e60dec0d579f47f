/* SPDX-License-Identifier: Apache-2.0 */
/* name_samples TABLES < PAGES: what the model of names is shown on each page, for models/names. The
 * first row names the features; then, page by page, one row a place where a name may begin:
 *   sample LEFT TOP RIGHT BOTTOM INDEX:VALUE…
 *   end */
#include <stdio.h>

#include "page_file.h"

#include "../files.h"
#include "base/geometry.h"
#include "identify/identify.h"
#include "identify/observe.h"
#include "model/model.h"

static void print_sample(void *closure, const phw_view *view, phw_span span,
                         const phw_name_features *features)
{
    (void)closure;
    phw_quad quad = phw_view_quad(view, span);
    phw_box box = phw_quad_bounds(&quad);
    printf("sample %.1f %.1f %.1f %.1f", box.left, box.top, box.right, box.bottom);
    for (int i = 0; i < PHW_NAME_FEATURE_COUNT; i++)
        if (features->value[i] > 0)
            printf(" %d:%.3g", i, (double)features->value[i]);
    putchar('\n');
}

int main(int argc, char **argv)
{
    const phw_name_observer observer = {print_sample, NULL};
    phw_error error = PHW_ERROR_INIT;
    phw_models *models = NULL;
    phw_page *page;
    if (argc != 2) {
        fputs("usage: name_samples TABLES < PAGES\n", stderr);
        return 2;
    }
    bench_must(phw_models_open(argv[1], &models, &error), &error);
    const phw_identify_with with = {.models = models, .observer = &observer};
    printf("features");
    for (int i = 0; i < PHW_NAME_FEATURE_COUNT; i++)
        printf(" %s", phw_name_feature_name((phw_name_feature)i));
    putchar('\n');
    while ((page = bench_read_page(stdin))) {
        phw_findings *findings = NULL;
        bench_must(phw_findings_new(&findings, &error), &error);
        bench_must(phw_identify_page_with(page, &with, findings, &error), &error);
        puts("end");
        phw_findings_free(&findings);
        phw_page_free(&page);
    }
    phw_models_free(&models);
    return 0;
}
