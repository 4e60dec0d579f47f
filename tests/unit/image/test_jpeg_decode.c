/* SPDX-License-Identifier: Apache-2.0 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <string.h>

#include "picture.h"

/* Chroma at half the resolution smears the edges of the blocks; everything else is near-lossless
 * at quality 95. */
#define PSNR_FULL 38.0
#define PSNR_SUBSAMPLED 33.0
#define PSNR_TINY_SUBSAMPLED 24.0 /* 8 pixels share two of chroma */

static const uint8_t end_of_image[2] = {0xFF, 0xD9};

static phw_status decode(const bytes *file, const phw_limits *limits, phw_container *facts,
                         phw_error *error)
{
    phw_image *image = NULL;
    *error = (phw_error)PHW_ERROR_INIT;
    phw_status status = phw_image_decode(file->at, file->size, limits, &image, facts, error);
    assert_int_equal(status, status == PHW_OK ? PHW_OK : error->status);
    assert_int_equal(image != NULL, status == PHW_OK);
    phw_image_free(&image);
    return status;
}

static void check(const jpeg_recipe *recipe, uint32_t width, uint32_t height, const char *what)
{
    bool grey = recipe->colours == JPEG_GREY;
    phw_image *picture = grey ? make_grey_picture(width, height) : make_picture(width, height);
    bytes file = make_jpeg(picture, recipe);
    phw_container facts;
    phw_image *image = decode_well(&file, &facts);
    double wanted = recipe->h > 1 || recipe->v > 1
                        ? width > 8 ? PSNR_SUBSAMPLED : PSNR_TINY_SUBSAMPLED
                        : PSNR_FULL;
    double reached = psnr(picture, image);
    if (reached < wanted)
        fail_msg("%s %ux%u: %.1f dB, at least %.1f are wanted", what, width, height, reached,
                 wanted);
    assert_true(facts.complete);
    assert_int_equal(facts.warnings, 0);
    assert_int_equal(facts.trailing_bytes, 0);
    assert_int_equal(facts.coded_width, width);
    assert_int_equal(facts.coded_height, height);
    assert_int_equal(facts.progressive,
                     recipe->scans == SCANS_PROGRESSIVE || recipe->scans == SCANS_MANY);
    assert_int_equal(facts.bit_depth, 8);
    assert_int_equal(facts.jpeg_h_sampling, recipe->h ? recipe->h : 1);
    assert_int_equal(facts.jpeg_v_sampling, recipe->v ? recipe->v : 1);
    assert_false(facts.has_alpha || facts.hidden_pixels);
    phw_image_free(&image);
    phw_image_free(&picture);
    bytes_free(&file);
}

static void test_every_coding(void **state)
{
    (void)state;
    static const struct {
        const char *what;
        jpeg_recipe recipe;
    } codings[] = {
        {"4:4:4", {JPEG_YCC, .h = 1, .v = 1}},
        {"4:2:2", {JPEG_YCC, .h = 2, .v = 1}},
        {"4:2:0", {JPEG_YCC, .h = 2, .v = 2}},
        {"4:4:0", {JPEG_YCC, .h = 1, .v = 2}},
        {"4:1:1", {JPEG_YCC, .h = 4, .v = 1}},
        {"progressive 4:2:0", {JPEG_YCC, SCANS_PROGRESSIVE, .h = 2, .v = 2}},
        {"progressive 4:4:4", {JPEG_YCC, SCANS_PROGRESSIVE, .h = 1, .v = 1}},
        {"separate scans", {JPEG_YCC, SCANS_SEPARATE, .h = 1, .v = 1}},
        {"RGB", {JPEG_RGB, .h = 1, .v = 1}},
        {"grey", {JPEG_GREY}},
        {"progressive grey", {JPEG_GREY, SCANS_PROGRESSIVE}},
        {"64 scans", {JPEG_GREY, SCANS_MANY}},
        {"Adobe CMYK", {JPEG_CMYK_ADOBE, .h = 1, .v = 1}},
        {"Adobe YCCK", {JPEG_YCCK_ADOBE, .h = 1, .v = 1}},
        {"progressive YCCK", {JPEG_YCCK_ADOBE, SCANS_PROGRESSIVE, .h = 1, .v = 1}},
        {"plain CMYK", {JPEG_CMYK_PLAIN, .h = 1, .v = 1}},
        {"restart markers", {JPEG_YCC, .h = 2, .v = 2, .restart = 3}},
        {"arithmetic", {JPEG_YCC, .h = 2, .v = 2, .arithmetic = true}},
    };
    static const uint32_t sizes[][2] = {{8, 8}, {97, 61}, {160, 128}};
    for (size_t i = 0; i < sizeof codings / sizeof codings[0]; i++)
        for (size_t s = 0; s < sizeof sizes / sizeof sizes[0]; s++)
            check(&codings[i].recipe, sizes[s][0], sizes[s][1], codings[i].what);
}

