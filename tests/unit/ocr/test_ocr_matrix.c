/* SPDX-License-Identifier: Apache-2.0 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdlib.h>
#include <string.h>

#include "ocr/matrix.h"

#define SEED 20261125u

/* A small generator, so that a failure can be repeated. */
static uint32_t next(uint32_t *state)
{
    *state = *state * 1664525u + 1013904223u;
    return *state >> 16;
}

static int16_t small(uint32_t *state)
{
    return (int16_t)((int)(next(state) % 255) - 127);
}

/* Sums are exact, so they are compared for equality, whatever rows and vectors are left over. */
static void test_products_are_exact(void **state)
{
    static const size_t sizes[][3] = {{1, 1, 1}, {3, 9, 2}, {4, 64, 1}, {7, 33, 5}, {192, 144, 3}};
    uint32_t seed = SEED;
    (void)state;
    print_message("seed %u\n", SEED);
    for (size_t s = 0; s < sizeof sizes / sizeof sizes[0]; s++) {
        size_t rows = sizes[s][0], columns = sizes[s][1], count = sizes[s][2];
        phw_matrix m;
        assert_int_equal(phw_matrix_init(&m, rows, columns, NULL), PHW_OK);
        assert_int_equal(m.stride % PHW_MATRIX_STEP, 0);
        int16_t *vectors = calloc(count * m.stride, sizeof *vectors);
        float *values = calloc(count * rows, sizeof *values);
        assert_true(vectors && values);
        for (size_t r = 0; r < rows; r++) {
            for (size_t c = 0; c < columns; c++)
                m.weights[r * m.stride + c] = small(&seed);
            m.bias[r] = small(&seed) * PHW_MATRIX_ONE;
            m.scale[r] = 0.5F;
        }
        for (size_t v = 0; v < count; v++)
            for (size_t c = 0; c < columns; c++)
                vectors[v * m.stride + c] = small(&seed);
        phw_matrix_multiply(&m, vectors, m.stride, count, values);
        for (size_t v = 0; v < count; v++) {
            for (size_t r = 0; r < rows; r++) {
                int32_t sum = m.bias[r];
                for (size_t c = 0; c < columns; c++)
                    sum += m.weights[r * m.stride + c] * vectors[v * m.stride + c];
                assert_true(values[v * rows + r] == 0.5F * (float)sum);
            }
        }
        free(vectors);
        free(values);
        phw_matrix_done(&m);
    }
}

static void test_impossible_sizes(void **state)
{
    phw_matrix m = PHW_MATRIX_INIT;
    (void)state;
    assert_int_equal(phw_matrix_init(&m, SIZE_MAX / 2, 64, NULL), PHW_ERR_NOMEM);
    assert_null(m.weights);
    phw_matrix_done(&m);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_products_are_exact),
                                       cmocka_unit_test(test_impossible_sizes)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
