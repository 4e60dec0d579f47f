/* SPDX-License-Identifier: Apache-2.0 */
/* Places by chance in pictures of all small sizes: whatever the processor does at once, the levels
 * are equal to those worked out place by place, and nothing outside the pictures is read. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "made_reader.h"
#include "ocr/sample.h"

#define SEED 20261127u
#define LARGEST 24
#define PLACES 61

static phw_image *noise(uint32_t width, uint32_t height, uint32_t *seed)
{
    phw_image *image = NULL;
    assert_int_equal(phw_image_new(width, height, 1, &image, NULL), PHW_OK);
    for (uint32_t y = 0; y < height; y++)
        for (uint32_t x = 0; x < width; x++)
            phw_image_row_mut(image, y)[x] = (uint8_t)made_reader_next(seed);
    return image;
}

/* From two pixels before the picture to two behind it; whole pixels and halves as well. */
static double place(uint32_t side, uint32_t *seed)
{
    const double at = (double)(made_reader_next(seed) % 4096) / 4096 * (side + 4) - 2;
    switch (made_reader_next(seed) % 4) {
    case 0:
        return (int)at;
    case 1:
        return (int)at + 0.5;
    default:
        return at;
    }
}

static void test_levels_are_exact(void **state)
{
    uint32_t seed = SEED;
    (void)state;
    for (uint32_t width = 1; width <= LARGEST; width++)
        for (uint32_t height = 1; height <= LARGEST; height++) {
            phw_image *image = noise(width, height, &seed);
            double x[PLACES], y[PLACES];
            uint8_t levels[PLACES], plain[PLACES];
            for (int i = 0; i < PLACES; i++) {
                x[i] = place(width, &seed);
                y[i] = place(height, &seed);
            }
            phw_sample(image, x, y, PLACES, levels);
            phw_sample_plain(image, x, y, PLACES, plain);
            assert_memory_equal(levels, plain, PLACES);
            phw_image_free(&image);
        }
}

static void test_levels_between_pixels(void **state)
{
    enum { COUNT = 8 };
    const double x[COUNT] = {0, 1, 0.5, 0, 0.5, -3, 9, 0.25};
    const double y[COUNT] = {0, 0, 0, 0.5, 0.5, 0, 1, 0};
    const uint8_t expected[COUNT] = {10, 30, 20, 60, 80, 10, 170, 15};
    uint8_t levels[COUNT];
    phw_image *image = NULL;
    (void)state;
    assert_int_equal(phw_image_new(5, 2, 1, &image, NULL), PHW_OK);
    for (uint32_t i = 0; i < 5; i++) {
        phw_image_row_mut(image, 0)[i] = i ? 30 : 10;
        phw_image_row_mut(image, 1)[i] = i ? 170 : 110;
    }
    phw_sample(image, x, y, COUNT, levels);
    assert_memory_equal(levels, expected, COUNT);
    phw_image_free(&image);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_levels_are_exact),
                                       cmocka_unit_test(test_levels_between_pixels)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
