/* SPDX-License-Identifier: Apache-2.0 */
#include "paint.h"

#include "base/pyramid.h"
#include "layout/ink.h"

static phw_image *ink_of(phw_image *image)
{
    phw_pyramid pyramid = PHW_PYRAMID_INIT;
    phw_image *ink = NULL;
    assert_int_equal(phw_pyramid_build(image, 20, &pyramid, NULL), PHW_OK);
    assert_true(pyramid.count >= 2);
    assert_int_equal(phw_ink_map(pyramid.level[0], pyramid.level[1], &ink, NULL), PHW_OK);
    phw_pyramid_done(&pyramid);
    assert_int_equal(ink->width, image->width);
    assert_int_equal(ink->height, image->height);
    phw_image_free(&image);
    return ink;
}

static size_t count_of(const phw_image *ink, int value)
{
    size_t count = 0;
    for (uint32_t y = 0; y < ink->height; y++)
        for (uint32_t x = 0; x < ink->width; x++)
            count += phw_image_row(ink, y)[x] == value;
    return count;
}

static void test_strokes_are_marked(void **state)
{
    (void)state;
    static const struct {
        uint8_t ground, stroke;
        int value, other;
    } cases[] = {{230, 30, PHW_INK_DARK, PHW_INK_LIGHT},
                 {30, 230, PHW_INK_LIGHT, PHW_INK_DARK},
                 {128, 90, PHW_INK_DARK, PHW_INK_LIGHT},
                 {90, 128, PHW_INK_LIGHT, PHW_INK_DARK}};
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        phw_image *image = paint_ground(161, 123, cases[i].ground);
        paint_box(image, 60, 20, 63, 100, cases[i].stroke);
        paint_box(image, 80, 60, 140, 62, cases[i].stroke);
        phw_image *ink = ink_of(image);
        for (uint32_t y = 20; y < 100; y++)
            for (uint32_t x = 60; x < 63; x++)
                assert_int_equal(phw_image_row(ink, y)[x], cases[i].value);
        for (uint32_t x = 80; x < 140; x++)
            assert_int_equal(phw_image_row(ink, 60)[x], cases[i].value);
        assert_int_equal(count_of(ink, cases[i].value), 80 * 3 + 60 * 2);
        assert_int_equal(count_of(ink, cases[i].other), 0);
        phw_image_free(&ink);
    }
}

static void test_nothing_on_a_plain_ground(void **state)
{
    (void)state;
    for (int grey = 0; grey <= 255; grey += 51) {
        phw_image *ink = ink_of(paint_ground(97, 64, (uint8_t)grey));
        assert_int_equal(count_of(ink, PHW_INK_NONE), 97 * 64);
        phw_image_free(&ink);
    }
}

static void test_nothing_on_a_faint_gradient(void **state)
{
    (void)state;
    phw_image *image = paint_ground(200, 100, 0);
    for (uint32_t y = 0; y < 100; y++)
        for (uint32_t x = 0; x < 200; x++)
            phw_image_row_mut(image, y)[x] = (uint8_t)(40 + x / 4 + y / 2);
    phw_image *ink = ink_of(image);
    assert_int_equal(count_of(ink, PHW_INK_NONE), 200 * 100);
    phw_image_free(&ink);
}

static void test_even_texture_is_not_ink(void **state)
{
    (void)state;
    phw_image *image = paint_ground(192, 128, 0);
    for (uint32_t y = 0; y < 128; y++)
        for (uint32_t x = 0; x < 192; x++)
            phw_image_row_mut(image, y)[x] = (x / 2 ^ y / 2) & 1 ? 148 : 108;
    phw_image *ink = ink_of(image);
    assert_int_equal(count_of(ink, PHW_INK_NONE), 192 * 128);
    phw_image_free(&ink);
}

static void test_a_stroke_stands_out_from_texture(void **state)
{
    (void)state;
    phw_image *image = paint_ground(192, 128, 0);
    for (uint32_t y = 0; y < 128; y++)
        for (uint32_t x = 0; x < 192; x++)
            phw_image_row_mut(image, y)[x] = (x ^ y) & 1 ? 190 : 180;
    paint_box(image, 90, 30, 93, 90, 20);
    phw_image *ink = ink_of(image);
    assert_int_equal(count_of(ink, PHW_INK_DARK), 60 * 3);
    phw_image_free(&ink);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_strokes_are_marked),
        cmocka_unit_test(test_nothing_on_a_plain_ground),
        cmocka_unit_test(test_nothing_on_a_faint_gradient),
        cmocka_unit_test(test_even_texture_is_not_ink),
        cmocka_unit_test(test_a_stroke_stands_out_from_texture),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
