/* SPDX-License-Identifier: Apache-2.0 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "redact/raster_cells.h"

#define WIDTH 150U /* whole cells, and some pixels more */
#define HEIGHT 70U

static phw_image *mask_of(unsigned *seed, uint32_t covered)
{
    phw_image *mask = NULL;
    assert_int_equal(phw_image_new(WIDTH, HEIGHT, 1, &mask, NULL), PHW_OK);
    for (uint32_t i = 0; i < covered; i++) {
        *seed = *seed * 1103515245U + 12345U;
        phw_image_row_mut(mask, (*seed >> 8) % HEIGHT)[(*seed >> 16) % WIDTH] = PHW_MASK_COVERED;
    }
    return mask;
}

static double number(unsigned *seed)
{
    *seed = *seed * 1103515245U + 12345U;
    return (double)((*seed >> 12) % 2500) / 10 - 50; /* before the picture, in it and behind */
}

/* The cells never say otherwise than the pixels do. */
static void test_cells_say_what_the_pixels_say(void **state)
{
    (void)state;
    unsigned seed = 20261127;
    print_message("seed %u\n", seed);
    int any = 0, none = 0;
    for (int i = 0; i < 60; i++) {
        phw_image *mask = mask_of(&seed, (uint32_t)i / 4);
        phw_raster_cells cells = {0, 0, NULL};
        assert_int_equal(phw_raster_cells_find(mask, 1, &cells, NULL), PHW_OK);
        assert_int_equal(cells.columns, 10);
        assert_int_equal(cells.rows, 5);
        for (int k = 0; k < 200; k++) {
            const double x = number(&seed), y = number(&seed);
            const double wide = fabs(number(&seed)) / 2, high = fabs(number(&seed)) / 4;
            const phw_quad quad = {
                {{x, y}, {x + wide, y + 3}, {x + wide - 2, y + high}, {x - 2, y + high - 3}}};
            const bool is = phw_raster_any(mask, &quad);
            assert_int_equal(phw_raster_cells_any(&cells, mask, &quad), is);
            assert_int_equal(phw_raster_cells_any(NULL, mask, &quad), is);
            any += is;
            none += !is;
        }
        phw_raster_cells_done(&cells);
        phw_image_free(&mask);
    }
    assert_true(any > 500 && none > 500);
}

/* What is replaced in whole blocks is seen on one row of each. */
static void test_of_rows_that_are_alike_one_will_do(void **state)
{
    (void)state;
    unsigned seed = 20261128;
    print_message("seed %u\n", seed);
    for (int i = 0; i < 40; i++) {
        const uint32_t step = 8, width = 150, height = 77;
        phw_image *mask = NULL;
        phw_raster_cells all = {0, 0, NULL}, few = {0, 0, NULL};
        assert_int_equal(phw_image_new(width, height, 1, &mask, NULL), PHW_OK);
        for (uint32_t block = 0; block < height; block += step) {
            const uint32_t from = (uint32_t)fabs(number(&seed)) % width;
            const uint32_t wide = (uint32_t)fabs(number(&seed)) % 40;
            for (uint32_t y = block; y < block + step && y < height; y++)
                memset(phw_image_row_mut(mask, y) + from, PHW_MASK_COVERED,
                       wide < width - from ? wide : width - from);
        }
        assert_int_equal(phw_raster_cells_find(mask, 1, &all, NULL), PHW_OK);
        assert_int_equal(phw_raster_cells_find(mask, step, &few, NULL), PHW_OK);
        assert_memory_equal(all.held, few.held, (size_t)all.columns * all.rows);
        phw_raster_cells_done(&all);
        phw_raster_cells_done(&few);
        phw_image_free(&mask);
    }
}

static void test_a_quad_that_is_no_number_counts_as_covered(void **state)
{
    (void)state;
    unsigned seed = 1;
    phw_image *mask = mask_of(&seed, 0);
    phw_raster_cells cells = {0, 0, NULL};
    assert_int_equal(phw_raster_cells_find(mask, 1, &cells, NULL), PHW_OK);
    for (int i = 0; i < 4; i++) {
        phw_quad quad = {{{10, 10}, {20, 10}, {20, 20}, {10, 20}}};
        quad.corner[i].y = i % 2 ? (double)NAN : (double)INFINITY;
        assert_int_equal(phw_raster_cells_any(&cells, mask, &quad), phw_raster_any(mask, &quad));
    }
    phw_raster_cells_done(&cells);
    phw_image_free(&mask);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_cells_say_what_the_pixels_say),
        cmocka_unit_test(test_of_rows_that_are_alike_one_will_do),
        cmocka_unit_test(test_a_quad_that_is_no_number_counts_as_covered)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
