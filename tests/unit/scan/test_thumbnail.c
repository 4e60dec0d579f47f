/* SPDX-License-Identifier: Apache-2.0 */
#include "builder.h"

#include <stdlib.h>

#include "image/decode.h"
#include "scan/thumbnail.h"

/* Grey stripes everywhere, and another pattern in one box. */
static phw_image *draw(uint32_t width, uint32_t height, phw_box box, uint8_t secret)
{
    phw_image *image = NULL;
    assert_int_equal(phw_image_new(width, height, 3, &image, NULL), PHW_OK);
    for (uint32_t y = 0; y < height; y++)
        for (uint32_t x = 0; x < width; x++)
            for (int c = 0; c < 3; c++)
                phw_image_row_mut(image, y)[3 * x + (uint32_t)c] =
                    x >= box.left && x < box.right && y >= box.top && y < box.bottom
                        ? (uint8_t)(secret * (x / 3 % 2))
                        : (uint8_t)(150 + y / 20 % 2 * 30);
    return image;
}

static phw_image *thumbnail_of(const phw_report *report, const phw_image *image, uint32_t side)
{
    const phw_limits limits = PHW_LIMITS_DEFAULTS;
    uint8_t *bytes = NULL;
    size_t size = 0;
    phw_image *small = NULL;
    phw_container facts;
    assert_int_equal(phw_scan_thumbnail(report, image, side, &bytes, &size, NULL), PHW_OK);
    assert_int_equal(phw_image_decode(bytes, size, &limits, &small, &facts, NULL), PHW_OK);
    free(bytes);
    return small;
}

static void test_it_has_the_side_that_is_asked_for(void **state)
{
    (void)state;
    phw_report *report = build_report(1000, 500);
    phw_image *image = draw(1000, 500, (phw_box){0, 0, 0, 0}, 0);
    phw_image *small = thumbnail_of(report, image, 320);
    assert_int_equal(small->width, 320);
    assert_int_equal(small->height, 160);
    phw_image_free(&small);
    small = thumbnail_of(report, image, 2000);
    assert_int_equal(small->width, 1000); /* never larger than the picture */
    phw_image_free(&small);
    phw_image_free(&image);
    phw_report_free(&report);
}

/* Whatever stands under a finding, the thumbnail is the same to the byte. */
static void test_what_was_found_cannot_be_told_from_it(void **state)
{
    (void)state;
    const phw_box box = {203, 101, 491, 131};
    uint8_t *bytes[2] = {NULL};
    size_t size[2] = {0};
    for (unsigned i = 0; i < 2; i++) {
        phw_report *report = build_report(1000, 500);
        phw_image *image = draw(1000, 500, box, i ? 255 : 90);
        build_place(report, PHW_FINDING_FACE, box, PHW_NO_PLANE, PHW_NO_LINE);
        assert_int_equal(phw_scan_thumbnail(report, image, 320, &bytes[i], &size[i], NULL), PHW_OK);
        phw_image_free(&image);
        phw_report_free(&report);
    }
    assert_int_equal(size[0], size[1]);
    assert_memory_equal(bytes[0], bytes[1], size[0]);
    free(bytes[0]);
    free(bytes[1]);
}

/* Letters that stay legible at this size are covered, also where no finding stands. */
static void test_writing_that_stays_legible_is_covered(void **state)
{
    (void)state;
    const phw_box box = {100, 100, 300, 120};
    phw_report *report = build_report(400, 300);
    build_line(report, box, PHW_NO_PLANE, PHW_LINE_READ);
    report->page->lines[0].height = 20;
    phw_image *image = draw(400, 300, box, 255);
    phw_image *small = thumbnail_of(report, image, 320);
    const uint8_t *middle = phw_image_row(small, 88) + (size_t)160 * 3;
    assert_in_range(middle[0], 58 - 8, 58 + 8); /* the cover's slate, give or take JPEG */
    assert_in_range(middle[2], 92 - 8, 92 + 8);
    phw_image_free(&small);
    phw_image_free(&image);
    phw_report_free(&report);
}

static void test_sizes_that_make_no_sense_are_refused(void **state)
{
    (void)state;
    uint8_t *bytes = NULL;
    size_t size = 0;
    phw_report *report = build_report(400, 300);
    phw_image *image = draw(401, 300, (phw_box){0, 0, 0, 0}, 0);
    assert_int_equal(phw_scan_thumbnail(report, image, 320, &bytes, &size, NULL), PHW_ERR_ARGUMENT);
    assert_int_equal(phw_scan_thumbnail(report, image, 4, &bytes, &size, NULL), PHW_ERR_ARGUMENT);
    assert_null(bytes);
    phw_image_free(&image);
    phw_report_free(&report);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_it_has_the_side_that_is_asked_for),
        cmocka_unit_test(test_what_was_found_cannot_be_told_from_it),
        cmocka_unit_test(test_writing_that_stays_legible_is_covered),
        cmocka_unit_test(test_sizes_that_make_no_sense_are_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
