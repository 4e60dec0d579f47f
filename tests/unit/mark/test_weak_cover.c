/* SPDX-License-Identifier: Apache-2.0 */
/* Rows of a page that somebody covered: what was laid over them, and what only looks like it. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdlib.h>
#include <string.h>

#include "covered_row.h"

static void test_bars_that_letters_show_through(void **state)
{
    (void)state;
    static const int levels[] = {0, 30, 60};
    static const double through[] = {0.04, 0.1, 0.3};
    for (size_t i = 0; i < sizeof levels / sizeof levels[0]; i++)
        for (size_t k = 0; k < sizeof through / sizeof through[0]; k++) {
            phw_image *luma = page(true);
            lay(luma, levels[i], through[k]);
            assert_found(luma, 0.9, PHW_WEAK_COVER_LETTERS);
        }
    phw_image *white = page(true);
    lay(white, PAPER, 0.06);
    assert_found(white, 0.9, PHW_WEAK_COVER_LETTERS);
}

/* JPEG leaves what hardly shows with soft edges, darker than its paper, and rings a little. */
static void test_a_film_saved_as_jpeg(void **state)
{
    (void)state;
    phw_image *luma = page(true);
    lay(luma, PAPER, 0.027); /* of 255 levels 7 */
    for (uint32_t y = TOP; y < BOTTOM; y++)
        for (uint32_t x = LEFT; x < RIGHT; x++) {
            uint8_t *pixel = phw_image_row_mut(luma, y) + x;
            if (*pixel == PAPER)
                *pixel = (uint8_t)(x % 16 == y % 16 ? PAPER + 2 : PAPER - (x / 2 + y) % 3);
        }
    assert_found(luma, 0.9, PHW_WEAK_COVER_LETTERS);
}

/* A finger's stroke that ends among letters makes one run with those behind it, and its way is no
 * ruler's. */
/* @param noisy  whether a camera saw the page before somebody drew on it. */
static phw_weak_cover_kind look_at_stroke_among_letters(bool noisy)
{
    phw_image *luma = page(true);
    for (uint32_t x = RIGHT - 6; x < WIDTH - 10; x += 7) {
        for (uint32_t y = TOP + 2; y < BOTTOM - 3; y++)
            memset(phw_image_row_mut(luma, y) + x, INK, 2);
        for (uint32_t y = TOP + 2; y < BOTTOM - 3; y += 5)
            memset(phw_image_row_mut(luma, y) + x, INK, 5);
    }
    if (noisy)
        add_noise_of(luma, 4);
    for (uint32_t x = LEFT - 6; x < RIGHT + 6; x++)
        for (uint32_t y = TOP - 4 + x / 8 % 5; y < BOTTOM + x / 8 % 5; y++) {
            uint8_t *pixel = phw_image_row_mut(luma, y) + x;
            *pixel = (uint8_t)(0.3 * *pixel);
        }
    phw_weak_strip found = {NULL, 0, 0, 0, 0};
    const phw_weak_cover_kind kind = look(luma, noisy ? 0.4 : 0.9, &found);
    phw_image_free(&luma);
    return kind;
}

static void test_a_stroke_that_ends_among_letters(void **state)
{
    (void)state;
    assert_int_equal(look_at_stroke_among_letters(false), PHW_WEAK_COVER_LETTERS);
    assert_int_equal(look_at_stroke_among_letters(true), PHW_WEAK_COVER_LETTERS);
}

/* Light letters on dark paper, and on them what a share of shows through.
 * @param ground,letters  levels of what is laid over the row, of its ground and of its strokes. */
static phw_weak_cover_kind look_at_dark_in(const phw_image *colours, int ground, int letters)
{
    enum { DARK = 32, LIGHT = 228 };
    phw_image *luma = page(true);
    phw_weak_strip found;
    for (uint32_t y = 0; y < HEIGHT; y++)
        for (uint32_t x = 0; x < WIDTH; x++) {
            uint8_t *pixel = phw_image_row_mut(luma, y) + x;
            const bool laid = y >= TOP - 2 && y < BOTTOM + 2 && x >= LEFT - 6 && x < RIGHT + 6;
            *pixel = (uint8_t)(*pixel == INK ? (laid ? letters : LIGHT) : (laid ? ground : DARK));
        }
    const phw_weak_cover_place place = {.strip = {luma, LEFT - 30, TOP, RIGHT + 60, BOTTOM},
                                        .right_most = WIDTH,
                                        .usual_range = LIGHT - DARK,
                                        .usual_sharpness = 0.9,
                                        .colours = colours};
    const phw_weak_cover_kind kind = phw_weak_cover_at(&place, &found);
    phw_image_free(&luma);
    return kind;
}

