/* SPDX-License-Identifier: Apache-2.0 */
/* Covers over rows of a photograph, whose paper has a camera's noise. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <string.h>

#include "covered_row.h"

/* A finger's dark stroke on a photograph of a dark page darkens it hardly at all. */
static void test_a_dark_stroke_on_a_dark_photograph(void **state)
{
    enum { DARK = 30, LIGHT = 200 };
    (void)state;
    for (int written = 0; written < 2; written++) {
        phw_image *luma = page(written);
        phw_weak_strip found;
        for (size_t i = 0; i < (size_t)WIDTH * HEIGHT; i++)
            luma->pixels[i] = luma->pixels[i] == INK ? LIGHT : DARK;
        add_noise(luma);
        lay(luma, 20, 0.25);
        for (uint32_t y = TOP - 2; y < BOTTOM + 2;
             y++) /* as what is saved as JPEG, without noise */
            for (uint32_t x = LEFT - 6; x < RIGHT + 6; x++) {
                uint8_t *pixel = phw_image_row_mut(luma, y) + x;
                *pixel = (uint8_t)(*pixel > 45 ? 63 : 23);
            }
        const phw_weak_cover_place place = {.strip = {luma, LEFT - 30, TOP, RIGHT + 60, BOTTOM},
                                            .right_most = WIDTH,
                                            .usual_range = LIGHT - DARK,
                                            .usual_sharpness = 0.4};
        assert_int_equal(phw_weak_cover_at(&place, &found),
                         written ? PHW_WEAK_COVER_LETTERS : PHW_WEAK_COVER_NONE);
        phw_image_free(&luma);
    }
}

static void test_covers_on_a_photograph(void **state)
{
    (void)state;
    phw_image *luma = page(true);
    add_noise(luma);
    lay(luma, 20, 0.08);
    assert_found(luma, 0.4, PHW_WEAK_COVER_LETTERS);
    phw_image *soft = page(true);
    add_noise(soft);
    blur(soft, 3);
    assert_found(soft, 0.4, PHW_WEAK_COVER_BLUR);
}

/* Letters as soft as a lens makes them, on paper with so much of a camera's noise. */
static phw_image *photograph_with(int noise)
{
    phw_image *luma = page(true);
    drawn_soften(luma);
    add_noise_of(luma, noise);
    return luma;
}

static phw_image *photograph(void)
{
    return photograph_with(10);
}

/* What shows through a dark stroke keeps its soft corners, whose grain is none of the ground's. */
static void test_soft_letters_under_a_dark_stroke(void **state)
{
    enum { DARK = 26, LIGHT = 176, NOISE = 3 };
    static const int levels[] = {0, 20};
    (void)state;
    for (size_t i = 0; i < 2 * sizeof levels / sizeof levels[0]; i++) {
        const bool covered = i < sizeof levels / sizeof levels[0];
        phw_image *luma = photograph_with(0);
        phw_weak_strip found;
        for (size_t k = 0; k < (size_t)WIDTH * HEIGHT; k++)
            luma->pixels[k] =
                (uint8_t)(DARK + (PAPER - luma->pixels[k]) * (LIGHT - DARK) / (PAPER - INK));
        if (covered)
            add_noise_of(luma, NOISE);
        lay(luma, levels[i % 2], i % 2 ? 0.2 : 0.12);
        if (!covered) /* grey words that the camera saw */
            add_noise_of(luma, NOISE);
        const phw_weak_cover_place place = {.strip = {luma, LEFT - 30, TOP, RIGHT + 60, BOTTOM},
                                            .right_most = WIDTH,
                                            .usual_range = LIGHT - DARK,
                                            .usual_sharpness = 0.4};
        assert_int_equal(phw_weak_cover_at(&place, &found),
                         covered ? PHW_WEAK_COVER_LETTERS : PHW_WEAK_COVER_NONE);
        phw_image_free(&luma);
    }
}

/* What leaves so many of black's 255 levels: nothing else there has noise. */
static void test_what_hardly_shows_on_a_photograph(void **state)
{
    (void)state;
    static const int kept[] = {8, 11, 15, 20};
    for (size_t i = 0; i < sizeof kept / sizeof kept[0]; i++) {
        phw_image *film = photograph(), *bar = photograph();
        lay(film, PAPER - 12, kept[i] / 255.0); /* of the colour of one of its pixels */
        assert_found(film, 0.4, PHW_WEAK_COVER_LETTERS);
        lay(bar, 20, kept[i] / 255.0);
        assert_found(bar, 0.4, PHW_WEAK_COVER_LETTERS);
    }
}

