/* SPDX-License-Identifier: Apache-2.0 */
/* The whole way from a file's bytes to a report, with the real models and a sample's picture. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/geometry.h"
#include "image/decode.h"
#include "image/encode.h"
#include "image/page_writer.h"
#include "mark/mark.h"
#include "modules.h"
#include "photoward/scan.h"
#include "redact/raster.h"
#include "scan/again.h"

#define RECORD PHW_TEST_SOURCE_DIR "/samples/pictures/record-light.png"
#define TABLES PHW_TEST_BINARY_DIR "/photoward.model"

static const phw_model_paths models = {TABLES};

/* A clock that runs on by a step each time it is asked. */
typedef struct ticking {
    int64_t now;
    int64_t step;
} ticking;

static int64_t tick(void *context)
{
    ticking *clock = context;
    clock->now += clock->step;
    return clock->now;
}

static phw_scanner *open_scanner(const phw_clock *clock, uint32_t milliseconds)
{
    phw_scan_options options = PHW_SCAN_OPTIONS_DEFAULTS;
    phw_scanner *scanner = NULL;
    phw_error error = PHW_ERROR_INIT;
    options.clock = clock;
    options.limits.milliseconds = milliseconds;
    if (phw_scanner_open(&models, &options, &scanner, &error) != PHW_OK)
        fail_msg("%s", error.message);
    return scanner;
}

static uint8_t *read_file(const char *path, size_t *size)
{
    FILE *file = fopen(path, "rb");
    assert_non_null(file);
    assert_int_equal(fseek(file, 0, SEEK_END), 0);
    *size = (size_t)ftell(file);
    rewind(file);
    uint8_t *bytes = malloc(*size);
    assert_non_null(bytes);
    assert_int_equal(fread(bytes, 1, *size, file), *size);
    fclose(file);
    return bytes;
}

static size_t count_kind(const phw_report *report, phw_finding_kind kind)
{
    size_t count = 0;
    for (size_t i = 0; i < report->findings->count; i++)
        count += report->findings->items[i].kind == kind;
    return count;
}

static void test_a_record_blocks_and_its_copy_does_not(void **state)
{
    (void)state;
    phw_scanner *scanner = open_scanner(NULL, 0);
    phw_report *report = NULL;
    phw_image *image = NULL;
    size_t size = 0;
    uint8_t *bytes = read_file(RECORD, &size);
    assert_int_equal(phw_scan_bytes(scanner, "record.png", bytes, size, &report, &image, NULL),
                     PHW_OK);
    assert_string_equal(report->file, "record.png");
    assert_int_equal(report->verdict, PHW_VERDICT_BLOCK);
    assert_true(report->complete);
    assert_true(count_kind(report, PHW_FINDING_NHS_NUMBER) > 0);
    assert_true(count_kind(report, PHW_FINDING_PATIENT_NAME) > 0);
    phw_redact_options options = PHW_REDACT_OPTIONS_DEFAULTS;
    options.scope = PHW_SCOPE_IDENTIFIERS;
    phw_redaction *made = NULL;
    const phw_redact_source source = {.bytes = bytes, .size = size, .image = image};
    assert_int_equal(phw_scan_redact(scanner, report, &source, &options, &made, NULL), PHW_OK);
    assert_true(made->proof.passed && made->proof.lossless);
    for (size_t i = 0; i < made->proof.line_count; i++)
        assert_int_equal(made->proof.line[i].outcome, PHW_PROOF_PASSED);
    assert_true(report->proof.passed);
    assert_true(made->covered > 0);
    assert_true(made->covered < (uint64_t)report->width * report->height);
    assert_true(made->left_over < PHW_VERDICT_BLOCK);
    phw_redaction_free(&made);
    phw_report_free(&report);
    phw_image_free(&image);
    phw_scanner_free(&scanner);
    free(bytes);
}

static const phw_finding *first_of(const phw_report *report, phw_finding_kind kind)
{
    for (size_t i = 0; i < report->findings->count; i++)
        if (report->findings->items[i].kind == kind)
            return &report->findings->items[i];
    return NULL;
}

