/* SPDX-License-Identifier: Apache-2.0 */
/* Ruled lines under writing. */
#include <math.h>
#include <stdlib.h>

#include "base/geometry.h"
#include "base/pyramid.h"
#include "layout/layout.h"
#include "layout/ruling.h"
#include "paint.h"

#define WIDTH 700U
#define HEIGHT 160U
#define PAPER 235
#define INK 20
#define LETTER 24U /* pixels high */
#define TOP 60U
#define FORM_LETTERS 16U /* of each row */

static void paint_words(phw_image *image, uint8_t ink)
{
    const text_row row = {{WIDTH / 2.0, TOP + LETTER / 2.0}, LETTER, 0, 24, ink};
    paint_row(image, &row);
}

/* A row of words, and a ruled line of @p thickness rows so many rows under it. */
static phw_image *underlined(uint8_t ground, uint8_t ink, uint32_t gap, uint32_t thickness)
{
    phw_image *image = paint_ground(WIDTH, HEIGHT, ground);
    paint_words(image, ink);
    paint_box(image, 120, TOP + LETTER + gap, WIDTH - 120, TOP + LETTER + gap + thickness, ink);
    return image;
}

static size_t lines_of(const phw_image *image)
{
    phw_page *page = find_layout(image, 50);
    size_t whole = 0;
    for (size_t i = 0; i < page->line_count; i++)
        whole += phw_quad_width(&page->lines[i].quad) > 300;
    phw_page_free(&page);
    return whole;
}

static void test_underlined_words_are_a_line(void **state)
{
    (void)state;
    for (uint32_t gap = 0; gap <= 4; gap++) {
        for (uint32_t thickness = 1; thickness <= 3; thickness++) {
            phw_image *dark = underlined(PAPER, INK, gap, thickness);
            phw_image *light = underlined(40, PAPER, gap, thickness);
            assert_int_equal(lines_of(dark), 1);
            assert_int_equal(lines_of(light), 1);
            phw_image_free(&dark);
            phw_image_free(&light);
        }
    }
}

static void test_underlined_words_may_lean(void **state)
{
    (void)state;
    for (int degrees = -6; degrees <= 6; degrees += 3) {
        const text_row row = {{WIDTH / 2.0, HEIGHT / 2.0}, LETTER, degrees, 24, INK};
        phw_image *image = paint_ground(WIDTH, HEIGHT, PAPER);
        paint_row(image, &row);
        const double slope = tan(degrees * 3.14159265 / 180);
        for (uint32_t x = 120; x < WIDTH - 120; x++) {
            const double y = HEIGHT / 2.0 + LETTER / 2.0 + 1 + slope * (x - WIDTH / 2.0);
            paint_box(image, x, (uint32_t)y, x + 1, (uint32_t)y + 2, INK);
        }
        assert_int_equal(lines_of(image), 1);
        phw_image_free(&image);
    }
}

/* Rows of words on ruled lines, close to each other, of which a coarse level makes one blob. */
static phw_image *ruled_form(uint32_t letter, double degrees, uint32_t rows)
{
    const double slope = tan(degrees * 3.14159265 / 180);
    phw_image *image = paint_ground(WIDTH, 80 + 2 * letter * rows, PAPER);
    for (uint32_t row = 0; row < rows; row++) {
        const double top = 40 + row * letter * 2.0;
        const text_row words = {
            {WIDTH / 2.0, top + letter / 2.0}, letter, degrees, FORM_LETTERS, INK};
        paint_row(image, &words);
        for (uint32_t x = 60; x < WIDTH - 20; x++) {
            const double y = top + letter * 1.25 + slope * (x - WIDTH / 2.0);
            paint_box(image, x, (uint32_t)y, x + 1, (uint32_t)y + 3, INK);
        }
    }
    return image;
}

/* The darkest of a column in which there is nothing but ruled lines. */
static uint8_t darkest(const phw_image *level, uint32_t x)
{
    uint8_t least = UINT8_MAX;
    for (uint32_t y = 0; y < level->height; y++)
        least = phw_image_row(level, y)[x] < least ? phw_image_row(level, y)[x] : least;
    return least;
}

/* A level in which a line lies too near the next row's letters to be told is made from one in which
 * it was told. */
