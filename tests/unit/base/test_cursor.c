/* SPDX-License-Identifier: Apache-2.0 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/cursor.h"

static const uint8_t bytes[] = {1, 2, 3, 4, 5, 6, 7};

static void test_reads_both_byte_orders(void **state)
{
    (void)state;
    phw_cursor cursor = phw_cursor_view(bytes, sizeof bytes);
    assert_int_equal(phw_cursor_u8(&cursor), 1);
    assert_int_equal(phw_cursor_u16be(&cursor), 0x0203);
    assert_int_equal(phw_cursor_u32le(&cursor), 0x07060504);
    assert_int_equal(phw_cursor_left(&cursor), 0);
    assert_false(cursor.overrun);
    cursor = phw_cursor_view(bytes, sizeof bytes);
    assert_int_equal(phw_cursor_u16le(&cursor), 0x0201);
    assert_int_equal(phw_cursor_u32be(&cursor), 0x03040506);
    assert_int_equal(phw_cursor_left(&cursor), 1);
}

static void test_a_read_past_the_end_gives_nought_and_sticks(void **state)
{
    (void)state;
    phw_cursor cursor = phw_cursor_view(bytes, sizeof bytes);
    phw_cursor_skip(&cursor, 5);
    assert_int_equal(phw_cursor_u32be(&cursor), 0);
    assert_true(cursor.overrun);
    assert_int_equal(phw_cursor_u8(&cursor), 0);
    phw_cursor_seek(&cursor, 0);
    assert_int_equal(phw_cursor_u8(&cursor), 0);
    phw_cursor_skip(&cursor, 1);
    assert_int_equal(cursor.at, 5);
}

static void test_seeks_within_and_beyond(void **state)
{
    (void)state;
    phw_cursor cursor = phw_cursor_view(bytes, sizeof bytes);
    phw_cursor_seek(&cursor, sizeof bytes);
    assert_false(cursor.overrun);
    phw_cursor_seek(&cursor, 3);
    assert_int_equal(phw_cursor_u8(&cursor), 4);
    phw_cursor_seek(&cursor, sizeof bytes + 1);
    assert_true(cursor.overrun);
}

static void test_lengths_that_would_wrap_round(void **state)
{
    (void)state;
    phw_cursor cursor = phw_cursor_view(bytes, sizeof bytes);
    phw_cursor_skip(&cursor, 1);
    phw_cursor_skip(&cursor, SIZE_MAX);
    assert_true(cursor.overrun);
    assert_int_equal(cursor.at, 1);
    cursor = phw_cursor_view(NULL, 0);
    assert_int_equal(phw_cursor_u8(&cursor), 0);
    assert_true(cursor.overrun);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_reads_both_byte_orders),
        cmocka_unit_test(test_a_read_past_the_end_gives_nought_and_sticks),
        cmocka_unit_test(test_seeks_within_and_beyond),
        cmocka_unit_test(test_lengths_that_would_wrap_round),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