static phw_weak_cover_kind look_at_dark(int ground, int letters)
{
    return look_at_dark_in(NULL, ground, letters);
}

/* Dark blue over dark grey is told by its colour, and grey words on the same grey are none. */
static void test_a_coloured_bar_on_dark_paper(void **state)
{
    enum { GROUND = 37, LETTERS = 105 };
    phw_image *colours = NULL;
    (void)state;
    assert_int_equal(phw_image_new(WIDTH, HEIGHT, 3, &colours, NULL), PHW_OK);
    for (int blue = 0; blue < 2; blue++) {
        for (uint32_t y = 0; y < HEIGHT; y++)
            for (uint32_t x = 0; x < WIDTH; x++) {
                const bool laid = y >= TOP - 2 && y < BOTTOM + 2 && x >= LEFT - 6 && x < RIGHT + 6;
                const uint8_t paper[3] = {28, 32, 40}, bar[3] = {29, 30, 104};
                memcpy(phw_image_row_mut(colours, y) + (size_t)x * 3, laid && blue ? bar : paper,
                       3);
            }
        assert_int_equal(look_at_dark_in(colours, GROUND, LETTERS),
                         blue ? PHW_WEAK_COVER_LETTERS : PHW_WEAK_COVER_NONE);
    }
    phw_image_free(&colours);
}

/* Black can hardly darken paper that is dark; an empty field of a program is no cover. */
static void test_black_bars_on_dark_paper(void **state)
{
    (void)state;
    assert_int_equal(look_at_dark(6, 45), PHW_WEAK_COVER_LETTERS);
    assert_int_equal(look_at_dark(12, 91), PHW_WEAK_COVER_LETTERS);
    assert_int_equal(look_at_dark(2, 18), PHW_WEAK_COVER_LETTERS);
    assert_int_equal(look_at_dark(18, 80), PHW_WEAK_COVER_NONE);
    assert_int_equal(look_at_dark(6, 110), PHW_WEAK_COVER_NONE);
}

static void test_blurs(void **state)
{
    (void)state;
    for (int radius = 3; radius <= 6; radius++) {
        phw_image *luma = page(true);
        blur(luma, radius);
        assert_found(luma, 0.9, PHW_WEAK_COVER_BLUR);
    }
}

static void test_what_covers_or_is_no_cover(void **state)
{
    (void)state;
    assert_found(page(false), 0.9, PHW_WEAK_COVER_NONE);
    assert_found(page(true), 0.9, PHW_WEAK_COVER_NONE); /* letters that nobody covered */
    phw_image *luma = page(true);
    lay(luma, 0, 0);
    assert_found(luma, 0.9, PHW_WEAK_COVER_NONE);
    luma = page(true);
    lay(luma, 210, 0.85); /* a marker pen */
    assert_found(luma, 0.9, PHW_WEAK_COVER_NONE);
    luma = page(false); /* a shade that goes one way */
    for (uint32_t y = TOP; y < BOTTOM; y++)
        for (uint32_t x = LEFT; x < RIGHT; x++)
            phw_image_row_mut(luma, y)[x] = (uint8_t)(PAPER - (x - LEFT) / 2);
    assert_found(luma, 0.9, PHW_WEAK_COVER_NONE);
    luma = page(false); /* the shade of a button or a window, which no letters made */
    for (uint32_t y = TOP - 3; y < BOTTOM + 3; y++)
        for (uint32_t x = LEFT; x < RIGHT; x++)
            phw_image_row_mut(luma, y)[x] =
                (uint8_t)(PAPER - 20 +
                          20 * abs((int)(2 * y) - (TOP + BOTTOM)) / (BOTTOM - TOP + 6));
    assert_found(luma, 0.9, PHW_WEAK_COVER_NONE);
    luma = page(false);
    add_noise(luma);
    assert_found(luma, 0.4, PHW_WEAK_COVER_NONE);
    luma = page(true); /* out of focus, as all of the picture is */
    blur(luma, 3);
    add_noise(luma);
    assert_found(luma, 0.4, PHW_WEAK_COVER_NONE);
}

