/* SPDX-License-Identifier: Apache-2.0 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdlib.h>
#include <string.h>

#include "image/page_writer.h"
#include "picture.h"

#define PAGES 3

static const phw_format formats[] = {PHW_FORMAT_TIFF, PHW_FORMAT_WEBP, PHW_FORMAT_GIF,
                                     PHW_FORMAT_PNG, PHW_FORMAT_BMP};

/* Few colours, so that a GIF can hold it; each page is another. */
static phw_image *page(uint32_t number, uint32_t width, uint32_t height)
{
    phw_image *image = NULL;
    assert_int_equal(phw_image_new(width, height, 3, &image, NULL), PHW_OK);
    uint32_t seed = 1 + number;
    for (size_t i = 0; i < (size_t)width * height; i++) {
        seed = seed * 1664525U + 1013904223U;
        for (int c = 0; c < 3; c++)
            image->pixels[i * 3 + (size_t)c] = (uint8_t)((seed >> 24) % 250 + number);
    }
    return image;
}

typedef struct reading {
    uint32_t pages, width, height;
} reading;

static phw_status compare(void *context, phw_image **image, const phw_container *container,
                          phw_error *error)
{
    reading *r = context;
    (void)error;
    assert_non_null(*image);
    assert_true(phw_container_is_bare(container));
    phw_image *wanted = page(container->page, r->width, r->height);
    assert_true(same_pixels(*image, wanted));
    if (container->pages > 1 && container->format != PHW_FORMAT_TIFF)
        assert_int_equal(container->delay_ms, 70);
    phw_image_free(&wanted);
    r->pages++;
    return PHW_OK;
}

static void write_and_read(phw_format format, uint32_t pages, uint32_t width, uint32_t height)
{
    const phw_limits limits = PHW_LIMITS_DEFAULTS;
    phw_page_writer *writer = NULL;
    uint8_t *written = NULL;
    size_t size = 0;
    assert_true(phw_page_writer_knows(format));
    assert_int_equal(phw_page_writer_open(format, pages, 0, &writer, NULL), PHW_OK);
    for (uint32_t i = 0; i < pages; i++) {
        phw_image *image = page(i, width, height);
        assert_int_equal(phw_page_writer_add(writer, image, 70, NULL), PHW_OK);
        phw_image_free(&image);
    }
    assert_int_equal(phw_page_writer_finish(writer, &written, &size, NULL), PHW_OK);
    phw_page_writer_free(&writer);
    assert_int_equal(phw_image_sniff(written, size), format);
    reading r = {0, width, height};
    assert_int_equal(
        phw_image_decode_pages(written, size, &limits, PHW_VIEW_SEEN, compare, &r, NULL), PHW_OK);
    assert_int_equal(r.pages, pages);
    free(written);
}

static void test_what_is_read_is_what_was_written(void **state)
{
    (void)state;
    static const uint32_t sizes[][2] = {{8, 8}, {9, 31}, {333, 17}, {200, 150}};
    for (size_t f = 0; f < sizeof formats / sizeof formats[0]; f++)
        for (size_t i = 0; i < sizeof sizes / sizeof sizes[0]; i++) {
            write_and_read(formats[f], 1, sizes[i][0], sizes[i][1]);
            if (formats[f] != PHW_FORMAT_BMP)
                write_and_read(formats[f], PAGES, sizes[i][0], sizes[i][1]);
        }
}

/* Frames of which little is new, nothing is new, and all is; of as many colours as a GIF has. */
static phw_image *frame_of(uint32_t number)
{
    phw_image *image = NULL;
    assert_int_equal(phw_image_new(48, 20, 3, &image, NULL), PHW_OK);
    for (uint32_t y = 0; y < 20; y++)
        for (uint32_t x = 0; x < 48; x++) {
            uint8_t *pixel = phw_image_row_mut(image, y) + (size_t)x * 3;
            pixel[0] = (uint8_t)((y * 48 + x) % 256);
            pixel[1] = number == 3 ? 7 : 0;
            pixel[2] = (number == 1 || number == 2) && x >= 5 && x < 9 && y > 3 && y != 6 ? 0 : 99;
            if (number == 4 && x == 0) /* one colour too many beside "none" */
                pixel[0] = (uint8_t)(y % 2 ? 255 : 0);
        }
    return image;
}

