/* SPDX-License-Identifier: Apache-2.0 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <math.h>

#include "base/geometry.h"
#include "mark/fisher.h"
#include "mark/line_view.h"

enum { WIDTH = 320, HEIGHT = 120, LEFT = 60, RIGHT = 220, FIRST = 50, LAST = 62 };

static const double blue[3] = {20, 60, 120}, white[3] = {160, 170, 180};

static bool is_stroke(uint32_t x, uint32_t y)
{
    return y >= FIRST && y < LAST && x >= LEFT && x < RIGHT && x % 8 < 2;
}

/* Letters on a ground whose channels wave a third of a wave apart, and which is lighter to the
 * right, as by glare. */
static phw_image *draw(const double letters[3], const double ground[3], double wave, double glare)
{
    static const double third = 2.0943951;
    phw_image *image = NULL;
    assert_int_equal(phw_image_new(WIDTH, HEIGHT, 3, &image, NULL), PHW_OK);
    for (uint32_t y = 0; y < HEIGHT; y++)
        for (uint32_t x = 0; x < WIDTH; x++)
            for (uint32_t c = 0; c < 3; c++) {
                const double *colour = is_stroke(x, y) ? letters : ground;
                const double level =
                    colour[c] + wave * sin((x + 0.7 * y) * 0.9 + c * third) + glare * x / WIDTH;
                phw_image_row_mut(image, y)[x * 3 + c] = (uint8_t)fmin(fmax(level, 0), UINT8_MAX);
            }
    return image;
}

static phw_line line_at(phw_polarity polarity)
{
    return (phw_line){.quad = phw_quad_from_box((phw_box){LEFT, FIRST, RIGHT, LAST}),
                      .height = LAST - FIRST,
                      .polarity = polarity,
                      .plane = PHW_NO_PLANE};
}

/* How far letters stand from the ground round them, in its deviations. */
static double clearness(const phw_image *view, phw_point corner)
{
    double sum[2] = {0}, squares = 0, count[2] = {0};
    for (uint32_t y = FIRST; y < LAST; y++)
        for (uint32_t x = LEFT; x < RIGHT; x++) {
            const double level =
                phw_image_row(view, y - (uint32_t)corner.y)[x - (uint32_t)corner.x];
            const int of = is_stroke(x, y);
            sum[of] += level;
            count[of]++;
            squares += of ? 0 : level * level;
        }
    const double mean = sum[0] / count[0];
    return (sum[1] / count[1] - mean) / sqrt(squares / count[0] - mean * mean + 1);
}

static double clearness_in(const phw_image *image, phw_polarity polarity, phw_line_sum sum)
{
    const phw_line line = line_at(polarity);
    phw_image *view = NULL;
    phw_point corner;
    assert_int_equal(phw_line_view(image, &line, sum, &view, &corner, NULL), PHW_OK);
    assert_non_null(view);
    assert_int_equal(view->channels, 1);
    assert_true(corner.x <= LEFT && corner.y <= FIRST && view->width >= RIGHT - LEFT);
    const double clear = clearness(view, corner);
    phw_image_free(&view);
    return clear;
}

static void test_letters_are_light_in_each_sum(void **state)
{
    (void)state;
    for (int dark = 0; dark < 2; dark++) {
        phw_image *image = draw(dark ? blue : white, dark ? white : blue, 0, 0);
        const phw_polarity polarity =
            dark ? PHW_POLARITY_DARK_ON_LIGHT : PHW_POLARITY_LIGHT_ON_DARK;
        for (int sum = 0; sum < PHW_LINE_SUMS; sum++)
            assert_true(clearness_in(image, polarity, (phw_line_sum)sum) > 10);
        phw_image_free(&image);
    }
}

/* Waves of the channels against each other cancel in their mean, and in the sum found for them. */
static void test_waves_of_colour_are_faint(void **state)
{
    (void)state;
    phw_image *image = draw(white, blue, 25, 0);
    const double green = clearness_in(image, PHW_POLARITY_LIGHT_ON_DARK, PHW_LINE_GREEN);
    assert_true(clearness_in(image, PHW_POLARITY_LIGHT_ON_DARK, PHW_LINE_EVEN) > 2 * green);
    assert_true(clearness_in(image, PHW_POLARITY_LIGHT_ON_DARK, PHW_LINE_CALM) > green);
    phw_image_free(&image);
}

