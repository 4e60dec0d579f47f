/* SPDX-License-Identifier: Apache-2.0 */
/* A record whose heading stands in white on a coloured band full of moiré, with the real models. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <math.h>
#include <stdio.h>

#include "base/geometry.h"
#include "image/decode.h"
#include "layout/layout.h"
#include "model/model.h"
#include "photoward/scan.h"
#include "scan/bands.h"
#include "scan/views.h"

#define RECORD PHW_TEST_SOURCE_DIR "/samples/pictures/record-light.png"
#define TABLES PHW_TEST_BINARY_DIR "/photoward.model"

/* Rows of the sample's heading. */
enum { TOP = 35, BOTTOM = 85 };
#define STROKE 0.7
#define WAVES 0.8 /* radians a pixel along a row */

static phw_image *read_record(void)
{
    const phw_limits limits = PHW_LIMITS_DEFAULTS;
    phw_container facts;
    phw_image *image = NULL;
    static uint8_t bytes[1 << 20];
    FILE *file = fopen(RECORD, "rb");
    assert_non_null(file);
    const size_t size = fread(bytes, 1, sizeof bytes, file);
    fclose(file);
    assert_int_equal(phw_image_decode(bytes, size, &limits, &image, &facts, NULL), PHW_OK);
    return image;
}

/* White on blue, its thin strokes half lost to blur. Where the display's stripes beat with the
 * camera's pixels, the channels have waves as high as their levels, a third apart. */
static void paint_heading(phw_image *image, double wave)
{
    static const double band[3] = {0, 100, 180}, third = 2.0943951;
    for (uint32_t y = TOP; y < BOTTOM; y++)
        for (uint32_t x = 0; x < image->width; x++) {
            uint8_t *pixel = phw_image_row_mut(image, y) + (size_t)x * 3;
            const double ink = fmin(fmax((232 - pixel[1]) / 180.0, 0), 1);
            for (int c = 0; c < 3; c++) {
                const double level = band[c] + STROKE * ink * (250 - band[c]);
                const double beat = sin((x + 0.6 * y) * WAVES + c * third);
                pixel[c] = (uint8_t)fmin(level * (1 + wave * beat), 255);
            }
        }
}

static size_t count_in_heading(const phw_report *report, phw_finding_kind kind)
{
    size_t count = 0;
    for (size_t i = 0; i < report->findings->count; i++) {
        const phw_finding *finding = &report->findings->items[i];
        const double y = phw_quad_centre(&finding->quad).y;
        count += finding->kind == kind && y > TOP && y < BOTTOM;
    }
    return count;
}

static void check_heading(double wave)
{
    const phw_model_paths models = {TABLES};
    const phw_scan_options options = PHW_SCAN_OPTIONS_DEFAULTS;
    phw_scanner *scanner = NULL;
    phw_report *report = NULL;
    phw_image *image = read_record();
    paint_heading(image, wave);
    assert_int_equal(phw_scanner_open(&models, &options, &scanner, NULL), PHW_OK);
    assert_int_equal(phw_scan_image(scanner, "record", image, NULL, &report, NULL), PHW_OK);
    assert_true(count_in_heading(report, PHW_FINDING_PATIENT_NAME) > 0);
    assert_true(count_in_heading(report, PHW_FINDING_NHS_NUMBER) > 0);
    phw_report_free(&report);
    phw_scanner_free(&scanner);
    phw_image_free(&image);
}

static void test_letters_under_moire_are_read(void **state)
{
    (void)state;
    check_heading(0);
    check_heading(0.4);
}

