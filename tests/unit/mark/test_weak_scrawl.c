/* SPDX-License-Identifier: Apache-2.0 */
/* Scribbles in the letters' own colour, and drawings that look like them. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdlib.h>

#include "drawn_row.h"
#include "mark/weak_cover.h"
#include "mark/weak_scrawl.h"

#define WIDTH 400
#define HEIGHT 100
#define TOP 40
#define BOTTOM 60
#define LEFT 60
#define RIGHT 260
#define PAPER 240
#define INK 20

static phw_image *paper(int level)
{
    return drawn_paper(WIDTH, HEIGHT, level);
}

/* Letters of two stems with one or two bars, as n, u, o and H have them. */
static void write(phw_image *luma, int ink)
{
    uint32_t seed = 7;
    for (int x = LEFT; x + 12 < RIGHT; x += 12 + (int)(drawn_random(&seed) % 3)) {
        drawn_fill(luma, x, TOP, x + 2, BOTTOM, ink);
        drawn_fill(luma, x + 6, TOP, x + 8, BOTTOM, ink);
        for (int bar = 0; bar < 2; bar++) {
            const int y = TOP + (int)(drawn_random(&seed) % 3) * 9;
            drawn_fill(luma, x, y, x + 8, y + 2, ink);
        }
    }
}

/* A pen's way up and down, beyond the letters by some pixels, each time by others. */
static void scribble(phw_image *luma, int ink)
{
    uint32_t seed = 5;
    int from = TOP - 3, up = 0;
    for (int x = LEFT - 4; x < RIGHT; up = !up) {
        const int to = (up ? TOP - 2 : BOTTOM + 2) + (int)(drawn_random(&seed) % 5) - 2;
        const int steps = 7 + (int)(drawn_random(&seed) % 6);
        for (int k = 0; k < steps; k++, x++) {
            const int y = from + (to - from) * k / steps,
                      next = from + (to - from) * (k + 1) / steps;
            drawn_fill(luma, x, y < next ? y : next, x + 2, (y < next ? next : y) + 2, ink);
        }
        from = to;
    }
}

static phw_weak_cover_place place_of(const phw_image *luma, const phw_image *colours, bool dark)
{
    return (phw_weak_cover_place){.strip = {luma, LEFT - 30, TOP, RIGHT + 60, BOTTOM},
                                  .right_most = WIDTH,
                                  .usual_range = PAPER - INK,
                                  .usual_sharpness = 0.8,
                                  .usual_height = BOTTOM - TOP,
                                  .dark = dark,
                                  .colours = colours};
}

static phw_weak_cover_kind look(phw_image *luma, bool dark, phw_weak_strip *found)
{
    const phw_weak_cover_place place = place_of(luma, NULL, dark);
    const phw_weak_cover_kind kind = phw_weak_cover_at(&place, found);
    phw_image_free(&luma);
    return kind;
}

static void assert_kind(phw_image *luma, phw_weak_cover_kind expected)
{
    phw_weak_strip found;
    assert_int_equal(look(luma, true, &found), expected);
}

static void test_a_scribble_over_letters(void **state)
{
    (void)state;
    phw_weak_strip found;
    phw_image *luma = paper(PAPER);
    write(luma, INK);
    scribble(luma, INK);
    assert_int_equal(look(luma, true, &found), PHW_WEAK_COVER_SCRIBBLE);
    assert_true(found.left <= LEFT && found.right >= RIGHT - 14);
    assert_true(found.top < TOP && found.bottom > BOTTOM);
}

static void test_light_letters_on_dark(void **state)
{
    (void)state;
    phw_weak_strip found;
    phw_image *luma = paper(INK);
    write(luma, PAPER);
    scribble(luma, PAPER);
    assert_int_equal(look(luma, false, &found), PHW_WEAK_COVER_SCRIBBLE);
}