static phw_status compare_frame(void *context, phw_image **image, const phw_container *container,
                                phw_error *error)
{
    uint32_t *pages = context;
    (void)error;
    assert_true(phw_container_is_bare(container));
    phw_image *wanted = frame_of(container->page);
    assert_true(same_pixels(*image, wanted));
    phw_image_free(&wanted);
    ++*pages;
    return PHW_OK;
}

static void test_frames_that_share_what_stays(void **state)
{
    (void)state;
    static const phw_format animated[] = {PHW_FORMAT_GIF, PHW_FORMAT_PNG, PHW_FORMAT_WEBP};
    const phw_limits limits = PHW_LIMITS_DEFAULTS;
    for (size_t f = 0; f < sizeof animated / sizeof animated[0]; f++) {
        phw_page_writer *writer = NULL;
        uint8_t *written = NULL;
        size_t size = 0;
        uint32_t pages = 0;
        assert_int_equal(phw_page_writer_open(animated[f], 5, 0, &writer, NULL), PHW_OK);
        for (uint32_t i = 0; i < 5; i++) {
            phw_image *image = frame_of(i);
            assert_int_equal(phw_page_writer_add(writer, image, 50, NULL), PHW_OK);
            phw_image_free(&image);
        }
        assert_int_equal(phw_page_writer_finish(writer, &written, &size, NULL), PHW_OK);
        assert_int_equal(phw_image_decode_pages(written, size, &limits, PHW_VIEW_SEEN,
                                                compare_frame, &pages, NULL),
                         PHW_OK);
        assert_int_equal(pages, 5);
        phw_page_writer_free(&writer);
        free(written);
    }
}

static void test_a_cover_that_a_gif_can_hold(void **state)
{
    (void)state;
    phw_image *full = frame_of(0), *few = NULL;
    uint8_t fill[3] = {200, 200, 200};
    phw_page_writer_fill(PHW_FORMAT_GIF, full, fill);
    assert_memory_equal(fill, ((const uint8_t[3]){200, 0, 99}), 3);
    assert_int_equal(phw_image_new(20, 20, 3, &few, NULL), PHW_OK);
    const uint8_t black[3] = {0, 0, 0};
    memcpy(fill, (const uint8_t[3]){1, 2, 3}, 3);
    phw_page_writer_fill(PHW_FORMAT_GIF, few, fill);
    assert_memory_equal(fill, ((const uint8_t[3]){1, 2, 3}), 3);
    memcpy(fill, black, 3);
    phw_page_writer_fill(PHW_FORMAT_WEBP, full, fill);
    assert_memory_equal(fill, black, 3);
    phw_image_free(&full);
    phw_image_free(&few);
}

static phw_status count_grey(void *context, phw_image **image, const phw_container *container,
                             phw_error *error)
{
    uint32_t *pages = context;
    (void)error;
    assert_true(phw_container_is_bare(container));
    assert_int_equal(container->coded_channels, 1);
    for (uint32_t i = 0; i < (*image)->width; i++)
        assert_int_equal(phw_image_row(*image, 0)[(size_t)i * 3 + 1], (i + *pages) % 2 ? 255 : 0);
    ++*pages;
    return PHW_OK;
}

/* Masks: grey in a TIFF, and nowhere else. */
static void test_grey_pages(void **state)
{
    (void)state;
    const phw_limits limits = PHW_LIMITS_DEFAULTS;
    phw_page_writer *writer = NULL, *webp = NULL;
    phw_image *mask = NULL;
    uint8_t *written = NULL;
    size_t size = 0;
    uint32_t pages = 0;
    assert_int_equal(phw_image_new(37, 11, 1, &mask, NULL), PHW_OK);
    assert_int_equal(phw_page_writer_open(PHW_FORMAT_TIFF, 2, 0, &writer, NULL), PHW_OK);
    for (uint32_t page = 0; page < 2; page++) {
        for (uint32_t i = 0; i < mask->width; i++)
            phw_image_row_mut(mask, 0)[i] = (i + page) % 2 ? 255 : 0;
        assert_int_equal(phw_page_writer_add(writer, mask, 0, NULL), PHW_OK);
    }
    assert_int_equal(phw_page_writer_finish(writer, &written, &size, NULL), PHW_OK);
    assert_int_equal(
        phw_image_decode_pages(written, size, &limits, PHW_VIEW_SEEN, count_grey, &pages, NULL),
        PHW_OK);
    assert_int_equal(pages, 2);
    assert_int_equal(phw_page_writer_open(PHW_FORMAT_WEBP, 1, 0, &webp, NULL), PHW_OK);
    assert_int_equal(phw_page_writer_add(webp, mask, 0, NULL), PHW_ERR_ARGUMENT);
    phw_page_writer_free(&webp);
    phw_page_writer_free(&writer);
    phw_image_free(&mask);
    free(written);
}

