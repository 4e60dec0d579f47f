/* SPDX-License-Identifier: Apache-2.0 */
/* What tells a cover from a field or a button: letters that it cuts. */
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

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_letters_that_go_on_under_a_cover),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