/* A blue as dark as the paper cuts light letters; its colour tells. */
static void test_a_dark_pen_on_dark_paper(void **state)
{
    (void)state;
    static const uint8_t blue[3] = {20, 20, 120};
    phw_image *colours = NULL, *drawn = paper(INK), *luma = paper(INK);
    assert_int_equal(phw_image_new(WIDTH, HEIGHT, 3, &colours, NULL), PHW_OK);
    write(luma, PAPER);
    scribble(drawn, PAPER);
    for (uint32_t y = 0; y < HEIGHT; y++)
        for (uint32_t x = 0; x < WIDTH; x++) {
            uint8_t *pixel = phw_image_row_mut(colours, y) + 3 * (size_t)x;
            const bool pen = phw_image_row(drawn, y)[x] == PAPER;
            if (pen)
                phw_image_row_mut(luma, y)[x] = 31;
            for (int i = 0; i < 3; i++)
                pixel[i] = pen ? blue[i] : phw_image_row(luma, y)[x];
        }
    const phw_weak_cover_place place = place_of(luma, colours, false);
    phw_weak_row row;
    phw_weak_box run, all;
    assert_true(phw_weak_row_open(&place, &row) && phw_weak_row_run(&row, &run));
    assert_true(phw_weak_is_scrawled(&row, &run, &all));
    phw_image_free(&luma);
    phw_image_free(&drawn);
    phw_image_free(&colours);
}

/* A form's rule, which the scribble crosses and which goes on beside it. */
static void test_a_scribble_over_a_rule(void **state)
{
    (void)state;
    phw_weak_strip found;
    phw_image *luma = paper(PAPER);
    drawn_fill(luma, 10, BOTTOM, WIDTH - 10, BOTTOM + 2, (PAPER + INK) / 2 - 20);
    write(luma, INK);
    scribble(luma, INK);
    assert_int_equal(look(luma, true, &found), PHW_WEAK_COVER_SCRIBBLE);
    assert_true(found.right < RIGHT + 10);
}

static void test_letters_are_none(void **state)
{
    (void)state;
    phw_image *luma = paper(PAPER);
    write(luma, INK);
    assert_kind(luma, PHW_WEAK_COVER_NONE);
}

static void test_a_drawing_without_letters_is_none(void **state)
{
    (void)state;
    phw_image *luma = paper(PAPER);
    scribble(luma, INK);
    assert_kind(luma, PHW_WEAK_COVER_NONE);
}

static void test_a_thick_stroke_through_letters(void **state)
{
    (void)state;
    phw_image *luma = paper(PAPER);
    write(luma, INK);
    for (int x = LEFT - 6; x < RIGHT; x++)
        drawn_fill(luma, x, TOP + 7 + x / 24 % 2, x + 1, TOP + 14 + x / 31 % 2, INK);
    assert_kind(luma, PHW_WEAK_COVER_SCRIBBLE);
}

static void test_words_that_are_struck_out_are_none(void **state)
{
    (void)state;
    phw_image *luma = paper(PAPER);
    write(luma, INK);
    drawn_fill(luma, LEFT - 2, TOP + 10, RIGHT, TOP + 12, INK);
    assert_kind(luma, PHW_WEAK_COVER_NONE);
}

/* As a camera sees it: the line is as thick as letters and their edges. */
static void test_a_soft_line_through_words_is_none(void **state)
{
    (void)state;
    phw_image *luma = paper(PAPER);
    write(luma, INK);
    drawn_fill(luma, LEFT - 2, TOP + 9, RIGHT, TOP + 12, INK);
    assert_kind(luma, PHW_WEAK_COVER_NONE);
}

static void test_hatching_is_none(void **state)
{
    (void)state;
    phw_image *luma = paper(PAPER);
    for (int x = LEFT; x < RIGHT; x += 10)
        for (int k = 0; k < 20; k++) {
            drawn_fill(luma, x + k, TOP + k, x + k + 3, TOP + k + 1, INK);
            drawn_fill(luma, x + 20 - k, TOP + k, x + 23 - k, TOP + k + 1, INK);
        }
    assert_kind(luma, PHW_WEAK_COVER_NONE);
}

/* A button: the letters' holes are in its own colour. */
static void test_words_on_a_field_are_none(void **state)
{
    (void)state;
    phw_image *luma = paper(PAPER);
    drawn_fill(luma, LEFT - 8, TOP - 6, RIGHT + 8, BOTTOM + 6, INK);
    write(luma, PAPER);
    assert_kind(luma, PHW_WEAK_COVER_NONE);
}

