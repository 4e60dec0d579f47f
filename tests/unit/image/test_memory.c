/* SPDX-License-Identifier: Apache-2.0 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdlib.h>

#include "failing_memory.h"
#include "picture.h"

/* More allocations than any case makes; libjpeg's tables take the most. */
#define ALLOCATIONS_MAX 500

static void decode_while_memory_fails(const bytes *file)
{
    const phw_limits limits = PHW_LIMITS_DEFAULTS;
    phw_image *wanted = decode_well(file, NULL);
    for (size_t nth = 1;; nth++) {
        phw_image *image = NULL;
        phw_container facts;
        phw_error error = PHW_ERROR_INIT;
        memory_watch(nth);
        phw_status status = phw_image_decode(file->at, file->size, &limits, &image, &facts, &error);
        bool made = image != NULL;
        bool whole = made && facts.complete && same_pixels(image, wanted);
        phw_image_free(&image);
        memory_rest();
        assert_int_equal(memory_held(), 0);
        assert_int_equal(made, status == PHW_OK);
        assert_int_equal(error.status, status);
        if (!memory_failed()) {
            assert_true(whole);
            assert_true(nth > 2);
            break;
        }
        /* libjpeg asks for less where it can do with less: then nothing is lost. */
        if (status != PHW_ERR_NOMEM && !(status == PHW_OK && whole))
            fail_msg("allocation %zu failed: %s %s", nth, phw_status_name(status), error.message);
        assert_true(nth < ALLOCATIONS_MAX);
    }
    phw_image_free(&wanted);
}

static void test_decoding_jpeg(void **state)
{
    (void)state;
    static const jpeg_recipe recipes[] = {
        {JPEG_YCC, .h = 2, .v = 2},
        {JPEG_YCC, SCANS_PROGRESSIVE, .h = 2, .v = 2},
        {JPEG_GREY},
        {JPEG_CMYK_ADOBE},
        {JPEG_YCC, .arithmetic = true},
    };
    phw_image *picture = make_picture(40, 30);
    for (size_t i = 0; i < sizeof recipes / sizeof recipes[0]; i++) {
        bytes file = make_jpeg(picture, &recipes[i]), payload = {0};
        bytes tiff = make_exif(&(exif_recipe){.orientation = 6});
        bytes_add(&payload, "Exif\0\0", 6);
        bytes_add(&payload, tiff.at, tiff.size);
        insert_segment(&file, 0xE1, payload.at, payload.size);
        decode_while_memory_fails(&file);
        bytes_free(&file);
        bytes_free(&payload);
        bytes_free(&tiff);
    }
    phw_image_free(&picture);
}

static void test_decoding_png(void **state)
{
    (void)state;
    static const png_recipe recipes[] = {
        {2, 8}, {6, 16}, {6, 8, .interlaced = true}, {3, 8, .transparent = true}, {0, 1}};
    for (size_t i = 0; i < sizeof recipes / sizeof recipes[0]; i++) {
        bytes file = make_png(40, 30, &recipes[i], NULL);
        bytes tiff = make_exif(&(exif_recipe){.orientation = 8});
        insert_chunk(&file, "IDAT", "eXIf", tiff.at, tiff.size);
        decode_while_memory_fails(&file);
        bytes_free(&file);
        bytes_free(&tiff);
    }
}

typedef phw_status encode(const phw_image *picture, uint8_t **at, size_t *size, phw_error *error);

static phw_status encode_jpeg(const phw_image *picture, uint8_t **at, size_t *size,
                              phw_error *error)
{
    const phw_jpeg_options options = PHW_JPEG_OPTIONS_DEFAULTS;
    return phw_image_encode_jpeg(picture, &options, at, size, error);
}

static phw_status encode_progressive(const phw_image *picture, uint8_t **at, size_t *size,
                                     phw_error *error)
{
    phw_jpeg_options options = PHW_JPEG_OPTIONS_DEFAULTS;
    options.progressive = true;
    return phw_image_encode_jpeg(picture, &options, at, size, error);
}

static void encode_while_memory_fails(encode *write)
{
    phw_image *picture = make_picture(70, 50);
    for (size_t nth = 1;; nth++) {
        uint8_t *at = NULL;
        size_t size = 0;
        phw_error error = PHW_ERROR_INIT;
        memory_watch(nth);
        phw_status status = write(picture, &at, &size, &error);
        bool made = at != NULL;
        free(at);
        memory_rest();
        assert_int_equal(memory_held(), 0);
        assert_int_equal(made, status == PHW_OK);
        if (!memory_failed()) {
            assert_int_equal(status, PHW_OK);
            assert_true(nth > 1);
            break;
        }
        if (status != PHW_ERR_NOMEM && status != PHW_OK)
            fail_msg("allocation %zu failed: %s %s", nth, phw_status_name(status), error.message);
        assert_true(nth < ALLOCATIONS_MAX);
    }
    phw_image_free(&picture);
}

static void test_encoding(void **state)
{
    (void)state;
    encode_while_memory_fails(phw_image_encode_png);
    encode_while_memory_fails(encode_jpeg);
    encode_while_memory_fails(encode_progressive);
}

static size_t peak_of(const bytes *file)
{
    const phw_limits limits = PHW_LIMITS_DEFAULTS;
    phw_image *image = NULL;
    phw_container facts;
    memory_watch(0);
    phw_status status = phw_image_decode(file->at, file->size, &limits, &image, &facts, NULL);
    memory_rest();
    assert_int_equal(status, PHW_OK);
    phw_image_free(&image);
    return memory_peak();
}

/* Turning a picture costs a strip, not a second picture. */
static void test_peak_of_a_turned_picture(void **state)
{
    (void)state;
    const uint32_t width = 1600, height = 1200;
    const size_t picture_bytes = (size_t)width * height * 3;
    phw_image *picture = make_picture(width, height);
    bytes jpeg = make_jpeg(picture, &(jpeg_recipe){.h = 2, .v = 2}), payload = {0};
    bytes tiff = make_exif(&(exif_recipe){.orientation = 6});
    bytes_add(&payload, "Exif\0\0", 6);
    bytes_add(&payload, tiff.at, tiff.size);
    insert_segment(&jpeg, 0xE1, payload.at, payload.size);
    assert_true(peak_of(&jpeg) < picture_bytes * 5 / 4);
    bytes png = make_png(width, height, &(png_recipe){6, 8}, NULL);
    insert_chunk(&png, "IDAT", "eXIf", tiff.at, tiff.size);
    assert_true(peak_of(&png) < picture_bytes * 5 / 4);
    bytes_free(&png);
    png = make_png(width, height, &(png_recipe){2, 8, .interlaced = true}, NULL);
    assert_true(peak_of(&png) < picture_bytes * 5 / 4);
    insert_chunk(&png, "IDAT", "eXIf", tiff.at, tiff.size);
    assert_true(peak_of(&png) < picture_bytes * 11 / 5);
    bytes_free(&png);
    bytes_free(&jpeg);
    bytes_free(&payload);
    bytes_free(&tiff);
    phw_image_free(&picture);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_decoding_jpeg),
        cmocka_unit_test(test_decoding_png),
        cmocka_unit_test(test_encoding),
        cmocka_unit_test(test_peak_of_a_turned_picture),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
