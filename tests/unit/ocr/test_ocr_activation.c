/* SPDX-License-Identifier: Apache-2.0 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <math.h>

#include "ocr/activation.h"

static void test_softmax(void **state)
{
    float values[] = {1, 3, -200, 2};
    double sum = exp(1) + exp(3) + exp(2);
    (void)state;
    phw_activation_softmax(values, 4);
    assert_true(fabs((double)values[0] - exp(1) / sum) < 1e-6);
    assert_true(fabs((double)values[1] - exp(3) / sum) < 1e-6);
    assert_true(values[2] >= 0 && values[2] < 1e-30F);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_softmax)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