static void test_channels_as_coded(void **state)
{
    (void)state;
    static const int wanted[] = {3, 3, 1, 4, 4, 4};
    phw_image *picture = make_picture(16, 16);
    for (int colours = JPEG_YCC; colours <= JPEG_CMYK_PLAIN; colours++) {
        const jpeg_recipe recipe = {.colours = (jpeg_colours)colours};
        bytes file = make_jpeg(picture, &recipe);
        phw_container facts;
        phw_image *image = decode_well(&file, &facts);
        assert_int_equal(image->channels, 3);
        assert_int_equal(facts.coded_channels, wanted[colours]);
        phw_image_free(&image);
        bytes_free(&file);
    }
    phw_image_free(&picture);
}

/* The same file upright and with an EXIF segment put in: the second is the first, turned. */
static void test_all_eight_orientations(void **state)
{
    (void)state;
    static const jpeg_colours colours[] = {JPEG_YCC, JPEG_GREY, JPEG_CMYK_ADOBE};
    phw_image *picture = make_picture(150, 90);
    for (size_t k = 0; k < sizeof colours / sizeof colours[0]; k++) {
        const jpeg_recipe recipe = {.colours = colours[k]};
        bytes plain = make_jpeg(picture, &recipe);
        phw_image *coded = decode_well(&plain, NULL);
        for (int orientation = 1; orientation <= 8; orientation++) {
            bytes file = bytes_copy(&plain), payload = {0};
            bytes tiff = make_exif(
                &(exif_recipe){.orientation = orientation, .big_endian = orientation % 2});
            bytes_add(&payload, "Exif\0\0", 6);
            bytes_add(&payload, tiff.at, tiff.size);
            insert_segment(&file, 0xE1, payload.at, payload.size);
            phw_container facts;
            phw_image *image = decode_well(&file, &facts);
            phw_image *wanted = turn_upright(coded, orientation);
            assert_int_equal(facts.orientation, orientation);
            assert_int_equal(facts.coded_width, 150);
            assert_int_equal(facts.coded_height, 90);
            assert_true(same_pixels(image, wanted));
            phw_image_free(&wanted);
            phw_image_free(&image);
            bytes_free(&file);
            bytes_free(&payload);
            bytes_free(&tiff);
        }
        phw_image_free(&coded);
        bytes_free(&plain);
    }
    phw_image_free(&picture);
}

/* EXIF between two scans comes too late to turn the picture, but not to be told of. */
static void test_exif_behind_the_first_scan(void **state)
{
    (void)state;
    phw_image *picture = make_picture(40, 24);
    bytes file = make_jpeg(picture, &(jpeg_recipe){.scans = SCANS_SEPARATE}), apart = {0};
    phw_image *wanted = decode_well(&file, NULL);
    bytes tiff = make_exif(&(exif_recipe){.orientation = 6, .gps = true});
    bytes_add_number(&apart, 0xFFE1, 2, true);
    bytes_add_number(&apart, (uint32_t)tiff.size + 8, 2, true);
    bytes_add(&apart, "Exif\0\0", 6);
    bytes_add(&apart, tiff.at, tiff.size);
    size_t first = bytes_find(&file, 0, "\xFF\xDA", 2);
    bytes_insert(&file, bytes_find(&file, first + 2, "\xFF\xC4", 2), apart.at, apart.size);
    phw_container facts;
    phw_image *image = decode_well(&file, &facts);
    assert_true(same_pixels(image, wanted));
    assert_int_equal(facts.orientation, 1);
    assert_true(facts.has_exif && facts.has_gps && facts.complete);
    phw_image_free(&image);
    phw_image_free(&wanted);
    phw_image_free(&picture);
    bytes_free(&file);
    bytes_free(&apart);
    bytes_free(&tiff);
}

static bytes make_default(uint32_t width, uint32_t height, jpeg_scans scans)
{
    phw_image *picture = make_picture(width, height);
    const jpeg_recipe recipe = {.scans = scans,
                                .colours = scans == SCANS_MANY ? JPEG_GREY : JPEG_YCC};
    bytes file = make_jpeg(picture, &recipe);
    phw_image_free(&picture);
    return file;
}