/* Whether a look at a picture in which a box is covered finds a number in a place. */
static bool sees_number(phw_scanner *scanner, const phw_report *report, const phw_image *image,
                        phw_box box, const phw_quad *place)
{
    static const uint8_t black[3] = {0, 0, 0};
    phw_quad cover = phw_quad_from_box(box);
    phw_image *mask = NULL;
    phw_report *seen = NULL;
    assert_int_equal(phw_image_new(image->width, image->height, 1, &mask, NULL), PHW_OK);
    assert_true(phw_raster_quad(mask, &cover));
    const phw_again again = {.source = report,
                             .before = report,
                             .image = image,
                             .fill = black,
                             .container = &report->container,
                             .covering = {mask, mask},
                             .scale = 1,
                             .marks = true};
    assert_int_equal(phw_scan_again(scanner, &again, &seen, NULL), PHW_OK);
    bool found = false;
    for (size_t i = 0; i < seen->findings->count; i++)
        found |= seen->findings->items[i].kind == PHW_FINDING_NHS_NUMBER &&
                 phw_quad_overlap(&seen->findings->items[i].quad, place) > 0;
    phw_report_free(&seen);
    phw_image_free(&mask);
    return found;
}

/* What is kept of the first scan, and what is read anew: a cover that misses an identifier, or
 * stands so near that its line is cut, hides nothing. */
static void test_a_cover_that_misses_is_seen(void **state)
{
    (void)state;
    phw_scanner *scanner = open_scanner(NULL, 0);
    phw_report *report = NULL;
    phw_image *image = NULL;
    size_t size = 0;
    uint8_t *bytes = read_file(RECORD, &size);
    assert_int_equal(phw_scan_bytes(scanner, "record.png", bytes, size, &report, &image, NULL),
                     PHW_OK);
    const phw_finding *number = first_of(report, PHW_FINDING_NHS_NUMBER);
    assert_non_null(number);
    const phw_box box = phw_quad_bounds(&number->quad);
    const double height = box.bottom - box.top;
    const phw_box away = {box.left, box.bottom + 6 * height, box.right, box.bottom + 8 * height};
    const phw_box before = {box.left - 8 * height, box.top, box.left - 0.2 * height, box.bottom};
    const phw_box under = {box.left, box.bottom + 1, box.right, box.bottom + height};
    const phw_box over = {box.left - 2, box.top - 2, box.right + 2, box.bottom + 2};
    assert_true(sees_number(scanner, report, image, away, &number->quad));
    assert_true(sees_number(scanner, report, image, before, &number->quad));
    assert_true(sees_number(scanner, report, image, under, &number->quad));
    assert_false(sees_number(scanner, report, image, over, &number->quad));
    phw_report_free(&report);
    phw_image_free(&image);
    phw_scanner_free(&scanner);
    free(bytes);
}

/* An editor's marker, drawn tightly over a number, leaves too little contrast for layout. */
static void test_a_number_under_a_marker_is_read(void **state)
{
    (void)state;
    phw_scanner *scanner = open_scanner(NULL, 0);
    phw_report *report = NULL, *marked = NULL;
    phw_image *image = NULL;
    size_t size = 0;
    uint8_t *bytes = read_file(RECORD, &size);
    assert_int_equal(phw_scan_bytes(scanner, "record.png", bytes, size, &report, &image, NULL),
                     PHW_OK);
    const phw_finding *number = first_of(report, PHW_FINDING_DATE_OF_BIRTH);
    assert_non_null(number);
    const phw_box box = phw_quad_bounds(&number->quad);
    for (uint32_t y = (uint32_t)box.top - 1; y <= (uint32_t)box.bottom + 1; y++)
        for (size_t i = 3 * ((size_t)box.left - 5); i < 3 * ((size_t)box.right + 5); i++)
            phw_image_row_mut(image, y)[i] /= 8; /* seven eighths of black */
    assert_int_equal(phw_scan_image(scanner, "record.png", image, NULL, &marked, NULL), PHW_OK);
    bool found = false;
    for (size_t i = 0; i < marked->findings->count; i++)
        found |= marked->findings->items[i].kind == PHW_FINDING_DATE_OF_BIRTH &&
                 phw_quad_overlap(&marked->findings->items[i].quad, &number->quad) > 0;
    assert_true(found);
    phw_report_free(&marked);
    phw_report_free(&report);
    phw_image_free(&image);
    phw_scanner_free(&scanner);
    free(bytes);
}

