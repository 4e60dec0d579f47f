/* SPDX-License-Identifier: Apache-2.0 */
/* A colour that somebody laid over words in the midst of a line, and words that were chosen. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <string.h>

#include "drawn_row.h"
#include "mark/weak_film.h"

#define WIDTH 500
#define HEIGHT 100
#define LEFT 40
#define RIGHT 440
#define TOP 40
#define BOTTOM 60
#define FROM 160 /* the words that are covered */
#define TO 300

typedef void look_of(uint8_t pixel[3]);

/* 70 in a hundred of blue over what is there. */
static void lay_blue(uint8_t pixel[3])
{
    static const uint8_t blue[3] = {60, 60, 140};
    for (int i = 0; i < 3; i++)
        pixel[i] = (uint8_t)((3 * pixel[i] + 7 * blue[i]) / 10);
}

static void choose(uint8_t pixel[3])
{
    static const uint8_t ground[3] = {0, 95, 184}, light[3] = {255, 255, 255};
    memcpy(pixel, pixel[0] < 128 ? light : ground, 3);
}

static void highlight(uint8_t pixel[3])
{
    pixel[2] = pixel[2] / 4;
}

/* Twenty in a hundred show through grey. */
static void lay_grey(uint8_t pixel[3])
{
    for (int i = 0; i < 3; i++)
        pixel[i] = (uint8_t)((pixel[i] + 4 * 165) / 5);
}

/* The page's own ink on grey. */
static void print_on_grey(uint8_t pixel[3])
{
    for (int i = 0; i < 3; i++)
        pixel[i] = pixel[i] > 165 ? 165 : pixel[i];
}

static bool is_nobodys(const void *context, phw_weak_cover_kind kind, const phw_weak_strip *found)
{
    (void)context;
    (void)found;
    return kind != PHW_WEAK_COVER_LETTERS;
}

/* A line of letters on white paper, of which some columns stand on something, and whose picture
 * begins so many rows below. */
static size_t count_cut(look_of *look, int from, int to, phw_weak_refute refutes, int cut,
                        phw_weak_strip found[PHW_WEAK_FILMS_MOST])
{
    phw_image *luma = NULL, *colours = NULL;
    uint32_t seed = 7;
    assert_int_equal(phw_image_new(WIDTH, HEIGHT, 1, &luma, NULL), PHW_OK);
    assert_int_equal(phw_image_new(WIDTH, HEIGHT, 3, &colours, NULL), PHW_OK);
    memset(luma->pixels, 255, luma->stride * HEIGHT);
    for (uint32_t x = LEFT; x + 8 < RIGHT; x += 6 + drawn_random(&seed) % 5) {
        const int top = TOP + 3 + (int)(drawn_random(&seed) % 4);
        drawn_fill(luma, (int)x, top, (int)x + 2, BOTTOM - 4, 20);
        drawn_fill(luma, (int)x, top + 4, (int)x + 5, top + 6, 20);
    }
    for (int y = 0; y < HEIGHT; y++)
        for (int x = 0; x < WIDTH; x++) {
            uint8_t *pixel = phw_image_row_mut(colours, (uint32_t)y) + 3 * (size_t)x;
            uint8_t *level = phw_image_row_mut(luma, (uint32_t)y) + x;
            memset(pixel, *level, 3);
            if (look && y >= TOP - 4 && y < BOTTOM + 4 && x >= from && x < to)
                look(pixel);
            *level = (uint8_t)((299 * pixel[0] + 587 * pixel[1] + 114 * pixel[2]) / 1000);
        }
    phw_image seen = *luma, seen_colours = *colours;
    seen.height = seen_colours.height = (uint32_t)(HEIGHT - cut);
    seen.pixels += (size_t)cut * seen.stride;
    seen_colours.pixels += (size_t)cut * seen_colours.stride;
    const phw_weak_cover_place place = {.strip = {&seen, LEFT, TOP - cut, RIGHT, BOTTOM - cut},
                                        .right_most = RIGHT,
                                        .usual_range = 235,
                                        .usual_sharpness = 0.9,
                                        .dark = true,
                                        .refutes = refutes,
                                        .colours = &seen_colours};
    const size_t films = phw_weak_films_find(&place, found);
    phw_image_free(&luma);
    phw_image_free(&colours);
    return films;
}

static size_t count_in(look_of *look, int from, int to, phw_weak_refute refutes,
                       phw_weak_strip found[PHW_WEAK_FILMS_MOST])
{
    return count_cut(look, from, to, refutes, 0, found);
}

static size_t count(look_of *look, phw_weak_strip found[PHW_WEAK_FILMS_MOST])
{
    return count_in(look, FROM, TO, NULL, found);
}

static void test_a_colour_over_words_of_a_line(void **state)
{
    (void)state;
    phw_weak_strip found[PHW_WEAK_FILMS_MOST];
    assert_int_equal(count(lay_blue, found), 1);
    assert_true(found[0].left >= FROM - 2 && found[0].left <= FROM + 2);
    assert_true(found[0].right >= TO - 2 && found[0].right <= TO + 2);
    assert_true(found[0].top <= TOP && found[0].bottom >= BOTTOM);
}

static void test_words_that_stand_on_a_colour(void **state)
{
    (void)state;
    phw_weak_strip found[PHW_WEAK_FILMS_MOST];
    assert_int_equal(count(NULL, found), 0);
    assert_int_equal(count(choose, found), 0);
    assert_int_equal(count(highlight, found), 0);
    assert_int_equal(count_in(lay_blue, 0, WIDTH, NULL, found), 0); /* a window's title */
}

/* Grey over words that may be somebody's: what a program disables is grey, too. */
static void test_grey_over_words(void **state)
{
    (void)state;
    phw_weak_strip found[PHW_WEAK_FILMS_MOST];
    assert_int_equal(count_in(lay_grey, FROM, TO, is_nobodys, found), 1);
    assert_true(found[0].left >= FROM - 2 && found[0].right <= TO + 2);
    assert_int_equal(count_in(lay_grey, FROM, TO, NULL, found), 0);
    assert_int_equal(count_in(print_on_grey, FROM, TO, is_nobodys, found), 0);
}

/* The picture ends within a line: its box begins above it. */
static void test_grey_at_the_upper_edge(void **state)
{
    (void)state;
    phw_weak_strip found[PHW_WEAK_FILMS_MOST];
    assert_int_equal(count_cut(lay_grey, FROM, TO, is_nobodys, TOP + 2, found), 1);
    assert_true(found[0].top >= 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_a_colour_over_words_of_a_line),
        cmocka_unit_test(test_words_that_stand_on_a_colour),
        cmocka_unit_test(test_grey_over_words),
        cmocka_unit_test(test_grey_at_the_upper_edge),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
