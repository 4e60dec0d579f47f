/* SPDX-License-Identifier: Apache-2.0 */
/* A patient's name under a bar that does not hide it, on sample pictures: found, read, said. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/geometry.h"
#include "photoward/scan.h"
#include "scan/panels.h"

#define TABLES PHW_TEST_BINARY_DIR "/photoward.model"
#define PICTURES PHW_TEST_SOURCE_DIR "/samples/pictures/"

/* Pixels round the letters that a bar covers as well. */
#define ROUND 4

static const phw_finding *name_of(const phw_report *report)
{
    for (size_t i = 0; i < report->findings->count; i++)
        if (report->findings->items[i].kind == PHW_FINDING_PATIENT_NAME)
            return &report->findings->items[i];
    return NULL;
}

/* Black over all places of a name, through which a share of what is under it shows. */
static void cover(phw_image *image, const phw_report *report, double through)
{
    for (size_t i = 0; i < report->findings->count; i++) {
        const phw_finding *finding = &report->findings->items[i];
        const phw_box box = phw_quad_bounds(&finding->quad);
        if (finding->kind != PHW_FINDING_PATIENT_NAME)
            continue;
        for (uint32_t y = (uint32_t)box.top - ROUND; y < box.bottom + ROUND; y++) {
            uint8_t *row = phw_image_row_mut(image, y);
            for (uint32_t x = 3 * ((uint32_t)box.left - ROUND); x < 3 * (box.right + ROUND); x++)
                row[x] = (uint8_t)lround(through * row[x]);
        }
    }
}

static bool is_read_through(const phw_report *report)
{
    for (size_t i = 0; i < report->reason_count; i++)
        if (strcmp(report->reasons[i].rule, "cover-read-through") == 0)
            return true;
    return false;
}

/* Scans a sample, covers its name, and scans what became of it. */
static phw_report *scan_covered(const char *path, double through)
{
    const phw_model_paths models = {TABLES};
    const phw_scan_options options = PHW_SCAN_OPTIONS_DEFAULTS;
    phw_scanner *scanner = NULL;
    phw_report *report = NULL;
    phw_image *image = NULL;
    FILE *file = fopen(path, "rb");
    assert_non_null(file);
    assert_int_equal(fseek(file, 0, SEEK_END), 0);
    const size_t size = (size_t)ftell(file);
    uint8_t *bytes = malloc(size);
    rewind(file);
    assert_true(bytes && fread(bytes, 1, size, file) == size);
    fclose(file);
    assert_int_equal(phw_scanner_open(&models, &options, &scanner, NULL), PHW_OK);
    assert_int_equal(phw_scan_bytes(scanner, "whole", bytes, size, &report, &image, NULL), PHW_OK);
    cover(image, report, through);
    phw_report_free(&report);
    assert_int_equal(phw_scan_image(scanner, "covered", image, NULL, &report, NULL), PHW_OK);
    phw_image_free(&image);
    phw_scanner_free(&scanner);
    free(bytes);
    return report;
}

static void test_a_name_under_a_bar_that_does_not_hide_it(void **state)
{
    static const char *const samples[] = {PICTURES "record-light.png", PICTURES "record-dark.png"};
    static const double through[] = {0.08, 0.2};
    (void)state;
    for (size_t i = 0; i < sizeof samples / sizeof samples[0]; i++)
        for (size_t k = 0; k < sizeof through / sizeof through[0]; k++) {
            phw_report *report = scan_covered(samples[i], through[k]);
            assert_int_equal(report->verdict, PHW_VERDICT_BLOCK);
            assert_true(is_read_through(report));
            assert_non_null(name_of(report));
            phw_report_free(&report);
        }
}

static void test_a_bar_that_hides_a_name(void **state)
{
    (void)state;
    phw_report *report = scan_covered(PICTURES "record-dark.png", 0);
    assert_false(is_read_through(report));
    assert_null(name_of(report));
    phw_report_free(&report);
}

static void add(phw_findings *findings, phw_finding_kind kind, double left, double right)
{
    phw_finding finding = {.kind = kind,
                           .subject = PHW_SUBJECT_UNKNOWN,
                           .confidence = 0.75,
                           .quad = phw_quad_from_box((phw_box){left, 20, right, 40}),
                           .plane = PHW_NO_PLANE,
                           .line = PHW_NO_LINE};
    phw_finding_because(&finding, kind == PHW_FINDING_WEAK_REDACTION ? "translucent" : "label");
    assert_int_equal(phw_findings_add(findings, &finding, NULL), PHW_OK);
}

/* Words under one cover were read, and another is looked for in vain since. */
static void test_a_cover_found_once_stays(void **state)
{
    phw_findings *before = NULL, *after = NULL;
    (void)state;
    assert_int_equal(phw_findings_new(&before, NULL), PHW_OK);
    assert_int_equal(phw_findings_new(&after, NULL), PHW_OK);
    add(before, PHW_FINDING_WEAK_REDACTION, 10, 90);
    add(before, PHW_FINDING_WEAK_REDACTION, 200, 300);
    add(before, PHW_FINDING_PATIENT_NAME, 400, 500);
    add(after, PHW_FINDING_WEAK_REDACTION, 15, 90);
    assert_int_equal(phw_scan_keep_covers(before, after, NULL), PHW_OK);
    assert_int_equal(after->count, 2);
    assert_float_equal(phw_quad_bounds(&after->items[1].quad).left, 200, 0);
    assert_string_equal(after->items[1].because[0], "translucent");
    phw_findings_free(&before);
    phw_findings_free(&after);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_a_name_under_a_bar_that_does_not_hide_it),
        cmocka_unit_test(test_a_bar_that_hides_a_name),
        cmocka_unit_test(test_a_cover_found_once_stays),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
