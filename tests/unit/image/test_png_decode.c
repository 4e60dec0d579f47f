/* SPDX-License-Identifier: Apache-2.0 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <string.h>

#include "picture.h"

static const struct {
    int colour_type;
    int depth;
    int channels;
} codings[] = {
    {0, 1, 1}, {0, 2, 1}, {0, 4, 1}, {0, 8, 1}, {0, 16, 1}, {2, 8, 3}, {2, 16, 3}, {3, 1, 3},
    {3, 2, 3}, {3, 4, 3}, {3, 8, 3}, {4, 8, 2}, {4, 16, 2}, {6, 8, 4}, {6, 16, 4},
};

/* All colour types, depths, with and without interlacing and transparency, at sizes that leave
 * some of the interlaced passes and the last bytes of packed rows half empty: exact to the bit. */
static void test_every_coding_is_exact(void **state)
{
    (void)state;
    static const uint32_t sizes[][2] = {{8, 8}, {9, 13}, {33, 70}, {70, 65}};
    for (size_t i = 0; i < sizeof codings / sizeof codings[0]; i++) {
        for (int variant = 0; variant < 4; variant++) {
            bool transparent = (variant & 2) && codings[i].colour_type < 4;
            const png_recipe recipe = {.colour_type = codings[i].colour_type,
                                       .depth = codings[i].depth,
                                       .interlaced = variant & 1,
                                       .transparent = transparent};
            for (size_t s = 0; s < sizeof sizes / sizeof sizes[0]; s++) {
                phw_image *expected = NULL;
                phw_container facts;
                bytes file = make_png(sizes[s][0], sizes[s][1], &recipe, &expected);
                phw_image *image = decode_well(&file, &facts);
                if (!same_pixels(image, expected))
                    fail_msg("type %d, %d bits, variant %d, %ux%u", recipe.colour_type,
                             recipe.depth, variant, sizes[s][0], sizes[s][1]);
                assert_true(facts.complete);
                assert_int_equal(facts.warnings, 0);
                assert_int_equal(facts.has_alpha, transparent || recipe.colour_type >= 4);
                assert_int_equal(facts.bit_depth, recipe.depth);
                assert_int_equal(facts.coded_channels, codings[i].channels);
                assert_int_equal(facts.progressive, recipe.interlaced);
                assert_int_equal(facts.jpeg_quality, 0);
                phw_image_free(&image);
                phw_image_free(&expected);
                bytes_free(&file);
            }
        }
    }
}

static void test_all_eight_orientations(void **state)
{
    (void)state;
    static const png_recipe recipes[] = {{2, 8}, {6, 8}, {2, 8, true}, {6, 8, true}, {3, 4, true}};
    for (size_t i = 0; i < sizeof recipes / sizeof recipes[0]; i++) {
        for (int orientation = 1; orientation <= 8; orientation++) {
            phw_image *expected = NULL;
            phw_container facts;
            bytes file = make_png(75, 130, &recipes[i], &expected);
            bytes tiff = make_exif(&(exif_recipe){.orientation = orientation});
            /* The standard lets eXIf stand before or behind the data. */
            insert_chunk(&file, orientation % 2 ? "IDAT" : "IEND", "eXIf", tiff.at, tiff.size);
            phw_image *image = decode_well(&file, &facts);
            phw_image *wanted = turn_upright(expected, orientation);
            assert_int_equal(facts.orientation, orientation);
            assert_true(facts.complete);
            assert_true(same_pixels(image, wanted));
            phw_image_free(&wanted);
            phw_image_free(&image);
            phw_image_free(&expected);
            bytes_free(&file);
            bytes_free(&tiff);
        }
    }
}

static void test_hidden_pixels_are_remembered(void **state)
{
    (void)state;
    for (int variant = 0; variant < 8; variant++) {
        const png_recipe recipe = {.colour_type = variant & 4 ? 4 : 6,
                                   .depth = 8,
                                   .interlaced = variant & 1,
                                   .flat_hidden = variant & 2};
        phw_container facts;
        bytes file = make_png(30, 30, &recipe, NULL);
        phw_image *image = decode_well(&file, &facts);
        assert_true(facts.has_alpha);
        assert_int_equal(facts.hidden_pixels, !recipe.flat_hidden);
        phw_image_free(&image);
        bytes_free(&file);
    }
    /* A palette whose clear entries differ hides what they drew. */
    for (int interlaced = 0; interlaced < 2; interlaced++) {
        const png_recipe recipe = {
            .colour_type = 3, .depth = 8, .transparent = true, .interlaced = interlaced};
        phw_container facts;
        bytes file = make_png(60, 60, &recipe, NULL);
        phw_image *image = decode_well(&file, &facts);
        assert_true(facts.hidden_pixels);
        phw_image_free(&image);
        bytes_free(&file);
    }
}

static phw_status decode(const bytes *file, const phw_limits *limits, phw_container *facts,
                         phw_error *error)
{
    phw_image *image = NULL;
    *error = (phw_error)PHW_ERROR_INIT;
    phw_status status = phw_image_decode(file->at, file->size, limits, &image, facts, error);
    assert_int_equal(image != NULL, status == PHW_OK);
    assert_int_equal(error->status, status);
    phw_image_free(&image);
    return status;
}

