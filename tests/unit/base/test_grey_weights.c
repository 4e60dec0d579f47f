/* SPDX-License-Identifier: Apache-2.0 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <math.h>
#include <string.h>

#include "base/grey_weights.h"
#include "base/pyramid.h"

#define PI 3.14159265358979323846
#define WIDTH 1200U
#define HEIGHT 900U
#define GROUND 150.0
#define WAVE 24.0 /* pixels */

/* A ground with a slanted wave in each channel: how strong and how far shifted, in waves. */
static phw_image *waves(const double strength[3], const double shift[3])
{
    phw_image *image = NULL;
    phw_error error;
    assert_int_equal(phw_image_new(WIDTH, HEIGHT, 3, &image, &error), PHW_OK);
    for (uint32_t y = 0; y < HEIGHT; y++)
        for (uint32_t x = 0; x < WIDTH; x++)
            for (int c = 0; c < 3; c++)
                phw_image_row_mut(image, y)[3 * x + (uint32_t)c] =
                    (uint8_t)(GROUND +
                              strength[c] * sin(2 * PI * ((x + 0.4 * y) / WAVE + shift[c])));
    return image;
}

static void assert_weights(phw_image *image, uint32_t red, uint32_t green, uint32_t blue)
{
    phw_grey_weights weights = phw_grey_weights_choose(image);
    assert_int_equal(weights.red, red);
    assert_int_equal(weights.green, green);
    assert_int_equal(weights.blue, blue);
    assert_int_equal(red + green + blue, 256);
    phw_image_free(&image);
}

static void stripes_of_a_display_are_summed_evenly(void **state)
{
    (void)state;
    assert_weights(waves((double[]){30, 30, 30}, (double[]){0, 1 / 3.0, 2 / 3.0}), 85, 86, 85);
}

static void waves_in_red_and_blue_leave_green(void **state)
{
    (void)state;
    assert_weights(waves((double[]){30, 0, 30}, (double[]){0, 0, 0.1}), 20, 216, 20);
}

static void without_colour_luma_stays(void **state)
{
    (void)state;
    assert_weights(waves((double[]){30, 30, 30}, (double[]){0, 0, 0}), 77, 150, 29);
    assert_weights(waves((double[]){2, 2, 2}, (double[]){0, 1 / 3.0, 2 / 3.0}), 77, 150, 29);
}

static void small_and_grey_pictures_get_luma(void **state)
{
    (void)state;
    phw_error error;
    phw_image *image = NULL;
    assert_int_equal(phw_image_new(1, 1, 3, &image, &error), PHW_OK);
    assert_weights(image, 77, 150, 29);
    assert_int_equal(phw_image_new(WIDTH, HEIGHT, 1, &image, &error), PHW_OK);
    assert_weights(image, 77, 150, 29);
}

static void moire_is_gone_from_the_pyramid(void **state)
{
    (void)state;
    phw_error error;
    phw_image *image = waves((double[]){40, 40, 40}, (double[]){0, 1 / 3.0, 2 / 3.0});
    phw_pyramid pyramid = PHW_PYRAMID_INIT;
    assert_int_equal(phw_pyramid_build(image, 300, &pyramid, &error), PHW_OK);
    for (uint32_t y = 0; y < HEIGHT; y++)
        for (uint32_t x = 0; x < WIDTH; x++)
            assert_in_range(phw_image_row(pyramid.level[0], y)[x], GROUND - 2, GROUND + 2);
    phw_pyramid_done(&pyramid);
    phw_image_free(&image);
}

static uint32_t next(uint32_t *state)
{
    *state = *state * 1664525U + 1013904223U;
    return *state >> 8;
}

/* A box of what is left of green's waves over thirds of red, green and blue, and what covers it:
 * the weights are those of the same picture with the fill in place. */
static void what_is_covered_has_no_say(void **state)
{
    (void)state;
    const uint8_t fill[3] = {12, 34, 200};
    bool ways[2] = {false, false};
    for (uint32_t seed = 1; seed <= 12; seed++) {
        phw_error error;
        phw_image *image = waves((double[]){30, 0, 30}, (double[]){0, 0, 0.1}), *mask = NULL;
        phw_image *thirds = waves((double[]){30, 30, 30}, (double[]){0, 1 / 3.0, 2 / 3.0});
        uint32_t random = seed;
        assert_int_equal(phw_image_new(WIDTH, HEIGHT, 1, &mask, &error), PHW_OK);
        const uint32_t half = WIDTH / 2; /* the first two: either half */
        const uint32_t left = seed <= 2 ? (seed - 1) * half : next(&random) % WIDTH;
        const uint32_t right = seed <= 2 ? left + half : left + next(&random) % (WIDTH - left);
        const uint32_t top = next(&random) % 200, bottom = HEIGHT - next(&random) % 200;
        for (uint32_t y = 0; y < HEIGHT; y++)
            for (uint32_t x = 0; x < WIDTH; x++) {
                const bool in = x >= left && x < right && y >= top && y < bottom;
                if (x >= WIDTH / 2)
                    memcpy(phw_image_row_mut(image, y) + 3 * x, phw_image_row(thirds, y) + 3 * x,
                           3);
                phw_image_row_mut(mask, y)[x] = in ? 255 : 0;
            }
        const phw_grey_weights covered = phw_grey_weights_choose_covered(image, mask, fill);
        for (uint32_t y = top; y < bottom; y++)
            for (uint32_t x = left; x < right; x++)
                memcpy(phw_image_row_mut(image, y) + 3 * x, fill, 3);
        const phw_grey_weights painted = phw_grey_weights_choose(image);
        if (memcmp(&covered, &painted, sizeof painted) != 0)
            fail_msg("seed %u: %u, %u, %u and not %u, %u, %u", seed, covered.red, covered.green,
                     covered.blue, painted.red, painted.green, painted.blue);
        ways[painted.green > 128] = true;
        phw_image_free(&image);
        phw_image_free(&mask);
        phw_image_free(&thirds);
    }
    assert_true(ways[0] && ways[1]); /* the cover decides */
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(stripes_of_a_display_are_summed_evenly),
        cmocka_unit_test(waves_in_red_and_blue_leave_green),
        cmocka_unit_test(without_colour_luma_stays),
        cmocka_unit_test(small_and_grey_pictures_get_luma),
        cmocka_unit_test(what_is_covered_has_no_say),
        cmocka_unit_test(moire_is_gone_from_the_pyramid),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
