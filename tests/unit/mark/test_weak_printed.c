/* SPDX-License-Identifier: Apache-2.0 */
/* Words with an ink of their own on a colour, and words that a colour was laid over. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <string.h>

#include "mark/weak_printed.h"

#define WIDTH 200
#define HEIGHT 90
#define TOP 30
#define BOTTOM 60
#define LEFT 40
#define RIGHT 160

typedef struct colour {
    int of[3];
} colour;

static const colour white = {{255, 255, 255}}, black = {{20, 20, 20}}, night = {{28, 28, 30}},
                    light = {{235, 235, 235}}, amber = {{255, 192, 0}}, red = {{200, 30, 30}};

static void paint(phw_image *luma, phw_image *colours, int x, int y, colour c)
{
    for (int i = 0; i < 3; i++)
        phw_image_row_mut(colours, (uint32_t)y)[3 * x + i] = (uint8_t)c.of[i];
    phw_image_row_mut(luma, (uint32_t)y)[x] =
        (uint8_t)((299 * c.of[0] + 587 * c.of[1] + 114 * c.of[2]) / 1000);
}

/* A box with upright strokes in it, on a page of a paper and an ink. */
static bool is_printed(colour paper, colour pages_ink, colour ground, colour ink)
{
    phw_image *luma = NULL, *colours = NULL;
    assert_int_equal(phw_image_new(WIDTH, HEIGHT, 1, &luma, NULL), PHW_OK);
    assert_int_equal(phw_image_new(WIDTH, HEIGHT, 3, &colours, NULL), PHW_OK);
    for (int y = 0; y < HEIGHT; y++)
        for (int x = 0; x < WIDTH; x++) {
            const bool in = y >= TOP && y < BOTTOM && x >= LEFT && x < RIGHT;
            const bool stroke = y >= TOP + 8 && y < BOTTOM - 8 && x % 7 < 2;
            paint(luma, colours, x, y, !in ? paper : stroke ? ink : ground);
        }
    const phw_weak_print print = {luma, colours, paper.of[1] > pages_ink.of[1]};
    const bool printed = phw_weak_is_printed(&print, (phw_box){LEFT, TOP, RIGHT, BOTTOM});
    phw_image_free(&luma);
    phw_image_free(&colours);
    return printed;
}

/* So much of what was there, of a hundred, under a colour. */
static colour under(colour was, colour laid, int shows)
{
    for (int i = 0; i < 3; i++)
        was.of[i] = (was.of[i] * shows + laid.of[i] * (100 - shows)) / 100;
    return was;
}

static colour multiplied(colour was, colour by)
{
    for (int i = 0; i < 3; i++)
        was.of[i] = was.of[i] * by.of[i] / 255;
    return was;
}

static void test_words_of_programs(void **state)
{
    (void)state;
    assert_true(is_printed(night, light, amber, white));             /* a calendar's */
    assert_true(is_printed(white, black, red, (colour){{0, 0, 0}})); /* a shop's */
    /* dark violet on light, as style guides have it */
    assert_true(is_printed(white, black, (colour){{209, 218, 250}}, (colour){{90, 95, 105}}));
}

static void test_what_lies_under_a_colour(void **state)
{
    (void)state;
    const colour laid[] = {{{0, 0, 0}}, {{200, 30, 30}}, {{30, 30, 120}}, {{255, 192, 0}}};
    for (size_t i = 0; i < sizeof laid / sizeof laid[0]; i++)
        for (int shows = 5; shows <= 60; shows += 5) {
            assert_false(is_printed(white, black, under(white, laid[i], shows),
                                    under(black, laid[i], shows)));
            assert_false(is_printed(night, light, under(night, laid[i], shows),
                                    under(light, laid[i], shows)));
        }
}

/* A name in a dark chat under violet, as JPEG left it: nearly all that shows is in two channels. */
static void test_what_is_faint_may_lie_under_anything(void **state)
{
    (void)state;
    const colour chat = {{18, 27, 34}}, violet = {{37, 40, 59}}, left = {{112, 58, 139}};
    assert_false(is_printed(chat, light, violet, left));
}

/* A viewer's highlighter, which lets a red page's letters through in red alone. */
static void test_what_was_multiplied(void **state)
{
    (void)state;
    const colour laid[] = {{{120, 30, 30}}, {{30, 60, 120}}, {{70, 70, 70}}};
    for (size_t i = 0; i < sizeof laid / sizeof laid[0]; i++)
        assert_false(
            is_printed(white, black, multiplied(white, laid[i]), multiplied(black, laid[i])));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_words_of_programs),
        cmocka_unit_test(test_what_lies_under_a_colour),
        cmocka_unit_test(test_what_is_faint_may_lie_under_anything),
        cmocka_unit_test(test_what_was_multiplied),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
