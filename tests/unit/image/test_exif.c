/* SPDX-License-Identifier: Apache-2.0 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <string.h>

#include "bytes.h"
#include "image/exif.h"

static void test_reads_what_is_there(void **state)
{
    (void)state;
    for (int orientation = 0; orientation <= 9; orientation++) {
        for (int bits = 0; bits < 16; bits++) {
            const exif_recipe recipe = {.orientation = orientation,
                                        .gps = bits & 1,
                                        .gps_empty = bits & 2,
                                        .thumbnail = bits & 4,
                                        .big_endian = bits & 8};
            bytes tiff = make_exif(&recipe);
            phw_exif exif = phw_exif_read(tiff.at, tiff.size);
            assert_int_equal(exif.orientation,
                             orientation >= 1 && orientation <= 8 ? orientation : 1);
            assert_int_equal(exif.has_gps, recipe.gps);
            assert_int_equal(exif.has_thumbnail, recipe.thumbnail);
            bytes_free(&tiff);
        }
    }
}

/* What stands before the cut is believed, what stands behind it is not invented. */
static void test_cut_anywhere(void **state)
{
    (void)state;
    const exif_recipe recipe = {.orientation = 6, .gps = true, .thumbnail = true};
    bytes tiff = make_exif(&recipe);
    int orientations = 0;
    for (size_t length = 0; length < tiff.size; length++) {
        uint8_t *exact = test_malloc(length ? length : 1);
        memcpy(exact, tiff.at, length);
        phw_exif exif = phw_exif_read(exact, length);
        test_free(exact);
        assert_true(exif.orientation == 1 || exif.orientation == 6);
        orientations += exif.orientation == 6;
        assert_true(!exif.has_gps || length > 60);
        assert_true(!exif.has_thumbnail || exif.orientation == 6);
    }
    assert_true(orientations > 0);
    bytes_free(&tiff);
}

static void test_any_four_bytes_may_lie(void **state)
{
    (void)state;
    static const uint32_t lies[] = {0, 8, 0x0A, 0x7FFFFFFF, 0xFFFFFFFF, 0xFFFF0000};
    const exif_recipe recipe = {.orientation = 8, .gps = true, .thumbnail = true};
    for (size_t k = 0; k < sizeof lies / sizeof lies[0]; k++) {
        bytes tiff = make_exif(&recipe);
        for (size_t at = 0; at + 4 <= tiff.size; at++) {
            bytes copy = bytes_copy(&tiff);
            for (size_t i = 0; i < 4; i++)
                copy.at[at + i] = (uint8_t)(lies[k] >> 8 * i);
            phw_exif exif = phw_exif_read(copy.at, copy.size);
            assert_in_range(exif.orientation, 1, 8);
            bytes_free(&copy);
        }
        bytes_free(&tiff);
    }
}

/* IFD0 that names itself as the next one and as the GPS directory. */
static void test_cycles_end(void **state)
{
    (void)state;
    static const uint8_t cyclic[] = {'I', 'I', 42, 0, 8, 0, 0, 0, 1, 0, 0x25, 0x88, 4,
                                     0,   1,   0,  0, 0, 8, 0, 0, 0, 8, 0,    0,    0};
    phw_exif exif = phw_exif_read(cyclic, sizeof cyclic);
    assert_int_equal(exif.orientation, 1);
    assert_false(exif.has_gps);
    assert_false(exif.has_thumbnail);
}

static void test_headers_that_are_none(void **state)
{
    (void)state;
    static const char *const wrong[] = {"IM*\0\x8\0\0\0", "II\0*\x8\0\0\0", "II+\0\x8\0\0\0",
                                        "JJ*\0\x8\0\0\0"};
    for (size_t i = 0; i < sizeof wrong / sizeof wrong[0]; i++) {
        const exif_recipe recipe = {.orientation = 3};
        bytes tiff = make_exif(&recipe);
        memcpy(tiff.at, wrong[i], 8);
        assert_int_equal(phw_exif_read(tiff.at, tiff.size).orientation, 1);
        bytes_free(&tiff);
    }
}

static void test_mp_index(void **state)
{
    (void)state;
    for (int big = 0; big < 2; big++) {
        bytes tiff = make_mpf(3, big);
        assert_int_equal(phw_mpf_count(tiff.at, tiff.size), 3);
        for (size_t length = 0; length < tiff.size; length++) {
            uint32_t count = phw_mpf_count(tiff.at, length);
            assert_true(count == 0 || count == 3);
        }
        bytes_free(&tiff);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_reads_what_is_there),    cmocka_unit_test(test_cut_anywhere),
        cmocka_unit_test(test_any_four_bytes_may_lie), cmocka_unit_test(test_cycles_end),
        cmocka_unit_test(test_headers_that_are_none),  cmocka_unit_test(test_mp_index),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
