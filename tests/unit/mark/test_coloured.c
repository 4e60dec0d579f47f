/* SPDX-License-Identifier: Apache-2.0 */
/* Writing in a colour as bright as its ground, as a camera sees it, and colours that are none. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <string.h>

#include "drawn_row.h"
#include "mark/coloured.h"

enum { RGB = 3, WIDTH = 960, HEIGHT = 480, TOP = 200, BOTTOM = 224, LEFT = 100, RIGHT = 500 };

static const int board[RGB] = {40, 57, 58}, pen[RGB] = {150, 18, 20}, chalk[RGB] = {235, 235, 235};

/* Sets a pixel with a camera's noise. */
static void set(phw_image *image, uint32_t x, uint32_t y, const int colour[RGB], uint32_t *seed)
{
    uint8_t *pixel = phw_image_row_mut(image, y) + (size_t)x * RGB;
    for (int c = 0; c < RGB; c++)
        pixel[c] = (uint8_t)(colour[c] + (int)(drawn_random(seed) % 9));
}

/* A board that gets lighter from one side to the other. */
static phw_image *draw_board(uint32_t *seed)
{
    phw_image *image = NULL;
    assert_int_equal(phw_image_new(WIDTH, HEIGHT, RGB, &image, NULL), PHW_OK);
    for (uint32_t y = 0; y < HEIGHT; y++)
        for (uint32_t x = 0; x < WIDTH; x++) {
            const int light = (int)(x / 60);
            const int here[RGB] = {board[0] + light, board[1] + light, board[2] + light};
            set(image, x, y, here, seed);
        }
    return image;
}

/* Strokes like letters. */
static void write_line(phw_image *image, const int colour[RGB], uint32_t *seed)
{
    for (uint32_t left = LEFT; left + 12 < RIGHT; left += 18)
        for (uint32_t y = TOP; y < BOTTOM; y++)
            for (uint32_t x = left; x < left + 12; x++)
                if (x < left + 4 || (y > TOP + 9 && y < TOP + 14))
                    set(image, x, y, colour, seed);
}

static phw_image *view_of(phw_image *image)
{
    phw_image *view = NULL;
    assert_int_equal(phw_coloured_view(image, &view, NULL), PHW_OK);
    phw_image_free(&image);
    return view;
}

static void test_a_pen_as_bright_as_the_board(void **state)
{
    (void)state;
    uint32_t seed = 3;
    phw_image *image = draw_board(&seed);
    write_line(image, pen, &seed);
    phw_image *view = view_of(image);
    assert_non_null(view);
    for (uint32_t left = LEFT; left + 12 < RIGHT; left += 18) {
        const uint8_t *row = phw_image_row(view, TOP + 4);
        assert_true(row[left + 1] < 90 && row[left + 9] > 180); /* a stroke, and beside it */
    }
    assert_int_equal(phw_image_row(view, 40)[300], UINT8_MAX);
    phw_image_free(&view);
}

/* The waves of a display's pixels: stripes of colour over part of the picture. Nothing but their
 * form tells them from letters, for they leave squares out. */
static void wave(phw_image *image, uint32_t *seed)
{
    for (uint32_t y = 256; y < 416; y++)
        for (uint32_t x = 608; x < 864; x++)
            if ((x + y / 8) % 14 < 3 && (x / 32 + y / 32 * 3) % 4)
                set(image, x, y, pen, seed);
}

static void test_waves_of_a_display(void **state)
{
    (void)state;
    uint32_t seed = 3;
    phw_image *alone = draw_board(&seed);
    wave(alone, &seed);
    assert_null(view_of(alone));
    phw_image *beside = draw_board(&seed);
    wave(beside, &seed);
    write_line(beside, pen, &seed);
    phw_image *view = view_of(beside);
    assert_non_null(view);
    assert_true(phw_image_row(view, TOP + 4)[LEFT + 1] < 90);
    assert_int_equal(phw_image_row(view, 340)[700], UINT8_MAX);
    phw_image_free(&view);
}

static void test_what_is_none(void **state)
{
    (void)state;
    uint32_t seed = 3;
    assert_null(view_of(draw_board(&seed)));
    phw_image *chalked = draw_board(&seed); /* luma shows it */
    write_line(chalked, chalk, &seed);
    assert_null(view_of(chalked));
    phw_image *thing = draw_board(&seed); /* one thing of another colour */
    for (uint32_t y = 100; y < 300; y++)
        for (uint32_t x = 100; x < 700; x++)
            set(thing, x, y, pen, &seed);
    assert_null(view_of(thing));
    phw_image *all_over = draw_board(&seed); /* leaves and petals everywhere */
    for (uint32_t y = 0; y < HEIGHT; y++)
        for (uint32_t x = 0; x < WIDTH; x++)
            if (x / 5 % 3 == 0 && y / 9 % 4)
                set(all_over, x, y, pen, &seed);
    assert_null(view_of(all_over));
    phw_image *grey = NULL;
    assert_int_equal(phw_image_new(5, 1, 1, &grey, NULL), PHW_OK);
    assert_null(view_of(grey));
    phw_image *tiny = NULL;
    assert_int_equal(phw_image_new(1, 1, RGB, &tiny, NULL), PHW_OK);
    assert_null(view_of(tiny));
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_a_pen_as_bright_as_the_board),
                                       cmocka_unit_test(test_waves_of_a_display),
                                       cmocka_unit_test(test_what_is_none)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
