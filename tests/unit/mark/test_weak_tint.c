/* SPDX-License-Identifier: Apache-2.0 */
/* What colours tell of a cover: one that lies over its letters, and one that words stand on. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <string.h>

#include "mark/weak_tint.h"

#define WIDTH 200
#define HEIGHT 60
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

/* Letters of one colour on a ground of another; the page's paper is grey or white, with black
 * words.
 */
static bool judged(bool (*judge)(const phw_weak_row *, const phw_weak_shown *),
                   const uint8_t ground[3], const uint8_t ink[3], int paper, double range)
{
    phw_image *colours = filled(3, paper), *luma = filled(1, paper);
    for (int y = TOP; y < BOTTOM; y++)
        for (int x = LEFT; x < RIGHT; x++) {
            const uint8_t *pixel = x % 7 < 2 ? ink : ground;
            memcpy(phw_image_row_mut(colours, (uint32_t)y) + 3 * (size_t)x, pixel, 3);
            phw_image_row_mut(luma, (uint32_t)y)[x] =
                (uint8_t)((299 * pixel[0] + 587 * pixel[1] + 114 * pixel[2]) / 1000);
        }
    const int level = phw_image_row(luma, TOP)[LEFT + 7 - LEFT % 7 + 3];
    const int letters = phw_image_row(luma, TOP)[LEFT + 7 - LEFT % 7];
    const phw_weak_shown shown = {{LEFT, TOP, RIGHT, BOTTOM}, level, level - letters};
    const phw_weak_cover_place place = {.usual_range = range, .dark = true, .colours = colours};
    const phw_weak_row row = {.place = &place, .luma = luma, .height = 12, .paper = paper};
    const bool found = judge(&row, &shown);
    phw_image_free(&luma);
    phw_image_free(&colours);
    return found;
}

static bool is_tinted(const uint8_t ground[3], const uint8_t ink[3])
{
    return judged(phw_weak_is_tinted, ground, ink, 200, 180);
}

static bool is_film(const uint8_t ground[3], const uint8_t ink[3])
{
    return judged(phw_weak_is_film, ground, ink, 255, 255);
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

/* What a marker of 40, 60 and 80 in a hundred makes of white and of black, and what programs and
 * highlighters' inks make of them. */
static void test_a_see_through_colour(void **state)
{
    (void)state;
    static const uint8_t blue[3][2][3] = {{{153, 175, 234}, {0, 22, 81}},
                                          {{102, 135, 223}, {0, 33, 121}},
                                          {{51, 95, 213}, {0, 44, 162}}};
    static const uint8_t selected[3] = {180, 213, 255}, button[3] = {0, 120, 215};
    static const uint8_t yellow[3] = {255, 240, 60}, badge[3] = {209, 231, 221};
    static const uint8_t green[3] = {15, 81, 50}, grey[3] = {150, 150, 150};
    static const uint8_t black[3] = {0, 0, 0}, dark_grey[3] = {70, 70, 70}, navy[3] = {0, 30, 60};
    for (int i = 0; i < 3; i++)
        assert_true(is_film(blue[i][0], blue[i][1]));
    assert_false(is_film(selected, black));
    assert_false(is_film(button, navy));
    assert_false(is_film(yellow, black));
    assert_false(is_film(badge, green));
    assert_false(is_film(grey, dark_grey)); /* a disabled button: nobody can tell */
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_a_colour_over_letters),
        cmocka_unit_test(test_grey_over_a_coloured_page),
        cmocka_unit_test(test_a_see_through_colour),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
