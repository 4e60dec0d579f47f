/* SPDX-License-Identifier: Apache-2.0 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <math.h>
#include <stdlib.h>

#include "mark/bands.h"

enum {
    WIDTH = 480,
    HEIGHT = 240,
    TOP = 48,
    BOTTOM = 88,
    FIRST = 60,
    LAST = 76,
    LEFT = 64,
    RIGHT = 300
};

/* A page with a band over it. */
typedef struct scene {
    double page[3], band[3], letters[3], wave[3];
    size_t bands; /* that are to be found */
} scene;

static bool is_stroke(uint32_t x, uint32_t y)
{
    return y >= FIRST && y < LAST && x >= LEFT && x < RIGHT && x % 8 < 2;
}

static phw_image *draw(const scene *s)
{
    phw_image *image = NULL;
    assert_int_equal(phw_image_new(WIDTH, HEIGHT, 3, &image, NULL), PHW_OK);
    for (uint32_t y = 0; y < HEIGHT; y++)
        for (uint32_t x = 0; x < WIDTH; x++) {
            const bool in_band = y >= TOP && y < BOTTOM;
            const double *colour = is_stroke(x, y) ? s->letters : in_band ? s->band : s->page;
            const double beat = in_band && !is_stroke(x, y) ? sin((x + 0.7 * y) * 0.8) : 0;
            for (int c = 0; c < 3; c++)
                phw_image_row_mut(image, y)[x * 3 + (uint32_t)c] =
                    (uint8_t)fmin(fmax(colour[c] + beat * s->wave[c], 0), 255);
        }
    return image;
}

static size_t find(const phw_image *image, phw_band bands[PHW_BANDS_MOST])
{
    size_t count = 0;
    phw_pyramid pyramid = PHW_PYRAMID_INIT;
    assert_int_equal(phw_pyramid_build(image, 40, &pyramid, NULL), PHW_OK);
    assert_int_equal(phw_bands_find(image, &pyramid, bands, &count, NULL), PHW_OK);
    phw_pyramid_done(&pyramid);
    return count;
}

/* How far the levels of the band's ground reach from each other, and its letters from it. */
static void check_view(const phw_image *image, const phw_band *band)
{
    phw_image *view = NULL;
    int low = 255, high = 0, letters = 255;
    assert_int_equal(phw_band_view(image, band, band->weights, &view, NULL), PHW_OK);
    assert_int_equal(view->width, band->right - band->left);
    assert_int_equal(view->height, band->bottom - band->top);
    for (uint32_t y = FIRST; y < LAST; y++)
        for (uint32_t x = LEFT; x < RIGHT; x++) {
            const int level = phw_image_row(view, y - band->top)[x - band->left];
            if (is_stroke(x, y)) {
                letters = level < letters ? level : letters;
            } else {
                low = level < low ? level : low;
                high = level > high ? level : high;
            }
        }
    assert_true(letters - high > 4 * (high - low));
    phw_image_free(&view);
}

static void test_bands_with_waves_have_a_sum_of_their_own(void **state)
{
    (void)state;
    static const scene rows[] = {
        {{250, 250, 250}, {0, 94, 184}, {250, 250, 250}, {0, 60, -60}, 1},
        {{250, 250, 250}, {0, 114, 110}, {250, 250, 250}, {0, 60, -60}, 1},
        {{250, 250, 250}, {120, 40, 140}, {240, 250, 240}, {50, 5, -50}, 1},
        {{250, 250, 250}, {0, 94, 184}, {250, 250, 250}, {0, 0, 0}, 0},       /* no waves */
        {{250, 250, 250}, {0, 94, 184}, {0, 94, 184}, {0, 60, -60}, 0},       /* no letters */
        {{250, 250, 250}, {100, 100, 100}, {250, 250, 250}, {0, 60, -60}, 0}, /* no colour */
        {{250, 250, 250}, {80, 50, 20}, {200, 120, 50}, {30, -20, -10}, 0},   /* wood */
        {{0, 94, 184}, {0, 94, 184}, {250, 250, 250}, {0, 60, -60}, 0}, /* all of the picture */
    };
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        phw_band bands[PHW_BANDS_MOST];
        phw_image *image = draw(&rows[i]);
        const size_t count = find(image, bands);
        if (count != rows[i].bands)
            fail_msg("row %zu: %zu bands", i, count);
        if (count) {
            assert_true(bands[0].top <= FIRST - 8 && bands[0].bottom >= LAST + 8);
            check_view(image, &bands[0]);
        }
        phw_image_free(&image);
    }
}

static void test_small_and_grey_pictures_have_none(void **state)
{
    (void)state;
    phw_band bands[PHW_BANDS_MOST];
    phw_image *image = NULL;
    assert_int_equal(phw_image_new(7, 300, 3, &image, NULL), PHW_OK);
    assert_int_equal(find(image, bands), 0);
    phw_image_free(&image);
    assert_int_equal(phw_image_new(300, 300, 1, &image, NULL), PHW_OK);
    assert_int_equal(find(image, bands), 0);
    phw_image_free(&image);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_bands_with_waves_have_a_sum_of_their_own),
        cmocka_unit_test(test_small_and_grey_pictures_have_none),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
