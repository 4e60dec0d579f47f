/* SPDX-License-Identifier: Apache-2.0 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <string.h>

#include "image/png_facts.h"
#include "picture.h"

static phw_container walk(const bytes *file)
{
    const phw_limits limits = PHW_LIMITS_DEFAULTS;
    phw_container facts = {.orientation = 1};
    assert_int_equal(phw_png_walk(file->at, file->size, &limits, &facts, NULL), PHW_OK);
    return facts;
}

static bytes make_default(void)
{
    const png_recipe recipe = {.colour_type = 2, .depth = 8};
    return make_png(24, 16, &recipe, NULL);
}

static phw_container facts_with(const char *type, const void *payload, size_t size)
{
    bytes file = make_default();
    insert_chunk(&file, "IDAT", type, payload, size);
    phw_container facts = walk(&file);
    bytes_free(&file);
    return facts;
}

#define FACTS_WITH(type, text) facts_with(type, text, sizeof(text) - 1)

static void test_a_bare_file(void **state)
{
    (void)state;
    bytes file = make_default();
    phw_container facts = walk(&file);
    assert_int_equal(facts.coded_width, 24);
    assert_int_equal(facts.coded_height, 16);
    assert_true(facts.complete);
    assert_int_equal(facts.trailing_bytes, 0);
    assert_int_equal(facts.text_chunks, 0);
    assert_false(facts.has_exif || facts.has_gps || facts.has_thumbnail || facts.has_xmp ||
                 facts.has_iptc || facts.has_icc || facts.has_alpha);
    bytes_free(&file);
}

static void test_text(void **state)
{
    (void)state;
    assert_int_equal(FACTS_WITH("tEXt", "Author\0A. Nother").text_chunks, 1);
    assert_int_equal(FACTS_WITH("zTXt", "Author\0\0..").text_chunks, 1);
    assert_int_equal(FACTS_WITH("iTXt", "Author\0\0\0\0\0x").text_chunks, 1);
    phw_container facts = FACTS_WITH("iTXt", "XML:com.adobe.xmp\0\0\0\0\0<exif:GPSLatitude/>");
    assert_true(facts.has_xmp && facts.has_gps);
    assert_true(FACTS_WITH("zTXt", "Raw profile type exif\0\0x").has_exif);
    assert_true(FACTS_WITH("tEXt", "Raw profile type APP1\0x").has_exif);
    assert_true(FACTS_WITH("zTXt", "Raw profile type iptc\0\0x").has_iptc);
    assert_true(FACTS_WITH("zTXt", "Raw profile type xmp\0\0x").has_xmp);
    assert_false(FACTS_WITH("tEXt", "Raw profile type exi").has_exif);
    assert_int_equal(FACTS_WITH("tEXt", "").text_chunks, 1);
}

static void test_exif_with_and_without_the_prefix_of_jpeg(void **state)
{
    (void)state;
    for (int prefix = 0; prefix < 2; prefix++) {
        bytes payload = {0};
        bytes tiff = make_exif(&(exif_recipe){.orientation = 5, .gps = true, .thumbnail = true});
        bytes_add(&payload, "Exif\0\0", prefix ? 6 : 0);
        bytes_add(&payload, tiff.at, tiff.size);
        phw_container facts = facts_with("eXIf", payload.at, payload.size);
        assert_true(facts.has_exif && facts.has_gps && facts.has_thumbnail);
        assert_int_equal(facts.orientation, 5);
        bytes_free(&payload);
        bytes_free(&tiff);
    }
}

static void test_frames_beyond_the_picture(void **state)
{
    (void)state;
    static const uint8_t control[26] = {0};
    bytes file = make_default();
    insert_chunk(&file, "IDAT", "acTL", "\0\0\0\3\0\0\0\0", 8);
    insert_chunk(&file, "IDAT", "fcTL", control, sizeof control);
    for (int i = 0; i < 2; i++) {
        insert_chunk(&file, "IEND", "fcTL", control, sizeof control);
        insert_chunk(&file, "IEND", "fdAT", control, sizeof control);
    }
    assert_int_equal(walk(&file).extra_images, 2);
    phw_container facts;
    phw_image *image = decode_well(&file, &facts);
    assert_true(facts.complete);
    assert_int_equal(facts.extra_images, 2);
    phw_image_free(&image);
    bytes_free(&file);
}

static void test_trailing_bytes(void **state)
{
    (void)state;
    bytes file = make_default(), other = make_default();
    size_t more = other.size;
    bytes_add(&file, other.at, other.size); /* the uncropped picture, as some editors left it */
    phw_container facts;
    phw_image *image = decode_well(&file, &facts);
    assert_true(facts.complete);
    assert_int_equal(facts.trailing_bytes, more);
    phw_image_free(&image);
    bytes_free(&file);
    bytes_free(&other);
}

static void test_the_number_of_chunks_is_limited(void **state)
{
    (void)state;
    phw_limits limits = PHW_LIMITS_DEFAULTS;
    phw_error error = PHW_ERROR_INIT;
    bytes file = make_default();
    for (int i = 0; i < 5; i++)
        insert_chunk(&file, "IEND", "prVt", "x", 1);
    for (limits.chunks = 0; limits.chunks < 8; limits.chunks++) {
        phw_container facts = {.orientation = 1};
        phw_error_clear(&error);
        phw_status status = phw_png_walk(file.at, file.size, &limits, &facts, &error);
        assert_int_equal(status, limits.chunks < 5 ? PHW_ERR_LIMIT : PHW_OK);
        assert_int_equal(error.status, status);
    }
    bytes_free(&file);
}

static void test_lengths_that_lie(void **state)
{
    (void)state;
    const phw_limits limits = PHW_LIMITS_DEFAULTS;
    bytes file = make_default();
    insert_chunk(&file, "IDAT", "tEXt", "Author\0A. Nother", 16);
    for (size_t at = 0; at < file.size; at++) {
        for (int bit = 0; bit < 8; bit++) {
            phw_container facts = {.orientation = 1};
            file.at[at] ^= (uint8_t)(1U << bit);
            phw_status status = phw_png_walk(file.at, file.size, &limits, &facts, NULL);
            assert_true(status == PHW_OK || status == PHW_ERR_FORMAT);
            assert_true(facts.trailing_bytes < file.size);
            file.at[at] ^= (uint8_t)(1U << bit);
        }
    }
    bytes_free(&file);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_a_bare_file),
        cmocka_unit_test(test_text),
        cmocka_unit_test(test_exif_with_and_without_the_prefix_of_jpeg),
        cmocka_unit_test(test_frames_beyond_the_picture),
        cmocka_unit_test(test_trailing_bytes),
        cmocka_unit_test(test_the_number_of_chunks_is_limited),
        cmocka_unit_test(test_lengths_that_lie),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