typedef struct tempo {
    uint32_t plays, delay_ms, pages;
} tempo;

static phw_status compare_tempo(void *context, phw_image **image, const phw_container *container,
                                phw_error *error)
{
    tempo *t = context;
    (void)image;
    (void)error;
    assert_int_equal(container->plays, t->plays);
    assert_int_equal(container->delay_ms, t->delay_ms);
    t->pages++;
    return PHW_OK;
}

/* How long and how often: APNG has 16 bits for a delay, in parts that may be longer. */
static void test_frames_are_shown_as_long_and_as_often(void **state)
{
    (void)state;
    static const phw_format animated[] = {PHW_FORMAT_GIF, PHW_FORMAT_PNG, PHW_FORMAT_WEBP};
    static const uint32_t plays[] = {0, 1, 2, 65535}, delays[] = {10, 70, 70000, 655300};
    const phw_limits limits = PHW_LIMITS_DEFAULTS;
    for (size_t f = 0; f < sizeof animated / sizeof animated[0]; f++)
        for (size_t i = 0; i < sizeof plays / sizeof plays[0]; i++) {
            phw_page_writer *writer = NULL;
            uint8_t *written = NULL;
            size_t size = 0;
            tempo read = {plays[i], delays[i], 0};
            assert_int_equal(phw_page_writer_open(animated[f], 2, plays[i], &writer, NULL), PHW_OK);
            for (uint32_t k = 0; k < 2; k++) {
                phw_image *image = frame_of(k);
                assert_int_equal(phw_page_writer_add(writer, image, delays[i], NULL), PHW_OK);
                phw_image_free(&image);
            }
            assert_int_equal(phw_page_writer_finish(writer, &written, &size, NULL), PHW_OK);
            assert_int_equal(phw_image_decode_pages(written, size, &limits, PHW_VIEW_SEEN,
                                                    compare_tempo, &read, NULL),
                             PHW_OK);
            assert_int_equal(read.pages, 2);
            phw_page_writer_free(&writer);
            free(written);
        }
}

static void test_what_a_format_cannot_hold(void **state)
{
    (void)state;
    phw_page_writer *writer = NULL;
    phw_error error = PHW_ERROR_INIT;
    assert_int_equal(phw_page_writer_open(PHW_FORMAT_BMP, 2, 0, &writer, &error),
                     PHW_ERR_UNSUPPORTED);
    assert_int_equal(phw_page_writer_open(PHW_FORMAT_JPEG, 1, 0, &writer, NULL),
                     PHW_ERR_UNSUPPORTED);
    assert_null(writer);
    phw_image *many = make_picture(64, 64); /* of far more than 256 colours */
    phw_error_clear(&error);
    assert_int_equal(phw_page_writer_open(PHW_FORMAT_GIF, 1, 0, &writer, NULL), PHW_OK);
    assert_int_equal(phw_page_writer_add(writer, many, 0, &error), PHW_ERR_UNSUPPORTED);
    assert_non_null(strstr(error.message, "256"));
    phw_page_writer_free(&writer);
    phw_image_free(&many);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_what_is_read_is_what_was_written),
        cmocka_unit_test(test_frames_that_share_what_stays),
        cmocka_unit_test(test_a_cover_that_a_gif_can_hold),
        cmocka_unit_test(test_grey_pages),
        cmocka_unit_test(test_frames_are_shown_as_long_and_as_often),
        cmocka_unit_test(test_what_a_format_cannot_hold),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
