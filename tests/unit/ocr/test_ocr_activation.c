/* SPDX-License-Identifier: Apache-2.0 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include <math.h>

#include "ocr/activation.h"

static void test_softmax(void **state)
{
    float values[] = {1, 3, -200, 2};
    double sum = exp(1) + exp(3) + exp(2);
    (void)state;
    assert_true(phw_activation_largest(values, 4) == 3);
    phw_activation_softmax(values, 4, 1);
    assert_true(fabs((double)values[0] - exp(1) / sum) < 1e-6);
    assert_true(fabs((double)values[1] - exp(3) / sum) < 1e-6);
    assert_true(values[2] >= 0 && values[2] < 1e-30F);
}

#define WIDEST 40U
#define ROWS_MOST 9U

/* Each of many rows as it is alone, bit by bit, with the largest number anywhere. */
static void test_rows(void **state)
{
    (void)state;
    for (size_t count = 1; count <= WIDEST; count++)
        for (size_t rows = 1; rows <= ROWS_MOST; rows++) {
            float together[ROWS_MOST * WIDEST], alone[WIDEST];
            for (size_t i = 0; i < rows * count; i++)
                together[i] = (float)((i * 7919 + count * 31) % 101) / 8 - 9;
            for (size_t r = 0; r < rows; r++)
                together[r * count + (r * 5 + count) % count] = 12;
            float given[ROWS_MOST * WIDEST];
            memcpy(given, together, sizeof given);
            for (size_t r = 0; r < rows; r++)
                assert_true(phw_activation_largest(given + r * count, count) == 12);
            phw_activation_softmax(together, count, rows);
            for (size_t r = 0; r < rows; r++) {
                double sum = 0;
                memcpy(alone, given + r * count, count * sizeof *alone);
                for (size_t i = 0; i < count; i++)
                    sum += exp((double)alone[i]);
                phw_activation_softmax(alone, count, 1);
                assert_memory_equal(together + r * count, alone, count * sizeof *alone);
                for (size_t i = 0; i < count; i++)
                    assert_true(fabs((double)alone[i] - exp((double)given[r * count + i]) / sum) <
                                1e-6);
            }
        }
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_softmax), cmocka_unit_test(test_rows)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
