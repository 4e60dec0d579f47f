/* SPDX-License-Identifier: Apache-2.0 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/median.h"

static void test_the_middle(void **state)
{
    (void)state;
    double odd[] = {7, -2, 3}, even[] = {9, 1, 4, 6}, alone[] = {5};
    assert_true(phw_median(odd, 3) == 3);
    assert_true(odd[0] == -2 && odd[2] == 7);
    assert_true(phw_median(even, 4) == 6);
    assert_true(phw_median(alone, 1) == 5);
}

static void test_none(void **state)
{
    (void)state;
    assert_true(phw_median(NULL, 0) == 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_the_middle),
                                       cmocka_unit_test(test_none)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
