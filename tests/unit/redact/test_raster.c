/* SPDX-License-Identifier: Apache-2.0 */
#include "builder.h"

#include <math.h>

#include "redact/raster.h"

static phw_image *blank(uint32_t width, uint32_t height)
{
    phw_image *mask = NULL;
    assert_int_equal(phw_image_new(width, height, 1, &mask, NULL), PHW_OK);
    return mask;
}

static bool covered(const phw_image *mask, uint32_t x, uint32_t y)
{
    return phw_image_row(mask, y)[x] == PHW_MASK_COVERED;
}

static void test_whole_pixels_are_exact(void **state)
{
    (void)state;
    phw_image *mask = blank(20, 10);
    phw_quad box = phw_quad_from_box((phw_box){3, 2, 7, 5});
    assert_true(phw_raster_quad(mask, &box));
    for (uint32_t y = 0; y < 10; y++)
        for (uint32_t x = 0; x < 20; x++)
            assert_int_equal(covered(mask, x, y), x >= 3 && x < 7 && y >= 2 && y < 5);
    assert_int_equal(phw_raster_count(mask), 4 * 3);
    phw_image_free(&mask);
}

static void test_a_touch_is_enough(void **state)
{
    (void)state;
    phw_image *mask = blank(20, 10);
    phw_quad box = phw_quad_from_box((phw_box){2.999, 1.999, 7.001, 5.001});
    assert_true(phw_raster_quad(mask, &box));
    assert_true(covered(mask, 2, 1) && covered(mask, 7, 5));
    assert_false(covered(mask, 1, 1) || covered(mask, 8, 5));
    assert_int_equal(phw_raster_count(mask), 6 * 5);
    phw_image_free(&mask);
}

static void test_outside_is_cut_off(void **state)
{
    (void)state;
    phw_image *mask = blank(20, 10);
    phw_quad far = phw_quad_from_box((phw_box){30, 2, 40, 5});
    phw_quad above = phw_quad_from_box((phw_box){3, -20, 7, -1});
    assert_false(phw_raster_quad(mask, &far));
    assert_false(phw_raster_quad(mask, &above));
    assert_int_equal(phw_raster_count(mask), 0);
    phw_quad huge = phw_quad_from_box((phw_box){-1e300, -1e300, 1e300, 1e300});
    assert_true(phw_raster_quad(mask, &huge));
    assert_int_equal(phw_raster_count(mask), 200);
    phw_image_free(&mask);
}

static void test_no_numbers_cover_nothing(void **state)
{
    (void)state;
    phw_image *mask = blank(20, 10);
    phw_quad broken = phw_quad_from_box((phw_box){3, 2, 7, 5});
    broken.corner[2].x = NAN;
    assert_false(phw_raster_quad(mask, &broken));
    broken.corner[2].x = INFINITY;
    assert_false(phw_raster_quad(mask, &broken));
    assert_int_equal(phw_raster_count(mask), 0);
    phw_image_free(&mask);
}

static void test_a_line_and_a_point_cover_their_pixels(void **state)
{
    (void)state;
    phw_image *mask = blank(20, 10);
    phw_quad line = phw_quad_from_box((phw_box){3, 4, 9, 4});
    assert_true(phw_raster_quad(mask, &line));
    assert_true(covered(mask, 3, 4) && covered(mask, 8, 4));
    phw_quad point = phw_quad_from_box((phw_box){15.5, 8.5, 15.5, 8.5});
    assert_true(phw_raster_quad(mask, &point));
    assert_true(covered(mask, 15, 8));
    phw_image_free(&mask);
}

/* Slanted quads of every angle: each pixel that holds a sampled point of the quad is covered, and
 * none that is more than a pixel's diagonal away from it. */
static void test_slanted_quads_are_covered_and_not_much_more(void **state)
{
    (void)state;
    for (int degrees = 0; degrees < 360; degrees += 7) {
        phw_image *mask = blank(100, 100);
        double c = cos(degrees * M_PI / 180), s = sin(degrees * M_PI / 180);
        const double us[4] = {-30.3, 30.3, 30.3, -30.3}, vs[4] = {-7.7, -7.7, 7.7, 7.7};
        phw_quad quad;
        for (int i = 0; i < 4; i++)
            quad.corner[i] = (phw_point){50 + us[i] * c - vs[i] * s, 50 + us[i] * s + vs[i] * c};
        assert_true(phw_raster_quad(mask, &quad));
        for (double u = -30.3; u <= 30.3; u += 0.4)
            for (double v = -7.7; v <= 7.7; v += 0.4)
                assert_true(
                    covered(mask, (uint32_t)(50 + u * c - v * s), (uint32_t)(50 + u * s + v * c)));
        phw_quad wide = phw_quad_pad(&quad, M_SQRT2, M_SQRT2);
        for (uint32_t y = 0; y < 100; y++)
            for (uint32_t x = 0; x < 100; x++)
                assert_true(!covered(mask, x, y) ||
                            phw_quad_contains(&wide, (phw_point){x + 0.5, y + 0.5}));
        assert_true(phw_raster_share(mask, &quad) == 1);
        phw_image_free(&mask);
    }
}

