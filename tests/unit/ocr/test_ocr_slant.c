/* SPDX-License-Identifier: Apache-2.0 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <math.h>
#include <string.h>

#include "ocr/slant.h"

#define HEIGHT 48
#define PERIOD 14.0
#define STEM 4.0

/* Bars whose tops lie @p lean pixels further right for each pixel up; edges are soft. */
static phw_image *leaning_bars(double lean)
{
    phw_image *strip = NULL;
    assert_int_equal(phw_image_new(300, HEIGHT, 1, &strip, NULL), PHW_OK);
    for (uint32_t y = 0; y < HEIGHT; y++) {
        for (uint32_t x = 0; x < strip->width; x++) {
            int covered = 0;
            for (int i = 0; i < 8; i++) {
                double u = x + (i + 0.5) / 8 - (HEIGHT / 2.0 - y) * lean + 10 * PERIOD;
                covered += fmod(u, PERIOD) < STEM;
            }
            phw_image_row_mut(strip, y)[x] = (uint8_t)(235 - 210 * covered / 8);
        }
    }
    return strip;
}

static void test_a_lean_is_found(void **state)
{
    (void)state;
    static const double leans[] = {-1.4, -0.9, -0.35, -0.3, -0.2, -0.12, 0,
                                   0.12, 0.2,  0.3,   0.35, 0.7,  1.1};
    for (size_t i = 0; i < sizeof leans / sizeof leans[0]; i++) {
        phw_image *strip = leaning_bars(leans[i]);
        double found = phw_slant_estimate(strip, 0, PHW_SLANT_MOST);
        if (fabs(found - leans[i]) > 0.03)
            fail_msg("a lean of %g was taken for %g", leans[i], found);
        phw_image_free(&strip);
    }
}

static void test_a_wide_lean_ends_where_none_wider_is_looked_for(void **state)
{
    (void)state;
    static const double leans[] = {-0.55, -0.2, 0.2, 0.55};
    for (size_t i = 0; i < sizeof leans / sizeof leans[0]; i++) {
        phw_image *strip = leaning_bars(leans[i]);
        double found = phw_slant_estimate(strip, 0, PHW_SLANT_USUAL);
        assert_int_equal(phw_slant_is_far(found), fabs(leans[i]) > PHW_SLANT_USUAL);
        phw_image_free(&strip);
    }
}

static void test_upright_stems_keep_what_was_expected(void **state)
{
    (void)state;
    phw_image *strip = leaning_bars(0);
    assert_true(fabs(phw_slant_estimate(strip, 0, 0.1)) < 0.02);
    assert_true(phw_slant_estimate(strip, 0.2, 0) == 0.2);
    phw_image_free(&strip);
}

static void test_the_expected_lean_leads(void **state)
{
    (void)state;
    phw_image *strip = leaning_bars(0.25);
    assert_true(fabs(phw_slant_estimate(strip, 0.2, 0.1) - 0.25) < 0.04);
    /* Never further away than it may look. */
    assert_true(fabs(phw_slant_estimate(strip, -0.1, 0.1) + 0.1) <= 0.16);
    phw_image_free(&strip);
}

/* Leaves numbers behind on the stack where the next function has its own. */
__attribute__((noinline)) static double litter(double value)
{
    volatile double left[600];
    for (size_t i = 0; i < sizeof left / sizeof left[0]; i++)
        left[i] = value;
    return left[0];
}

/* What the stack held before has no say: a strip has one lean, whatever was read before it. */
static void test_the_same_strip_leans_the_same(void **state)
{
    (void)state;
    phw_image *strip = leaning_bars(-0.25);
    static const double values[] = {0, 1e300, -1e300};
    for (size_t i = 0; i < sizeof values / sizeof values[0]; i++) {
        assert_true(litter(values[i]) == values[i]);
        double found = phw_slant_estimate(strip, 0, PHW_SLANT_MOST);
        if (fabs(found + 0.25) > 0.03)
            fail_msg("behind %g a lean of -0.25 was taken for %g", values[i], found);
    }
    phw_image_free(&strip);
}

static void test_nothing_to_measure(void **state)
{
    (void)state;
    phw_image *strip = NULL;
    assert_int_equal(phw_image_new(200, HEIGHT, 1, &strip, NULL), PHW_OK);
    assert_true(phw_slant_estimate(strip, 0.15, PHW_SLANT_MOST) == 0.15);
    memset(strip->pixels, 240, strip->stride * strip->height);
    assert_true(phw_slant_estimate(strip, -0.05, PHW_SLANT_MOST) == -0.05);
    phw_image_free(&strip);
    assert_int_equal(phw_image_new(1, HEIGHT, 1, &strip, NULL), PHW_OK);
    assert_true(phw_slant_estimate(strip, 0, PHW_SLANT_MOST) == 0);
    phw_image_free(&strip);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_a_lean_is_found),
        cmocka_unit_test(test_a_wide_lean_ends_where_none_wider_is_looked_for),
        cmocka_unit_test(test_upright_stems_keep_what_was_expected),
        cmocka_unit_test(test_the_expected_lean_leads),
        cmocka_unit_test(test_the_same_strip_leans_the_same),
        cmocka_unit_test(test_nothing_to_measure),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
