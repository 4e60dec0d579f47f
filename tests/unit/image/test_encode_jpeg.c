/* SPDX-License-Identifier: Apache-2.0 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdlib.h>
#include <string.h>

#include "picture.h"

enum { SOI = 0xD8, EOI = 0xD9, SOS = 0xDA, APP0 = 0xE0, COM = 0xFE };

/* Walks the markers: one bare JFIF of 14 bytes and no other application segment or comment; the
 * end marker is the end of the file. @return the number of scans. */
static int assert_only_pixels(const uint8_t *at, size_t size)
{
    size_t position = 2;
    int scans = 0, jfif = 0;
    assert_int_equal(at[0], 0xFF);
    assert_int_equal(at[1], SOI);
    for (;;) {
        assert_int_equal(at[position], 0xFF);
        int marker = at[position + 1];
        if (marker == EOI)
            break;
        size_t length = (size_t)at[position + 2] << 8 | at[position + 3];
        assert_int_not_equal(marker, COM);
        if (marker >= APP0 && marker <= APP0 + 15) {
            assert_int_equal(marker, APP0);
            assert_int_equal(length, 16);
            assert_memory_equal(at + position + 4, "JFIF\0", 5);
            assert_int_equal(at[position + 16] + at[position + 17], 0); /* no thumbnail */
            jfif++;
        }
        position += 2 + length;
        if (marker != SOS)
            continue;
        scans++;
        while (at[position] != 0xFF || !at[position + 1])
            position++;
    }
    assert_int_equal(position + 2, size);
    assert_int_equal(jfif, 1);
    return scans;
}

static bytes encode(const phw_image *picture, const phw_jpeg_options *options)
{
    bytes file = {0};
    phw_error error = PHW_ERROR_INIT;
    if (phw_image_encode_jpeg(picture, options, &file.at, &file.size, &error) != PHW_OK)
        fail_msg("%s", error.message);
    return file;
}

static void test_options_are_followed(void **state)
{
    (void)state;
    phw_image *picture = make_picture(170, 90);
    for (int variant = 0; variant < 16; variant++) {
        const phw_jpeg_options options = {.quality = 70 + 2 * variant,
                                          .h_sampling = 1 + (variant & 1),
                                          .v_sampling = 1 + (variant >> 1 & 1),
                                          .progressive = variant & 4,
                                          .optimise = variant & 8};
        bytes file = encode(picture, &options);
        int scans = assert_only_pixels(file.at, file.size);
        phw_container facts;
        phw_image *image = decode_well(&file, &facts);
        assert_true(facts.complete);
        assert_int_equal(facts.jpeg_quality, options.quality);
        assert_int_equal(facts.jpeg_h_sampling, options.h_sampling);
        assert_int_equal(facts.jpeg_v_sampling, options.v_sampling);
        assert_int_equal(facts.progressive, options.progressive);
        assert_true(options.progressive ? scans > 1 : scans == 1);
        assert_true(psnr(picture, image) > 30);
        phw_image_free(&image);
        bytes_free(&file);
    }
    phw_image_free(&picture);
}

static void test_optimised_tables_are_smaller_and_show_the_same(void **state)
{
    (void)state;
    phw_image *picture = make_picture(170, 90);
    phw_jpeg_options options = PHW_JPEG_OPTIONS_DEFAULTS;
    bytes plain = encode(picture, &options);
    options.optimise = true;
    bytes optimised = encode(picture, &options);
    assert_true(optimised.size < plain.size);
    phw_image *a = decode_well(&plain, NULL), *b = decode_well(&optimised, NULL);
    assert_true(same_pixels(a, b));
    phw_image_free(&a);
    phw_image_free(&b);
    phw_image_free(&picture);
    bytes_free(&plain);
    bytes_free(&optimised);
}

/* More than one output block, and rows of grey with padding. */
static void test_large_and_grey(void **state)
{
    (void)state;
    const phw_jpeg_options options = {.quality = 100, .h_sampling = 1, .v_sampling = 1};
    const uint32_t side = 600, stride = 640;
    uint8_t *pixels = malloc((size_t)side * stride);
    assert_non_null(pixels);
    uint32_t seed = 1;
    for (size_t i = 0; i < (size_t)side * stride; i++)
        pixels[i] = (uint8_t)((seed = seed * 1664525U + 1013904223U) >> 24);
    const phw_image noise = {side, side, 1, stride, pixels};
    bytes file = encode(&noise, &options);
    assert_true(file.size > 3 * 65536);
    assert_only_pixels(file.at, file.size);
    phw_container facts;
    phw_image *image = decode_well(&file, &facts);
    assert_int_equal(facts.coded_channels, 1);
    for (uint32_t y = 0; y < side; y += 7)
        for (uint32_t x = 0; x < side; x += 7)
            assert_in_range(phw_image_row(image, y)[3 * x] + 8 - pixels[y * stride + x], 0, 16);
    phw_image_free(&image);
    bytes_free(&file);
    free(pixels);
}

static void test_options_that_make_no_sense(void **state)
{
    (void)state;
    static const phw_jpeg_options wrong[] = {
        {.quality = 0, .h_sampling = 1, .v_sampling = 1},
        {.quality = 101, .h_sampling = 1, .v_sampling = 1},
        {.quality = 90, .h_sampling = 0, .v_sampling = 1},
        {.quality = 90, .h_sampling = 1, .v_sampling = 3},
    };
    phw_image *picture = make_picture(16, 16);
    uint8_t *at = NULL;
    size_t size = 7;
    for (size_t i = 0; i < sizeof wrong / sizeof wrong[0]; i++)
        assert_int_equal(phw_image_encode_jpeg(picture, &wrong[i], &at, &size, NULL),
                         PHW_ERR_ARGUMENT);
    assert_int_equal(phw_image_encode_jpeg(picture, NULL, &at, &size, NULL), PHW_ERR_ARGUMENT);
    assert_int_equal(phw_image_encode_jpeg(NULL, &wrong[0], &at, &size, NULL), PHW_ERR_ARGUMENT);
    phw_image_free(&picture);
    /* libjpeg's own limit on a side is 65,500. */
    const phw_jpeg_options options = PHW_JPEG_OPTIONS_DEFAULTS;
    phw_error error = PHW_ERROR_INIT;
    assert_int_equal(phw_image_new(65535, 8, 1, &picture, NULL), PHW_OK);
    assert_int_equal(phw_image_encode_jpeg(picture, &options, &at, &size, &error), PHW_ERR_LIMIT);
    assert_non_null(strstr(error.message, "write a PNG"));
    assert_null(at);
    assert_int_equal(size, 7);
    phw_image_free(&picture);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_options_are_followed),
        cmocka_unit_test(test_optimised_tables_are_smaller_and_show_the_same),
        cmocka_unit_test(test_large_and_grey),
        cmocka_unit_test(test_options_that_make_no_sense),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
