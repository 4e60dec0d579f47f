/* SPDX-License-Identifier: Apache-2.0 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <string.h>

#include "image/jpeg_facts.h"
#include "picture.h"

enum { APP0 = 0xE0, APP1 = 0xE1, APP2 = 0xE2, APP13 = 0xED, COMMENT = 0xFE };

/* The facts of a small JPEG with one more segment. */
static phw_container facts_with(int marker, const void *payload, size_t size)
{
    phw_image *picture = make_picture(16, 16);
    const jpeg_recipe recipe = {0};
    bytes file = make_jpeg(picture, &recipe);
    insert_segment(&file, marker, payload, size);
    phw_container facts;
    phw_image *image = decode_well(&file, &facts);
    assert_true(facts.complete);
    assert_int_equal(facts.warnings, 0);
    phw_image_free(&image);
    phw_image_free(&picture);
    bytes_free(&file);
    return facts;
}

#define FACTS_WITH(marker, text) facts_with(marker, text, sizeof(text) - 1)

static phw_container facts_with_exif(const exif_recipe *recipe)
{
    bytes payload = {0}, tiff = make_exif(recipe);
    bytes_add(&payload, "Exif\0\0", 6);
    bytes_add(&payload, tiff.at, tiff.size);
    phw_container facts = facts_with(APP1, payload.at, payload.size);
    bytes_free(&payload);
    bytes_free(&tiff);
    return facts;
}

static void test_a_bare_file_says_nothing(void **state)
{
    (void)state;
    phw_container facts = FACTS_WITH(APP0 + 5, "of no interest");
    assert_int_equal(facts.format, PHW_FORMAT_JPEG);
    assert_int_equal(facts.orientation, 1);
    assert_false(facts.has_exif || facts.has_gps || facts.has_thumbnail || facts.has_xmp ||
                 facts.has_iptc || facts.has_icc);
    assert_int_equal(facts.text_chunks, 0);
    assert_int_equal(facts.extra_images, 0);
    assert_int_equal(facts.trailing_bytes, 0);
}

static void test_exif(void **state)
{
    (void)state;
    phw_container facts = facts_with_exif(&(exif_recipe){.orientation = 3});
    assert_true(facts.has_exif);
    assert_int_equal(facts.orientation, 3);
    assert_false(facts.has_gps || facts.has_thumbnail);
    facts = facts_with_exif(&(exif_recipe){.gps = true, .big_endian = true});
    assert_true(facts.has_gps);
    assert_false(facts.has_thumbnail);
    facts = facts_with_exif(&(exif_recipe){.thumbnail = true, .gps_empty = true});
    assert_true(facts.has_thumbnail);
    assert_false(facts.has_gps);
    facts = FACTS_WITH(APP1, "Exif\0");
    assert_false(facts.has_exif);
}

static void test_the_first_exif_decides_the_orientation(void **state)
{
    (void)state;
    phw_container facts = {.orientation = 1};
    for (int orientation = 6; orientation <= 8; orientation += 2) {
        bytes payload = {0};
        bytes tiff = make_exif(&(exif_recipe){.orientation = orientation, .gps = orientation == 8});
        bytes_add(&payload, "Exif\0\0", 6);
        bytes_add(&payload, tiff.at, tiff.size);
        phw_jpeg_note_segment(&facts, APP1, payload.at, payload.size);
        bytes_free(&payload);
        bytes_free(&tiff);
    }
    assert_int_equal(facts.orientation, 6);
    assert_true(facts.has_gps);
}

static void test_xmp(void **state)
{
    (void)state;
    phw_container facts = FACTS_WITH(APP1, "http://ns.adobe.com/xap/1.0/\0<x:xmpmeta/>");
    assert_true(facts.has_xmp);
    assert_false(facts.has_gps || facts.has_exif);
    facts = FACTS_WITH(APP1, "http://ns.adobe.com/xap/1.0/\0<r exif:GPSLatitude='51,30N'/>");
    assert_true(facts.has_xmp && facts.has_gps);
    facts = FACTS_WITH(APP1, "http://ns.adobe.com/xmp/extension/\0more");
    assert_true(facts.has_xmp);
}

static bool xmp_has_position(const char *packet, size_t size)
{
    phw_container facts = {.orientation = 1};
    phw_note_xmp(&facts, (const uint8_t *)packet, size);
    assert_true(facts.has_xmp);
    return facts.has_gps;
}

static void test_a_position_in_xmp_at_any_place(void **state)
{
    (void)state;
    static const char name[] = "GPSLatitude";
    char packet[64];
    for (size_t at = 0; at + sizeof name - 1 <= sizeof packet; at++) {
        memset(packet, 'G', sizeof packet);
        memcpy(packet + at, name, sizeof name - 1);
        assert_true(xmp_has_position(packet, sizeof packet));
        assert_false(xmp_has_position(packet, at + sizeof name - 2));
    }
    assert_false(xmp_has_position(packet, 0));
}

