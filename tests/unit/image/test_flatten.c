/* SPDX-License-Identifier: Apache-2.0 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <string.h>

#include "image/flatten.h"

/* Every colour at every alpha, against the definition. */
static void test_lays_on_a_ground(void **state)
{
    (void)state;
    for (unsigned alpha = 0; alpha < 256; alpha++) {
        for (unsigned colour = 0; colour < 256; colour++) {
            const uint8_t rgba[4] = {(uint8_t)colour, 255, 0, (uint8_t)alpha};
            uint8_t rgb[3];
            phw_flatten_row(rgba, rgb, 1);
            double wanted = (colour * (double)alpha + 255.0 * (255 - alpha)) / 255;
            assert_int_equal(rgb[0], (int)(wanted + 0.5));
            assert_int_equal(rgb[1], 255);
            assert_int_equal(rgb[2], 255 - alpha);
            phw_flatten_dark(rgba, rgb, 1);
            assert_int_equal(rgb[0], (int)(colour * (double)alpha / 255 + 0.5));
            assert_int_equal(rgb[1], alpha);
            assert_int_equal(rgb[2], 0);
        }
    }
}

static void test_works_in_place(void **state)
{
    (void)state;
    uint8_t row[8 * 4], apart[8 * 3];
    for (size_t i = 0; i < sizeof row; i++)
        row[i] = (uint8_t)(i * 37 + 11);
    phw_flatten_row(row, apart, 8);
    phw_flatten_row(row, row, 8);
    assert_memory_equal(row, apart, sizeof apart);
}

#define CLEAR_BLACK 0, 0, 0, 0
#define CLEAR_RED 200, 0, 0, 0
#define SOLID_RED 200, 0, 0, 255
#define FAINT_RED 200, 0, 0, 1

static void test_finds_what_hides(void **state)
{
    (void)state;
    static const uint8_t plain[] = {CLEAR_BLACK, CLEAR_BLACK, SOLID_RED, CLEAR_BLACK};
    static const uint8_t beside[] = {CLEAR_BLACK, CLEAR_BLACK, CLEAR_RED, SOLID_RED};
    static const uint8_t faint[] = {CLEAR_BLACK, FAINT_RED, CLEAR_BLACK, SOLID_RED};
    static const uint8_t apart[] = {CLEAR_BLACK, SOLID_RED, CLEAR_RED, SOLID_RED};
    static const uint8_t red[] = {CLEAR_RED, CLEAR_RED, CLEAR_RED, CLEAR_RED};
    static const uint8_t solid[] = {SOLID_RED, SOLID_RED, SOLID_RED};
    assert_true(phw_flatten_is_opaque(solid, 3));
    assert_false(phw_flatten_is_opaque(plain, 4));
    assert_false(phw_flatten_is_opaque(faint, 2));
    assert_false(phw_flatten_hides(plain, NULL, 4));
    assert_false(phw_flatten_hides(plain, plain, 4));
    assert_true(phw_flatten_hides(beside, NULL, 4));
    assert_false(phw_flatten_hides(faint, NULL, 4));
    assert_false(phw_flatten_hides(apart, NULL, 4));
    assert_false(phw_flatten_hides(red, NULL, 4));
    assert_true(phw_flatten_hides(red, plain, 4));
    assert_true(phw_flatten_hides(plain, red, 4));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_lays_on_a_ground),
        cmocka_unit_test(test_works_in_place),
        cmocka_unit_test(test_finds_what_hides),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
