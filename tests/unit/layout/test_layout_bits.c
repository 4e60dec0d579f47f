/* SPDX-License-Identifier: Apache-2.0 */
#include <setjmp.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "layout/bits.h"

#define WIDEST 300U

static bool is_set(const phw_bits *bits, uint32_t x, uint32_t y)
{
    return phw_bits_row(bits, y)[x / PHW_BITS_WORD] >> x % PHW_BITS_WORD & 1;
}

/* Words that are compared at once hold what was asked for, pixel by pixel, and the last pair is
 * never among them. */
static void test_bounds_are_compared_pixel_by_pixel(void **state)
{
    (void)state;
    uint32_t seed = 56802;
    for (uint32_t width = 2; width <= WIDEST; width += 7) {
        uint8_t row[WIDEST], low[WIDEST / 2], high[WIDEST / 2];
        phw_bits dark = PHW_BITS_INIT, light = PHW_BITS_INIT;
        for (uint32_t x = 0; x < width; x++)
            row[x] = (uint8_t)((seed = seed * 1664525U + 1013904223U) >> 24);
        for (uint32_t x = 0; x < width / 2; x++) {
            low[x] = (uint8_t)(x % 5 ? (seed = seed * 1664525U + 1013904223U) >> 24 : row[2 * x]);
            high[x] = (uint8_t)(x % 3 ? (seed = seed * 1664525U + 1013904223U) >> 24 : row[2 * x]);
        }
        assert_int_equal(phw_bits_init(width, 2, &dark, NULL), PHW_OK);
        assert_int_equal(phw_bits_init(width, 2, &light, NULL), PHW_OK);
        const uint32_t words = phw_bits_compare(&dark, &light, 1, row, low, high, width / 2);
        assert_true(words == 0 || words * PHW_BITS_WORD < width / 2 * 2);
        for (uint32_t x = 0; x < words * PHW_BITS_WORD; x++) {
            assert_int_equal(is_set(&dark, x, 1), row[x] < low[x / 2]);
            assert_int_equal(is_set(&light, x, 1), row[x] > high[x / 2]);
            assert_false(is_set(&dark, x, 0) || is_set(&light, x, 0));
        }
        phw_bits_done(&dark);
        phw_bits_done(&light);
    }
}

static void test_a_row_is_filled_from_a_word_on(void **state)
{
    (void)state;
    uint8_t row[WIDEST];
    phw_bits bits = PHW_BITS_INIT;
    for (uint32_t x = 0; x < WIDEST; x++)
        row[x] = x % 3;
    assert_int_equal(phw_bits_init(WIDEST, 1, &bits, NULL), PHW_OK);
    phw_bits_fill_from(&bits, 0, 2, row, 1);
    for (uint32_t x = 0; x < WIDEST; x++)
        assert_int_equal(is_set(&bits, x, 0), x >= 2 * PHW_BITS_WORD && row[x] == 1);
    phw_bits_done(&bits);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_bounds_are_compared_pixel_by_pixel),
        cmocka_unit_test(test_a_row_is_filled_from_a_word_on),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
