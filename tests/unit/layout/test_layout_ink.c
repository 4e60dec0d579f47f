/* SPDX-License-Identifier: Apache-2.0 */
#include "paint.h"

#include "base/pyramid.h"
#include "layout/ink.h"

static phw_ink ink_of(phw_image *image)
{
    phw_pyramid pyramid = PHW_PYRAMID_INIT;
    phw_ink ink = PHW_INK_INIT;
    assert_int_equal(phw_pyramid_build(image, 20, &pyramid, NULL), PHW_OK);
    assert_true(pyramid.count >= 2);
    assert_int_equal(phw_ink_map(pyramid.level[0], pyramid.level[1], &ink, NULL), PHW_OK);
    phw_pyramid_done(&pyramid);
    assert_int_equal(ink.dark.width, image->width);
    assert_int_equal(ink.light.height, image->height);
    phw_image_free(&image);
    return ink;
}

static bool is_set(const phw_bits *ink, uint32_t x, uint32_t y)
{
    return phw_bits_row(ink, y)[x / PHW_BITS_WORD] >> x % PHW_BITS_WORD & 1;
}

static size_t count_of(const phw_bits *ink)
{
    size_t count = 0;
    for (uint32_t y = 0; y < ink->height; y++)
        for (uint32_t x = 0; x < ink->width; x++)
            count += is_set(ink, x, y);
    return count;
}

static void test_strokes_are_marked(void **state)
{
    (void)state;
    static const struct {
        uint8_t ground, stroke;
    } cases[] = {{230, 30}, {30, 230}, {128, 90}, {90, 128}};
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        phw_image *image = paint_ground(161, 123, cases[i].ground);
        paint_box(image, 60, 20, 63, 100, cases[i].stroke);
        paint_box(image, 80, 60, 140, 62, cases[i].stroke);
        phw_ink ink = ink_of(image);
        const bool dark = cases[i].stroke < cases[i].ground;
        const phw_bits *strokes = dark ? &ink.dark : &ink.light;
        for (uint32_t y = 20; y < 100; y++)
            for (uint32_t x = 60; x < 63; x++)
                assert_true(is_set(strokes, x, y));
        for (uint32_t x = 80; x < 140; x++)
            assert_true(is_set(strokes, x, 60));
        assert_int_equal(count_of(strokes), 80 * 3 + 60 * 2);
        assert_int_equal(count_of(dark ? &ink.light : &ink.dark), 0);
        phw_ink_done(&ink);
    }
}

static void test_nothing_on_a_plain_ground(void **state)
{
    (void)state;
    for (int grey = 0; grey <= 255; grey += 51) {
        phw_ink ink = ink_of(paint_ground(97, 64, (uint8_t)grey));
        assert_int_equal(count_of(&ink.dark) + count_of(&ink.light), 0);
        phw_ink_done(&ink);
    }
}

static void test_nothing_on_a_faint_gradient(void **state)
{
    (void)state;
    phw_image *image = paint_ground(200, 100, 0);
    for (uint32_t y = 0; y < 100; y++)
        for (uint32_t x = 0; x < 200; x++)
            phw_image_row_mut(image, y)[x] = (uint8_t)(40 + x / 4 + y / 2);
    phw_ink ink = ink_of(image);
    assert_int_equal(count_of(&ink.dark) + count_of(&ink.light), 0);
    phw_ink_done(&ink);
}

static void test_even_texture_is_not_ink(void **state)
{
    (void)state;
    phw_image *image = paint_ground(192, 128, 0);
    for (uint32_t y = 0; y < 128; y++)
        for (uint32_t x = 0; x < 192; x++)
            phw_image_row_mut(image, y)[x] = (x / 2 ^ y / 2) & 1 ? 148 : 108;
    phw_ink ink = ink_of(image);
    assert_int_equal(count_of(&ink.dark) + count_of(&ink.light), 0);
    phw_ink_done(&ink);
}

static void test_a_stroke_stands_out_from_texture(void **state)
{
    (void)state;
    phw_image *image = paint_ground(192, 128, 0);
    for (uint32_t y = 0; y < 128; y++)
        for (uint32_t x = 0; x < 192; x++)
            phw_image_row_mut(image, y)[x] = (x ^ y) & 1 ? 190 : 180;
    paint_box(image, 90, 30, 93, 90, 20);
    phw_ink ink = ink_of(image);
    assert_int_equal(count_of(&ink.dark), 60 * 3);
    phw_ink_done(&ink);
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
