/* SPDX-License-Identifier: Apache-2.0 */
/* Strips as editors leave them: letters, and what a mosaic or a blur makes of them. */
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <string.h>

#include "drawn_row.h"
#include "mark/weak_strip.h"

#define WIDTH 300
#define HEIGHT 60
#define LEFT 20
#define RIGHT 260
#define TOP 20
#define BOTTOM 38

static const phw_weak_strip whole = {NULL, LEFT, TOP, RIGHT, BOTTOM};

/* Strokes of letters, dark on light: upright ones of two pixels and bars across. */
static phw_image *letters(uint32_t seed)
{
    phw_image *luma = NULL;
    assert_int_equal(phw_image_new(WIDTH, HEIGHT, 1, &luma, NULL), PHW_OK);
    for (uint32_t y = 0; y < HEIGHT; y++)
        memset(phw_image_row_mut(luma, y), 235, WIDTH);
    for (uint32_t x = LEFT; x + 8 < RIGHT; x += 5 + drawn_random(&seed) % 4) {
        uint32_t top = TOP + 2 + drawn_random(&seed) % 5, bar = top + drawn_random(&seed) % 9;
        for (uint32_t y = top; y < BOTTOM - 3; y++)
            memset(phw_image_row_mut(luma, y) + x, 25, 2);
        memset(phw_image_row_mut(luma, bar) + x, 25, 5);
        memset(phw_image_row_mut(luma, bar + 1) + x, 25, 5);
    }
    return luma;
}

static double mean(const phw_image *luma, int left, int top, int width, int height)
{
    double sum = 0;
    int count = 0;
    for (int y = top; y < top + height; y++)
        for (int x = left; x < left + width; x++)
            if (x >= 0 && y >= 0 && x < WIDTH && y < HEIGHT) {
                sum += phw_image_row(luma, (uint32_t)y)[x];
                count++;
            }
    return sum / count;
}

static void make_mosaic(phw_image *luma, int cell)
{
    for (int y = TOP; y < BOTTOM; y += cell)
        for (int x = LEFT; x < RIGHT; x += cell) {
            int level = (int)mean(luma, x, y, cell, cell);
            for (int row = y; row < y + cell; row++)
                memset(phw_image_row_mut(luma, (uint32_t)row) + x, level, (size_t)cell);
        }
}

static void make_blur(phw_image *luma, int radius)
{
    phw_image *from = NULL;
    for (int pass = 0; pass < 2; pass++) {
        assert_int_equal(phw_image_copy(luma, &from, NULL), PHW_OK);
        for (int y = TOP - 4; y < BOTTOM + 4; y++)
            for (int x = LEFT; x < RIGHT; x++)
                phw_image_row_mut(luma, (uint32_t)y)[x] =
                    (uint8_t)mean(from, x - radius, y - radius, 2 * radius + 1, 2 * radius + 1);
        phw_image_free(&from);
    }
}

static void test_letters_are_neither(void **state)
{
    (void)state;
    for (uint32_t seed = 1; seed <= 50; seed++) {
        phw_image *luma = letters(seed);
        phw_weak_strip strip = whole;
        strip.luma = luma;
        phw_weak_look look = phw_weak_look_at(&strip);
        assert_false(phw_weak_is_mosaic(&strip));
        assert_true(look.range > 150);
        assert_true(look.sharpness > 0.7);
        assert_true(look.body < -20);
        assert_true(look.ground < 5);
        assert_true(look.first < 0.05 && look.last > 0.9);
        phw_image_free(&luma);
    }
}

static void test_a_mosaic_of_any_size(void **state)
{
    (void)state;
    for (uint32_t seed = 1; seed <= 50; seed++)
        for (int size = 5; size <= 9; size++) {
            phw_image *luma = letters(seed);
            phw_weak_strip strip = whole;
            make_mosaic(luma, size);
            strip.luma = luma;
            assert_true(phw_weak_is_mosaic(&strip));
            phw_image_free(&luma);
        }
}

/* A strip that goes on over letters at both ends. */
/* As phones and editors do: what a pixel differs by from those round it is added to it. */
static void sharpen(phw_image *luma)
{
    enum { REACH = 2 };
    phw_image *from = NULL;
    assert_int_equal(phw_image_copy(luma, &from, NULL), PHW_OK);
    for (int y = 0; y < HEIGHT; y++)
        for (int x = 0; x < WIDTH; x++) {
            const double level = phw_image_row(from, (uint32_t)y)[x];
            const double made =
                2 * level - mean(from, x - REACH, y - REACH, 2 * REACH + 1, 2 * REACH + 1);
            phw_image_row_mut(luma, (uint32_t)y)[x] = (uint8_t)fmin(fmax(made, 0), UINT8_MAX);
        }
    phw_image_free(&from);
}

