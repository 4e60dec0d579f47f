/* SPDX-License-Identifier: Apache-2.0 */
/* Runs of dark and light pixels: those of boxes, and none of a display's own pixels. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <string.h>

#include "mark/tones.h"

#define WIDTH 512U
#define HEIGHT 384U
#define PAPER 200
#define INK 60
#define BOX_LEFT 300U
#define BOX_TOP 100U
#define BOX_WIDTH 30U
#define BOX_HEIGHT 12U

/* A dark box on paper; every second column of what is left of @p striped is dark, too. */
static phw_image *draw(uint32_t striped)
{
    phw_image *image = NULL;
    assert_int_equal(phw_image_new(WIDTH, HEIGHT, 3, &image, NULL), PHW_OK);
    for (uint32_t y = 0; y < HEIGHT; y++)
        for (uint32_t x = 0; x < WIDTH; x++) {
            bool box = x - BOX_LEFT < BOX_WIDTH && y - BOX_TOP < BOX_HEIGHT;
            memset(phw_image_row_mut(image, y) + (size_t)x * 3,
                   box || (x < striped && x % 2 == 0) ? INK : PAPER, 3);
        }
    return image;
}

/* Dark runs left of the box, and dark pixels in it. */
static void count(uint32_t striped, size_t *left, size_t *inside)
{
    const phw_tone_scale scale = {11, 14};
    phw_tones tones = {0};
    phw_pyramid pyramid;
    phw_image *image = draw(striped);
    assert_int_equal(phw_pyramid_build(image, 40, &pyramid, NULL), PHW_OK);
    assert_int_equal(phw_tones_find(&pyramid, 0, scale, &tones, NULL), PHW_OK);
    *left = *inside = 0;
    for (size_t i = 0; i < tones.count; i++) {
        const phw_tone_run *run = &tones.runs[i];
        if (run->tone != PHW_TONE_DARK)
            continue;
        *left += run->to <= BOX_LEFT - 1;
        *inside += run->from == BOX_LEFT ? (size_t)(run->to - run->from) : 0;
    }
    phw_tones_done(&tones);
    phw_pyramid_done(&pyramid);
    phw_image_free(&image);
}

static void test_a_box_is_whole(void **state)
{
    (void)state;
    size_t left, inside;
    count(0, &left, &inside);
    assert_int_equal(left, 0);
    assert_int_equal(inside, BOX_WIDTH * BOX_HEIGHT);
}

static void test_stripes_as_fine_as_pixels_are_passed_over(void **state)
{
    (void)state;
    size_t left, inside;
    count(256, &left, &inside);
    assert_int_equal(left, 0);
    assert_int_equal(inside, BOX_WIDTH * BOX_HEIGHT);
}

/* A few of them, as of letters, are not. */
static void test_what_is_not_crowded_stays(void **state)
{
    (void)state;
    size_t left, inside;
    count(8, &left, &inside);
    assert_int_equal(left, 4 * HEIGHT);
    assert_int_equal(inside, BOX_WIDTH * BOX_HEIGHT);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_a_box_is_whole),
        cmocka_unit_test(test_stripes_as_fine_as_pixels_are_passed_over),
        cmocka_unit_test(test_what_is_not_crowded_stays),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
