/* SPDX-License-Identifier: Apache-2.0 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "identify/digits.h"

static phw_digit_run read_all(const char *text, bool mend)
{
    return phw_digits_read(text, 0, (uint32_t)strlen(text), " -.", PHW_DIGITS_MAX, mend);
}

static void check_digit_by_the_published_rule(void **state)
{
    (void)state;
    assert_true(phw_mod11_valid("9994765914"));
    assert_false(phw_mod11_valid("9994765919"));
    /* The remainder is 0: the check digit 11 is written 0. */
    assert_true(phw_mod11_valid("0000000000"));
    /* The remainder is 1: 10 is never issued, whatever digit stands there. */
    for (char c = '0'; c <= '9'; c++) {
        char digits[] = "999123456?";
        digits[9] = c;
        assert_false(phw_mod11_valid(digits));
    }
}

static void groups_and_separators(void **state)
{
    (void)state;
    phw_digit_run run = read_all("999 476-5914", false);
    assert_string_equal(run.digits, "9994765914");
    assert_int_equal(run.group_count, 3);
    assert_int_equal(run.groups[2], 4);
    assert_true(run.spaced);
    assert_int_equal(run.end, 12);
    /* Two separators in a row still join, three end the number. */
    assert_int_equal(read_all("12 - 34", false).count, 2);
    assert_int_equal(read_all("12. 34", false).count, 4);
}

static void letters_count_only_beside_digits(void **state)
{
    (void)state;
    phw_digit_run run = read_all("O1l 5S", true);
    assert_string_equal(run.digits, "01155");
    assert_int_equal(run.mended, 3);
    assert_int_equal(read_all("SOS 12", true).count, 0);
    assert_int_equal(read_all("12 SOS", true).count, 2);
    assert_int_equal(read_all("O12", false).count, 0);
}

static void long_runs_stay_in_bounds(void **state)
{
    (void)state;
    char text[200];
    memset(text, '7', sizeof text - 1);
    text[sizeof text - 1] = '\0';
    assert_int_equal(read_all(text, true).count, PHW_DIGITS_MAX);
    for (size_t i = 1; i < sizeof text - 1; i += 2)
        text[i] = ' ';
    phw_digit_run run = read_all(text, true);
    assert_int_equal(run.count, PHW_DIGITS_MAX);
    assert_int_equal(run.group_count, PHW_DIGITS_MAX);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(check_digit_by_the_published_rule),
        cmocka_unit_test(groups_and_separators),
        cmocka_unit_test(letters_count_only_beside_digits),
        cmocka_unit_test(long_runs_stay_in_bounds),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
