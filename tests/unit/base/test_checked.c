/* SPDX-License-Identifier: Apache-2.0 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/checked.h"

static void test_products_that_fit(void **state)
{
    (void)state;
    size_t result = 7;
    assert_true(phw_checked_mul(6, 7, &result));
    assert_int_equal(result, 42);
    assert_true(phw_checked_mul(0, SIZE_MAX, &result));
    assert_int_equal(result, 0);
    assert_true(phw_checked_mul(SIZE_MAX, 1, &result));
    assert_true(result == SIZE_MAX);
}

static void test_products_that_do_not_fit_leave_the_result(void **state)
{
    (void)state;
    size_t result = 7;
    assert_false(phw_checked_mul(SIZE_MAX, 2, &result));
    assert_false(phw_checked_mul(SIZE_MAX / 2 + 1, 2, &result));
    assert_false(phw_checked_mul((size_t)1 << 32, (size_t)1 << 32, &result));
    assert_int_equal(result, 7);
}

static void test_sums(void **state)
{
    (void)state;
    size_t result = 7;
    assert_false(phw_checked_add(SIZE_MAX, 1, &result));
    assert_false(phw_checked_add(SIZE_MAX / 2 + 1, SIZE_MAX / 2 + 1, &result));
    assert_int_equal(result, 7);
    assert_true(phw_checked_add(SIZE_MAX - 1, 1, &result));
    assert_true(result == SIZE_MAX);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_products_that_fit),
        cmocka_unit_test(test_products_that_do_not_fit_leave_the_result),
        cmocka_unit_test(test_sums),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