/* A stroke that goes up and down makes a line of it that is twice as high as what it hides. */
static void test_a_line_that_its_stroke_made_high(void **state)
{
    (void)state;
    phw_image *luma = page(true);
    for (uint32_t x = LEFT - 6; x < RIGHT + 6; x++)
        for (uint32_t y = TOP - 3 + x / 16 % 4; y < BOTTOM - 1 + x / 16 % 4; y++) {
            uint8_t *pixel = phw_image_row_mut(luma, y) + x;
            *pixel = (uint8_t)(40 + 0.1 * (*pixel - 40));
        }
    const phw_weak_cover_place place = {
        .strip = {luma, LEFT - 30, TOP - 11, RIGHT + 60, BOTTOM + 11},
        .right_most = WIDTH,
        .usual_range = PAPER - INK,
        .usual_sharpness = 0.9,
        .dark = true};
    phw_weak_strip found;
    assert_int_equal(phw_weak_cover_at(&place, &found), PHW_WEAK_COVER_LETTERS);
    phw_image_free(&luma);
}

/* Thin letters under a white film, which are few of its pixels. */
static void test_thin_letters_under_a_film(void **state)
{
    (void)state;
    phw_image *luma = page(true);
    for (uint32_t y = TOP; y < BOTTOM; y++) /* mostly so thin that they are hardly darker */
        for (uint32_t x = LEFT; x < RIGHT; x++) {
            uint8_t *pixel = phw_image_row_mut(luma, y) + x;
            *pixel = (uint8_t)(PAPER - (PAPER - *pixel) / ((y + x / 8) % 20 < 2 ? 12 : 35));
        }
    assert_found(luma, 0.9, PHW_WEAK_COVER_LETTERS);
    luma = page(false); /* as few, but far apart: specks */
    for (uint32_t x = LEFT; x < RIGHT; x += 40)
        for (uint32_t y = TOP + 5; y < TOP + 15; y++)
            memset(phw_image_row_mut(luma, y) + x, PAPER - 16, 2);
    assert_found(luma, 0.9, PHW_WEAK_COVER_NONE);
}

/* A film among words that it does not lie on. */
static void test_a_film_among_letters(void **state)
{
    enum { FROM = LEFT + 40 };
    (void)state;
    phw_image *luma = page(true);
    phw_weak_strip found = {NULL, 0, 0, 0, 0};
    for (uint32_t y = TOP - 2; y < BOTTOM + 2; y++)
        for (uint32_t x = FROM; x < RIGHT + 6; x++) {
            uint8_t *pixel = phw_image_row_mut(luma, y) + x;
            *pixel = (uint8_t)(PAPER - (PAPER - *pixel) / 12);
        }
    assert_int_equal(look(luma, 0.9, &found), PHW_WEAK_COVER_LETTERS);
    assert_true(found.left >= FROM - 10 && found.left < FROM + 20);
    phw_image_free(&luma);
}

/* JPEG lets the outline of a freehand stroke ring into it, as much as its letters show. */
static void test_a_stroke_that_rings(void **state)
{
    (void)state;
    phw_image *luma = page(true);
    lay(luma, 30, 0.04);
    for (uint32_t x = LEFT; x < RIGHT; x += 3)
        phw_image_row_mut(luma, TOP + 1)[x] = 30 + 20;
    assert_found(luma, 0.9, PHW_WEAK_COVER_LETTERS);
}

/* A place to write in on a program's dark bar, with grey words in it. */
static void test_a_field_on_a_dark_bar(void **state)
{
    (void)state;
    phw_image *luma = page(true);
    lay(luma, 240, 0.3);
    for (uint32_t y = 0; y < HEIGHT; y++)
        for (uint32_t x = 0; x < WIDTH; x++)
            if (y < TOP - 2 || y >= BOTTOM + 2 || x < LEFT - 6 || x >= RIGHT + 6)
                phw_image_row_mut(luma, y)[x] = 20;
    assert_found(luma, 0.9, PHW_WEAK_COVER_NONE);
}

