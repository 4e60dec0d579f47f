/* SPDX-License-Identifier: Apache-2.0 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdlib.h>
#include <string.h>

#include "ocr/contrast.h"

enum { WIDTH = 600, HEIGHT = 36 };

/* Upright strokes of four pixels, eight apart, in the middle rows. */
static phw_image *strokes(void)
{
    phw_image *line = NULL;
    assert_int_equal(phw_image_new(WIDTH, HEIGHT, 1, &line, NULL), PHW_OK);
    return line;
}

static int is_ink(uint32_t x, uint32_t y)
{
    return x % 8 < 2 && y >= 6 && y < 30;
}

static void check(const phw_image *line)
{
    for (uint32_t x = 20; x < WIDTH - 20; x++) {
        int value = phw_image_row(line, HEIGHT / 2)[x];
        if (is_ink(x, HEIGHT / 2))
            assert_in_range(value, 0, 60);
        else
            assert_in_range(value, 200, 255);
    }
}

/* From full contrast at the left to a third of it, in the shade, at the right. */
static void test_shade_is_levelled(void **state)
{
    phw_image *line = strokes();
    (void)state;
    for (uint32_t y = 0; y < HEIGHT; y++)
        for (uint32_t x = 0; x < WIDTH; x++) {
            uint32_t ground = 230 - 120 * x / WIDTH, depth = 120 - 60 * x / WIDTH;
            phw_image_row_mut(line, y)[x] = (uint8_t)(ground - (is_ink(x, y) ? depth : 0));
        }
    phw_contrast_normalise(line, false, 3, 4);
    check(line);
    phw_image_free(&line);
}

static void test_light_letters_are_turned_dark(void **state)
{
    phw_image *line = strokes();
    (void)state;
    for (uint32_t y = 0; y < HEIGHT; y++)
        for (uint32_t x = 0; x < WIDTH; x++)
            phw_image_row_mut(line, y)[x] = is_ink(x, y) ? 200 : 90;
    phw_contrast_normalise(line, true, 3, 4);
    check(line);
    phw_image_free(&line);
}

/* The ground of a gap must not be blown up into letters. */
static void test_an_empty_stretch_stays_empty(void **state)
{
    phw_image *line = strokes();
    (void)state;
    for (uint32_t y = 0; y < HEIGHT; y++)
        for (uint32_t x = 0; x < WIDTH; x++) {
            int noise = (int)(x * 7 + y * 13) % 5;
            phw_image_row_mut(line, y)[x] = (uint8_t)(x < 200 && is_ink(x, y) ? 40 : 220 - noise);
        }
    phw_contrast_normalise(line, false, 3, 4);
    for (uint32_t x = 400; x < WIDTH; x++)
        assert_in_range(phw_image_row(line, HEIGHT / 2)[x], 220, 255);
    phw_image_free(&line);
}

static void test_smallest_lines(void **state)
{
    (void)state;
    for (uint32_t width = 1; width < 10; width++) {
        phw_image *line = NULL;
        assert_int_equal(phw_image_new(width, 2, 1, &line, NULL), PHW_OK);
        memset(phw_image_row_mut(line, 0), 7, width);
        memset(phw_image_row_mut(line, 1), 7, width);
        phw_contrast_normalise(line, false, 3, 4);
        phw_image_free(&line);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_shade_is_levelled),
                                       cmocka_unit_test(test_light_letters_are_turned_dark),
                                       cmocka_unit_test(test_an_empty_stretch_stays_empty),
                                       cmocka_unit_test(test_smallest_lines)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
