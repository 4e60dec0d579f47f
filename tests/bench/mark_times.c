/* SPDX-License-Identifier: Apache-2.0 */
/* mark_times TABLES PICTURE…: processor time of each detector of mark/ on a picture as a
 * scan sees it, the least of three runs, and of all of them. One line a picture: its name, its
 * megapixels, the sum, then each detector, in milliseconds. */
#define _GNU_SOURCE
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/resource.h>

#include "base/pyramid.h"
#include "files.h"
#include "layout/layout.h"
#include "mark/mark.h"
#include "mark/plate_boxes.h"
#include "model/model.h"
#include "photoward/scan.h"

#define RUNS 3

static double user_milliseconds(void)
{
    struct rusage usage;
    getrusage(RUSAGE_SELF, &usage);
    return (double)usage.ru_utime.tv_sec * 1e3 + (double)usage.ru_utime.tv_usec / 1e3;
}

/* One detector, on what the text said; its own findings are thrown away again. */
static double time_detector(const phw_mark_scene *scene, unsigned which, const phw_report *report)
{
    const phw_mark_options options = {1U << which};
    phw_error error = PHW_ERROR_INIT;
    double least = INFINITY;
    for (int run = 0; run < RUNS; run++) {
        phw_codes codes = PHW_CODES_INIT;
        phw_findings *findings = NULL;
        bench_must(phw_findings_new(&findings, &error), &error);
        for (size_t i = 0; i < report->findings->count; i++)
            bench_must(phw_findings_add(findings, &report->findings->items[i], &error), &error);
        double from = user_milliseconds();
        bench_must(phw_mark_find(scene, &options, findings, &codes, &error), &error);
        least = fmin(least, user_milliseconds() - from);
        phw_codes_done(&codes);
        phw_findings_free(&findings);
    }
    return least;
}

static double time_plate_boxes(const phw_mark_scene *scene)
{
    phw_error error = PHW_ERROR_INIT;
    phw_quad boxes[PHW_PLATE_BOXES_MOST];
    size_t count = 0;
    double least = INFINITY;
    for (int run = 0; run < RUNS; run++) {
        double from = user_milliseconds();
        bench_must(phw_plate_boxes_find(scene->image, scene->pyramid, boxes, &count, &error),
                   &error);
        least = fmin(least, user_milliseconds() - from);
    }
    return least;
}

static void time_picture(const char *path, phw_scanner *scanner, const phw_models *models)
{
    phw_error error = PHW_ERROR_INIT;
    phw_pyramid pyramid = PHW_PYRAMID_INIT;
    phw_container container;
    phw_image *image = bench_decode(path, &container);
    phw_report *report = NULL;
    double times[PHW_MARK_DETECTOR_COUNT];
    bench_must(phw_scan_image(scanner, path, image, &container, &report, &error), &error);
    bench_must(phw_pyramid_build(image, PHW_LAYOUT_LEAST_SIDE, &pyramid, &error), &error);
    const phw_mark_scene scene = {image, &pyramid, report->page, models};
    double boxes = time_plate_boxes(&scene), sum = boxes;
    for (unsigned i = 0; i < PHW_MARK_DETECTOR_COUNT; i++)
        sum += times[i] = time_detector(&scene, i, report);
    printf("%s %.1f MP all %.1f plate-boxes %.1f", path, (double)image->width * image->height / 1e6,
           sum, boxes);
    for (unsigned i = 0; i < PHW_MARK_DETECTOR_COUNT; i++)
        printf(" %s %.1f", phw_mark_detector_name((phw_mark_detector)i), times[i]);
    putchar('\n');
    phw_pyramid_done(&pyramid);
    phw_report_free(&report);
    phw_image_free(&image);
}

int main(int argc, char **argv)
{
    const phw_scan_options options = PHW_SCAN_OPTIONS_DEFAULTS;
    phw_error error = PHW_ERROR_INIT;
    phw_scanner *scanner = NULL;
    phw_models *models = NULL;
    if (argc < 3) {
        fputs("usage: mark_times TABLES PICTURE...\n", stderr);
        return 2;
    }
    const phw_model_paths paths = {.tables = argv[1]};
    bench_must(phw_scanner_open(&paths, &options, &scanner, &error), &error);
    bench_must(phw_models_open(paths.tables, &models, &error), &error);
    for (int i = 2; i < argc; i++)
        time_picture(argv[i], scanner, models);
    phw_models_free(&models);
    phw_scanner_free(&scanner);
    return 0;
}
