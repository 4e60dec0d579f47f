/* SPDX-License-Identifier: Apache-2.0 */
/* Covers on photographs whose grain hides them: dark pages, and films of the paper's own colour. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <string.h>

#include "drawn_row.h"
#include "mark/weak_cover.h"

#define WIDTH 400
#define HEIGHT 90
#define DARK 26
#define LIGHT 176
#define RANGE 100 /* of strokes that are soft */
#define TOP 36
#define BOTTOM 54
#define LEFT 60
#define RIGHT 260

static void set(phw_image *luma, uint32_t x, uint32_t y, uint8_t level)
{
    phw_image_row_mut(luma, y)[x] = level;
}

/* Soft strokes like letters on paper. */
static phw_image *page(int paper, int ink)
{
    phw_image *luma = NULL;
    uint32_t seed = 7;
    assert_int_equal(phw_image_new(WIDTH, HEIGHT, 1, &luma, NULL), PHW_OK);
    memset(luma->pixels, paper, (size_t)WIDTH * HEIGHT);
    for (uint32_t x = LEFT; x + 8 < RIGHT; x += 6 + drawn_random(&seed) % 4) {
        const uint32_t top = TOP + 2 + drawn_random(&seed) % 5, bar = top + drawn_random(&seed) % 9;
        for (uint32_t y = top; y < BOTTOM - 3; y++)
            memset(phw_image_row_mut(luma, y) + x, ink, 2);
        memset(phw_image_row_mut(luma, bar) + x, ink, 4);
    }
    drawn_soften(luma);
    return luma;
}

/* What a camera adds, so many levels either way: most of it is low. */
static void add_noise(phw_image *luma, uint32_t most)
{
    uint32_t seed = 11;
    for (size_t i = 0; i < (size_t)WIDTH * HEIGHT; i++) {
        const uint32_t one = drawn_random(&seed) % (most + 1),
                       other = drawn_random(&seed) % (most + 1);
        const int level = luma->pixels[i] + (int)one - (int)other;
        luma->pixels[i] = (uint8_t)(level < 0 ? 0 : level > UINT8_MAX ? UINT8_MAX : level);
    }
}

/* Lays a level over the row, through which a share of what is under it shows. */
static void lay(phw_image *luma, int level, double through)
{
    for (uint32_t y = TOP - 4; y < BOTTOM + 4; y++)
        for (uint32_t x = LEFT - 6; x < RIGHT + 6; x++) {
            const int under = phw_image_row(luma, y)[x];
            set(luma, x, y, (uint8_t)(level + through * (under - level) + 0.5));
        }
}

static phw_weak_cover_kind look(phw_image *luma, bool dark, double usual_grain)
{
    const phw_weak_cover_place place = {.strip = {luma, LEFT - 30, TOP, RIGHT + 60, BOTTOM},
                                        .right_most = WIDTH,
                                        .usual_range = RANGE,
                                        .usual_sharpness = 0.4,
                                        .dark = dark,
                                        .usual_grain = usual_grain};
    phw_weak_strip found;
    const phw_weak_cover_kind kind = phw_weak_cover_at(&place, &found);
    phw_image_free(&luma);
    return kind;
}

/* @param noise  of the paper, before a level was laid over it. */
static phw_weak_cover_kind look_at_dark(uint32_t noise, int level, double through,
                                        double usual_grain)
{
    phw_image *luma = page(DARK, LIGHT);
    add_noise(luma, noise);
    lay(luma, level, through);
    return look(luma, false, usual_grain);
}

/* A third of black leaves so much of the noise that what it lies over cannot be told by that. */
static void test_black_that_much_shows_through(void **state)
{
    (void)state;
    assert_int_equal(look_at_dark(8, 0, 0.38, 0), PHW_WEAK_COVER_LETTERS);
    assert_int_equal(look_at_dark(8, 0, 0.28, 0), PHW_WEAK_COVER_LETTERS);
    assert_int_equal(look_at_dark(8, DARK, 1, 0), PHW_WEAK_COVER_NONE);
    assert_int_equal(look_at_dark(8, 0, 0, 0), PHW_WEAK_COVER_NONE);
}

/* Noise so fine that its median step is one; where a page has none nobody drew on any. */
static void test_a_film_on_fine_noise(void **state)
{
    (void)state;
    assert_int_not_equal(look_at_dark(2, 32, 0.06, 1.5), PHW_WEAK_COVER_NONE);
    assert_int_equal(look_at_dark(2, 32, 0.06, 0.5), PHW_WEAK_COVER_NONE);
    assert_int_equal(look_at_dark(2, 32, 0, 1.5), PHW_WEAK_COVER_NONE);
}

/* Letters that shine through a film have grain of their own, in JPEG even round them. */
static void test_a_film_whose_letters_have_grain(void **state)
{
    (void)state;
    for (int covered = 0; covered < 2; covered++) {
        phw_image *luma = page(LIGHT, DARK);
        add_noise(luma, 6);
        if (covered)
            lay(luma, LIGHT + 2, 0.08);
        for (uint32_t y = TOP - 4; covered && y < BOTTOM + 4; y++)
            for (uint32_t x = LEFT - 6; x < RIGHT + 6; x += 2)
                set(luma, x, y, (uint8_t)(phw_image_row(luma, y)[x] + y % 2));
        assert_int_equal(look(luma, true, 0),
                         covered ? PHW_WEAK_COVER_LETTERS : PHW_WEAK_COVER_NONE);
    }
}

/* Large letters have soft edges, and under a bar of so few levels their steps are as low as a
 * shade's; there are more of them. */
static void test_soft_letters_under_a_bar_on_a_screen(void **state)
{
    (void)state;
    for (int written = 0; written < 2; written++) {
        phw_image *luma = page(240, written ? 40 : 240);
        drawn_soften(luma);
        lay(luma, 20, 0.035);
        const phw_weak_cover_place place = {.strip = {luma, LEFT - 30, TOP, RIGHT + 60, BOTTOM},
                                            .right_most = WIDTH,
                                            .usual_range = 200,
                                            .usual_sharpness = 0.7,
                                            .dark = true};
        phw_weak_strip found;
        assert_int_equal(phw_weak_cover_at(&place, &found),
                         written ? PHW_WEAK_COVER_LETTERS : PHW_WEAK_COVER_NONE);
        phw_image_free(&luma);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_black_that_much_shows_through),
        cmocka_unit_test(test_a_film_on_fine_noise),
        cmocka_unit_test(test_a_film_whose_letters_have_grain),
        cmocka_unit_test(test_soft_letters_under_a_bar_on_a_screen),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
