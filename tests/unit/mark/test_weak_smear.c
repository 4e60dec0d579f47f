/* SPDX-License-Identifier: Apache-2.0 */
/* Letters that were smudged along their line, and what only looks so. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdlib.h>
#include <string.h>

#include "drawn_row.h"
#include "mark/weak_cover.h"

#define WIDTH 400
#define HEIGHT 100
#define TOP 40
#define BOTTOM 60
#define LEFT 60
#define RIGHT 260
#define PAPER 240
#define INK 20
#define SMEARED 12 /* pixels */
#define SHORT 3

/* Paper with noise of so many levels to either side. */
static phw_image *paper(int noise)
{
    phw_image *luma = drawn_paper(WIDTH, HEIGHT, PAPER);
    uint32_t seed = 3;
    for (uint32_t y = 0; y < HEIGHT; y++)
        for (int x = 0; x < WIDTH && noise; x++)
            phw_image_row_mut(luma, y)[x] =
                (uint8_t)(PAPER - noise + (int)(drawn_random(&seed) % (2 * (uint32_t)noise + 1)));
    return luma;
}

/* Stems of letters at uneven distances, with bars at their tops, middles and feet. */
static void write(phw_image *luma)
{
    uint32_t seed = 7;
    for (int x = LEFT; x + 12 < RIGHT; x += 8 + (int)(drawn_random(&seed) % 9)) {
        const int bar = TOP + 1 + (int)(drawn_random(&seed) % 3) * 8;
        drawn_fill(luma, x, TOP, x + 2, BOTTOM, INK);
        drawn_fill(luma, x, bar, x + 7, bar + 2, INK);
    }
}

/* The mean of what is beside each other, of which the picture keeps the other rows. */
static void smear_by(phw_image *luma, int pixels, int top, int bottom)
{
    for (int y = top; y < bottom; y++) {
        uint8_t *row = phw_image_row_mut(luma, (uint32_t)y), before[WIDTH];
        memcpy(before, row, WIDTH);
        for (int x = LEFT - 4; x < RIGHT + 4; x++) {
            int sum = 0;
            for (int k = 0; k < pixels; k++)
                sum += before[x + k - pixels / 2];
            row[x] = (uint8_t)(sum / pixels);
        }
    }
}

static void smear(phw_image *luma, int top, int bottom)
{
    smear_by(luma, SMEARED, top, bottom);
}

static phw_weak_cover_kind look(phw_image *luma, double sharpness)
{
    phw_weak_strip found;
    const phw_weak_cover_place place = {.strip = {luma, LEFT - 30, TOP, RIGHT + 60, BOTTOM},
                                        .right_most = WIDTH,
                                        .usual_range = PAPER - INK,
                                        .usual_sharpness = sharpness,
                                        .usual_height = BOTTOM - TOP,
                                        .dark = true};
    const phw_weak_cover_kind kind = phw_weak_cover_at(&place, &found);
    phw_image_free(&luma);
    return kind;
}

static void test_smeared_letters(void **state)
{
    (void)state;
    phw_image *luma = paper(0);
    write(luma);
    smear(luma, TOP - 3, BOTTOM + 3);
    assert_int_equal(look(luma, 0.8), PHW_WEAK_COVER_SMEAR);
    luma = paper(6);
    write(luma);
    smear(luma, TOP - 3, BOTTOM + 3);
    assert_int_equal(look(luma, 0.45), PHW_WEAK_COVER_SMEAR);
}

/* In a sentence words that nobody smeared stand beside it, at a space. */
static void test_a_smear_in_a_sentence(void **state)
{
    (void)state;
    phw_image *luma = paper(0);
    write(luma);
    smear(luma, TOP - 3, BOTTOM + 3);
    for (int x = RIGHT + 8; x < RIGHT + 70; x += 12)
        drawn_fill(luma, x, TOP, x + 3, BOTTOM, INK);
    assert_int_equal(look(luma, 0.8), PHW_WEAK_COVER_SMEAR);
}

/* Of a short way some edges are left; letters' bars are darker than that. */
static void test_a_short_smear(void **state)
{
    (void)state;
    phw_image *luma = paper(0);
    write(luma);
    for (int x = LEFT; x + 12 < RIGHT; x += 20)
        drawn_fill(luma, x, TOP + 8, x + 12, TOP + 11, INK);
    smear_by(luma, SHORT, TOP - 3, BOTTOM + 3);
    assert_int_equal(look(luma, 0.8), PHW_WEAK_COVER_SMEAR);
}

/* A camera that shook has no sharp line anywhere. */
static void test_a_page_that_is_soft_all_over_is_none(void **state)
{
    (void)state;
    phw_image *luma = paper(0);
    write(luma);
    smear(luma, TOP - 3, BOTTOM + 3);
    assert_int_equal(look(luma, 0.12), PHW_WEAK_COVER_NONE);
}

static void test_letters_are_none(void **state)
{
    (void)state;
    phw_image *luma = paper(0);
    write(luma);
    assert_int_equal(look(luma, 0.8), PHW_WEAK_COVER_NONE);
}

/* What lies, as a list's sign, a bar that fills and a form's rules do. */
static void test_rules_are_none(void **state)
{
    (void)state;
    phw_image *luma = paper(0);
    for (int y = TOP; y < BOTTOM; y += 6)
        drawn_fill(luma, LEFT, y, RIGHT - 40 + 2 * (y - TOP), y + 2, INK);
    assert_int_equal(look(luma, 0.8), PHW_WEAK_COVER_NONE);
}

/* A bar that fades, whose columns JPEG made waver; the dots of a password in their field. */
static void test_bars_and_dots_are_none(void **state)
{
    (void)state;
    phw_image *luma = paper(0);
    for (int x = LEFT; x < RIGHT; x++)
        drawn_fill(luma, x, TOP, x + 1, BOTTOM, PAPER - 20 - (x - LEFT) / 3 + abs(x % 16 - 8));
    assert_int_equal(look(luma, 0.8), PHW_WEAK_COVER_NONE);
    luma = paper(0);
    drawn_fill(luma, LEFT, TOP - 1, RIGHT, TOP, 200);
    drawn_fill(luma, LEFT, BOTTOM, RIGHT, BOTTOM + 1, 200);
    for (int x = LEFT + 8; x < RIGHT - 90; x += 13) {
        drawn_fill(luma, x, TOP + 7, x + 6, TOP + 13, INK);
        drawn_fill(luma, x + 2, TOP + 6, x + 4, TOP + 14, INK);
    }
    assert_int_equal(look(luma, 0.8), PHW_WEAK_COVER_NONE);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_smeared_letters),
        cmocka_unit_test(test_a_smear_in_a_sentence),
        cmocka_unit_test(test_a_short_smear),
        cmocka_unit_test(test_a_page_that_is_soft_all_over_is_none),
        cmocka_unit_test(test_letters_are_none),
        cmocka_unit_test(test_rules_are_none),
        cmocka_unit_test(test_bars_and_dots_are_none),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