static size_t count_codes(const phw_image *image)
{
    phw_pyramid pyramid;
    phw_codes codes = PHW_CODES_INIT;
    const phw_mark_options options = {1U << PHW_MARK_BARCODES};
    assert_int_equal(phw_pyramid_build(image, 40, &pyramid, NULL), PHW_OK);
    const phw_mark_scene scene = {image, &pyramid, NULL, NULL};
    assert_int_equal(phw_mark_find(&scene, &options, NULL, &codes, NULL), PHW_OK);
    size_t count = codes.count;
    phw_codes_done(&codes);
    phw_pyramid_done(&pyramid);
    return count;
}

/* A DataMatrix holds the whole identity though no letter is written: any phone reads it. */
static void test_a_code_in_a_copy_cannot_be_read(void **state)
{
    (void)state;
    phw_scanner *scanner = open_scanner(NULL, 0);
    const modules_style style = {.pixels = 5};
    const phw_limits limits = PHW_LIMITS_DEFAULTS;
    phw_report *report = NULL;
    phw_redaction *made = NULL;
    phw_container container;
    size_t size = 0;
    uint8_t *seed = read_file(PHW_TEST_SOURCE_DIR "/tests/fuzz/corpus/codes/data-matrix", &size);
    phw_image *image = modules_paint(seed, size, &style), *copy = NULL;
    assert_non_null(image);
    assert_int_equal(count_codes(image), 1);
    assert_int_equal(phw_scan_image(scanner, "label", image, NULL, &report, NULL), PHW_OK);
    assert_true(report->verdict >= PHW_VERDICT_REVIEW);
    assert_int_equal(count_kind(report, PHW_FINDING_BARCODE), 1);
    assert_int_equal(
        phw_scan_redact(scanner, report, &(phw_redact_source){NULL, 0, image}, NULL, &made, NULL),
        PHW_OK);
    assert_int_equal(phw_image_decode(made->bytes, made->size, &limits, &copy, &container, NULL),
                     PHW_OK);
    assert_int_equal(count_codes(copy), 0);
    phw_redaction_free(&made);
    phw_report_free(&report);
    phw_image_free(&image);
    phw_image_free(&copy);
    phw_scanner_free(&scanner);
    free(seed);
}

/* Time that is up before the first line was read: no verdict that says nothing is there. */
static void test_no_time_is_not_clear(void **state)
{
    (void)state;
    ticking ticks = {0, 1000};
    const phw_clock clock = {tick, &ticks};
    phw_scanner *scanner = open_scanner(&clock, 1);
    phw_report *report = NULL;
    phw_redact_options options = PHW_REDACT_OPTIONS_DEFAULTS;
    phw_redaction *made = NULL;
    phw_image *image = NULL;
    size_t size = 0;
    uint8_t *bytes = read_file(RECORD, &size);
    assert_int_equal(phw_scan_bytes(scanner, "record.png", bytes, size, &report, &image, NULL),
                     PHW_OK);
    assert_false(report->complete);
    assert_true(report->verdict >= PHW_VERDICT_REVIEW);
    assert_true(report->unread_count > 0);
    report->page->complete = true; /* as if the time had only run out on the copy */
    options.scope = PHW_SCOPE_IDENTIFIERS;
    const phw_redact_source source = {.bytes = bytes, .size = size, .image = image};
    assert_int_equal(phw_scan_redact(scanner, report, &source, &options, &made, NULL),
                     PHW_ERR_TIMEOUT);
    assert_null(made);
    phw_report_free(&report);
    phw_image_free(&image);
    phw_scanner_free(&scanner);
    free(bytes);
}

