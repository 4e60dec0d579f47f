/* SPDX-License-Identifier: Apache-2.0 */
/* Fields of a form as programs draw them, with letters in them and without. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdlib.h>
#include <string.h>

#include "layout/insets.h"

enum { WIDTH = 400, HEIGHT = 300, GROUND = 240, FIELD = 255, FRAME = 150, INK = 20 };
enum { LEFT = 100, TOP = 40, RIGHT = 300, BOTTOM = 64 }; /* inside the frame */

static void fill(phw_image *luma, uint32_t left, uint32_t top, uint32_t right, uint32_t bottom,
                 int level)
{
    for (uint32_t y = top; y < bottom; y++)
        memset(phw_image_row_mut(luma, y) + left, level, right - left);
}

static phw_image *window(void)
{
    phw_image *luma = NULL;
    assert_int_equal(phw_image_new(WIDTH, HEIGHT, 1, &luma, NULL), PHW_OK);
    fill(luma, 0, 0, WIDTH, HEIGHT, GROUND);
    return luma;
}

/* A field, and in it strokes like letters. */
static void add_field(phw_image *luma, uint32_t down)
{
    fill(luma, LEFT - 1, TOP + down - 1, RIGHT + 1, BOTTOM + down + 1, FRAME);
    fill(luma, LEFT, TOP + down, RIGHT, BOTTOM + down, FIELD);
    for (uint32_t x = LEFT + 8; x < LEFT + 90; x += 7) {
        fill(luma, x, TOP + down + 6, x + 2, BOTTOM + down - 6, INK);
        fill(luma, x, TOP + down + 10, x + 5, TOP + down + 12, INK);
    }
}

static phw_insets find(phw_image *luma)
{
    phw_insets insets = {NULL, 0};
    assert_int_equal(phw_insets_find(luma, &insets, NULL), PHW_OK);
    phw_image_free(&luma);
    return insets;
}

static void test_fields_below_each_other(void **state)
{
    (void)state;
    phw_image *luma = window();
    for (uint32_t i = 0; i < 4; i++)
        add_field(luma, 40 * i);
    phw_insets insets = find(luma);
    assert_int_equal(insets.count, 4);
    for (uint32_t i = 0; i < 4; i++) {
        assert_int_equal(insets.items[i].left, LEFT);
        assert_int_equal(insets.items[i].right, RIGHT);
        assert_int_equal(insets.items[i].top, TOP + 40 * i);
        assert_int_equal(insets.items[i].bottom, BOTTOM + 40 * i);
        assert_int_equal(insets.items[i].ground, FIELD);
    }
    free(insets.items);
}

/* A ground that shades off is one ground. */
static void test_a_button(void **state)
{
    (void)state;
    phw_image *luma = window();
    fill(luma, LEFT - 1, TOP - 1, RIGHT + 1, BOTTOM + 1, FRAME);
    for (uint32_t y = TOP; y < BOTTOM; y++)
        fill(luma, LEFT, y, RIGHT, y + 1, 250 - 2 * (int)(y - TOP));
    phw_insets insets = find(luma);
    assert_int_equal(insets.count, 1);
    free(insets.items);
}

static void test_what_is_open_or_too_high(void **state)
{
    (void)state;
    phw_image *luma = window();
    add_field(luma, 0);
    fill(luma, RIGHT, TOP + 4, RIGHT + 1, TOP + 8, FIELD); /* a gap in the frame … */
    fill(luma, RIGHT + 1, 0, WIDTH, HEIGHT, FIELD);        /* … to the edge */
    fill(luma, 20, 120, 90, 260, FRAME);                   /* a list */
    fill(luma, 21, 121, 89, 259, FIELD);
    assert_int_equal(find(luma).count, 0);
}

/* Its noise makes many small grounds. */
static void test_a_photograph_is_given_up(void **state)
{
    (void)state;
    phw_image *luma = window();
    uint32_t seed = 3;
    add_field(luma, 0);
    for (size_t i = 0; i < (size_t)WIDTH * HEIGHT; i++) {
        seed = seed * 1664525U + 1013904223U;
        luma->pixels[i] = (uint8_t)(luma->pixels[i] / 2 + (seed >> 16) % 32);
    }
    assert_int_equal(find(luma).count, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_fields_below_each_other),
        cmocka_unit_test(test_a_button),
        cmocka_unit_test(test_what_is_open_or_too_high),
        cmocka_unit_test(test_a_photograph_is_given_up),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
