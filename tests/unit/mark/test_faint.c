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

/* How a ground is shaded: its level, and how it changes, in 1000ths from pixel to pixel. */
typedef struct shade {
    int level, across, down;
} shade;

/* What lies on it besides letters. */
typedef enum texture { NOTHING, NOISE, DITHER, SHADOW } texture;

/* Letters as of draw(), with a bar through them, which strokes alone have not.
 * @param ink  levels off their ground. */
static phw_image *draw_shaded(const shade *ground, int ink, texture over)
{
    enum { TENTH = 1000, HALF = 500, GRID = 4 };
    static const uint8_t dither[GRID][GRID] = {
        {0, 8, 2, 10}, {12, 4, 14, 6}, {3, 11, 1, 9}, {15, 7, 13, 5}};
    phw_image *image = NULL;
    uint32_t seed = 17;
    assert_int_equal(phw_image_new(WIDTH, HEIGHT, 3, &image, NULL), PHW_OK);
    for (uint32_t y = 0; y < HEIGHT; y++)
        for (uint32_t x = 0; x < WIDTH; x++) {
            const bool within = y >= FIRST && y < FIRST + HIGH && x >= 20 && x < 300;
            const bool stroke = within && (x % 8 < 3 || y == FIRST + HIGH / 2);
            const int exact =
                ground->level * TENTH + ground->across * (int)x + ground->down * (int)y;
            int level = (exact + HALF) / TENTH - (stroke ? ink : 0);
            seed = seed * 1664525U + 1013904223U;
            if (over == NOISE)
                level += (int)(seed >> 29) - 4;
            if (over == DITHER)
                level = (level + dither[y % GRID][x % GRID] / GRID) / GRID * GRID;
            if (over == SHADOW) /* of a window, 20 pixels wide */
                level -= x % 100 < 20 ? (int)((x % 100) * (x % 100) / 12) : 0;
            memset(phw_image_row_mut(image, y) + (size_t)x * 3, level, 3);
        }
    return image;
}

/* Editors' grounds run from one colour into another. */
static void test_letters_on_a_shaded_ground(void **state)
{
    (void)state;
    static const struct {
        shade ground;
        int ink;
        bool lossy;
        texture over;
        bool seen;
    } rows[] = {
        {{200, 0, -400}, 3, false, NOTHING, true},
        {{60, 350, 200}, 3, false, NOTHING, true},
        {{60, 350, 200}, 12, false, NOTHING, true},
        {{60, 350, 200}, -6, false, NOTHING, true},
        {{250, -40, -50}, 4, false, NOTHING, true}, /* two or three levels in a square */
        {{60, 350, 200}, 0, false, NOTHING, false},
        {{60, 350, 200}, 40, false, NOTHING, false}, /* read in the picture itself */
        {{60, 350, 200}, 5, true, NOTHING, false},   /* a JPEG has levels of its own */
        {{60, 350, 200}, 0, false, NOISE, false},
        {{60, 350, 200}, 3, false, NOISE, false},
        {{60, 350, 200}, 0, false, DITHER, false},
        {{90, 350, 200}, 0, false, SHADOW, false},
    };
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        phw_image *view =
            view_of(draw_shaded(&rows[i].ground, rows[i].ink, rows[i].over), rows[i].lossy);
        if ((view != NULL) != rows[i].seen)
            fail_msg("row %zu", i);
        for (uint32_t x = 0; view && x < WIDTH; x++) {
            const bool stroke = x >= 20 && x < 300 && x % 8 < 3;
            assert_int_equal(phw_image_row(view, FIRST + 3)[x] < UINT8_MAX / 2, stroke);
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
        cmocka_unit_test(test_letters_on_a_shaded_ground),
        cmocka_unit_test(test_photographs_have_no_ground),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