static void test_a_word_beside_a_film(void **state)
{
    (void)state;
    phw_image *luma = photograph();
    for (uint32_t x = LEFT - 28; x < LEFT - 10; x += 6)
        for (uint32_t y = TOP; y < BOTTOM; y++)
            memset(phw_image_row_mut(luma, y) + x, INK, 2);
    lay(luma, PAPER - 12, 0.06);
    assert_found(luma, 0.4, PHW_WEAK_COVER_LETTERS);
}

/* Above and below the line is more of its cover. */
static void test_a_film_much_higher_than_its_line(void **state)
{
    (void)state;
    phw_image *luma = photograph();
    for (uint32_t y = TOP - 16; y < BOTTOM + 16; y++)
        for (uint32_t x = LEFT - 6; x < RIGHT + 6; x++) {
            uint8_t *pixel = phw_image_row_mut(luma, y) + x;
            *pixel = (uint8_t)(PAPER - 12 + 0.06 * (*pixel - PAPER + 12) + 0.5);
        }
    const phw_weak_cover_place place = {.strip = {luma, LEFT - 30, TOP, RIGHT + 60, BOTTOM},
                                        .right_most = WIDTH,
                                        .usual_range = PAPER - INK,
                                        .usual_sharpness = 0.4,
                                        .dark = true,
                                        .usual_grain = 12};
    phw_weak_strip found;
    assert_int_equal(phw_weak_cover_at(&place, &found), PHW_WEAK_COVER_LETTERS);
    phw_image_free(&luma);
}

/* A black thing swallows the darker half of the noise: what is left are no light letters. */
static void test_black_in_a_dark_photograph(void **state)
{
    (void)state;
    phw_image *luma = page(false);
    phw_weak_strip found;
    memset(luma->pixels, 30, (size_t)WIDTH * HEIGHT);
    lay(luma, 0, 0);
    add_noise(luma);
    const phw_weak_cover_place place = {.strip = {luma, LEFT - 30, TOP, RIGHT + 60, BOTTOM},
                                        .right_most = WIDTH,
                                        .usual_range = 150,
                                        .usual_sharpness = 0.4};
    assert_int_equal(phw_weak_cover_at(&place, &found), PHW_WEAK_COVER_NONE);
    phw_image_free(&luma);
    luma = photograph(); /* and an honest cover hides its own */
    lay(luma, PAPER - 12, 0);
    assert_found(luma, 0.4, PHW_WEAK_COVER_NONE);
    luma = photograph();
    lay(luma, 20, 0);
    assert_found(luma, 0.4, PHW_WEAK_COVER_NONE);
}

/* A smooth thing that the picture's edge cuts is a chair or a lamp: nobody sees its shape. */
static void test_what_the_edge_of_the_picture_cuts(void **state)
{
    (void)state;
    for (uint32_t cut = TOP - 1; cut <= TOP + 3; cut++) {
        phw_image *whole = page(true), *luma = NULL;
        add_noise(whole);
        blur(whole, 3);
        assert_int_equal(phw_image_new(WIDTH, HEIGHT - cut, 1, &luma, NULL), PHW_OK);
        for (uint32_t y = cut; y < HEIGHT; y++)
            memcpy(phw_image_row_mut(luma, y - cut), phw_image_row(whole, y), WIDTH);
        const phw_weak_cover_place place = {
            .strip = {luma, LEFT - 30, 0, RIGHT + 60, (int)(BOTTOM - cut)},
            .right_most = WIDTH,
            .usual_range = PAPER - INK,
            .usual_sharpness = 0.4,
            .dark = true};
        phw_weak_strip found;
        assert_int_equal(phw_weak_cover_at(&place, &found), PHW_WEAK_COVER_NONE);
        phw_image_free(&whole);
        phw_image_free(&luma);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_a_dark_stroke_on_a_dark_photograph),
        cmocka_unit_test(test_covers_on_a_photograph),
        cmocka_unit_test(test_soft_letters_under_a_dark_stroke),
        cmocka_unit_test(test_what_hardly_shows_on_a_photograph),
        cmocka_unit_test(test_a_word_beside_a_film),
        cmocka_unit_test(test_a_film_much_higher_than_its_line),
        cmocka_unit_test(test_black_in_a_dark_photograph),
        cmocka_unit_test(test_what_the_edge_of_the_picture_cuts),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
