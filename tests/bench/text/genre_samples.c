/* SPDX-License-Identifier: Apache-2.0 */
/* genre_samples TABLES < PAGES: what the model of kinds of text is shown on each page, for
 * models/genre. The first row names the signs; then one row a page:
 *   signs VALUE… */
#include <stdio.h>

#include "page_file.h"

#include "../files.h"
#include "identify/identify.h"
#include "identify/observe.h"
#include "model/model.h"

static void print_signs(void *closure, const phw_genre_signs *signs)
{
    (void)closure;
    printf("signs");
    for (int i = 0; i < PHW_GENRE_SIGN_COUNT; i++)
        printf(" %.4g", (double)signs->value[i]);
    putchar('\n');
}

int main(int argc, char **argv)
{
    const phw_name_observer observer = {.see_page = print_signs};
    phw_error error = PHW_ERROR_INIT;
    phw_models *models = NULL;
    phw_page *page;
    if (argc != 2) {
        fputs("usage: genre_samples TABLES < PAGES\n", stderr);
        return 2;
    }
    bench_must(phw_models_open(argv[1], &models, &error), &error);
    printf("names");
    for (int i = 0; i < PHW_GENRE_SIGN_COUNT; i++)
        printf(" %s", phw_genre_sign_name((phw_genre_sign)i));
    putchar('\n');
    while ((page = bench_read_page(stdin))) {
        phw_findings *findings = NULL;
        phw_genre genre;
        const phw_identify_with with = {.models = models, .observer = &observer, .genre = &genre};
        bench_must(phw_findings_new(&findings, &error), &error);
        bench_must(phw_identify_page_with(page, &with, findings, &error), &error);
        phw_findings_free(&findings);
        phw_page_free(&page);
    }
    phw_models_free(&models);
    return 0;
}
