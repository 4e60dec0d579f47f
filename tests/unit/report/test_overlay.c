/* SPDX-License-Identifier: Apache-2.0 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include <math.h>

#include "report/kinds.h"
#include "report/report.h"
#include "sample.h"

static phw_image *grey_picture(uint32_t width, uint32_t height, uint32_t channels)
{
    phw_image *image = NULL;
    assert_int_equal(phw_image_new(width, height, channels, &image, NULL), PHW_OK);
    for (uint32_t y = 0; y < height; y++)
        memset(phw_image_row_mut(image, y), 200, (size_t)width * channels);
    return image;
}

static bool has_colour(const phw_image *image, uint32_t x, uint32_t y, phw_colour colour)
{
    const uint8_t *at = phw_image_row(image, y) + (size_t)x * 3;
    return at[0] == colour.red && at[1] == colour.green && at[2] == colour.blue;
}

static size_t count_colour(const phw_image *image, phw_colour colour)
{
    size_t count = 0;
    for (uint32_t y = 0; y < image->height; y++)
        for (uint32_t x = 0; x < image->width; x++)
            count += has_colour(image, x, y, colour);
    return count;
}

/* The banner stands above the picture, never on it. */
static void keeps_the_whole_picture_below_the_banner(void **state)
{
    (void)state;
    phw_report *report = sample_clear();
    phw_image *image = grey_picture(400, 300, 3), *overlay = NULL;
    assert_int_equal(phw_report_overlay(report, image, &overlay, NULL), PHW_OK);
    assert_true(overlay->height > 300 && overlay->width >= 400);
    uint32_t top = overlay->height - 300;
    for (uint32_t y = 0; y < 300; y++)
        assert_memory_equal(phw_image_row(overlay, top + y), phw_image_row(image, y), 400 * 3);
    assert_true(has_colour(overlay, 0, 0, (phw_colour){27, 94, 32})); /* clear is green */
    phw_image_free(&overlay);
    phw_image_free(&image);
    phw_report_free(&report);
}

static void draws_a_box_round_each_finding(void **state)
{
    (void)state;
    phw_report *report = sample_block();
    phw_image *image = grey_picture(400, 300, 3), *overlay = NULL;
    assert_int_equal(phw_report_overlay(report, image, &overlay, NULL), PHW_OK);
    uint32_t top = overlay->height - 300;
    phw_colour name = phw_kinds_group_colour(PHW_GROUP_NAME);
    phw_colour number = phw_kinds_group_colour(PHW_GROUP_NUMBER);
    assert_true(has_colour(overlay, 70, top + 19, name));  /* upper edge */
    assert_true(has_colour(overlay, 70, top + 32, name));  /* lower edge */
    assert_false(has_colour(overlay, 70, top + 26, name)); /* its inside can still be read */
    assert_true(has_colour(overlay, 335, top + 19, number));
    assert_true(has_colour(overlay, 0, 0, (phw_colour){176, 0, 32})); /* block is red */
    /* Labels and legend: far more of the colour than the thin box alone. */
    assert_true(count_colour(overlay, name) > 600);
    phw_image_free(&overlay);
    phw_image_free(&image);
    phw_report_free(&report);
}

static void hatches_what_was_not_read(void **state)
{
    (void)state;
    phw_report *report = sample_block();
    phw_image *image = grey_picture(400, 300, 3), *overlay = NULL;
    assert_int_equal(phw_report_overlay(report, image, &overlay, NULL), PHW_OK);
    uint32_t top = overlay->height - 300;
    size_t hatched = 0, plain = 0;
    for (uint32_t x = 155; x < 245; x++) {
        const uint8_t *at = phw_image_row(overlay, top + 150) + (size_t)x * 3;
        hatched += at[2] < 150; /* amber has no blue */
        plain += at[2] == 200;
    }
    assert_true(hatched > 10 && plain > 30);
    phw_image_free(&overlay);
    phw_image_free(&image);
    phw_report_free(&report);
}

static void takes_grey_tiny_and_empty_pictures(void **state)
{
    (void)state;
    static const struct {
        uint32_t width, height, channels;
    } cases[] = {{1, 1, 3}, {1, 1, 1}, {400, 300, 1}, {3, 2000, 3}, {2000, 3, 3}};
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        phw_report *report = sample_block();
        phw_image *image = grey_picture(cases[i].width, cases[i].height, cases[i].channels);
        phw_image *overlay = NULL;
        report->width = image->width;
        report->height = image->height;
        assert_int_equal(phw_report_overlay(report, image, &overlay, NULL), PHW_OK);
        assert_int_equal(overlay->channels, 3);
        phw_image_free(&overlay);
        phw_image_free(&image);
        phw_report_free(&report);
    }
}

/* A picture as large as an image file can be gets its boxes without the banner. */
static void leaves_the_banner_out_where_nothing_more_fits(void **state)
{
    (void)state;
    phw_report *report = sample_block();
    phw_image *image = grey_picture(400, 65535, 3), *overlay = NULL;
    assert_int_equal(phw_report_overlay(report, image, &overlay, NULL), PHW_OK);
    assert_int_equal(overlay->height, 65535);
    assert_int_equal(overlay->width, 400);
    phw_image_free(&overlay);
    phw_image_free(&image);
    phw_report_free(&report);
}

static void survives_wild_quads(void **state)
{
    (void)state;
    static const double wild[] = {NAN, INFINITY, -INFINITY, 1e300, -1e12};
    for (size_t i = 0; i < sizeof wild / sizeof wild[0]; i++) {
        phw_report *report = sample_block();
        phw_image *image = grey_picture(64, 48, 3), *overlay = NULL;
        report->findings->items[0].quad.corner[1].x = wild[i];
        report->findings->items[1].quad.corner[2].y = wild[i];
        report->page->planes[0].quad.corner[0].x = wild[i];
        report->unread[0].quad.corner[3].y = wild[i];
        assert_int_equal(phw_report_overlay(report, image, &overlay, NULL), PHW_OK);
        phw_image_free(&overlay);
        phw_image_free(&image);
        phw_report_free(&report);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(keeps_the_whole_picture_below_the_banner),
        cmocka_unit_test(draws_a_box_round_each_finding),
        cmocka_unit_test(hatches_what_was_not_read),
        cmocka_unit_test(takes_grey_tiny_and_empty_pictures),
        cmocka_unit_test(leaves_the_banner_out_where_nothing_more_fits),
        cmocka_unit_test(survives_wild_quads),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
