/* SPDX-License-Identifier: Apache-2.0 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdio.h>
#include <string.h>

#include "picture.h"

static phw_status decode(const void *at, size_t size, const phw_limits *limits, phw_error *error)
{
    phw_image *image = NULL;
    phw_container facts = {.text_chunks = 77};
    *error = (phw_error)PHW_ERROR_INIT;
    phw_status status = phw_image_decode(at, size, limits, &image, &facts, error);
    assert_int_equal(error->status, status);
    if (status != PHW_OK) { /* results are written on success only */
        assert_null(image);
        assert_int_equal(facts.text_chunks, 77);
        assert_true(strlen(error->message) > 10);
    }
    phw_image_free(&image);
    return status;
}

static void test_no_file_at_all(void **state)
{
    (void)state;
    const phw_limits limits = PHW_LIMITS_DEFAULTS;
    phw_error error;
    phw_image *image = NULL;
    assert_int_equal(decode("", 0, &limits, &error), PHW_ERR_FORMAT);
    assert_non_null(strstr(error.message, "empty"));
    assert_int_equal(decode(NULL, 0, &limits, &error), PHW_ERR_FORMAT);
    assert_int_equal(phw_image_decode(NULL, 5, &limits, &image, &(phw_container){0}, NULL),
                     PHW_ERR_ARGUMENT);
    assert_int_equal(decode("an ordinary text file\n", 22, &limits, &error), PHW_ERR_FORMAT);
    assert_non_null(strstr(error.message, "JPEG or PNG"));
}

static void test_other_formats_are_named(void **state)
{
    (void)state;
    static const struct {
        const char *name;
        size_t size;
        const char *bytes;
    } others[] = {
        {"PDF", 9, "%PDF-1.7\n"},
        {"JPEG 2000", 6, "\xFF\x4F\xFF\x51\0\x29"},
        {"JPEG XL", 4, "\xFF\x0A\xFA\x7F"},
        {"SVG", 6, "<svg/>"},
        {"a video", 24,
         "\0\0\0\x18"
         "ftypisom\0\0\2\0isommp41"},
    };
    const phw_limits limits = PHW_LIMITS_DEFAULTS;
    for (size_t i = 0; i < sizeof others / sizeof others[0]; i++) {
        phw_error error;
        char wanted[64];
        snprintf(wanted, sizeof wanted, "is %s,", others[i].name);
        assert_int_equal(decode(others[i].bytes, others[i].size, &limits, &error),
                         PHW_ERR_UNSUPPORTED);
        assert_non_null(strstr(error.message, wanted));
        assert_non_null(strstr(error.message, "convert it to JPEG or PNG"));
    }
}

static void test_a_header_alone_is_broken(void **state)
{
    (void)state;
    static const struct {
        size_t size;
        const char *bytes;
    } others[] = {
        {24, "\0\0\0\x18"
             "ftypheic\0\0\0\0mif1heic"},
        {24, "\0\0\0\x18"
             "ftypavif\0\0\0\0mif1miaf"},
        {16, "RIFF\1\2\3\4WEBPVP8 "},
        {8, "II*\0\x8\0\0\0"},
        {8, "GIF89a\1\0"},
        {14, "BM\x36\1\0\0\0\0\0\0\x36\0\0\0"},
    };
    const phw_limits limits = PHW_LIMITS_DEFAULTS;
    for (size_t i = 0; i < sizeof others / sizeof others[0]; i++) {
        phw_error error;
        assert_int_equal(decode(others[i].bytes, others[i].size, &limits, &error), PHW_ERR_FORMAT);
    }
}

/* A header that claims a size, with hardly anything behind it. */
static bytes claim(uint32_t width, uint32_t height)
{
    bytes file = {0}, header = {0};
    bytes_add_number(&header, width, 4, true);
    bytes_add_number(&header, height, 4, true);
    bytes_add(&header, "\x8\2\0\0\0", 5);
    bytes chunk = make_chunk("IHDR", header.at, header.size);
    bytes_add(&file, "\x89PNG\r\n\x1A\n", 8);
    bytes_add(&file, chunk.at, chunk.size);
    bytes_free(&chunk);
    chunk = make_chunk("IDAT", "\x78\x9C\3\0\0\0\0\1", 8);
    bytes_add(&file, chunk.at, chunk.size);
    bytes_free(&chunk);
    bytes_free(&header);
    return file;
}

