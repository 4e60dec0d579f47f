/* SPDX-License-Identifier: Apache-2.0 */
/* faces TABLES PICTURE…: the faces that mark/ finds in each, one line a face: "PICTURE CONFIDENCE
 * because x0 y0 x1 y1", and a line "PICTURE - MILLISECONDS" of processor time spent on the search.
 */
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#include "base/geometry.h"
#include "files.h"
#include "layout/layout.h"
#include "mark/mark.h"
#include "model/model.h"

static void print_faces(const char *path, const phw_image *image, const phw_models *models)
{
    const phw_mark_options options = {1U << PHW_MARK_FACES};
    phw_error error = PHW_ERROR_INIT;
    phw_pyramid pyramid = PHW_PYRAMID_INIT;
    phw_codes codes = PHW_CODES_INIT;
    phw_findings *findings = NULL;
    bench_must(phw_findings_new(&findings, &error), &error);
    bench_must(phw_pyramid_build(image, PHW_LAYOUT_LEAST_SIDE, &pyramid, &error), &error);
    const phw_mark_scene scene = {image, &pyramid, NULL, models};
    clock_t from = clock();
    bench_must(phw_mark_find(&scene, &options, findings, &codes, &error), &error);
    double spent = (double)(clock() - from) * 1000 / CLOCKS_PER_SEC;
    for (size_t i = 0; i < findings->count; i++) {
        const phw_finding *face = &findings->items[i];
        const phw_box box = phw_quad_bounds(&face->quad);
        printf("%s %.3f ", path, face->confidence);
        for (size_t k = 0; k < face->because_count; k++)
            printf("%s%s", k ? "+" : "", face->because[k]);
        printf(" %.0f %.0f %.0f %.0f\n", box.left, box.top, box.right, box.bottom);
    }
    printf("%s - %.1f\n", path, spent);
    phw_codes_done(&codes);
    phw_pyramid_done(&pyramid);
    phw_findings_free(&findings);
}

int main(int argc, char **argv)
{
    phw_error error = PHW_ERROR_INIT;
    phw_models *models = NULL;
    if (argc < 3) {
        fputs("usage: faces TABLES PICTURE...\n", stderr);
        return 2;
    }
    bench_must(phw_models_open(argv[1], &models, &error), &error);
    for (int i = 2; i < argc; i++) {
        phw_image *image = bench_decode(argv[i], NULL);
        print_faces(argv[i], image, models);
        phw_image_free(&image);
    }
    phw_models_free(&models);
    return 0;
}