/* Nor where only what hardly differs from its ground was left. */
static void test_no_time_for_faint_letters_is_not_clear(void **state)
{
    (void)state;
    ticking ticks = {0, 1000};
    const phw_clock clock = {tick, &ticks};
    phw_scanner *scanner = open_scanner(&clock, 1);
    phw_image *image = NULL;
    phw_report *report = NULL;
    assert_int_equal(phw_image_new(320, 96, 3, &image, NULL), PHW_OK);
    for (uint32_t y = 0; y < image->height; y++)
        for (uint32_t x = 0; x < image->width; x++) {
            const bool stroke = y >= 40 && y < 52 && x >= 20 && x < 300 && x % 8 < 3;
            memset(phw_image_row_mut(image, y) + (size_t)x * 3, stroke ? 199 : 200, 3);
        }
    assert_int_equal(phw_scan_image(scanner, "faint", image, NULL, &report, NULL), PHW_OK);
    assert_false(report->complete);
    assert_true(report->verdict >= PHW_VERDICT_REVIEW);
    phw_report_free(&report);
    phw_image_free(&image);
    phw_scanner_free(&scanner);
}

/* Grain has more faint lines than a page and says nothing: no limit is told of. */
static void test_faint_grain_is_no_limit(void **state)
{
    (void)state;
    phw_scanner *scanner = open_scanner(NULL, 0);
    phw_image *image = NULL;
    phw_report *report = NULL;
    assert_int_equal(phw_image_new(400, 7200, 3, &image, NULL), PHW_OK);
    for (uint32_t y = 0; y < image->height; y++)
        for (uint32_t x = 0; x < image->width; x++) {
            const bool stroke = y % 24 >= 8 && y % 24 < 20 && x >= 20 && x < 380 && x % 8 < 3;
            memset(phw_image_row_mut(image, y) + (size_t)x * 3, stroke ? 199 : 200, 3);
        }
    assert_int_equal(phw_scan_image(scanner, "grain", image, NULL, &report, NULL), PHW_OK);
    assert_true(report->complete);
    phw_report_free(&report);
    phw_image_free(&image);
    phw_scanner_free(&scanner);
}

static void test_a_blank_picture_is_clear(void **state)
{
    (void)state;
    phw_scanner *scanner = open_scanner(NULL, 0);
    phw_image *blank = NULL;
    phw_report *report = NULL;
    assert_int_equal(phw_image_new(200, 100, 3, &blank, NULL), PHW_OK);
    memset(blank->pixels, 200, blank->stride * blank->height);
    assert_int_equal(phw_scan_image(scanner, "blank", blank, NULL, &report, NULL), PHW_OK);
    assert_int_equal(report->verdict, PHW_VERDICT_CLEAR);
    assert_true(report->complete);
    assert_int_equal(report->reason_count, 1);
    phw_report_free(&report);
    phw_image_free(&blank);
    phw_scanner_free(&scanner);
}

static void test_what_is_no_picture_is_an_error(void **state)
{
    (void)state;
    phw_scanner *scanner = open_scanner(NULL, 0);
    phw_report *report = NULL;
    phw_image *image = NULL;
    phw_error error = PHW_ERROR_INIT;
    const uint8_t text[] = "not a picture";
    assert_int_not_equal(
        phw_scan_bytes(scanner, "note.txt", text, sizeof text - 1, &report, &image, &error),
        PHW_OK);
    assert_null(report);
    assert_null(image);
    assert_true(error.message[0]);
    phw_scanner_free(&scanner);
    phw_scanner_free(&scanner);
}

/* Cut off somewhere in its pixels a file is an error, or it is never clear: half a record may be in
 * the other half. */