/* A window's title with its icon: the field goes on, and ends raggedly where it begins. */
static void test_words_on_a_title_are_none(void **state)
{
    (void)state;
    phw_image *luma = paper(PAPER);
    drawn_fill(luma, LEFT - 8, TOP - 2, WIDTH, BOTTOM + 2, INK);
    write(luma, PAPER);
    for (int y = TOP + 2; y < BOTTOM - 2; y++)
        drawn_fill(luma, LEFT - 8, y, LEFT - 6 + y % 3, y + 1, PAPER);
    const phw_weak_cover_place place = place_of(luma, NULL, true);
    phw_weak_row row;
    phw_weak_box all;
    const phw_weak_box run = {LEFT - 8, TOP, RIGHT - 40, BOTTOM};
    assert_true(phw_weak_row_open(&place, &row));
    assert_false(phw_weak_is_scrawled(&row, &run, &all));
    phw_image_free(&luma);
}

/* A small drawing with holes that is little wider than high: an icon. */
static void test_an_icon_is_none(void **state)
{
    (void)state;
    phw_image *luma = paper(PAPER);
    for (int k = 0; k < 46; k++) {
        drawn_fill(luma, LEFT + k, TOP - 8 + k * 3 / 4, LEFT + k + 4, TOP - 5 + k * 3 / 4, INK);
        drawn_fill(luma, LEFT + 46 - k, TOP - 8 + k * 3 / 4, LEFT + 50 - k, TOP - 5 + k * 3 / 4,
                   INK);
        drawn_fill(luma, LEFT + k, TOP + 6 + k % 5, LEFT + k + 2, TOP + 12 + k % 3, INK);
        drawn_fill(luma, LEFT + k, BOTTOM - 2 + k % 7, LEFT + k + 2, BOTTOM + 2 + k % 5, INK);
    }
    const phw_weak_cover_place place = place_of(luma, NULL, true);
    phw_weak_row row;
    phw_weak_box all;
    const phw_weak_box run = {LEFT, TOP, LEFT + 50, BOTTOM};
    assert_true(phw_weak_row_open(&place, &row));
    assert_false(phw_weak_is_scrawled(&row, &run, &all));
    phw_image_free(&luma);
}

/* Lines of music, with notes that have stems. */
static void test_music_is_none(void **state)
{
    (void)state;
    uint32_t seed = 3;
    phw_image *luma = paper(PAPER);
    for (int k = 0; k < 5; k++)
        drawn_fill(luma, LEFT, TOP + 5 * k, RIGHT, TOP + 5 * k + 1, INK);
    for (int x = LEFT + 6; x < RIGHT - 8; x += 12 + (int)(drawn_random(&seed) % 8)) {
        const int y = TOP + (int)(drawn_random(&seed) % 16);
        drawn_fill(luma, x, y, x + 6, y + 4, INK);
        drawn_fill(luma, x + 5, y - 12, x + 6, y, INK);
    }
    assert_kind(luma, PHW_WEAK_COVER_NONE);
}

/* A little picture, out of focus: patches of many shades, some as dark as ink. */
static void test_a_picture_is_none(void **state)
{
    (void)state;
    uint32_t seed = 11;
    phw_image *luma = paper(PAPER);
    for (int y = TOP - 4; y < BOTTOM + 4; y += 3)
        for (int x = LEFT; x + 4 < RIGHT; x += 4)
            drawn_fill(luma, x, y, x + 4, y + 3, INK + 50 + (int)(drawn_random(&seed) % 110));
    assert_kind(luma, PHW_WEAK_COVER_NONE);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_a_scribble_over_letters),
        cmocka_unit_test(test_light_letters_on_dark),
        cmocka_unit_test(test_a_dark_pen_on_dark_paper),
        cmocka_unit_test(test_a_scribble_over_a_rule),
        cmocka_unit_test(test_letters_are_none),
        cmocka_unit_test(test_a_drawing_without_letters_is_none),
        cmocka_unit_test(test_a_thick_stroke_through_letters),
        cmocka_unit_test(test_words_that_are_struck_out_are_none),
        cmocka_unit_test(test_a_soft_line_through_words_is_none),
        cmocka_unit_test(test_hatching_is_none),
        cmocka_unit_test(test_words_on_a_field_are_none),
        cmocka_unit_test(test_words_on_a_title_are_none),
        cmocka_unit_test(test_an_icon_is_none),
        cmocka_unit_test(test_music_is_none),
        cmocka_unit_test(test_a_picture_is_none),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