/* The edges of its cells are no seams. */
static void test_a_mosaic_that_was_sharpened(void **state)
{
    (void)state;
    for (uint32_t seed = 1; seed <= 50; seed++)
        for (int size = 8; size <= 9; size++) {
            phw_image *luma = letters(seed);
            phw_weak_strip strip = whole;
            make_mosaic(luma, size);
            sharpen(luma);
            strip.luma = luma;
            assert_true(phw_weak_is_mosaic(&strip));
            phw_image_free(&luma);
        }
}

static void test_a_mosaic_among_letters(void **state)
{
    (void)state;
    phw_image *luma = letters(3), *plain = letters(3);
    phw_weak_strip strip = whole, part;
    strip.luma = luma;
    make_mosaic(luma, 6);
    for (uint32_t y = 0; y < HEIGHT; y++) {
        const uint8_t *from = phw_image_row(plain, y);
        memcpy(phw_image_row_mut(luma, y), from, LEFT + 16);
        memcpy(phw_image_row_mut(luma, y) + RIGHT - 30, from + RIGHT - 30, WIDTH - RIGHT + 30);
    }
    assert_false(phw_weak_is_mosaic(&strip));
    assert_true(phw_weak_mosaic_part(&strip, 60, &part));
    assert_in_range(part.left, LEFT + 6, LEFT + 30);
    assert_in_range(part.right, RIGHT - 50, RIGHT);
    assert_false(phw_weak_mosaic_part(&strip, RIGHT - LEFT, &part)); /* too short */
    strip.luma = plain;
    assert_false(phw_weak_mosaic_part(&strip, 60, &part));
    phw_image_free(&luma);
    phw_image_free(&plain);
}

static void test_a_code_is_no_mosaic(void **state)
{
    (void)state;
    phw_image *luma = letters(1);
    phw_weak_strip strip = whole;
    uint32_t seed = 9;
    for (int y = TOP; y + 6 <= BOTTOM; y += 6)
        for (int x = LEFT; x + 6 <= RIGHT; x += 6) {
            int level = drawn_random(&seed) % 2 ? 10 : 245;
            for (int row = y; row < y + 6; row++)
                memset(phw_image_row_mut(luma, (uint32_t)row) + x, level, 6);
        }
    strip.luma = luma;
    assert_false(phw_weak_is_mosaic(&strip));
    phw_image_free(&luma);
}

/* Grey buttons with an edge each, on a window with a shadow: few edges, on a grid by chance. */
static void test_buttons_are_no_mosaic(void **state)
{
    (void)state;
    static const struct {
        uint32_t left, top, right, bottom;
        int level;
    } parts[] = {{34, 20, 62, 34, 150},
                 {62, 27, 90, 34, 120},
                 {104, 20, 125, 34, 180},
                 {188, 27, 209, 38, 90}};
    phw_image *luma = letters(1);
    phw_weak_strip strip = whole;
    for (uint32_t y = 0; y < HEIGHT; y++)
        memset(phw_image_row_mut(luma, y), 235, WIDTH);
    for (size_t i = 0; i < sizeof parts / sizeof parts[0]; i++)
        for (uint32_t y = parts[i].top; y < parts[i].bottom; y++)
            memset(phw_image_row_mut(luma, y) + parts[i].left, parts[i].level,
                   parts[i].right - parts[i].left);
    strip.luma = luma;
    assert_false(phw_weak_is_mosaic(&strip));
    phw_image_free(&luma);
}

static void test_a_blur_is_soft_and_swings(void **state)
{
    (void)state;
    for (uint32_t seed = 1; seed <= 50; seed++) {
        phw_image *luma = letters(seed);
        phw_weak_strip strip = whole;
        make_blur(luma, 2);
        strip.luma = luma;
        phw_weak_look look = phw_weak_look_at(&strip);
        assert_true(look.range > 12);
        assert_true(look.sharpness < 0.2);
        assert_true(look.body < -5);
        assert_false(phw_weak_is_mosaic(&strip));
        phw_image_free(&luma);
    }
}