static void test_trailing_bytes_are_counted(void **state)
{
    (void)state;
    for (int scans = SCANS_ONE; scans <= SCANS_SEPARATE; scans++) {
        for (size_t more = 0; more < 3000; more = more * 3 + 1) {
            bytes file = make_default(64, 48, (jpeg_scans)scans);
            for (size_t i = 0; i < more; i++) /* with end markers of its own among it */
                bytes_add(&file, end_of_image + i % 2, 1);
            phw_container facts;
            phw_image *image = decode_well(&file, &facts);
            assert_true(facts.complete);
            assert_int_equal(facts.trailing_bytes, more);
            phw_image_free(&image);
            bytes_free(&file);
        }
    }
}

/* An end marker inside a segment is no end. */
static void test_an_end_marker_in_a_thumbnail(void **state)
{
    (void)state;
    bytes file = make_default(64, 48, SCANS_ONE);
    insert_segment(&file, 0xE5, "\xFF\xD8..\xFF\xD9..", 8);
    bytes_add(&file, "abc", 3);
    phw_container facts;
    phw_image *image = decode_well(&file, &facts);
    assert_true(facts.complete);
    assert_int_equal(facts.trailing_bytes, 3);
    phw_image_free(&image);
    bytes_free(&file);
}

static void test_harmless_warnings_are_only_counted(void **state)
{
    (void)state;
    bytes file = make_default(64, 48, SCANS_ONE);
    size_t tables = bytes_find(&file, 2, "\xFF\xDB", 2);
    bytes_insert(&file, tables, "\1\2\3", 3); /* between two segments */
    phw_container facts;
    phw_image *image = decode_well(&file, &facts);
    assert_true(facts.complete);
    assert_int_equal(facts.warnings, 1);
    phw_image_free(&image);
    bytes_free(&file);
}

static void test_damaged_data_is_incomplete(void **state)
{
    (void)state;
    const phw_limits limits = PHW_LIMITS_DEFAULTS;
    phw_container facts;
    phw_error error;
    for (int scans = SCANS_ONE; scans <= SCANS_SEPARATE; scans++) {
        bytes file = make_default(256, 256, (jpeg_scans)scans);
        /* A whole end marker in the middle of the data: properly ended, but too early. */
        memcpy(file.at + file.size * 2 / 3, end_of_image, 2);
        phw_status status = decode(&file, &limits, &facts, &error);
        if (scans == SCANS_ONE)
            assert_int_equal(status, PHW_OK);
        assert_true(status == PHW_ERR_FORMAT || (status == PHW_OK && !facts.complete));
        bytes_free(&file);
    }
}

/* A header that was patched to crop the picture: the rows below are still in the file. */
static void test_rows_below_the_headers_height(void **state)
{
    (void)state;
    bytes file = make_default(256, 256, SCANS_ONE);
    file.at[bytes_find(&file, 0, "\xFF\xC0", 2) + 5] = 0;
    file.at[bytes_find(&file, 0, "\xFF\xC0", 2) + 6] = 64;
    phw_container facts;
    phw_image *image = decode_well(&file, &facts);
    assert_int_equal(image->height, 64);
    assert_true(facts.trailing_bytes > 256 && facts.trailing_bytes < file.size);
    assert_true(facts.warnings > 0);
    phw_image_free(&image);
    bytes_free(&file);
}

/* A file that ends properly after one of its three components. */
static void test_missing_components_are_incomplete(void **state)
{
    (void)state;
    bytes file = make_default(64, 64, SCANS_SEPARATE);
    size_t first = bytes_find(&file, 0, "\xFF\xDA", 2);
    file.size = bytes_find(&file, first + 2, "\xFF\xDA", 2);
    bytes_add(&file, end_of_image, 2);
    const phw_limits limits = PHW_LIMITS_DEFAULTS;
    phw_container facts;
    phw_error error;
    assert_int_equal(decode(&file, &limits, &facts, &error), PHW_OK);
    assert_false(facts.complete);
    bytes_free(&file);
}