static void test_claimed_sizes(void **state)
{
    (void)state;
    static const struct {
        uint32_t width, height;
        phw_status status;
    } claims[] = {
        {50000, 50000, PHW_ERR_LIMIT},
        {65536, 100, PHW_ERR_LIMIT},
        {100, 65536, PHW_ERR_LIMIT},
        {0x7FFFFFFF, 0x7FFFFFFF, PHW_ERR_LIMIT},
        {1, 1, PHW_ERR_LIMIT},
        {65500, 1, PHW_ERR_LIMIT},
        {7, 4000, PHW_ERR_LIMIT},
        {0, 10, PHW_ERR_FORMAT},
        {10, 0, PHW_ERR_FORMAT},
        {100, 100, PHW_ERR_FORMAT}, /* a believable size, but no pixels */
    };
    const phw_limits limits = PHW_LIMITS_DEFAULTS;
    for (size_t i = 0; i < sizeof claims / sizeof claims[0]; i++) {
        phw_error error;
        bytes file = claim(claims[i].width, claims[i].height);
        if (decode(file.at, file.size, &limits, &error) != claims[i].status)
            fail_msg("%ux%u: %s", claims[i].width, claims[i].height, error.message);
        bytes_free(&file);
    }
}

static void test_each_limit(void **state)
{
    (void)state;
    const phw_limits defaults = PHW_LIMITS_DEFAULTS;
    phw_image *picture = make_picture(60, 40);
    bytes files[2] = {make_jpeg(picture, &(jpeg_recipe){0}),
                      make_png(60, 40, &(png_recipe){.colour_type = 2, .depth = 8}, NULL)};
    for (int i = 0; i < 2; i++) {
        phw_error error;
        phw_limits limits = defaults;
        limits.file_bytes = files[i].size;
        assert_int_equal(decode(files[i].at, files[i].size, &limits, &error), PHW_OK);
        limits.file_bytes--;
        assert_int_equal(decode(files[i].at, files[i].size, &limits, &error), PHW_ERR_LIMIT);
        limits = defaults;
        limits.width = 60, limits.height = 40, limits.pixels = 2400;
        limits.memory_bytes = i ? 2400 * 3 : defaults.memory_bytes;
        assert_int_equal(decode(files[i].at, files[i].size, &limits, &error), PHW_OK);
        limits.width = 59;
        assert_int_equal(decode(files[i].at, files[i].size, &limits, &error), PHW_ERR_LIMIT);
        limits.width = 60, limits.height = 39;
        assert_int_equal(decode(files[i].at, files[i].size, &limits, &error), PHW_ERR_LIMIT);
        limits.height = 40, limits.pixels = 2399;
        assert_int_equal(decode(files[i].at, files[i].size, &limits, &error), PHW_ERR_LIMIT);
        limits.pixels = 2400, limits.memory_bytes = 2400 * 3 - 1;
        assert_int_equal(decode(files[i].at, files[i].size, &limits, &error), PHW_ERR_LIMIT);
        bytes_free(&files[i]);
    }
    phw_image_free(&picture);
}

static void test_the_same_bytes_give_the_same_pixels(void **state)
{
    (void)state;
    phw_image *picture = make_picture(120, 80);
    bytes file = make_jpeg(picture, &(jpeg_recipe){.h = 2, .v = 2});
    phw_container facts[2];
    phw_image *first = decode_well(&file, &facts[0]), *second = decode_well(&file, &facts[1]);
    assert_true(same_pixels(first, second));
    assert_int_equal(facts[0].jpeg_quality, facts[1].jpeg_quality);
    phw_image_free(&first);
    phw_image_free(&second);
    phw_image_free(&picture);
    bytes_free(&file);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_no_file_at_all),
        cmocka_unit_test(test_other_formats_are_named),
        cmocka_unit_test(test_a_header_alone_is_broken),
        cmocka_unit_test(test_claimed_sizes),
        cmocka_unit_test(test_each_limit),
        cmocka_unit_test(test_the_same_bytes_give_the_same_pixels),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