static void test_a_cut_file_is_never_clear(void **state)
{
    (void)state;
    const phw_jpeg_options options = PHW_JPEG_OPTIONS_DEFAULTS;
    phw_scanner *scanner = open_scanner(NULL, 0);
    phw_image *grain = NULL;
    uint8_t *bytes = NULL;
    size_t size = 0, examined = 0;
    assert_int_equal(phw_image_new(400, 300, 3, &grain, NULL), PHW_OK);
    for (size_t i = 0; i < grain->stride * grain->height; i++)
        grain->pixels[i] =
            (uint8_t)(180 + ((uint32_t)i * 2654435761U >> 28)); /* compresses badly */
    assert_int_equal(phw_image_encode_jpeg(grain, &options, &bytes, &size, NULL), PHW_OK);
    for (size_t tenth = 3; tenth < 10; tenth += 2) {
        phw_report *report = NULL;
        phw_status status =
            phw_scan_bytes(scanner, "cut", bytes, size * tenth / 10, &report, NULL, NULL);
        if (status != PHW_OK)
            continue;
        examined++;
        assert_false(report->complete);
        assert_true(report->verdict >= PHW_VERDICT_REVIEW);
        phw_report_free(&report);
    }
    assert_true(examined > 0);
    phw_image_free(&grain);
    phw_scanner_free(&scanner);
    free(bytes);
}

static void test_models_that_are_not_there(void **state)
{
    (void)state;
    const phw_scan_options options = PHW_SCAN_OPTIONS_DEFAULTS;
    const phw_model_paths no_tables = {"no such file"};
    phw_scanner *scanner = NULL;
    phw_error error = PHW_ERROR_INIT;
    assert_int_equal(phw_scanner_open(&no_tables, &options, &scanner, &error), PHW_ERR_IO);
    assert_non_null(strstr(error.message, "look-up tables"));
    assert_null(scanner);
}

/* A soft page, then a record, in one file. */
static uint8_t *two_pages(phw_format format, const phw_image *record, size_t *size)
{
    phw_page_writer *writer = NULL;
    phw_image *soft = NULL;
    uint8_t *bytes = NULL;
    assert_int_equal(phw_image_new(record->width, record->height, 3, &soft, NULL), PHW_OK);
    memset(soft->pixels, 180, soft->stride * soft->height);
    assert_int_equal(phw_page_writer_open(format, 2, 0, &writer, NULL), PHW_OK);
    assert_int_equal(phw_page_writer_add(writer, soft, 500, NULL), PHW_OK);
    assert_int_equal(phw_page_writer_add(writer, record, 500, NULL), PHW_OK);
    assert_int_equal(phw_page_writer_finish(writer, &bytes, size, NULL), PHW_OK);
    phw_page_writer_free(&writer);
    phw_image_free(&soft);
    return bytes;
}

static void test_a_record_on_the_second_page_blocks_and_is_covered(void **state)
{
    (void)state;
    const phw_limits limits = PHW_LIMITS_DEFAULTS;
    phw_scanner *scanner = open_scanner(NULL, 0);
    phw_container facts;
    phw_image *record = NULL, *image = NULL;
    phw_report *report = NULL, *after = NULL;
    phw_redaction *made = NULL;
    size_t size = 0, file_size = 0;
    uint8_t *file = read_file(RECORD, &file_size);
    assert_int_equal(phw_image_decode(file, file_size, &limits, &record, &facts, NULL), PHW_OK);
    uint8_t *bytes = two_pages(PHW_FORMAT_TIFF, record, &size);
    assert_int_equal(phw_scan_bytes(scanner, "two.tif", bytes, size, &report, &image, NULL),
                     PHW_OK);
    assert_int_equal(report->verdict, PHW_VERDICT_BLOCK);
    assert_true(report->complete);
    assert_int_equal(report->findings->count, 0);
    assert_int_equal(report->further_count, 1);
    assert_int_equal(report->further[0]->container.page, 1);
    assert_true(count_kind(report->further[0], PHW_FINDING_NHS_NUMBER) > 0);
    const phw_redact_source source = {.bytes = bytes, .size = size, .image = image};
    assert_int_equal(phw_scan_redact(scanner, report, &source, NULL, &made, NULL), PHW_OK);
    assert_true(made->proof.passed);
    assert_int_equal(made->format, PHW_FORMAT_TIFF);
    assert_int_equal(
        phw_scan_bytes(scanner, "copy.tif", made->bytes, made->size, &after, NULL, NULL), PHW_OK);
    assert_int_equal(after->container.pages, 2);
    assert_int_not_equal(after->verdict, PHW_VERDICT_BLOCK);
    assert_true(phw_container_is_bare(&after->container));
    phw_report_free(&after);
    phw_redaction_free(&made);
    phw_report_free(&report);
    phw_image_free(&image);
    phw_image_free(&record);
    free(bytes);
    free(file);
    phw_scanner_free(&scanner);
}