/* The rule of a table as a camera sees it: two pixels for one, worn here and there, and falling. */
static void test_a_rule_that_falls(void **state)
{
    enum { FAINT = 14, WORN = 7, FALL = 4 };
    (void)state;
    for (int fall = -FALL; fall <= FALL; fall++) {
        phw_image *luma = page(false);
        lay(luma, 200, 0); /* a row of another shade */
        for (int x = LEFT; x < RIGHT; x++) {
            const int y = (TOP + BOTTOM) / 2 + fall * (x - LEFT) / (RIGHT - LEFT);
            for (int row = y; x % WORN > 2 && row < y + 2; row++)
                phw_image_row_mut(luma, (uint32_t)row)[x] = 200 - FAINT;
        }
        assert_found(luma, 0.9, PHW_WEAK_COVER_NONE);
    }
}

/* A message's bubble, whose own paper is hardly other than the page's, and no higher than the rows
 * in which that is looked for. @param laid  whether a bar lies over its words. */
static phw_weak_cover_kind look_in_bubble(bool laid)
{
    enum { BUBBLE = PAPER - 12 };
    phw_image *luma = page(true);
    phw_weak_strip found;
    for (uint32_t y = TOP - 12; y < BOTTOM + 12; y++)
        for (uint32_t x = 20; x < WIDTH - 20; x++) {
            uint8_t *pixel = phw_image_row_mut(luma, y) + x;
            *pixel = *pixel == PAPER ? BUBBLE : *pixel;
        }
    if (laid)
        lay(luma, 60, 0.1);
    for (uint32_t y = TOP - 2; laid && y < BOTTOM + 2; y++) /* as JPEG leaves it */
        for (uint32_t x = LEFT - 6; x < RIGHT + 6; x++)
            phw_image_row_mut(luma, y)[x] += (uint8_t)((x + 3 * y) % 7);
    const phw_weak_cover_place place = {.strip = {luma, LEFT - 30, TOP, RIGHT + 60, BOTTOM},
                                        .right_most = WIDTH,
                                        .usual_range = PAPER - INK,
                                        .usual_sharpness = 0.9,
                                        .dark = true,
                                        .own_paper = BUBBLE - 3};
    const phw_weak_cover_kind kind = phw_weak_cover_at(&place, &found);
    phw_image_free(&luma);
    return kind;
}

static void test_a_bar_in_a_bubble(void **state)
{
    (void)state;
    assert_int_equal(look_in_bubble(true), PHW_WEAK_COVER_LETTERS);
    assert_int_equal(look_in_bubble(false), PHW_WEAK_COVER_NONE);
}

/* Ink that a word processor leaves on its highlight: lighter than black, darker than white. */
static void test_ink_on_a_highlight(void **state)
{
    (void)state;
    static const int inks[] = {16, 33, 48};
    for (size_t i = 0; i < sizeof inks / sizeof inks[0]; i++) {
        phw_image *luma = page(true);
        for (uint32_t y = TOP - 2; y < BOTTOM + 2; y++)
            for (uint32_t x = LEFT - 6; x < RIGHT + 6; x++) {
                uint8_t *pixel = phw_image_row_mut(luma, y) + x;
                *pixel = (uint8_t)(*pixel == INK ? inks[i] : 0);
            }
        assert_found(luma, 0.9, PHW_WEAK_COVER_LETTERS);
    }
    assert_int_equal(look_at_dark(255, 235), PHW_WEAK_COVER_LETTERS);
    assert_int_equal(look_at_dark(255, 200), PHW_WEAK_COVER_NONE); /* a field, still empty */
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_bars_that_letters_show_through),
        cmocka_unit_test(test_a_film_saved_as_jpeg),
        cmocka_unit_test(test_a_stroke_that_ends_among_letters),
        cmocka_unit_test(test_a_stroke_that_rings),
        cmocka_unit_test(test_a_field_on_a_dark_bar),
        cmocka_unit_test(test_thin_letters_under_a_film),
        cmocka_unit_test(test_a_line_that_its_stroke_made_high),
        cmocka_unit_test(test_a_film_among_letters),
        cmocka_unit_test(test_black_bars_on_dark_paper),
        cmocka_unit_test(test_a_coloured_bar_on_dark_paper),
        cmocka_unit_test(test_blurs),
        cmocka_unit_test(test_what_covers_or_is_no_cover),
        cmocka_unit_test(test_a_rule_that_falls),
        cmocka_unit_test(test_a_bar_in_a_bubble),
        cmocka_unit_test(test_ink_on_a_highlight),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
