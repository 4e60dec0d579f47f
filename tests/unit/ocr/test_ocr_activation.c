/* SPDX-License-Identifier: Apache-2.0 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <math.h>

#include "ocr/activation.h"
#include "ocr/matrix.h"

static void test_tanh(void **state)
{
    (void)state;
    for (float x = -30; x <= 30; x += 0.01F) {
        int16_t value;
        phw_activation_tanh(&x, 1, &value);
        /* Half a step of rounding, and what the series leaves. */
        assert_true(fabs(value - 127 * tanh((double)x)) < 0.501);
    }
}

static double logistic(double x)
{
    return 1 / (1 + exp(-x));
}

static void test_one_step_of_a_cell(void **state)
{
    static const float sums[][4] = {
        {0, 0, 0, 0}, {1, -1, 2, 0.5F}, {-3, 4, -0.2F, 9}, {50, 50, 50, 50}, {-90, 90, 0, -90}};
    (void)state;
    for (size_t i = 0; i < sizeof sums / sizeof sums[0]; i++) {
        float cell = 0.7F;
        int16_t output;
        double expected = 0.7 * logistic((double)sums[i][2]) +
                          tanh((double)sums[i][0]) * logistic((double)sums[i][1]);
        phw_activation_lstm(sums[i], 1, &cell, &output);
        assert_true(fabs((double)cell - expected) < 1e-5);
        assert_true(fabs(output - 127 * tanh(expected) * logistic((double)sums[i][3])) < 0.51);
    }
}

static void test_cells_are_clipped(void **state)
{
    const float gates[4] = {50, 50, 50, 50};
    float cell = 100;
    int16_t output;
    (void)state;
    phw_activation_lstm(gates, 1, &cell, &output);
    assert_true(cell == 100);
    assert_int_equal(output, PHW_MATRIX_ONE);
}

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
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_tanh), cmocka_unit_test(test_one_step_of_a_cell),
        cmocka_unit_test(test_cells_are_clipped), cmocka_unit_test(test_softmax)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