/* Where moiré hides all of a page, nothing was read before its band is looked at. */
static void test_a_band_is_read_where_nothing_else_was(void **state)
{
    (void)state;
    const phw_ocr_budget budget = {.words = 1000};
    phw_models *models = NULL;
    phw_ocr *ocr = NULL;
    phw_page *page = NULL, *left = NULL;
    phw_pyramid pyramid = PHW_PYRAMID_INIT;
    phw_image *image = read_record();
    size_t size = 0, read = 0;
    paint_heading(image, 0.4);
    assert_int_equal(phw_models_open(TABLES, &models, NULL), PHW_OK);
    const uint8_t *model = phw_models_reader(models, &size);
    assert_int_equal(phw_ocr_open(model, size, &ocr, NULL), PHW_OK);
    assert_int_equal(phw_page_new(image->width, image->height, &page, NULL), PHW_OK);
    assert_int_equal(phw_page_new(image->width, image->height, &left, NULL), PHW_OK);
    assert_int_equal(phw_pyramid_build(image, PHW_LAYOUT_LEAST_SIDE, &pyramid, NULL), PHW_OK);
    assert_int_equal(phw_scan_read_bands(ocr, image, &pyramid, &budget, page, left, NULL), PHW_OK);
    for (size_t i = 0; i < page->line_count; i++)
        read += page->lines[i].state == PHW_LINE_READ;
    assert_true(read > 0);
    for (size_t i = 0; i < left->line_count; i++)
        assert_int_equal(left->lines[i].state, PHW_LINE_UNREAD);
    phw_pyramid_done(&pyramid);
    phw_page_free(&left);
    phw_page_free(&page);
    phw_ocr_free(&ocr);
    phw_models_free(&models);
    phw_image_free(&image);
}

/* How many words are read of lines that were found and could not be read. */
static size_t read_in_views(const phw_page *found)
{
    const phw_model_paths models = {TABLES};
    const phw_scan_options options = PHW_SCAN_OPTIONS_DEFAULTS;
    const phw_ocr_budget budget = {.words = 1000};
    phw_scanner *scanner = NULL;
    phw_page *page = NULL, *left = NULL;
    phw_image *image = read_record();
    paint_heading(image, 0.4);
    assert_int_equal(phw_scanner_open(&models, &options, &scanner, NULL), PHW_OK);
    assert_int_equal(phw_page_new(image->width, image->height, &page, NULL), PHW_OK);
    assert_int_equal(phw_page_new(image->width, image->height, &left, NULL), PHW_OK);
    for (size_t i = 0; i < found->line_count; i++) {
        phw_line line = found->lines[i];
        line.state = PHW_LINE_UNREAD;
        line.first_word = line.word_count = 0;
        line.plane = PHW_NO_PLANE;
        if (found->lines[i].state == PHW_LINE_READ)
            assert_int_equal(phw_page_add_line(left, &line, NULL), PHW_OK);
    }
    assert_true(left->line_count > 0);
    assert_int_equal(phw_scan_read_views(scanner, image, left, &budget, page, NULL), PHW_OK);
    size_t words = 0;
    for (size_t i = 0; i < page->line_count; i++) {
        assert_int_equal(page->lines[i].state, PHW_LINE_READ);
        assert_true(page->lines[i].word_count > 1);
        words += page->lines[i].word_count;
    }
    phw_page_free(&left);
    phw_page_free(&page);
    phw_scanner_free(&scanner);
    phw_image_free(&image);
    return words;
}

static void test_lines_that_could_not_be_read_are_in_views(void **state)
{
    (void)state;
    const phw_model_paths models = {TABLES};
    const phw_scan_options options = PHW_SCAN_OPTIONS_DEFAULTS;
    phw_scanner *scanner = NULL;
    phw_report *report = NULL;
    phw_image *image = read_record();
    phw_page *heading = NULL;
    paint_heading(image, 0);
    assert_int_equal(phw_scanner_open(&models, &options, &scanner, NULL), PHW_OK);
    assert_int_equal(phw_scan_image(scanner, "record", image, NULL, &report, NULL), PHW_OK);
    assert_int_equal(phw_page_new(image->width, image->height, &heading, NULL), PHW_OK);
    for (size_t i = 0; i < report->page->line_count; i++) {
        const phw_line *line = &report->page->lines[i];
        const double y = phw_quad_centre(&line->quad).y;
        if (line->state == PHW_LINE_READ && y > TOP && y < BOTTOM)
            assert_int_equal(phw_page_add_line(heading, line, NULL), PHW_OK);
    }
    assert_true(read_in_views(heading) > 1);
    phw_page_free(&heading);
    phw_report_free(&report);
    phw_scanner_free(&scanner);
    phw_image_free(&image);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_letters_under_moire_are_read),
        cmocka_unit_test(test_a_band_is_read_where_nothing_else_was),
        cmocka_unit_test(test_lines_that_could_not_be_read_are_in_views),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
