/* SPDX-License-Identifier: Apache-2.0 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdbool.h>
#include <string.h>

#include "image/hidden_strokes.h"

enum { WIDTH = 160, HEIGHT = 24, STROKES = 4 };

/* What lies on a ground of 200. */
typedef enum pattern { FLAT, LETTERS, SHADE, NOISE } pattern;

static bool is_stroke(uint32_t x, uint32_t y)
{
    return y >= 6 && y < 16 && x >= 20 && x < 20 + STROKES * 16 && x % 16 >= 4 && x % 16 < 9;
}

static phw_image *draw(pattern of, int step)
{
    phw_image *image = NULL;
    uint32_t seed = 9;
    assert_int_equal(phw_image_new(WIDTH, HEIGHT, 3, &image, NULL), PHW_OK);
    for (uint32_t y = 0; y < HEIGHT; y++)
        for (uint32_t x = 0; x < WIDTH; x++) {
            seed = seed * 1664525U + 1013904223U;
            const int off = of == LETTERS && is_stroke(x, y) ? step
                            : of == SHADE                    ? (int)(x / 4)
                            : of == NOISE                    ? (int)(seed >> 30)
                                                             : 0;
            memset(phw_image_row_mut(image, y) + (size_t)x * 3, 200 - off, 3);
        }
    return image;
}

static void test_strokes_that_are_not_seen(void **state)
{
    (void)state;
    static const struct {
        pattern stored;
        int step;
        pattern seen;
        int seen_step;
        bool found;
    } rows[] = {
        {LETTERS, 1, FLAT, 0, true},       {LETTERS, -5, FLAT, 0, true},
        {LETTERS, 59, FLAT, 0, true},      {LETTERS, 59, LETTERS, 10, true},
        {LETTERS, 100, FLAT, 0, false},    /* found as an edge */
        {LETTERS, 20, LETTERS, 20, false}, /* seen as well */
        {LETTERS, 40, LETTERS, 40, false}, {SHADE, 0, FLAT, 0, false},
        {NOISE, 0, FLAT, 0, false},        {FLAT, 0, FLAT, 0, false},
    };
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        phw_image *stored = draw(rows[i].stored, rows[i].step), *view = NULL;
        phw_image *seen = draw(rows[i].seen, rows[i].seen_step);
        assert_int_equal(phw_hidden_strokes(stored, seen, &view, NULL), PHW_OK);
        if ((view != NULL) != rows[i].found)
            fail_msg("row %zu", i);
        for (uint32_t x = 0; view && x < WIDTH; x++)
            assert_int_equal(phw_image_row(view, 8)[(size_t)x * 3],
                             is_stroke(x, 8) ? 0 : UINT8_MAX);
        phw_image_free(&view);
        phw_image_free(&seen);
        phw_image_free(&stored);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_strokes_that_are_not_seen),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
