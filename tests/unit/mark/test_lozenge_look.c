/* SPDX-License-Identifier: Apache-2.0 */
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/geometry.h"
#include "lozenge_art.h"
#include "mark/lozenge_look.h"

static const phw_box place = {100, 60, 160, 84};
static const lozenge_colours blue = {{255, 255, 255}, {0, 94, 184}, {255, 255, 255}};
static const lozenge_colours reversed = {{0, 94, 184}, {255, 255, 255}, {0, 94, 184}};
static const lozenge_colours board = {{0, 94, 184}, {0, 94, 184}, {255, 255, 255}};

/* What the look says of a painted box, with another word beside it or none. */
static float look_at(const char *letters, bool beside, const lozenge_colours *colours)
{
    const phw_quad box = phw_quad_from_box(place);
    phw_image *image = lozenge_ground(300, 160, colours->ground);
    assert_non_null(image);
    lozenge_paint(image, &box, letters, colours);
    if (beside)
        lozenge_paint_bars(image, &box, colours->ink);
    const float said = phw_lozenge_look(image, &box, colours == &reversed);
    phw_image_free(&image);
    return said;
}

static void test_a_mark_is_one_and_other_letters_are_not(void **state)
{
    (void)state;
    assert_true(look_at("NHS", false, &blue) > 0.7F);
    assert_true(look_at("NHS", false, &reversed) > 0.7F);
    assert_true(look_at("TOS", false, &blue) < 0.3F);
    assert_true(look_at("TOS", false, &reversed) < 0.3F);
}

static void test_words_on_a_board_are_no_mark(void **state)
{
    (void)state;
    assert_true(look_at("NHS", true, &board) < 0.3F);
}

/* The quad tells how the letters stand. */
static void test_letters_upside_down_are_no_mark_but_where_the_quad_is_turned(void **state)
{
    (void)state;
    const phw_quad upright = phw_quad_from_box(place);
    const phw_quad turned = {
        {upright.corner[2], upright.corner[3], upright.corner[0], upright.corner[1]}};
    phw_image *image = lozenge_ground(300, 160, blue.ground);
    assert_non_null(image);
    lozenge_paint(image, &turned, "NHS", &blue);
    assert_true(phw_lozenge_look(image, &turned, false) > 0.7F);
    assert_true(phw_lozenge_look(image, &upright, false) < phw_lozenge_look(image, &turned, false));
    phw_image_free(&image);
}

/* Patches reach past the picture, grey pictures have one channel, and some quads are none. */
static void test_any_quad_is_looked_at(void **state)
{
    (void)state;
    const phw_quad over = phw_quad_from_box((phw_box){-30, -20, 330, 180}), point = {{{5, 5}}};
    phw_image *image = NULL;
    float colours[PHW_LOZENGE_LOOK_SIZE];
    assert_int_equal(phw_image_new(300, 160, 1, &image, NULL), PHW_OK);
    for (uint32_t y = 0; y < image->height; y++)
        for (uint32_t x = 0; x < image->width; x++)
            phw_image_row_mut(image, y)[x] = (uint8_t)(x * 255 / 299);
    const float said = phw_lozenge_look(image, &over, false);
    assert_true(said >= 0 && said < 0.5F);
    assert_true(phw_lozenge_look_cut(image, &over, colours));
    assert_true(fabsf(colours[0]) < 1e-3F);
    assert_true(fabsf(colours[PHW_LOZENGE_LOOK_WIDTH - 1] - 255) < 1e-3F);
    assert_true(phw_lozenge_look(image, &point, false) == 0);
    phw_image_free(&image);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_a_mark_is_one_and_other_letters_are_not),
        cmocka_unit_test(test_words_on_a_board_are_no_mark),
        cmocka_unit_test(test_letters_upside_down_are_no_mark_but_where_the_quad_is_turned),
        cmocka_unit_test(test_any_quad_is_looked_at),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
