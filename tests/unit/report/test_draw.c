/* SPDX-License-Identifier: Apache-2.0 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "report/draw.h"

#define SIDE 40

static const phw_ink ink = {{255, 255, 255}, 1};

static phw_image *black(void)
{
    phw_image *image = NULL;
    assert_int_equal(phw_image_new(SIDE, SIDE, 3, &image, NULL), PHW_OK);
    return image;
}

static unsigned at(const phw_image *image, uint32_t x, uint32_t y)
{
    return phw_image_row(image, y)[3 * x];
}

/* The area that is inked, in pixels. */
static double inked(const phw_image *image)
{
    double sum = 0;
    for (uint32_t y = 0; y < SIDE; y++)
        for (uint32_t x = 0; x < SIDE; x++)
            sum += at(image, x, y) / 255.0;
    return sum;
}

static void fills_exactly_the_pixels_of_a_box(void **state)
{
    (void)state;
    phw_image *image = black();
    phw_draw_box(image, (phw_box){3, 5, 10, 9}, ink);
    assert_float_equal(inked(image), 7 * 4, 1e-6);
    assert_int_equal(at(image, 3, 5), 255);
    assert_int_equal(at(image, 9, 8), 255);
    assert_int_equal(at(image, 10, 8), 0);
    assert_int_equal(at(image, 9, 9), 0);
    phw_image_free(&image);
}

static void strokes_have_their_thickness_at_any_angle(void **state)
{
    (void)state;
    static const phw_point ends[][2] = {
        {{5, 20}, {35, 20}}, {{20, 5}, {20, 35}}, {{8, 8}, {32, 32}}, {{32, 10}, {8, 30}}};
    const double radius = 2;
    for (size_t i = 0; i < sizeof ends / sizeof ends[0]; i++) {
        phw_image *image = black();
        double dx = ends[i][1].x - ends[i][0].x, dy = ends[i][1].y - ends[i][0].y;
        phw_draw_stroke(image, ends[i][0], ends[i][1], radius, ink);
        /* A capsule: length × thickness and two half discs. */
        double area = __builtin_sqrt(dx * dx + dy * dy) * 2 * radius + 3.1416 * radius * radius;
        assert_float_equal(inked(image), area, area * 0.02);
        phw_image_free(&image);
    }
}

static void clips_at_the_edges(void **state)
{
    (void)state;
    phw_image *image = black();
    phw_draw_stroke(image, (phw_point){-1e9, 20}, (phw_point){1e9, 20}, 1, ink);
    assert_float_equal(inked(image), SIDE * 2, 1);
    phw_draw_box(image, (phw_box){-100, -100, 1000, 1000}, ink);
    assert_float_equal(inked(image), SIDE * SIDE, 1e-6);
    phw_draw_box(image, (phw_box){500, 500, 600, 600}, ink);
    phw_image_free(&image);
}

static void opacity_mixes_with_what_is_below(void **state)
{
    (void)state;
    phw_image *image = black();
    phw_draw_box(image, (phw_box){0, 0, 4, 4}, (phw_ink){{200, 100, 50}, 0.5});
    const uint8_t *pixel = phw_image_row(image, 1) + 3;
    assert_int_equal(pixel[0], 100);
    assert_int_equal(pixel[1], 50);
    assert_int_equal(pixel[2], 25);
    phw_image_free(&image);
}

static void hatching_covers_a_part_of_the_area(void **state)
{
    (void)state;
    phw_image *image = black();
    phw_quad all = phw_quad_from_box((phw_box){0, 0, SIDE, SIDE});
    phw_draw_hatch(image, &all, 8, ink);
    assert_true(inked(image) > SIDE * SIDE * 0.15 && inked(image) < SIDE * SIDE * 0.45);
    phw_image_free(&image);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(fills_exactly_the_pixels_of_a_box),
        cmocka_unit_test(strokes_have_their_thickness_at_any_angle),
        cmocka_unit_test(clips_at_the_edges),
        cmocka_unit_test(opacity_mixes_with_what_is_below),
        cmocka_unit_test(hatching_covers_a_part_of_the_area),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