static void test_share(void **state)
{
    (void)state;
    phw_image *mask = blank(20, 10);
    phw_quad left = phw_quad_from_box((phw_box){0, 0, 5, 10});
    phw_quad all = phw_quad_from_box((phw_box){0, 0, 20, 10});
    phw_quad far = phw_quad_from_box((phw_box){100, 100, 120, 110});
    assert_true(phw_raster_share(mask, &all) == 0);
    assert_true(phw_raster_quad(mask, &left));
    assert_true(phw_raster_share(mask, &all) == 0.25);
    assert_true(phw_raster_share(mask, &left) == 1);
    assert_true(phw_raster_share(mask, &far) == 1);
    phw_image_free(&mask);
}

static double next_random(uint64_t *seed, double from, double to)
{
    *seed = *seed * 6364136223846793005U + 1442695040888963407U;
    return from + (to - from) * (double)(*seed >> 33) / (double)(1U << 31);
}

/* A quad of any form, so many times as large as a word, in and out of a mask, often with corners on
 * whole pixels or on the edges. */
static phw_quad any_quad(uint64_t *seed, double times)
{
    phw_quad quad;
    const bool whole = next_random(seed, 0, 1) < 0.3;
    const double x = next_random(seed, -10, 40), y = next_random(seed, -10, 20);
    const double w = next_random(seed, 0, 12 * times), h = next_random(seed, 0, 6 * times);
    for (int i = 0; i < 4; i++) {
        quad.corner[i] = (phw_point){x + (i % 3 ? w : 0) + next_random(seed, -1, 1),
                                     y + (i > 1 ? h : 0) + next_random(seed, -1, 1)};
        if (whole)
            quad.corner[i] = (phw_point){round(quad.corner[i].x), round(quad.corner[i].y)};
    }
    return quad;
}

/* What a mask holds under a quad is what is told when each of its pixels is drawn and looked at. */
static void test_questions_are_answered_as_by_drawing(void **state)
{
    (void)state;
    uint64_t seed = 29, answers[3] = {0}; /* of kept, cut and covered quads */
    for (int round = 0; round < 20000; round++) {
        phw_image *mask = blank(40, 20), *drawn = blank(40, 20);
        for (int i = 0; i < 3; i++) {
            const phw_quad cover = any_quad(&seed, 3);
            phw_raster_quad(mask, &cover);
        }
        const phw_quad asked = any_quad(&seed, 1);
        uint64_t all = 0, covers = 0;
        phw_raster_quad(drawn, &asked);
        for (uint32_t y = 0; y < 20; y++)
            for (uint32_t x = 0; x < 40; x++) {
                all += covered(drawn, x, y);
                covers += covered(drawn, x, y) && covered(mask, x, y);
            }
        assert_int_equal(phw_raster_any(mask, &asked), covers > 0);
        assert_true(phw_raster_share(mask, &asked) == (all ? (double)covers / (double)all : 1));
        answers[!covers ? 0 : covers < all ? 1 : 2]++;
        phw_image_free(&mask);
        phw_image_free(&drawn);
    }
    for (int i = 0; i < 3; i++)
        assert_true(answers[i] > 500);
}

/* Differences of its corners are infinite. */
static void test_a_huge_quad_that_slants_covers_all(void **state)
{
    (void)state;
    phw_image *mask = blank(20, 10);
    const phw_quad huge = {
        {{-1.7e308, -1.6e308}, {1.7e308, -1.7e308}, {1.6e308, 1.7e308}, {-1.7e308, 1.7e308}}};
    assert_true(phw_raster_quad(mask, &huge));
    assert_int_equal(phw_raster_count(mask), 200);
    assert_true(phw_raster_any(mask, &huge));
    assert_true(phw_raster_share(mask, &huge) == 1);
    phw_image_free(&mask);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_whole_pixels_are_exact),
        cmocka_unit_test(test_a_touch_is_enough),
        cmocka_unit_test(test_outside_is_cut_off),
        cmocka_unit_test(test_no_numbers_cover_nothing),
        cmocka_unit_test(test_a_line_and_a_point_cover_their_pixels),
        cmocka_unit_test(test_slanted_quads_are_covered_and_not_much_more),
        cmocka_unit_test(test_share),
        cmocka_unit_test(test_questions_are_answered_as_by_drawing),
        cmocka_unit_test(test_a_huge_quad_that_slants_covers_all),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