static void test_icc_and_comments(void **state)
{
    (void)state;
    assert_true(FACTS_WITH(APP2, "ICC_PROFILE\0\1\1profile").has_icc);
    assert_false(FACTS_WITH(APP2, "ICC_PROFILX\0\1\1profile").has_icc);
    assert_int_equal(FACTS_WITH(COMMENT, "made by hand").text_chunks, 1);
    assert_int_equal(FACTS_WITH(COMMENT, "").text_chunks, 1);
}

static void test_multi_picture(void **state)
{
    (void)state;
    for (uint32_t count = 1; count <= 4; count++) {
        bytes payload = {0}, tiff = make_mpf(count, count % 2);
        bytes_add(&payload, "MPF\0", 4);
        bytes_add(&payload, tiff.at, tiff.size);
        assert_int_equal(facts_with(APP2, payload.at, payload.size).extra_images, count - 1);
        bytes_free(&payload);
        bytes_free(&tiff);
    }
    assert_int_equal(FACTS_WITH(APP2, "MPF\0??").extra_images, 1);
}

static void test_iptc_and_photoshop(void **state)
{
    (void)state;
#define IRB "Photoshop 3.0\0"
#define OTHER "8BIM\x03\xED\0\0\0\0\0\3abc\0"
    phw_container facts = FACTS_WITH(APP13, IRB OTHER "8BIM\4\4\0\0\0\0\0\2xy");
    assert_true(facts.has_iptc);
    assert_false(facts.has_thumbnail);
    facts = FACTS_WITH(APP13, IRB OTHER);
    assert_false(facts.has_iptc || facts.has_thumbnail);
    facts = FACTS_WITH(APP13, IRB "8BIM\4\x0C\3abc\0\0\0\1x\0" OTHER "8BIM\4\4\0\0\0\0\0\0");
    assert_true(facts.has_thumbnail && facts.has_iptc);
    facts = FACTS_WITH(APP13, IRB "8BIM\3\xED\0\0\xFF\xFF\xFF\xFF"
                                  "8BIM\4\4\0\0\0\0\0\0");
    assert_false(facts.has_iptc);
    facts = FACTS_WITH(APP13, IRB "9BIM\4\4\0\0\0\0\0\0");
    assert_false(facts.has_iptc);
}

static void test_thumbnails_of_jfif(void **state)
{
    (void)state;
    assert_false(FACTS_WITH(APP0, "JFIF\0\1\2\0\0\1\0\1\0\0").has_thumbnail);
    assert_true(FACTS_WITH(APP0, "JFIF\0\1\2\0\0\1\0\1\1\1rgb").has_thumbnail);
    assert_true(FACTS_WITH(APP0, "JFXX\0\x10").has_thumbnail);
}

#define PAYLOAD(text) sizeof(text) - 1, text

/* Each segment, cut at each byte, in a block of its own for the sanitizer. */
static void test_segments_cut_anywhere(void **state)
{
    (void)state;
    static const struct {
        int marker;
        size_t size;
        const char *payload;
    } segments[] = {
        {APP0, PAYLOAD("JFIF\0\1\2\0\0\1\0\1\1\1rgb")},
        {APP1, PAYLOAD("Exif\0\0MM\0*\0\0\0\x8\0\1\1\x12\0\3\0\0\0\1\0\6\0\0\0\0\0\0")},
        {APP2, PAYLOAD("MPF\0II*\0\x8\0\0\0")},
        {APP13, PAYLOAD(IRB OTHER "8BIM\4\4\0\0\0\0\0\2")},
        {COMMENT, PAYLOAD("abc")},
    };
    for (size_t i = 0; i < sizeof segments / sizeof segments[0]; i++) {
        for (size_t length = 0; length <= segments[i].size; length++) {
            phw_container facts = {.orientation = 1};
            uint8_t *exact = test_malloc(length ? length : 1);
            memcpy(exact, segments[i].payload, length);
            phw_jpeg_note_segment(&facts, segments[i].marker, exact, length);
            test_free(exact);
            assert_true(facts.orientation == 1 || facts.orientation == 6);
        }
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_a_bare_file_says_nothing),
        cmocka_unit_test(test_exif),
        cmocka_unit_test(test_the_first_exif_decides_the_orientation),
        cmocka_unit_test(test_xmp),
        cmocka_unit_test(test_a_position_in_xmp_at_any_place),
        cmocka_unit_test(test_icc_and_comments),
        cmocka_unit_test(test_multi_picture),
        cmocka_unit_test(test_iptc_and_photoshop),
        cmocka_unit_test(test_thumbnails_of_jfif),
        cmocka_unit_test(test_segments_cut_anywhere),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