/* Two pages, the first of which is enough: less is looked at, the verdict is the same, and it says
 * that this is not all. */
static void test_a_quick_look_stops_when_it_is_sure(void **state)
{
    (void)state;
    const phw_limits limits = PHW_LIMITS_DEFAULTS;
    const phw_model_paths paths = {TABLES};
    phw_scan_options options = PHW_SCAN_OPTIONS_DEFAULTS;
    phw_scanner *scanner = NULL;
    phw_image *record = NULL, *blank = NULL;
    phw_report *report = NULL;
    phw_container facts;
    size_t size = 0, file_size = 0;
    options.quick = true;
    assert_int_equal(phw_scanner_open(&paths, &options, &scanner, NULL), PHW_OK);
    uint8_t *file = read_file(RECORD, &file_size);
    assert_int_equal(phw_scan_bytes(scanner, "record.png", file, file_size, &report, NULL, NULL),
                     PHW_OK);
    assert_int_equal(report->verdict, PHW_VERDICT_BLOCK);
    assert_true(report->stopped_early);
    assert_false(report->complete);
    assert_int_equal(report->unread_count, 0);
    size_t records = 0;
    for (size_t i = 0; i < report->page->plane_count; i++)
        records += report->page->planes[i].record;
    assert_true(records > 0);
    phw_report_free(&report);

    /* The record is the second page: the first is looked at to the end, and is not complained of.
     */
    assert_int_equal(phw_image_decode(file, file_size, &limits, &record, &facts, NULL), PHW_OK);
    uint8_t *bytes = two_pages(PHW_FORMAT_TIFF, record, &size);
    assert_int_equal(phw_scan_bytes(scanner, "two.tif", bytes, size, &report, NULL, NULL), PHW_OK);
    assert_int_equal(report->verdict, PHW_VERDICT_BLOCK);
    assert_true(report->stopped_early);
    phw_report_free(&report);

    /* Nothing to be sure of: all is looked at. */
    assert_int_equal(phw_image_new(300, 200, 3, &blank, NULL), PHW_OK);
    assert_int_equal(phw_scan_image(scanner, "blank", blank, NULL, &report, NULL), PHW_OK);
    assert_int_equal(report->verdict, PHW_VERDICT_CLEAR);
    assert_true(report->complete && !report->stopped_early);
    phw_report_free(&report);
    phw_image_free(&blank);
    phw_image_free(&record);
    free(bytes);
    free(file);
    phw_scanner_free(&scanner);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_a_record_blocks_and_its_copy_does_not),
        cmocka_unit_test(test_a_cover_that_misses_is_seen),
        cmocka_unit_test(test_a_number_under_a_marker_is_read),
        cmocka_unit_test(test_a_code_in_a_copy_cannot_be_read),
        cmocka_unit_test(test_no_time_is_not_clear),
        cmocka_unit_test(test_no_time_for_faint_letters_is_not_clear),
        cmocka_unit_test(test_faint_grain_is_no_limit),
        cmocka_unit_test(test_a_blank_picture_is_clear),
        cmocka_unit_test(test_what_is_no_picture_is_an_error),
        cmocka_unit_test(test_a_cut_file_is_never_clear),
        cmocka_unit_test(test_models_that_are_not_there),
        cmocka_unit_test(test_a_record_on_the_second_page_blocks_and_is_covered),
        cmocka_unit_test(test_a_quick_look_stops_when_it_is_sure),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