static void test_a_ruled_line_is_gone_at_every_level(void **state)
{
    (void)state;
    for (int degrees = 0; degrees <= 4; degrees += 2) {
        phw_image *image = ruled_form(12, degrees, 5);
        phw_pyramid pyramid = PHW_PYRAMID_INIT, plain = PHW_PYRAMID_INIT;
        phw_page *page = NULL;
        assert_int_equal(phw_pyramid_build(image, PHW_LAYOUT_LEAST_SIDE, &pyramid, NULL), PHW_OK);
        assert_int_equal(phw_page_new(WIDTH, image->height, &page, NULL), PHW_OK);
        assert_int_equal(phw_layout_find_lines(&pyramid, NULL, 50, &plain, page, NULL), PHW_OK);
        assert_int_equal(plain.count, pyramid.count);
        for (int level = 0; level < plain.count; level++)
            assert_true(darkest(plain.level[level], (WIDTH - 60) >> level) > PAPER - 9);
        phw_page_free(&page);
        phw_pyramid_done(&plain);
        phw_pyramid_done(&pyramid);
        phw_image_free(&image);
    }
}

/* Painted at once, and over what was painted of the lasting ones. */
static phw_image *painted(const phw_image *level, const phw_ink *ink, const phw_ink *ruled,
                          const phw_ink *lasting)
{
    phw_image *once = NULL, *twice = NULL;
    assert_int_equal(phw_image_copy(level, &once, NULL), PHW_OK);
    assert_int_equal(phw_image_copy(level, &twice, NULL), PHW_OK);
    phw_rulings_paint(level, ink, ruled, once);
    phw_rulings_paint(level, ink, lasting, twice);
    phw_rulings_paint(level, ink, ruled, twice);
    assert_memory_equal(once->pixels, twice->pixels, once->stride * once->height);
    phw_image_free(&twice);
    return once;
}

/* The picture without its ruled lines; NULL where it has none. */
static phw_image *without_rulings(const phw_image *image)
{
    phw_pyramid pyramid = PHW_PYRAMID_INIT;
    phw_image *copy = NULL, *plain = NULL;
    phw_ink ink = PHW_INK_INIT, ruled = PHW_INK_INIT, lasting = PHW_INK_INIT;
    assert_int_equal(phw_image_copy(image, &copy, NULL), PHW_OK);
    assert_int_equal(phw_pyramid_raise(&copy, 40, &pyramid, NULL), PHW_OK);
    assert_int_equal(phw_ink_map(pyramid.level[0], pyramid.level[1], &ink, NULL), PHW_OK);
    assert_int_equal(phw_rulings_take(pyramid.level[0], &ink, &ruled, &lasting, NULL), PHW_OK);
    if (ruled.dark.words || ruled.light.words)
        plain = painted(pyramid.level[0], &ink, &ruled, &lasting);
    phw_ink_done(&ink);
    phw_ink_done(&ruled);
    phw_ink_done(&lasting);
    phw_pyramid_done(&pyramid);
    return plain;
}

/* But for the soft edges of letters. */
static void assert_same_ink(const phw_image *a, const phw_image *b)
{
    for (uint32_t y = 0; y < a->height; y++)
        for (uint32_t x = 0; x < a->width; x++)
            assert_true(abs(phw_image_row(a, y)[x] - phw_image_row(b, y)[x]) <= (PAPER - INK) / 2);
}

static void test_the_ground_takes_a_ruled_lines_place(void **state)
{
    (void)state;
    for (uint32_t gap = 0; gap <= 3; gap += 3) {
        phw_image *image = underlined(PAPER, INK, gap, 2);
        phw_image *bare = paint_ground(WIDTH, HEIGHT, PAPER), *plain = without_rulings(image);
        paint_words(bare, INK);
        assert_non_null(plain);
        assert_same_ink(plain, bare);
        phw_image_free(&image);
        phw_image_free(&bare);
        phw_image_free(&plain);
    }
}

/* A date at the beginning of a form's row. */
static void test_a_ruled_line_may_have_little_on_it(void **state)
{
    (void)state;
    const text_row date = {{120, TOP + LETTER / 2.0}, LETTER, 0, 5, INK};
    phw_image *image = paint_ground(900, HEIGHT, PAPER);
    paint_row(image, &date);
    paint_box(image, 10, TOP + LETTER + 1, 890, TOP + LETTER + 4, INK);
    phw_image *plain = without_rulings(image);
    assert_non_null(plain);
    phw_image_free(&image);
    phw_image_free(&plain);
}

