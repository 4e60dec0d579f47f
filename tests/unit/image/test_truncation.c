/* SPDX-License-Identifier: Apache-2.0 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <string.h>

#include "picture.h"

/* Decodes the first @p size bytes, copied into a block of their own so that the sanitizer sees a
 * read past the end. Never complete. @return whether a picture came out. */
static bool decode_cut(const bytes *file, size_t size, const char *what)
{
    const phw_limits limits = PHW_LIMITS_DEFAULTS;
    uint8_t *exact = test_malloc(size ? size : 1);
    memcpy(exact, file->at, size);
    phw_image *image = NULL;
    phw_container facts;
    phw_error error = PHW_ERROR_INIT;
    phw_status status = phw_image_decode(exact, size, &limits, &image, &facts, &error);
    test_free(exact);
    if (status != PHW_OK && status != PHW_ERR_FORMAT)
        fail_msg("%s cut at %zu: %s", what, size, error.message);
    if (status == PHW_OK && facts.complete)
        fail_msg("%s cut at %zu of %zu is said to be complete", what, size, file->size);
    phw_image_free(&image);
    return status == PHW_OK;
}

/* Cuts at every @p step bytes and at each of the last 64. The tail holds the end marker, whose loss
 * alone must be noticed. */
static void cut_everywhere(const bytes *file, size_t step, const char *what)
{
    size_t pictures = 0;
    for (size_t size = 0; size < file->size; size += size + 64 < file->size ? step : 1)
        pictures += decode_cut(file, size, what);
    phw_container facts;
    phw_image *image = decode_well(file, &facts);
    assert_true(facts.complete);
    assert_true(pictures > 0);
    phw_image_free(&image);
}

static const struct {
    const char *what;
    jpeg_recipe recipe;
} jpegs[] = {
    {"baseline", {JPEG_YCC, .h = 2, .v = 2}},
    {"progressive", {JPEG_YCC, SCANS_PROGRESSIVE, .h = 2, .v = 2}},
    {"separate scans", {JPEG_YCC, SCANS_SEPARATE, .h = 1, .v = 1}},
    {"grey", {JPEG_GREY}},
    {"CMYK", {JPEG_CMYK_ADOBE, .h = 1, .v = 1}},
    {"restart markers", {JPEG_YCC, .h = 1, .v = 1, .restart = 2}},
    {"arithmetic", {JPEG_YCC, .h = 1, .v = 1, .arithmetic = true}},
};

static const struct {
    const char *what;
    png_recipe recipe;
} pngs[] = {
    {"RGB", {2, 8}},
    {"interlaced RGBA", {6, 8, .interlaced = true}},
    {"palette with alpha", {3, 8, .transparent = true}},
    {"16 bits", {0, 16}},
    {"one bit", {0, 1, .interlaced = true}},
};

static void test_jpeg_at_every_64th_byte(void **state)
{
    (void)state;
    phw_image *picture = make_picture(180, 140);
    for (size_t i = 0; i < sizeof jpegs / sizeof jpegs[0]; i++) {
        bytes file = make_jpeg(picture, &jpegs[i].recipe);
        cut_everywhere(&file, 64, jpegs[i].what);
        bytes_free(&file);
    }
    phw_image_free(&picture);
}

static void test_tiny_jpeg_at_every_byte(void **state)
{
    (void)state;
    phw_image *picture = make_picture(24, 40);
    for (size_t i = 0; i < sizeof jpegs / sizeof jpegs[0]; i++) {
        bytes file = make_jpeg(picture, &jpegs[i].recipe), payload = {0};
        bytes tiff = make_exif(&(exif_recipe){.orientation = 6, .gps = true, .thumbnail = true});
        bytes_add(&payload, "Exif\0\0", 6);
        bytes_add(&payload, tiff.at, tiff.size);
        insert_segment(&file, 0xE1, payload.at, payload.size);
        cut_everywhere(&file, 1, jpegs[i].what);
        bytes_free(&file);
        bytes_free(&payload);
        bytes_free(&tiff);
    }
    phw_image_free(&picture);
}

static void test_png_at_every_64th_byte(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof pngs / sizeof pngs[0]; i++) {
        bytes file = make_png(90, 70, &pngs[i].recipe, NULL);
        cut_everywhere(&file, 64, pngs[i].what);
        bytes_free(&file);
    }
}

static void test_tiny_png_at_every_byte(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof pngs / sizeof pngs[0]; i++) {
        bytes file = make_png(16, 12, &pngs[i].recipe, NULL);
        bytes tiff = make_exif(&(exif_recipe){.orientation = 6});
        insert_chunk(&file, "IDAT", "eXIf", tiff.at, tiff.size);
        cut_everywhere(&file, 1, pngs[i].what);
        bytes_free(&file);
        bytes_free(&tiff);
    }
}

/* What was read before the cut is what the whole file shows there. */
static void test_the_rows_before_the_cut_are_right(void **state)
{
    (void)state;
    phw_image *expected = NULL;
    bytes file = make_png(90, 90, &(png_recipe){2, 8}, &expected);
    const bytes cut = {file.at, file.size / 2, 0};
    phw_image *half = decode_well(&cut, NULL);
    assert_memory_equal(phw_image_row(half, 20), phw_image_row(expected, 20), 270);
    assert_memory_not_equal(phw_image_row(half, 89), phw_image_row(expected, 89), 270);
    phw_image_free(&half);
    phw_image_free(&expected);
    bytes_free(&file);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_jpeg_at_every_64th_byte),
        cmocka_unit_test(test_tiny_jpeg_at_every_byte),
        cmocka_unit_test(test_png_at_every_64th_byte),
        cmocka_unit_test(test_tiny_png_at_every_byte),
        cmocka_unit_test(test_the_rows_before_the_cut_are_right),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
