/* SPDX-License-Identifier: Apache-2.0 */
/* Shapes, waves and slopes have edges; blurred words, noise and rules have none. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <math.h>

#include "mark/weak_edges.h"

enum { WIDTH = 160, HEIGHT = 24, WHITE = 250, RANGE = 90 };

static const phw_weak_box place = {0, 0, WIDTH, HEIGHT};

typedef double level_at(uint32_t x, uint32_t y);

static bool has_edges(level_at *level)
{
    phw_image *luma = NULL;
    assert_int_equal(phw_image_new(WIDTH, HEIGHT, 1, &luma, NULL), PHW_OK);
    for (uint32_t y = 0; y < HEIGHT; y++)
        for (uint32_t x = 0; x < WIDTH; x++)
            phw_image_row_mut(luma, y)[x] = (uint8_t)lround(level(x, y));
    const bool has = phw_weak_has_edges(luma, &place, RANGE);
    phw_image_free(&luma);
    return has;
}

static double ellipse(uint32_t x, uint32_t y)
{
    return hypot((x - 80.0) / 60, (y - 12.0) / 9) < 1 ? 90 : WHITE;
}

/* Of a chart: it falls by one row in six columns. */
static double slope(uint32_t x, uint32_t y)
{
    return 6 * y > x ? 120 : 160;
}

static double waves(uint32_t x, uint32_t y)
{
    return 150 + 25 * ((int)(y + lround(2 * sin(x / 4.0))) / 4 % 2);
}

/* Soft blobs along a row. */
static double blurred(uint32_t x, uint32_t y)
{
    return WHITE - 80 * exp(-pow((y - 12.0) / 5, 2)) * (0.7 + 0.3 * sin(x / 5.0));
}

/* As a camera's, with a step now and then. */
static double noisy(uint32_t x, uint32_t y)
{
    uint32_t random = x * 374761393U + y * 668265263U;
    random = (random ^ random >> 13) * 1274126177U;
    random ^= random >> 16;
    return blurred(x, y) - (random % 80 == 0 ? 20 : random % 5);
}

static double ruled(uint32_t x, uint32_t y)
{
    return y == 18 ? 90 : blurred(x, y);
}

static double intruded(uint32_t x, uint32_t y)
{
    return y < 2 && x % 7 < 4 ? 30 : blurred(x, y);
}

static void test_what_has_edges(void **state)
{
    (void)state;
    assert_true(has_edges(ellipse));
    assert_true(has_edges(slope));
    assert_true(has_edges(waves));
}

static void test_blurs(void **state)
{
    (void)state;
    assert_false(has_edges(blurred));
    assert_false(has_edges(noisy));
    assert_false(has_edges(ruled));
    assert_false(has_edges(intruded));
}

static void test_too_small(void **state)
{
    (void)state;
    phw_image *luma = NULL;
    const phw_weak_box none = {3, 3, 4, 5};
    assert_int_equal(phw_image_new(WIDTH, HEIGHT, 1, &luma, NULL), PHW_OK);
    assert_false(phw_weak_has_edges(luma, &none, RANGE));
    phw_image_free(&luma);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_what_has_edges),
        cmocka_unit_test(test_blurs),
        cmocka_unit_test(test_too_small),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
