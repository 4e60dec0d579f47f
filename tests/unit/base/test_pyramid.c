/* SPDX-License-Identifier: Apache-2.0 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/grey_row.h"
#include "base/grey_weights.h"
#include "base/pyramid.h"

static phw_image *picture(uint32_t width, uint32_t height, uint32_t channels)
{
    phw_image *image = NULL;
    uint32_t seed = width * height + channels;
    assert_int_equal(phw_image_new(width, height, channels, &image, NULL), PHW_OK);
    for (size_t i = 0; i < image->stride * height; i++) {
        seed = seed * 1664525U + 1013904223U;
        image->pixels[i] = (uint8_t)(seed >> 24);
    }
    return image;
}

/* What was freed is handed out again: a pixel that nobody writes is no 0 by chance. */
static void leave_marks_in_memory(void)
{
    void *blocks[64];
    for (size_t i = 0; i < 64; i++) {
        blocks[i] = malloc((size_t)1 << i % 16);
        assert_non_null(blocks[i]);
        memset(blocks[i], 0xA5, (size_t)1 << i % 16);
    }
    for (size_t i = 0; i < 64; i++)
        free(blocks[i]);
}

static void is_grey_of(const phw_image *image, const phw_image *grey)
{
    const phw_grey_weights weights = phw_grey_weights_choose(image);
    uint8_t row[512];
    assert_int_equal(grey->width, image->width);
    assert_int_equal(grey->height, image->height);
    for (uint32_t y = 0; y < image->height; y++) {
        if (image->channels == 3)
            phw_grey_row(phw_image_row(image, y), image->width, weights, row);
        assert_memory_equal(phw_image_row(grey, y),
                            image->channels == 3 ? row : phw_image_row(image, y), image->width);
    }
}

static void is_half_of(const phw_image *large, const phw_image *small)
{
    assert_int_equal(small->width, large->width / 2);
    assert_int_equal(small->height, large->height / 2);
    for (uint32_t y = 0; y < small->height; y++)
        for (uint32_t x = 0; x < small->width; x++) {
            const uint8_t *a = phw_image_row(large, 2 * y) + (size_t)2 * x;
            const uint8_t *b = phw_image_row(large, 2 * y + 1) + (size_t)2 * x;
            assert_int_equal(phw_image_row(small, y)[x], (a[0] + a[1] + b[0] + b[1] + 2) >> 2);
        }
}

static void is_whole(const phw_image *image, uint32_t least_side, const phw_pyramid *pyramid)
{
    const phw_image *last = pyramid->level[pyramid->count - 1];
    const uint32_t side = last->width < last->height ? last->width : last->height;
    is_grey_of(image, pyramid->level[0]);
    for (int i = 1; i < pyramid->count; i++)
        is_half_of(pyramid->level[i - 1], pyramid->level[i]);
    assert_true(pyramid->count <= 2 || side >= least_side);
    assert_true(pyramid->count == PHW_PYRAMID_MAX || side / 2 < least_side || side < 2);
}

/* Sides that are odd on one level or another, a line of pixels, a single one. */
static void every_level_is_half_of_the_one_above(void **state)
{
    (void)state;
    static const uint32_t sides[][2] = {{203, 117}, {117, 203}, {256, 128}, {61, 62}, {3, 2},
                                        {2, 2},     {1, 40},    {40, 1},    {1, 1}};
    for (size_t i = 0; i < sizeof sides / sizeof *sides; i++)
        for (uint32_t channels = 1; channels <= 3; channels += 2) {
            phw_image *image = picture(sides[i][0], sides[i][1], channels), *grey = NULL;
            phw_pyramid built = PHW_PYRAMID_INIT, raised = PHW_PYRAMID_INIT;
            leave_marks_in_memory();
            assert_int_equal(phw_pyramid_build(image, 10, &built, NULL), PHW_OK);
            is_whole(image, 10, &built);
            leave_marks_in_memory();
            assert_int_equal(phw_pyramid_grey(image, &grey, NULL), PHW_OK);
            assert_int_equal(phw_pyramid_raise(&grey, 10, &raised, NULL), PHW_OK);
            assert_null(grey);
            is_whole(image, 10, &raised);
            assert_int_equal(raised.count, built.count);
            phw_pyramid_done(&built);
            phw_pyramid_done(&raised);
            phw_image_free(&image);
        }
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(every_level_is_half_of_the_one_above)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
