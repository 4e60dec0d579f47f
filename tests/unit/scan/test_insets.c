/* SPDX-License-Identifier: Apache-2.0 */
/* A line that could not be read is no text where it is the frames of empty boxes, and only there:
 * what stands faint in a box, or blurred beside one, may be a name. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <math.h>
#include <string.h>

#include "base/geometry.h"
#include "layout/layout.h"
#include "photoward/page.h"
#include "scan/insets.h"

#define WIDTH 400U
#define HEIGHT 60U
#define TOP 15U
#define BOTTOM 45U
#define BOXES 3U
#define BOX_WIDTH 60U

static phw_image *white(void)
{
    phw_image *made = NULL;
    assert_int_equal(phw_image_new(WIDTH, HEIGHT, 1, &made, NULL), PHW_OK);
    for (uint32_t y = 0; y < HEIGHT; y++)
        memset(phw_image_row_mut(made, y), 255, WIDTH);
    return made;
}

/* Boxes side by side, each with a frame of one pixel. */
static void draw_boxes(phw_image *image)
{
    for (uint32_t i = 0; i < BOXES; i++) {
        const uint32_t left = 20 + i * BOX_WIDTH, right = left + BOX_WIDTH - 10;
        for (uint32_t y = TOP; y <= BOTTOM; y++)
            phw_image_row_mut(image, y)[left] = phw_image_row_mut(image, y)[right] = 100;
        memset(phw_image_row_mut(image, TOP) + left, 100, right - left);
        memset(phw_image_row_mut(image, BOTTOM) + left, 100, right - left);
    }
}

/* Strokes of letters, soft ones. @param deep  grey levels below the ground, at most. */
static void draw_letters(phw_image *image, uint32_t left, uint32_t right, double deep)
{
    const double wave = 0.35; /* radians a pixel: a stroke each 18 pixels */
    for (uint32_t y = TOP + 8; y < BOTTOM - 8; y++)
        for (uint32_t x = left; x < right; x++)
            phw_image_row_mut(image, y)[x] =
                (uint8_t)lround(255 - deep * (1 - cos((x - left) * wave)) / 2);
}

/* What becomes of a line over the boxes that could not be read. No box is so that it is read. */
static phw_line_state state_after(phw_image *image, double right)
{
    const phw_ocr_budget budget = {.words = 100};
    const phw_line line = {
        .quad = phw_quad_from_box((phw_box){18, TOP, right, BOTTOM}),
        .height = BOTTOM - TOP,
        .polarity = PHW_POLARITY_DARK_ON_LIGHT,
        .plane = PHW_NO_PLANE,
        .state = PHW_LINE_UNREAD,
    };
    phw_pyramid pyramid = PHW_PYRAMID_INIT;
    phw_page *page = NULL;
    assert_int_equal(phw_pyramid_build(image, PHW_LAYOUT_LEAST_SIDE, &pyramid, NULL), PHW_OK);
    assert_int_equal(phw_page_new(WIDTH, HEIGHT, &page, NULL), PHW_OK);
    assert_int_equal(phw_page_add_line(page, &line, NULL), PHW_OK);
    assert_int_equal(phw_scan_read_insets(NULL, &pyramid, &budget, page, NULL), PHW_OK);
    const phw_line_state state = page->lines[0].state;
    phw_page_free(&page);
    phw_pyramid_done(&pyramid);
    phw_image_free(&image);
    return state;
}

static void test_frames_alone_are_no_text(void **state)
{
    (void)state;
    phw_image *image = white();
    draw_boxes(image);
    assert_int_equal(state_after(image, 20 + BOXES * BOX_WIDTH), PHW_LINE_NOISE);
}

static void test_faint_letters_in_boxes_stay_unread(void **state)
{
    (void)state;
    phw_image *image = white();
    draw_boxes(image);
    for (uint32_t i = 0; i < BOXES; i++)
        draw_letters(image, 26 + i * BOX_WIDTH, 62 + i * BOX_WIDTH, 80);
    assert_int_equal(state_after(image, 20 + BOXES * BOX_WIDTH), PHW_LINE_UNREAD);
}

static void test_blurred_letters_beside_boxes_stay_unread(void **state)
{
    (void)state;
    phw_image *image = white();
    draw_boxes(image);
    draw_letters(image, 210, 380, 120); /* some twenty levels from pixel to pixel */
    assert_int_equal(state_after(image, 385), PHW_LINE_UNREAD);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_frames_alone_are_no_text),
        cmocka_unit_test(test_faint_letters_in_boxes_stay_unread),
        cmocka_unit_test(test_blurred_letters_beside_boxes_stay_unread),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
