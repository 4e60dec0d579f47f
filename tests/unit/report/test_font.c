/* SPDX-License-Identifier: Apache-2.0 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "report/font.h"
#include "report/kinds.h"

static const phw_ink ink = {{255, 255, 255}, 1};

static phw_image *draw(const char *text, double size)
{
    phw_image *image = NULL;
    uint32_t width = (uint32_t)(phw_font_width(text, size) + 2 * size);
    assert_int_equal(phw_image_new(width, (uint32_t)(3 * size), 3, &image, NULL), PHW_OK);
    phw_font_draw(image, (phw_point){size, size}, size, text, ink);
    return image;
}

static bool same_pixels(const phw_image *a, const phw_image *b)
{
    if (a->width != b->width || a->height != b->height)
        return false;
    for (uint32_t y = 0; y < a->height; y++)
        if (memcmp(phw_image_row(a, y), phw_image_row(b, y), (size_t)a->width * 3) != 0)
            return false;
    return true;
}

static void every_overlay_word_can_be_drawn(void **state)
{
    (void)state;
    for (unsigned kind = 0; kind < PHW_FINDING_KIND_COUNT; kind++)
        for (const char *c = phw_kinds_words((phw_finding_kind)kind)->label; *c; c++)
            assert_true(phw_font_has(*c));
    for (unsigned group = 0; group < PHW_KIND_GROUP_COUNT; group++)
        for (const char *c = phw_kinds_group_label((phw_kind_group)group); *c; c++)
            assert_true(phw_font_has(*c));
}

static void no_two_letters_look_alike(void **state)
{
    (void)state;
    static const char letters[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789";
    for (size_t i = 0; letters[i]; i++)
        for (size_t j = 0; j < i; j++) {
            char a[] = {letters[i], '\0'}, b[] = {letters[j], '\0'};
            phw_image *first = draw(a, 16), *second = draw(b, 16);
            assert_false(same_pixels(first, second));
            phw_image_free(&first);
            phw_image_free(&second);
        }
}

static void letters_stay_on_their_line(void **state)
{
    (void)state;
    const double size = 24;
    for (char c = 'A'; c <= 'Z'; c++) {
        char text[] = {c, '\0'};
        phw_image *image = draw(text, size);
        bool top = false, bottom = false;
        for (uint32_t y = 0; y < image->height; y++)
            for (uint32_t x = 0; x < image->width; x++) {
                bool marked = phw_image_row(image, y)[3 * x] > 128;
                assert_false(marked && (y < size - 3 || y > 2 * size + 3));
                top |= marked && y < size + 2;
                bottom |= marked && y > 2 * size - 3;
            }
        assert_true(top && bottom); /* every capital has the full height */
        phw_image_free(&image);
    }
}

static void small_letters_are_drawn_as_capitals(void **state)
{
    (void)state;
    phw_image *small = draw("clear", 12), *large = draw("CLEAR", 12);
    assert_true(same_pixels(small, large));
    phw_image_free(&small);
    phw_image_free(&large);
}

static void width_grows_with_text_and_size(void **state)
{
    (void)state;
    assert_float_equal(phw_font_width("", 10), 0, 0);
    assert_true(phw_font_width("NHS", 10) < phw_font_width("NHS NUMBER", 10));
    assert_float_equal(phw_font_width("NHS", 20), 2 * phw_font_width("NHS", 10), 1e-9);
    assert_false(phw_font_has('\n'));
    assert_false(phw_font_has((char)0xE9));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_overlay_word_can_be_drawn),
        cmocka_unit_test(no_two_letters_look_alike),
        cmocka_unit_test(letters_stay_on_their_line),
        cmocka_unit_test(small_letters_are_drawn_as_capitals),
        cmocka_unit_test(width_grows_with_text_and_size),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