/* A solid bar covers: nothing in it swings, and it is no mosaic. */
static void test_a_bar_is_neither(void **state)
{
    (void)state;
    phw_image *luma = letters(1);
    phw_weak_strip strip = whole;
    for (uint32_t y = TOP - 3; y < BOTTOM + 3; y++)
        memset(phw_image_row_mut(luma, y) + LEFT - 3, 0, RIGHT - LEFT + 6);
    strip.luma = luma;
    phw_weak_look look = phw_weak_look_at(&strip);
    assert_true(look.range < 1);
    assert_int_equal(look.swings, 0);
    assert_false(phw_weak_is_mosaic(&strip));
    phw_image_free(&luma);
}

/* Sharp letters beside a blur do not hide it: the smooth part begins behind them. */
static void test_the_smooth_part_is_the_blur(void **state)
{
    (void)state;
    for (uint32_t seed = 1; seed <= 50; seed++) {
        phw_image *sharp = letters(seed), *luma = letters(seed);
        phw_weak_strip strip = whole;
        const int middle = (LEFT + RIGHT) / 2;
        make_blur(luma, 2);
        for (int y = 0; y < (int)luma->height; y++)
            memcpy(phw_image_row_mut(luma, (uint32_t)y), phw_image_row(sharp, (uint32_t)y),
                   (size_t)middle);
        strip.luma = luma;
        phw_weak_strip part = phw_weak_smooth_part(&strip, 0.2);
        assert_true(part.left >= middle - 3 && part.right >= RIGHT - 3);
        assert_true(part.right - part.left > 0.4 * (RIGHT - LEFT));
        strip.luma = sharp;
        part = phw_weak_smooth_part(&strip, 0.2);
        assert_true(part.right - part.left < 0.2 * (RIGHT - LEFT));
        phw_image_free(&sharp);
        phw_image_free(&luma);
    }
}

/* A marker that shines through is a panel on the paper; letters alone are none. */
static void test_a_panel_on_paper(void **state)
{
    (void)state;
    for (uint32_t seed = 1; seed <= 50; seed++) {
        phw_image *luma = letters(seed);
        phw_weak_strip strip = whole;
        strip.luma = luma;
        double paper = phw_weak_paper(&strip);
        phw_weak_strip panel = phw_weak_panel(&strip, paper, 80);
        assert_true(panel.right - panel.left < 0.2 * (RIGHT - LEFT));
        for (uint32_t y = TOP - 3; y < BOTTOM + 3; y++)
            for (uint32_t x = LEFT + 20; x < RIGHT - 20; x++) {
                uint8_t *pixel = phw_image_row_mut(luma, y) + x;
                *pixel = (uint8_t)(*pixel / 8);
            }
        panel = phw_weak_panel(&strip, paper, 80);
        assert_int_equal((int)panel.left, LEFT + 20);
        assert_int_equal((int)panel.right, RIGHT - 20);
        assert_true(phw_weak_share_at(&panel, phw_weak_paper(&panel), 3) > 0.4);
        phw_image_free(&luma);
    }
}

/* Places at the edge, outside, or too small give nothing. */
static void test_odd_places(void **state)
{
    (void)state;
    phw_image *luma = letters(3);
    const phw_weak_strip strips[] = {{luma, -50, -50, -10, -10},
                                     {luma, 290, 50, 400, 90},
                                     {luma, 10, 10, 12, 12},
                                     {luma, 100, 20, 50, 40},
                                     {luma, -1e9, -1e9, 1e9, 1e9}};
    for (size_t i = 0; i < sizeof strips / sizeof strips[0]; i++) {
        (void)phw_weak_look_at(&strips[i]);
        assert_false(phw_weak_is_mosaic(&strips[i]));
        (void)phw_weak_smooth_part(&strips[i], 0.2);
        (void)phw_weak_panel(&strips[i], phw_weak_paper(&strips[i]), 40);
        (void)phw_weak_share_at(&strips[i], 255, 3);
    }
    phw_image_free(&luma);
}

/* Squares of two colours in turns, some with a piece on them. */
static void test_a_board_is_no_mosaic(void **state)
{
    (void)state;
    phw_image *luma = NULL;
    assert_int_equal(phw_image_new(WIDTH, HEIGHT, 1, &luma, NULL), PHW_OK);
    for (uint32_t y = 0; y < HEIGHT; y++)
        for (uint32_t x = 0; x < WIDTH; x++) {
            const bool light = (x / 20 + y / 20) % 2, piece = x / 20 % 3 == 0 && x % 20 > 8;
            phw_image_row_mut(luma, y)[x] = piece && x % 20 < 12 ? 20 : light ? 220 : 140;
            if (y < 4)
                phw_image_row_mut(luma, y)[x] = 45;
        }
    const phw_weak_strip board = {luma, 0, 0, WIDTH, HEIGHT};
    assert_false(phw_weak_is_mosaic(&board));
    phw_image_free(&luma);
}

