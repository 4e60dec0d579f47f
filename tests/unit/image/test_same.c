/* SPDX-License-Identifier: Apache-2.0 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdlib.h>
#include <string.h>

#include "image/same.h"
#include "picture.h"

enum { WIDTH = 640, HEIGHT = 480 };

/* A page of blocks, no two regions alike. */
static phw_image *page(void)
{
    phw_image *image = make_picture(WIDTH, HEIGHT);
    uint32_t seed = 7;
    for (int i = 0; i < 60; i++) {
        seed = seed * 1664525U + 1013904223U;
        uint32_t left = (seed >> 8) % (WIDTH - 60), top = (seed >> 18) % (HEIGHT - 40);
        for (uint32_t y = top; y < top + 30; y++)
            memset(phw_image_row_mut(image, y) + (size_t)left * 3, (int)(seed & 0xFF), 50 * 3);
    }
    return image;
}

/* Scaled down by averaging, as cameras do. */
static phw_image *shrink(const phw_image *from, uint32_t by)
{
    phw_image *small = NULL;
    assert_int_equal(phw_image_new(from->width / by, from->height / by, 3, &small, NULL), PHW_OK);
    for (uint32_t y = 0; y < small->height; y++)
        for (uint32_t x = 0; x < small->width; x++)
            for (uint32_t c = 0; c < 3; c++) {
                unsigned sum = 0;
                for (uint32_t j = 0; j < by; j++)
                    for (uint32_t i = 0; i < by; i++)
                        sum += phw_image_row(from, y * by + j)[(x * by + i) * 3 + c];
                phw_image_row_mut(small, y)[x * 3 + c] = (uint8_t)(sum / (by * by));
            }
    return small;
}

static phw_image *part(const phw_image *from, uint32_t left, uint32_t top, uint32_t width,
                       uint32_t height)
{
    phw_image *made = NULL;
    assert_int_equal(phw_image_new(width, height, 3, &made, NULL), PHW_OK);
    for (uint32_t y = 0; y < height; y++)
        memcpy(phw_image_row_mut(made, y), phw_image_row(from, top + y) + (size_t)left * 3,
               (size_t)width * 3);
    return made;
}

static void fill(phw_image *image, uint32_t left, uint32_t top, uint32_t width, uint32_t height,
                 int level)
{
    for (uint32_t y = top; y < top + height; y++)
        memset(phw_image_row_mut(image, y) + (size_t)left * 3, level, (size_t)width * 3);
}

static void test_a_smaller_version_is_the_same_whichever_way_up(void **state)
{
    (void)state;
    phw_image *shown = page();
    for (uint32_t by = 1; by <= 4; by *= 2) {
        phw_image *small = shrink(shown, by);
        for (int orientation = 1; orientation <= 8; orientation++) {
            phw_image *turned = turn_upright(small, orientation);
            assert_true(phw_image_shows_same(shown, turned));
            phw_image_free(&turned);
        }
        phw_image_free(&small);
    }
    phw_image_free(&shown);
}

static void test_brighter_or_flatter_is_the_same(void **state)
{
    (void)state;
    phw_image *shown = page(), *small = shrink(shown, 2);
    for (size_t i = 0; i < small->stride * small->height; i++)
        small->pixels[i] = (uint8_t)(small->pixels[i] * 8 / 10 + 25);
    assert_true(phw_image_shows_same(shown, small));
    phw_image_free(&small);
    phw_image_free(&shown);
}

static void test_black_bars_and_a_middle_part_are_the_same(void **state)
{
    (void)state;
    phw_image *shown = page(), *small = shrink(shown, 2), *barred = NULL;
    assert_int_equal(phw_image_new(320, 300, 3, &barred, NULL), PHW_OK);
    for (uint32_t y = 0; y < 240; y++)
        memcpy(phw_image_row_mut(barred, y + 30), phw_image_row(small, y), 320 * 3);
    assert_true(phw_image_shows_same(shown, barred));
    phw_image *square = part(small, 40, 0, 240, 240);
    assert_true(phw_image_shows_same(shown, square));
    phw_image_free(&square);
    phw_image_free(&barred);
    phw_image_free(&small);
    phw_image_free(&shown);
}

static void test_what_was_covered_or_cropped_is_not_the_same(void **state)
{
    (void)state;
    phw_image *before = page(), *preview = shrink(before, 2);
    phw_image *covered = page();
    fill(covered, 200, 100, 160, 24, 0); /* one name, 80 x 12 in the preview */
    assert_false(phw_image_shows_same(covered, preview));
    phw_image *cropped = part(before, 0, 160, 640, 320);
    assert_false(phw_image_shows_same(cropped, preview));
    cropped->width = 320; /* its left half */
    assert_false(phw_image_shows_same(cropped, preview));
    phw_image *other = make_picture(320, 240);
    assert_false(phw_image_shows_same(before, other));
    /* A cover in the preview alone gives nothing away, but is told as well: in doubt, false. */
    phw_image_free(&other);
    phw_image_free(&cropped);
    phw_image_free(&covered);
    phw_image_free(&preview);
    phw_image_free(&before);
}

static void test_tiny_previews_do_not_fall_over(void **state)
{
    (void)state;
    phw_image *shown = page();
    for (uint32_t side = 1; side < 12; side++) {
        phw_image *tiny = NULL;
        assert_int_equal(phw_image_new(side, 12 - side, 3, &tiny, NULL), PHW_OK);
        (void)phw_image_shows_same(shown, tiny);
        (void)phw_image_shows_same(tiny, shown);
        phw_image_free(&tiny);
    }
    phw_image_free(&shown);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_a_smaller_version_is_the_same_whichever_way_up),
        cmocka_unit_test(test_brighter_or_flatter_is_the_same),
        cmocka_unit_test(test_black_bars_and_a_middle_part_are_the_same),
        cmocka_unit_test(test_what_was_covered_or_cropped_is_not_the_same),
        cmocka_unit_test(test_tiny_previews_do_not_fall_over),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
