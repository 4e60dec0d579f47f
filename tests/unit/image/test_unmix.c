/* SPDX-License-Identifier: Apache-2.0 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdbool.h>
#include <string.h>

#include "image/unmix.h"

enum { WIDTH = 160, HEIGHT = 40, KINDS = 4 };

static bool is_bar(uint32_t x, uint32_t y)
{
    return y >= 10 && y < 30 && x % 16 < 6;
}

/* Bars of some levels, strewn, on a ground of others. */
typedef struct mixture {
    uint8_t ground[KINDS], bars[KINDS];
    bool seen;
} mixture;

static phw_image *draw(const mixture *m)
{
    phw_image *image = NULL;
    uint32_t seed = 5;
    assert_int_equal(phw_image_new(WIDTH, HEIGHT, 3, &image, NULL), PHW_OK);
    for (uint32_t y = 0; y < HEIGHT; y++)
        for (uint32_t x = 0; x < WIDTH; x++) {
            seed = seed * 1664525U + 1013904223U;
            const uint8_t *of = is_bar(x, y) ? m->bars : m->ground;
            memset(phw_image_row_mut(image, y) + (size_t)x * 3, of[seed >> 30], 3);
        }
    return image;
}

/* Whether bars and ground are apart by half of all levels, wherever they are. */
static bool shows_bars(const phw_image *view)
{
    long sums[2] = {0, 0}, counts[2] = {0, 0};
    for (uint32_t y = 0; y < HEIGHT; y++)
        for (uint32_t x = 0; x < WIDTH; x++) {
            const bool bar = is_bar(x, y);
            sums[bar] += phw_image_row(view, y)[(size_t)x * 3];
            counts[bar]++;
        }
    return sums[0] / counts[0] - sums[1] / counts[1] > 127;
}

static void test_mixtures_become_even(void **state)
{
    (void)state;
    static const mixture rows[] = {
        {{0, 128, 0, 128}, {64, 192, 64, 192}, true},
        {{0, 64, 128, 192}, {32, 96, 160, 224}, true},
        {{0, 0, 128, 128}, {64, 64, 64, 192}, true},
        {{0, 0, 0, 0}, {128, 128, 128, 128}, false},   /* two, which are seen as they are */
        {{0, 64, 128, 192}, {0, 64, 128, 192}, false}, /* chance */
        {{7, 7, 7, 7}, {7, 7, 7, 7}, false},
    };
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        phw_image *image = draw(&rows[i]), *views[PHW_UNMIX_VIEWS];
        assert_int_equal(phw_unmix(image, views, NULL), PHW_OK);
        if ((views[0] != NULL) != rows[i].seen || (views[0] && !shows_bars(views[0])))
            fail_msg("row %zu", i);
        for (int k = 0; k < PHW_UNMIX_VIEWS; k++)
            phw_image_free(&views[k]);
        phw_image_free(&image);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_mixtures_become_even),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
