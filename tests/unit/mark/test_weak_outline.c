/* SPDX-License-Identifier: Apache-2.0 */
/* What tells a cover from a field or a button: letters that it cuts, and its colour over them. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <string.h>

#include "mark/weak_outline.h"

#define WIDTH 200
#define HEIGHT 60
#define PAPER 32
#define INK 228
#define GROUND 22
#define STROKES 39
#define TOP 15
#define BOTTOM 45
#define LEFT 40
#define RIGHT 160

static phw_image *filled(uint32_t channels, int level)
{
    phw_image *image = NULL;
    assert_int_equal(phw_image_new(WIDTH, HEIGHT, channels, &image, NULL), PHW_OK);
    for (uint32_t y = 0; y < HEIGHT; y++)
        memset(phw_image_row_mut(image, y), level, (size_t)WIDTH * channels);
    return image;
}

static void put(phw_image *luma, int left, int top, int right, int bottom, int level)
{
    for (int y = top; y < bottom; y++)
        memset(phw_image_row_mut(luma, (uint32_t)y) + left, level, (size_t)(right - left));
}

static const phw_weak_shown shown = {{LEFT, TOP, RIGHT, BOTTOM}, GROUND, STROKES};

/* Bars of letters that begin at a column of a cover and stand beside it to another. */
static bool cuts(int from, int to)
{
    phw_image *luma = filled(1, PAPER);
    put(luma, LEFT, TOP, RIGHT, BOTTOM, GROUND);
    for (int y = TOP + 5; y < BOTTOM - 5; y += 6) {
        put(luma, RIGHT - 30, y, RIGHT - 10, y + 2, GROUND + STROKES);
        put(luma, from, y, RIGHT > from ? RIGHT : from, y + 2, GROUND + STROKES);
        put(luma, RIGHT > from ? RIGHT : from, y, to, y + 2, INK);
    }
    const phw_weak_cover_place place = {.usual_range = INK - PAPER};
    const phw_weak_row row = {
        .place = &place, .luma = luma, .height = 20, .paper = PAPER, .clean = true};
    const bool cut = phw_weak_cuts_letters(&row, &shown);
    phw_image_free(&luma);
    return cut;
}

static void test_letters_that_go_on_under_a_cover(void **state)
{
    (void)state;
    assert_true(cuts(RIGHT - 6, RIGHT + 8));
    assert_false(cuts(RIGHT + 6, RIGHT + 14)); /* a chip, and a word beside it */
}

/* A red ground with letters on it; the page's paper is grey. */
static bool is_tinted(const uint8_t ground[3], const uint8_t ink[3])
{
    phw_image *colours = filled(3, 200), *luma = filled(1, 200);
    for (int y = TOP; y < BOTTOM; y++)
        for (int x = LEFT; x < RIGHT; x++) {
            const uint8_t *pixel = x % 7 < 2 ? ink : ground;
            memcpy(phw_image_row_mut(colours, (uint32_t)y) + 3 * (size_t)x, pixel, 3);
            phw_image_row_mut(luma, (uint32_t)y)[x] =
                (uint8_t)((299 * pixel[0] + 587 * pixel[1] + 114 * pixel[2]) / 1000);
        }
    const int level = phw_image_row(luma, TOP)[LEFT + 7 - LEFT % 7 + 3];
    const int letters = phw_image_row(luma, TOP)[LEFT + 7 - LEFT % 7];
    const phw_weak_shown red = {{LEFT, TOP, RIGHT, BOTTOM}, level, level - letters};
    const phw_weak_cover_place place = {.usual_range = 180, .dark = true, .colours = colours};
    const phw_weak_row row = {.place = &place, .luma = luma, .height = 12, .paper = 200};
    const bool tinted = phw_weak_is_tinted(&row, &red);
    phw_image_free(&luma);
    phw_image_free(&colours);
    return tinted;
}

static void test_a_colour_over_letters(void **state)
{
    (void)state;
    static const uint8_t laid[3] = {150, 90, 90}, under[3] = {80, 20, 20};
    static const uint8_t printed[3] = {200, 40, 40}, black[3] = {20, 20, 20};
    static const uint8_t grey[3] = {100, 100, 100};
    assert_true(is_tinted(laid, under));
    assert_false(is_tinted(printed, black));
    assert_false(is_tinted(grey, black));
}

/* Letters on dark paper under a level of which so much shows through, or words of their own.
 * @param paper,laid  colours. */
static bool is_grey(const uint8_t paper[3], const uint8_t laid[3])
{
    enum { LETTERS = 225 };
    const double through = 0.3;
    phw_image *colours = filled(3, 0), *luma = filled(1, paper[1]);
    for (int y = 0; y < HEIGHT; y++)
        for (int x = 0; x < WIDTH; x++) {
            uint8_t *pixel = phw_image_row_mut(colours, (uint32_t)y) + 3 * (size_t)x;
            const bool covered = y >= TOP && y < BOTTOM && x >= LEFT && x < RIGHT;
            for (int i = 0; i < 3; i++) {
                const int under = covered && x % 7 < 2 ? LETTERS : paper[i];
                pixel[i] = (uint8_t)(covered ? laid[i] + through * (under - laid[i]) + 0.5 : under);
            }
            phw_image_row_mut(luma, (uint32_t)y)[x] = pixel[1];
        }
    const int ground = phw_image_row(luma, TOP)[LEFT + 7 - LEFT % 7 + 3];
    const phw_weak_shown grey = {
        {LEFT, TOP, RIGHT, BOTTOM}, ground, through * (LETTERS - paper[1])};
    const phw_weak_cover_place place = {.usual_range = LETTERS - paper[1], .colours = colours};
    const phw_weak_row row = {.place = &place, .luma = luma, .height = 12, .paper = paper[1]};
    const bool is = phw_weak_is_grey_on_colour(&row, &grey);
    phw_image_free(&luma);
    phw_image_free(&colours);
    return is;
}

/* A marker's grey on a dark blue page, and a field that is a darker shade of that. */
static void test_grey_over_a_coloured_page(void **state)
{
    (void)state;
    static const uint8_t blue[3] = {28, 32, 40}, black[3] = {30, 30, 30};
    static const uint8_t grey[3] = {20, 20, 20}, shade[3] = {14, 20, 32};
    static const uint8_t lighter[3] = {60, 60, 60};
    assert_true(is_grey(blue, grey));
    assert_false(is_grey(blue, shade));
    assert_false(is_grey(blue, lighter));
    assert_false(is_grey(black, grey)); /* nobody can tell */
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_letters_that_go_on_under_a_cover),
        cmocka_unit_test(test_a_colour_over_letters),
        cmocka_unit_test(test_grey_over_a_coloured_page),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
