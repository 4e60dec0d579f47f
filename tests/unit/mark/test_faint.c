/* SPDX-License-Identifier: Apache-2.0 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdlib.h>
#include <string.h>

#include "mark/faint.h"

enum { WIDTH = 320, HEIGHT = 96, FIRST = 40, HIGH = 12 };

/* Paper with a line of strokes, three pixels wide and five apart, as letters have them. */
static phw_image *draw(const uint8_t paper[3], const uint8_t ink[3])
{
    phw_image *image = NULL;
    assert_int_equal(phw_image_new(WIDTH, HEIGHT, 3, &image, NULL), PHW_OK);
    for (uint32_t y = 0; y < HEIGHT; y++)
        for (uint32_t x = 0; x < WIDTH; x++) {
            const bool stroke = y >= FIRST && y < FIRST + HIGH && x >= 20 && x < 300 && x % 8 < 3;
            memcpy(phw_image_row_mut(image, y) + (size_t)x * 3, stroke ? ink : paper, 3);
        }
    return image;
}

static phw_image *view_of(phw_image *image, bool lossy)
{
    phw_image *view = NULL;
    assert_int_equal(phw_faint_view(image, lossy, &view, NULL), PHW_OK);
    phw_image_free(&image);
    return view;
}

static void test_what_luma_hardly_shows(void **state)
{
    (void)state;
    static const struct {
        uint8_t paper[3], ink[3];
        bool lossy, seen;
    } rows[] = {
        {{200, 200, 200}, {199, 199, 199}, false, true}, /* one level apart */
        {{0, 0, 0}, {2, 2, 2}, false, true},
        {{0, 128, 0}, {251, 0, 0}, false, true}, /* as bright, in another colour */
        {{0, 128, 0}, {251, 0, 0}, true, true},
        {{255, 255, 255}, {255, 255, 235}, false, true},
        {{200, 200, 200}, {199, 199, 199}, true, false}, /* a JPEG's own */
        {{200, 200, 200}, {192, 192, 192}, true, true},
        {{200, 200, 200}, {200, 200, 200}, false, false},
        {{255, 255, 255}, {0, 0, 0}, false, false}, /* read in the picture itself */
        {{255, 255, 255}, {230, 230, 230}, false, false},
    };
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        phw_image *view = view_of(draw(rows[i].paper, rows[i].ink), rows[i].lossy);
        assert_int_equal(view != NULL, rows[i].seen);
        for (uint32_t x = 0; view && x < WIDTH; x++) {
            const bool stroke = x >= 20 && x < 300 && x % 8 < 3;
            assert_int_equal(phw_image_row(view, FIRST + 3)[x], stroke ? 0 : UINT8_MAX);
            assert_int_equal(phw_image_row(view, 5)[x], UINT8_MAX);
        }
        phw_image_free(&view);
    }
}

/* A camera's noise and a shade have no ground. */
static void test_photographs_have_no_ground(void **state)
{
    (void)state;
    static const uint8_t paper[3] = {200, 200, 200}, ink[3] = {190, 190, 190};
    uint32_t seed = 17;
    phw_image *image = draw(paper, ink);
    for (size_t i = 0; i < image->stride * HEIGHT; i++)
        image->pixels[i] += (seed = seed * 1664525U + 1013904223U) >> 30;
    assert_null(view_of(image, false));
    image = draw(paper, paper);
    for (uint32_t y = 0; y < HEIGHT; y++)
        for (uint32_t x = 0; x < WIDTH; x++)
            memset(phw_image_row_mut(image, y) + (size_t)x * 3, (int)(x / 2 + y / 8), 3);
    assert_null(view_of(image, false));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_what_luma_hardly_shows),
        cmocka_unit_test(test_photographs_have_no_ground),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