static void test_limits(void **state)
{
    (void)state;
    const phw_limits defaults = PHW_LIMITS_DEFAULTS;
    phw_container facts;
    phw_error error;
    bytes many = make_default(64, 64, SCANS_MANY);
    phw_limits limits = defaults;
    assert_int_equal(decode(&many, &limits, &facts, &error), PHW_OK);
    limits.scans = 63;
    assert_int_equal(decode(&many, &limits, &facts, &error), PHW_ERR_LIMIT);
    limits.scans = 64;
    assert_int_equal(decode(&many, &limits, &facts, &error), PHW_OK);
    /* As few scans as allowed, but too many for a picture this close to the limit on pixels. */
    limits.pixels = 64 * 64;
    assert_int_equal(decode(&many, &limits, &facts, &error), PHW_ERR_LIMIT);
    limits = defaults;
    limits.memory_bytes = 64 * 64 * 3 + 100;
    assert_int_equal(decode(&many, &limits, &facts, &error), PHW_ERR_LIMIT);
    bytes_free(&many);

    bytes file = make_default(64, 64, SCANS_ONE);
    limits = defaults;
    limits.chunks = 3;
    for (int i = 0; i < 2; i++)
        insert_segment(&file, 0xFE, "note", 4);
    assert_int_equal(decode(&file, &limits, &facts, &error), PHW_OK); /* JFIF and two notes */
    insert_segment(&file, 0xEF, "note", 4);
    assert_int_equal(decode(&file, &limits, &facts, &error), PHW_ERR_LIMIT);
    bytes_free(&file);
}

/* The frame header is patched to say something else. */
static phw_status decode_patched(size_t offset, uint8_t value, phw_error *error)
{
    const phw_limits limits = PHW_LIMITS_DEFAULTS;
    bytes file = make_default(64, 64, SCANS_ONE);
    phw_container facts;
    file.at[bytes_find(&file, 0, "\xFF\xC0", 2) + offset] = value;
    phw_status status = decode(&file, &limits, &facts, error);
    bytes_free(&file);
    return status;
}

static void test_kinds_of_jpeg_that_are_not_read(void **state)
{
    (void)state;
    phw_error error;
    assert_int_equal(decode_patched(1, 0xC3, &error), PHW_ERR_UNSUPPORTED); /* lossless */
    assert_non_null(strstr(error.message, "JPEG or PNG"));
    assert_int_equal(decode_patched(1, 0xC5, &error), PHW_ERR_UNSUPPORTED); /* hierarchical */
    assert_int_equal(decode_patched(4, 12, &error), PHW_ERR_UNSUPPORTED);   /* 12 bits */
}

static void test_broken_headers(void **state)
{
    (void)state;
    phw_error error;
    assert_int_equal(decode_patched(3, 3, &error), PHW_ERR_FORMAT);  /* too short */
    assert_int_equal(decode_patched(9, 0, &error), PHW_ERR_FORMAT);  /* no components */
    assert_int_equal(decode_patched(6, 0, &error), PHW_ERR_FORMAT);  /* no rows */
    assert_int_equal(decode_patched(11, 0, &error), PHW_ERR_FORMAT); /* no sampling */
    assert_int_equal(decode_patched(12, 4, &error), PHW_ERR_FORMAT); /* a table beyond the four */
    const phw_limits limits = PHW_LIMITS_DEFAULTS;
    phw_container facts;
    const bytes only_start = {(uint8_t[]){0xFF, 0xD8, 0xFF}, 3, 3};
    assert_int_equal(decode(&only_start, &limits, &facts, &error), PHW_ERR_FORMAT);
    assert_non_null(strstr(error.message, "cut short"));
    bytes text = {0};
    bytes_add(&text, "\xFF\xD8\xFF and then a letter to the editor", 36);
    assert_int_equal(decode(&text, &limits, &facts, &error), PHW_ERR_FORMAT);
    bytes_free(&text);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_every_coding),
        cmocka_unit_test(test_channels_as_coded),
        cmocka_unit_test(test_all_eight_orientations),
        cmocka_unit_test(test_exif_behind_the_first_scan),
        cmocka_unit_test(test_trailing_bytes_are_counted),
        cmocka_unit_test(test_an_end_marker_in_a_thumbnail),
        cmocka_unit_test(test_harmless_warnings_are_only_counted),
        cmocka_unit_test(test_damaged_data_is_incomplete),
        cmocka_unit_test(test_rows_below_the_headers_height),
        cmocka_unit_test(test_missing_components_are_incomplete),
        cmocka_unit_test(test_limits),
        cmocka_unit_test(test_kinds_of_jpeg_that_are_not_read),
        cmocka_unit_test(test_broken_headers),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
