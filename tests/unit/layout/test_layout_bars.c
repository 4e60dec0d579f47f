/* SPDX-License-Identifier: Apache-2.0 */
/* The candidate of a bar is as high as the letters on it, wherever they stand, not as the bar. */
#include "paint.h"

#include "base/geometry.h"
#include "layout/bars.h"

#define WIDTH 1000
#define HEIGHT 160
#define TOP 50
#define LEFT 30
#define LETTERS 60
#define BAR 70      /* grey level */
#define HIGHEST 2.0 /* capitals that a line is high, at most: it holds deep letters as well */

static phw_component component_of(uint32_t left, uint32_t top, uint32_t width, uint32_t height)
{
    return (phw_component){.left = left,
                           .top = top,
                           .right = left + width - 1,
                           .bottom = top + height - 1,
                           .area = width * height,
                           .x = (float)left + (float)(width - 1) / 2,
                           .y = (float)top + (float)(height - 1) / 2,
                           .xx = (float)width * (float)width / 12,
                           .yy = (float)height * (float)height / 12};
}

/* @p down: of the letters' middle from the bar's. */
static void check_bar(uint32_t high, double capital, double down)
{
    phw_image *image = paint_ground(WIDTH, HEIGHT, 250);
    const text_row row = {{WIDTH / 2.0, TOP + high / 2.0 + down}, capital, 0, LETTERS, 255};
    phw_component bar = component_of(LEFT, TOP, WIDTH - 2 * LEFT, high);
    const phw_components bars = {&bar, 1, 1};
    phw_candidates found = PHW_CANDIDATES_INIT;
    paint_box(image, LEFT, TOP, WIDTH - LEFT, TOP + high, BAR);
    paint_row(image, &row);
    assert_int_equal(phw_bars_find(image, 1, &bars, &found, NULL), PHW_OK);
    assert_int_equal(found.count, 1);
    assert_int_equal(found.items[0].polarity, PHW_POLARITY_LIGHT_ON_DARK);
    if (found.items[0].height > HIGHEST * capital || found.items[0].height < capital)
        fail_msg("letters of %g pixels on a bar of %u have a line %g high", capital, high,
                 (double)found.items[0].height);
    for (size_t k = 0; k < row.letters; k += row.letters - 1) {
        const phw_point middle = row_letter(&row, k);
        for (int side = -1; side <= 1; side += 2)
            assert_true(phw_quad_contains(
                &found.items[0].quad, (phw_point){middle.x, middle.y + side * (capital / 2 - 1)}));
    }
    phw_candidates_done(&found);
    phw_image_free(&image);
}

static void test_a_bar_is_as_high_as_its_letters(void **state)
{
    (void)state;
    for (uint32_t high = 18; high <= 39; high++) {
        check_bar(high, 9, 0);
        check_bar(high, 9, 1.5);
        check_bar(high, 9, -1.5);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_a_bar_is_as_high_as_its_letters),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
