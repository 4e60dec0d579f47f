/* SPDX-License-Identifier: Apache-2.0 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdlib.h>
#include <string.h>

#include "picture.h"

/* Signature, then IHDR, any number of IDAT, IEND, and not a byte more. */
static void assert_only_pixels(const uint8_t *at, size_t size)
{
    size_t position = 8, data = 0;
    assert_memory_equal(at, "\x89PNG\r\n\x1A\n", 8);
    while (position < size) {
        size_t length = (size_t)at[position] << 24 | (size_t)at[position + 1] << 16 |
                        (size_t)at[position + 2] << 8 | at[position + 3];
        const char *type = (const char *)at + position + 4;
        if (position == 8)
            assert_memory_equal(type, "IHDR", 4);
        else if (position + length + 12 == size)
            assert_memory_equal(type, "IEND", 4);
        else
            assert_memory_equal(type, "IDAT", 4);
        data += memcmp(type, "IDAT", 4) == 0;
        position += length + 12;
    }
    assert_int_equal(position, size);
    assert_true(data >= 1);
}

static void test_colours_come_back_exactly(void **state)
{
    (void)state;
    static const uint32_t sizes[][2] = {{8, 8}, {33, 70}, {500, 400}};
    for (size_t i = 0; i < sizeof sizes / sizeof sizes[0]; i++) {
        phw_image *picture = make_picture(sizes[i][0], sizes[i][1]);
        bytes file = {0};
        assert_int_equal(phw_image_encode_png(picture, &file.at, &file.size, NULL), PHW_OK);
        assert_only_pixels(file.at, file.size);
        phw_container facts;
        phw_image *image = decode_well(&file, &facts);
        assert_true(same_pixels(picture, image));
        assert_true(facts.complete);
        assert_int_equal(facts.coded_channels, 3);
        assert_int_equal(facts.trailing_bytes, 0);
        phw_image_free(&image);
        phw_image_free(&picture);
        bytes_free(&file);
    }
}

/* A mask: grey, with rows further apart than they are long. */
static void test_grey_with_padded_rows(void **state)
{
    (void)state;
    uint8_t pixels[20 * 32];
    for (size_t i = 0; i < sizeof pixels; i++)
        pixels[i] = i % 32 < 10 ? 255 : i % 32 < 25 ? 0 : 77;
    const phw_image mask = {25, 20, 1, 32, pixels};
    bytes file = {0};
    assert_int_equal(phw_image_encode_png(&mask, &file.at, &file.size, NULL), PHW_OK);
    assert_only_pixels(file.at, file.size);
    phw_container facts;
    phw_image *image = decode_well(&file, &facts);
    assert_int_equal(facts.coded_channels, 1);
    for (uint32_t y = 0; y < 20; y++)
        for (uint32_t x = 0; x < 25; x++)
            assert_int_equal(phw_image_row(image, y)[x * 3], x < 10 ? 255 : 0);
    phw_image_free(&image);
    bytes_free(&file);
}

/* Runs of rows that are alike, of all lengths about those that are packed once and repeated. */
static void test_masks_come_back_exactly(void **state)
{
    (void)state;
    static const uint32_t runs[] = {1, 15, 16, 17, 31, 32, 33, 47, 48, 1, 63, 64, 65, 200, 2, 40};
    enum { WIDE = 700 };
    phw_image *mask = NULL, *image = NULL;
    phw_container facts;
    bytes file = {0};
    uint32_t height = 0, y = 0;
    for (size_t i = 0; i < sizeof runs / sizeof runs[0]; i++)
        height += runs[i];
    assert_int_equal(phw_image_new(WIDE, height, 1, &mask, NULL), PHW_OK);
    for (size_t i = 0; i < sizeof runs / sizeof runs[0]; i++)
        for (uint32_t end = y + runs[i]; y < end; y++)
            memset(phw_image_row_mut(mask, y) + i * 20, 255, i % 3 * 150);
    assert_int_equal(phw_image_encode_png(mask, &file.at, &file.size, NULL), PHW_OK);
    assert_only_pixels(file.at, file.size);
    image = decode_well(&file, &facts);
    for (y = 0; y < height; y++)
        for (uint32_t x = 0; x < WIDE; x++)
            assert_int_equal(phw_image_row(image, y)[x * 3], phw_image_row(mask, y)[x]);
    phw_image_free(&image);
    phw_image_free(&mask);
    bytes_free(&file);
}

static void test_the_same_pixels_give_the_same_bytes(void **state)
{
    (void)state;
    phw_image *picture = make_picture(90, 60);
    bytes first = {0}, second = {0};
    assert_int_equal(phw_image_encode_png(picture, &first.at, &first.size, NULL), PHW_OK);
    assert_int_equal(phw_image_encode_png(picture, &second.at, &second.size, NULL), PHW_OK);
    assert_int_equal(first.size, second.size);
    assert_memory_equal(first.at, second.at, first.size);
    phw_image_free(&picture);
    bytes_free(&first);
    bytes_free(&second);
}

static void test_pixels_that_cannot_be_written(void **state)
{
    (void)state;
    uint8_t pixels[64] = {0}, *at = NULL;
    size_t size = 7;
    const phw_image four = {2, 2, 4, 8, pixels};
    assert_int_equal(phw_image_encode_png(&four, &at, &size, NULL), PHW_ERR_ARGUMENT);
    assert_int_equal(phw_image_encode_png(NULL, &at, &size, NULL), PHW_ERR_ARGUMENT);
    assert_null(at);
    assert_int_equal(size, 7);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_colours_come_back_exactly),
        cmocka_unit_test(test_grey_with_padded_rows),
        cmocka_unit_test(test_masks_come_back_exactly),
        cmocka_unit_test(test_the_same_pixels_give_the_same_bytes),
        cmocka_unit_test(test_pixels_that_cannot_be_written),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