static void test_other_rows_of_ink_stay(void **state)
{
    (void)state;
    phw_image *words = paint_ground(WIDTH, HEIGHT, PAPER);
    paint_words(words, INK);
    assert_null(without_rulings(words)); /* the ground above and below them is no light line */
    paint_box(words, 100, 20, 600, 22, INK);
    assert_null(without_rulings(words)); /* a rule that nothing stands on */
    phw_image *bar = paint_ground(WIDTH, HEIGHT, PAPER);
    paint_box(bar, 100, TOP - 6, 600, TOP + LETTER + 6, INK);
    paint_words(bar, PAPER);
    assert_null(without_rulings(bar)); /* what is left of a bar under its words */
    phw_image *cell = paint_ground(WIDTH, HEIGHT, PAPER);
    paint_words(cell, INK);
    paint_box(cell, 20, TOP + LETTER + 4, WIDTH - 20, TOP + LETTER + 6, INK);
    paint_box(cell, 20, TOP - 4, 22, TOP + LETTER + 6, INK);
    assert_null(without_rulings(cell)); /* a box's side would be a letter without its floor */
    phw_image_free(&cell);
    phw_image_free(&words);
    phw_image_free(&bar);
}

/* "Jasper": a capital among small letters, whose tail reaches the line that they stand above. */
static void test_a_capitals_tail_may_reach_a_line(void **state)
{
    (void)state;
    phw_image *image = underlined(PAPER, INK, 4, 3);
    paint_box(image, 150, TOP - 12, 153, TOP + LETTER + 5, INK);
    phw_image *plain = without_rulings(image);
    assert_non_null(plain);
    phw_image_free(&image);
    phw_image_free(&plain);
}

/* A line of one row that steps: its only run as long as one is begun from has half of its columns
 * on either side of a word's end. */
static void test_a_run_across_two_words_begins_a_line(void **state)
{
    (void)state;
    phw_image *image = paint_ground(128, HEIGHT, PAPER);
    paint_box(image, 32, 80, 52, 81, INK);
    paint_box(image, 52, 81, 76, 82, INK);
    paint_box(image, 76, 82, 96, 83, INK);
    for (uint32_t x = 36; x < 96; x += 12)
        paint_box(image, x, 56, x + 3, 78, INK);
    phw_image *plain = without_rulings(image);
    assert_non_null(plain);
    phw_image_free(&image);
    phw_image_free(&plain);
}

/* Whether words that stand on a ruled line are still a line where the ground is given as well. */
static void test_underlined_words_are_a_line_beside_a_cover(void **state)
{
    (void)state;
    for (uint32_t gap = 0; gap <= 4; gap++) {
        for (uint32_t thickness = 1; thickness <= 3; thickness++) {
            phw_image *image = underlined(PAPER, INK, gap, thickness);
            phw_pyramid pyramid = PHW_PYRAMID_INIT;
            phw_page *page = NULL;
            assert_int_equal(phw_pyramid_build(image, PHW_LAYOUT_LEAST_SIDE, &pyramid, NULL),
                             PHW_OK);
            assert_int_equal(phw_page_new(WIDTH, HEIGHT, &page, NULL), PHW_OK);
            assert_int_equal(phw_layout_find_lines(&pyramid, &pyramid, 50, NULL, page, NULL),
                             PHW_OK);
            size_t whole = 0;
            for (size_t i = 0; i < page->line_count; i++)
                whole += phw_quad_width(&page->lines[i].quad) > 300;
            assert_int_equal(whole, 1);
            phw_page_free(&page);
            phw_pyramid_done(&pyramid);
            phw_image_free(&image);
        }
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_underlined_words_are_a_line),
        cmocka_unit_test(test_underlined_words_may_lean),
        cmocka_unit_test(test_a_ruled_line_is_gone_at_every_level),
        cmocka_unit_test(test_the_ground_takes_a_ruled_lines_place),
        cmocka_unit_test(test_a_ruled_line_may_have_little_on_it),
        cmocka_unit_test(test_a_capitals_tail_may_reach_a_line),
        cmocka_unit_test(test_other_rows_of_ink_stay),
        cmocka_unit_test(test_a_run_across_two_words_begins_a_line),
        cmocka_unit_test(test_underlined_words_are_a_line_beside_a_cover),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