static void test_glare_is_faint_where_it_is_taken_out(void **state)
{
    (void)state;
    phw_image *image = draw(white, blue, 0, 120);
    const double green = clearness_in(image, PHW_POLARITY_LIGHT_ON_DARK, PHW_LINE_GREEN);
    assert_true(clearness_in(image, PHW_POLARITY_LIGHT_ON_DARK, PHW_LINE_EVEN) > 1.5 * green);
    phw_image_free(&image);
}

static void test_what_has_no_view(void **state)
{
    (void)state;
    phw_image *grey = NULL, *view = NULL, *flat = draw(blue, blue, 0, 0);
    phw_line line = line_at(PHW_POLARITY_LIGHT_ON_DARK);
    phw_point corner;
    assert_int_equal(phw_image_new(WIDTH, HEIGHT, 1, &grey, NULL), PHW_OK);
    assert_int_equal(phw_line_view(grey, &line, PHW_LINE_CALM, &view, &corner, NULL), PHW_OK);
    assert_null(view);
    for (int sum = 0; sum < PHW_LINE_SUMS; sum++) {
        assert_int_equal(phw_line_view(flat, &line, (phw_line_sum)sum, &view, &corner, NULL),
                         PHW_OK);
        assert_null(view);
    }
    /* Beyond the picture. */
    line.quad = phw_quad_from_box((phw_box){WIDTH + 90, FIRST, WIDTH + 200, LAST});
    assert_int_equal(phw_line_view(flat, &line, PHW_LINE_CALM, &view, &corner, NULL), PHW_OK);
    assert_null(view);
    phw_image_free(&grey);
    phw_image_free(&flat);
}

/* Lower or narrower than what is smoothed together: nothing beside it is read or written. */
static void test_pictures_of_a_few_pixels(void **state)
{
    (void)state;
    enum { FEW = 5 };
    for (int narrow = 0; narrow < 2; narrow++) {
        const uint32_t width = narrow ? FEW : WIDTH, height = narrow ? WIDTH : FEW;
        const phw_line line = {.quad = phw_quad_from_box((phw_box){0, 0, width, height}),
                               .height = FEW,
                               .polarity = PHW_POLARITY_LIGHT_ON_DARK,
                               .plane = PHW_NO_PLANE};
        phw_image *image = NULL;
        assert_int_equal(phw_image_new(width, height, 3, &image, NULL), PHW_OK);
        for (uint32_t y = 0; y < height; y++)
            for (uint32_t x = 0; x < 3 * width; x++)
                phw_image_row_mut(image, y)[x] = (narrow ? y : x / 3) % 8 < 2 ? 200 : 60;
        for (int sum = 0; sum < PHW_LINE_SUMS; sum++) {
            phw_image *view = NULL;
            phw_point corner;
            assert_int_equal(phw_line_view(image, &line, (phw_line_sum)sum, &view, &corner, NULL),
                             PHW_OK);
            assert_non_null(view);
            for (uint32_t y = 0; y < height; y++)
                for (uint32_t x = 0; x < width; x++)
                    assert_int_equal(phw_image_row(view, y)[x],
                                     phw_image_row(view, narrow ? y : 0)[narrow ? 0 : x]);
            phw_image_free(&view);
        }
        phw_image_free(&image);
    }
}

static void test_sums_without_an_inverse(void **state)
{
    (void)state;
    const double same[3][3] = {{1, 1, 1}, {1, 1, 1}, {1, 1, 1}};
    const double apart[3][3] = {{4, 0, 0}, {0, 1, 0}, {0, 0, 1}}, way[3] = {1, 1, 0};
    double weights[3] = {7, 7, 7};
    assert_false(phw_fisher_weights(same, way, weights));
    assert_true(weights[0] == 7);
    assert_true(phw_fisher_weights(apart, way, weights));
    assert_true(fabs(weights[0] - 0.25) < 1e-9 && fabs(weights[1] - 1) < 1e-9 && weights[2] == 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_letters_are_light_in_each_sum),
        cmocka_unit_test(test_waves_of_colour_are_faint),
        cmocka_unit_test(test_glare_is_faint_where_it_is_taken_out),
        cmocka_unit_test(test_what_has_no_view),
        cmocka_unit_test(test_pictures_of_a_few_pixels),
        cmocka_unit_test(test_sums_without_an_inverse),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
