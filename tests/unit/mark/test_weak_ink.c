/* SPDX-License-Identifier: Apache-2.0 */
/* Squares mixed of a paper and an ink, and squares of any colour. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "mark/weak_ink.h"

#define SIDE 8
#define COLUMNS 12
#define ROWS 3

/* @param mixed  of paper and ink; else squares of four colours in turn. */
static bool is_one_ink(const uint8_t paper[3], const uint8_t ink[3], bool mixed)
{
    static const uint8_t colours[4][3] = {
        {20, 20, 20}, {200, 60, 40}, {250, 210, 160}, {60, 120, 200}};
    phw_image *image = NULL;
    assert_int_equal(phw_image_new(SIDE * COLUMNS, SIDE * ROWS, 3, &image, NULL), PHW_OK);
    for (uint32_t y = 0; y < image->height; y++)
        for (uint32_t x = 0; x < image->width; x++) {
            const uint32_t square = x / SIDE * 7 + y / SIDE * 5, share = square * 37 % 101;
            for (int c = 0; c < 3; c++)
                phw_image_row_mut(image, y)[x * 3 + (uint32_t)c] =
                    mixed ? (uint8_t)((paper[c] * (100 - share) + ink[c] * share) / 100)
                          : colours[square % 4][c];
        }
    const phw_weak_strip strip = {NULL, 0, 0, SIDE * COLUMNS, SIDE * ROWS};
    bool one = phw_weak_is_one_ink(image, &strip);
    phw_image_free(&image);
    return one;
}

static void test_text_has_one_ink(void **state)
{
    (void)state;
    static const uint8_t white[3] = {250, 250, 250}, black[3] = {20, 20, 20};
    static const uint8_t blue[3] = {0, 60, 190}, night[3] = {28, 32, 40};
    assert_true(is_one_ink(white, black, true));
    assert_true(is_one_ink(white, blue, true));
    assert_true(is_one_ink(night, white, true));
    assert_false(is_one_ink(white, black, false));
}

static void test_grey_is_one_ink(void **state)
{
    (void)state;
    phw_image *grey = NULL;
    assert_int_equal(phw_image_new(20, 20, 1, &grey, NULL), PHW_OK);
    const phw_weak_strip strip = {NULL, -5, -5, 40, 40};
    assert_true(phw_weak_is_one_ink(grey, &strip));
    phw_image_free(&grey);
}

/* Two words, and an icon far from a line. */
static void test_the_longest_run(void **state)
{
    (void)state;
    phw_image *luma = NULL;
    assert_int_equal(phw_image_new(100, 10, 1, &luma, NULL), PHW_OK);
    for (uint32_t y = 0; y < 10; y++)
        for (uint32_t x = 0; x < 100; x++)
            phw_image_row_mut(luma, y)[x] =
                (x >= 20 && x < 40) || (x >= 46 && x < 50) || x == 90 ? 30 : 240;
    phw_weak_strip strip = {luma, 0, 0, 100, 10};
    assert_int_equal(phw_weak_longest_run(&strip), 30); /* the room between words is bridged */
    strip.left = 60;
    assert_int_equal(phw_weak_longest_run(&strip), 1);
    strip.right = 80;
    assert_int_equal(phw_weak_longest_run(&strip), 0);
    phw_image_free(&luma);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_text_has_one_ink),
        cmocka_unit_test(test_grey_is_one_ink),
        cmocka_unit_test(test_the_longest_run),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