/* One bit flipped in the data or in its checksum: never complete. */
static void test_damaged_data_is_never_complete(void **state)
{
    (void)state;
    static const png_recipe recipes[] = {{2, 8}, {2, 8, true}, {6, 8}, {3, 8}};
    const phw_limits limits = PHW_LIMITS_DEFAULTS;
    for (size_t i = 0; i < sizeof recipes / sizeof recipes[0]; i++) {
        bytes file = make_png(24, 24, &recipes[i], NULL);
        size_t data = bytes_find(&file, 8, "IDAT", 4);
        size_t incomplete = 0;
        for (size_t at = data + 4; at < file.size - 12; at++) {
            phw_container facts;
            phw_error error;
            file.at[at] ^= 0x10;
            phw_status status = decode(&file, &limits, &facts, &error);
            file.at[at] ^= 0x10;
            assert_true(status == PHW_ERR_FORMAT || (status == PHW_OK && !facts.complete));
            incomplete += status == PHW_OK;
        }
        assert_true(incomplete > 0);
        bytes_free(&file);
    }
}

/* Damage in what is not shown is only counted; in what decides transparency it is not. */
static void test_damaged_chunks(void **state)
{
    (void)state;
    const phw_limits limits = PHW_LIMITS_DEFAULTS;
    const png_recipe recipe = {.colour_type = 3, .depth = 8, .transparent = true};
    phw_container facts;
    phw_error error;
    bytes file = make_png(24, 24, &recipe, NULL);
    insert_chunk(&file, "IDAT", "tEXt", "Comment\0hello", 13);
    file.at[bytes_find(&file, 8, "hello", 5)] ^= 1;
    assert_int_equal(decode(&file, &limits, &facts, &error), PHW_OK);
    assert_true(facts.complete);
    assert_int_equal(facts.warnings, 1);
    file.at[bytes_find(&file, 8, "tRNS", 4) + 6] ^= 1;
    assert_int_equal(decode(&file, &limits, &facts, &error), PHW_OK);
    assert_false(facts.complete);
    file.at[bytes_find(&file, 8, "PLTE", 4) + 6] ^= 1;
    assert_int_equal(decode(&file, &limits, &facts, &error), PHW_ERR_FORMAT);
    bytes_free(&file);
}

/* A header that was patched to crop the picture: the rows below were not examined. */
static void test_rows_below_the_headers_height(void **state)
{
    (void)state;
    const phw_limits limits = PHW_LIMITS_DEFAULTS;
    phw_container facts;
    phw_error error;
    bytes file = make_png(24, 40, &(png_recipe){2, 8}, NULL);
    file.at[bytes_find(&file, 8, "IHDR", 4) + 11] = 16;
    bytes header = make_chunk("IHDR", file.at + 16, 13);
    memcpy(file.at + 8, header.at, header.size);
    assert_int_equal(decode(&file, &limits, &facts, &error), PHW_OK);
    assert_int_equal(facts.coded_height, 16);
    assert_false(facts.complete);
    bytes_free(&header);
    bytes_free(&file);
}

static void test_what_must_stand_is_missing(void **state)
{
    (void)state;
    const phw_limits limits = PHW_LIMITS_DEFAULTS;
    const png_recipe recipe = {.colour_type = 2, .depth = 8};
    phw_container facts;
    phw_error error;
    bytes file = make_png(24, 24, &recipe, NULL);
    size_t end = file.size;
    file.size = 8;
    assert_int_equal(decode(&file, &limits, &facts, &error), PHW_ERR_FORMAT);
    file.size = 33; /* signature and header alone */
    assert_int_equal(decode(&file, &limits, &facts, &error), PHW_ERR_FORMAT);
    assert_non_null(strstr(error.message, "cut short"));
    file.size = end - 12; /* all pixels, but no IEND */
    assert_int_equal(decode(&file, &limits, &facts, &error), PHW_OK);
    assert_false(facts.complete);
    file.size = end;
    memcpy(file.at + bytes_find(&file, 8, "IDAT", 4), "IDAX", 4);
    assert_int_equal(decode(&file, &limits, &facts, &error), PHW_ERR_FORMAT);
    bytes_free(&file);
}

static void test_transfer_as_text(void **state)
{
    (void)state;
    const phw_limits limits = PHW_LIMITS_DEFAULTS;
    const png_recipe recipe = {.colour_type = 2, .depth = 8};
    phw_container facts;
    phw_error error;
    bytes file = make_png(24, 24, &recipe, NULL);
    file.at[4] = '\n'; /* CR LF became LF LF */
    assert_int_equal(decode(&file, &limits, &facts, &error), PHW_ERR_FORMAT);
    bytes_free(&file);
}

static void test_compressed_bombs_are_not_unpacked(void **state)
{
    (void)state;
    /* A profile whose compressed part is nonsense: were it unpacked, libpng would warn. */
    const png_recipe recipe = {.colour_type = 2, .depth = 8};
    phw_container facts;
    bytes file = make_png(24, 24, &recipe, NULL);
    insert_chunk(&file, "IDAT", "iCCP", "name\0\0not deflate", 17);
    insert_chunk(&file, "IDAT", "zTXt", "name\0\0not deflate", 17);
    phw_image *image = decode_well(&file, &facts);
    assert_true(facts.complete && facts.has_icc);
    assert_int_equal(facts.text_chunks, 1);
    assert_int_equal(facts.warnings, 0);
    phw_image_free(&image);
    bytes_free(&file);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_every_coding_is_exact),
        cmocka_unit_test(test_all_eight_orientations),
        cmocka_unit_test(test_hidden_pixels_are_remembered),
        cmocka_unit_test(test_damaged_data_is_never_complete),
        cmocka_unit_test(test_damaged_chunks),
        cmocka_unit_test(test_rows_below_the_headers_height),
        cmocka_unit_test(test_what_must_stand_is_missing),
        cmocka_unit_test(test_transfer_as_text),
        cmocka_unit_test(test_compressed_bombs_are_not_unpacked),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