/* Tiles of many levels, with a dark line round each: of a game, a chart of colours. */
static void test_tiles_with_seams_are_no_mosaic(void **state)
{
    (void)state;
    enum { CELL = 16 };
    phw_image *luma = letters(7);
    uint32_t seed = 3;
    for (int y = TOP - CELL; y < BOTTOM; y += CELL)
        for (int x = LEFT; x < RIGHT; x += CELL) {
            const int level = (int)(60 + drawn_random(&seed) % 190);
            for (int row = 0; row < CELL; row++)
                memset(phw_image_row_mut(luma, (uint32_t)(y + row)) + x, row ? level : 10, CELL);
            for (int row = 0; row < CELL; row++)
                phw_image_row_mut(luma, (uint32_t)(y + row))[x] = 10;
        }
    const phw_weak_strip tiles = {luma, LEFT, TOP - 14, RIGHT, BOTTOM + 10};
    assert_false(phw_weak_is_mosaic(&tiles));
    phw_image_free(&luma);
}

/* Small pictures side by side, each with a frame and a shade that goes through it. */
static void test_icons_are_no_mosaic(void **state)
{
    (void)state;
    enum { ICON = 7 };
    phw_image *luma = NULL;
    uint32_t seed = 5;
    assert_int_equal(phw_image_new(WIDTH, HEIGHT, 1, &luma, NULL), PHW_OK);
    for (uint32_t top = 0; top + ICON <= HEIGHT; top += ICON)
        for (uint32_t left = 0; left + ICON <= WIDTH; left += ICON) {
            const uint32_t level = 20 + drawn_random(&seed) % 140;
            for (uint32_t y = 0; y < ICON; y++)
                for (uint32_t x = 0; x < ICON; x++)
                    phw_image_row_mut(luma, top + y)[left + x] =
                        (uint8_t)(level + 14 * (x < y ? x : y));
        }
    const phw_weak_strip icons = {luma, 0, 0, WIDTH, HEIGHT};
    assert_false(phw_weak_is_mosaic(&icons));
    phw_image_free(&luma);
}

/* On paper with a camera's noise a mosaic has none. */
static void test_what_was_drawn_on_a_photograph(void **state)
{
    (void)state;
    uint32_t seed = 5;
    phw_image *luma = letters(3);
    make_mosaic(luma, 6);
    for (uint32_t y = 0; y < HEIGHT; y++)
        for (uint32_t x = 0; x < WIDTH; x++) {
            uint8_t *level = phw_image_row_mut(luma, y) + x;
            if (x < 60 || x >= 204 || y < TOP || y >= BOTTOM)
                *level = (uint8_t)(220 + drawn_random(&seed) % 24);
        }
    const phw_weak_strip row = {luma, 10, TOP - 4, WIDTH - 10, BOTTOM + 4};
    const phw_weak_strip drawn = phw_weak_still_part(&row, 0.2);
    assert_in_range(drawn.left, 56, 64);
    assert_in_range(drawn.right, 200, 208);
    assert_in_range(drawn.top, TOP - 1, TOP + 1);
    assert_in_range(drawn.bottom, BOTTOM - 1, BOTTOM + 1);
    assert_false(phw_weak_is_mosaic(&row));
    assert_true(phw_weak_is_mosaic(&drawn));
    phw_image_free(&luma);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_a_mosaic_that_was_sharpened),
        cmocka_unit_test(test_tiles_with_seams_are_no_mosaic),
        cmocka_unit_test(test_icons_are_no_mosaic),
        cmocka_unit_test(test_a_board_is_no_mosaic),
        cmocka_unit_test(test_what_was_drawn_on_a_photograph),
        cmocka_unit_test(test_letters_are_neither),
        cmocka_unit_test(test_a_mosaic_of_any_size),
        cmocka_unit_test(test_a_mosaic_among_letters),
        cmocka_unit_test(test_a_code_is_no_mosaic),
        cmocka_unit_test(test_buttons_are_no_mosaic),
        cmocka_unit_test(test_a_blur_is_soft_and_swings),
        cmocka_unit_test(test_a_bar_is_neither),
        cmocka_unit_test(test_the_smooth_part_is_the_blur),
        cmocka_unit_test(test_a_panel_on_paper),
        cmocka_unit_test(test_odd_places),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
