/* SPDX-License-Identifier: Apache-2.0 */
/* Bars that are too low for their letters, and what stands beside a bar without being cut by it. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <string.h>

#include "drawn_row.h"
#include "mark/weak_cover.h"
#include "mark/weak_rests.h"

#define WIDTH 400
#define HEIGHT 100
#define TOP 40
#define BOTTOM 60
#define LEFT 60
#define RIGHT 260

/* A page's paper and ink, and a bar on it. */
typedef struct shades {
    int paper, ink, bar;
} shades;

static const shades light = {235, 25, 0}, dark = {32, 228, 0}, red = {240, 40, 87};

/* Stems of letters at uneven distances, with bars at their tops, middles and feet. */
static phw_image *page(const shades *of)
{
    phw_image *luma = NULL;
    uint32_t seed = 7;
    assert_int_equal(phw_image_new(WIDTH, HEIGHT, 1, &luma, NULL), PHW_OK);
    drawn_fill(luma, 0, 0, WIDTH, HEIGHT, of->paper);
    for (int x = LEFT; x + 12 < RIGHT; x += 8 + (int)(drawn_random(&seed) % 9)) {
        const int bar = TOP + 1 + (int)(drawn_random(&seed) % 3) * 8;
        drawn_fill(luma, x, TOP, x + 2, BOTTOM, of->ink);
        drawn_fill(luma, x, bar, x + 6, bar + 2, of->ink);
    }
    return luma;
}

static phw_weak_cover_kind look(const phw_image *luma, const shades *of, phw_weak_strip *found)
{
    const bool is_dark = of->ink < of->paper;
    const phw_weak_cover_place place = {.strip = {luma, LEFT - 30, TOP, RIGHT + 60, BOTTOM},
                                        .right_most = WIDTH,
                                        .usual_range =
                                            is_dark ? of->paper - of->ink : of->ink - of->paper,
                                        .usual_sharpness = 0.8,
                                        .usual_height = BOTTOM - TOP,
                                        .dark = is_dark};
    return phw_weak_cover_at(&place, found);
}

static void assert_kind(phw_image *luma, const shades *of, phw_weak_cover_kind kind)
{
    phw_weak_strip found = {NULL, 0, 0, 0, 0};
    assert_int_equal(look(luma, of, &found), kind);
    if (kind == PHW_WEAK_COVER_RESTS)
        assert_true(found.top <= TOP + 2 && found.bottom >= BOTTOM - 2);
    phw_image_free(&luma);
}

static void test_tops_and_feet_stick_out_of_a_bar(void **state)
{
    (void)state;
    const shades *all[] = {&light, &dark, &red};
    for (size_t i = 0; i < sizeof all / sizeof all[0]; i++) {
        phw_image *luma = page(all[i]);
        drawn_fill(luma, LEFT - 5, TOP + 8, RIGHT + 5, BOTTOM + 4, all[i]->bar);
        assert_kind(luma, all[i], PHW_WEAK_COVER_RESTS);
        luma = page(all[i]);
        drawn_fill(luma, LEFT - 5, TOP - 4, RIGHT + 5, TOP + 14, all[i]->bar);
        assert_kind(luma, all[i], PHW_WEAK_COVER_RESTS);
    }
}

static void test_a_bar_over_all_of_them_is_none(void **state)
{
    (void)state;
    phw_image *luma = page(&light);
    drawn_fill(luma, LEFT - 5, TOP - 4, RIGHT + 5, BOTTOM + 4, light.bar);
    assert_kind(luma, &light, PHW_WEAK_COVER_NONE);
}

/* A heading's band and the line under it, which begins at once. */
static void test_whole_letters_under_a_band_are_none(void **state)
{
    (void)state;
    phw_image *luma = page(&light);
    drawn_fill(luma, LEFT - 5, TOP - 16, RIGHT + 5, TOP, 87);
    assert_kind(luma, &light, PHW_WEAK_COVER_NONE);
}

/* An axis and its ticks. */
static void test_even_strokes_are_none(void **state)
{
    (void)state;
    phw_image *luma = page(&light);
    drawn_fill(luma, 0, 0, WIDTH, HEIGHT, light.paper);
    drawn_fill(luma, LEFT, TOP - 2, RIGHT, TOP + 12, 87);
    for (int x = LEFT + 4; x < RIGHT; x += 16)
        drawn_fill(luma, x, TOP + 12, x + 2, TOP + 18, light.ink);
    assert_kind(luma, &light, PHW_WEAK_COVER_NONE);
}

/* Ink on a marker's yellow ends nowhere at a bar. */
static void test_letters_on_a_marker_are_none(void **state)
{
    (void)state;
    phw_image *luma = page(&light);
    for (int y = TOP - 8; y < BOTTOM + 8; y++)
        for (int x = LEFT - 6; x < RIGHT + 6; x++) {
            uint8_t *pixel = phw_image_row_mut(luma, (uint32_t)y) + x;
            *pixel = (uint8_t)(*pixel * 7 / 8);
        }
    assert_kind(luma, &light, PHW_WEAK_COVER_NONE);
}

/* A box as light as a dark page's ink, the other way round on a light page, and words in it: what
 * is between them and under them is the box. */
static void test_words_in_a_box_of_the_inks_colour_are_none(void **state)
{
    (void)state;
    const shades *all[] = {&dark, &light};
    for (size_t i = 0; i < sizeof all / sizeof all[0]; i++) {
        const int soft = (all[i]->ink + all[i]->paper) / 2;
        phw_image *luma = page(all[i]);
        uint32_t seed = 7;
        drawn_fill(luma, 0, 0, WIDTH, HEIGHT, all[i]->paper);
        drawn_fill(luma, LEFT, TOP - 4, RIGHT, BOTTOM + 8, all[i]->ink);
        for (int x = LEFT + 2; x + 12 < RIGHT; x += 6 + (int)(drawn_random(&seed) % 7)) {
            drawn_fill(luma, x, BOTTOM - 8, x + 5, BOTTOM - 7, soft);
            drawn_fill(luma, x, BOTTOM - 7, x + 2, BOTTOM + 4, all[i]->paper);
        }
        assert_kind(luma, all[i], PHW_WEAK_COVER_NONE);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_tops_and_feet_stick_out_of_a_bar),
        cmocka_unit_test(test_a_bar_over_all_of_them_is_none),
        cmocka_unit_test(test_whole_letters_under_a_band_are_none),
        cmocka_unit_test(test_even_strokes_are_none),
        cmocka_unit_test(test_letters_on_a_marker_are_none),
        cmocka_unit_test(test_words_in_a_box_of_the_inks_colour_are_none),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
