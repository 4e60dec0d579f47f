/* SPDX-License-Identifier: Apache-2.0 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/grey_row.h"

#define WIDEST 131U
#define GUARD 0xA5

/* Each row stands in memory of its own size, so that sanitizers see a byte read beyond it. */
static uint8_t *row_of(size_t size, uint32_t seed)
{
    uint8_t *row = malloc(size + !size);
    assert_non_null(row);
    for (size_t i = 0; i < size; i++) {
        seed = seed * 1664525U + 1013904223U;
        row[i] = seed >> 30 == 0 ? 255 : (uint8_t)(seed >> 24);
    }
    return row;
}

static void every_width_is_the_sum_of_its_channels(void **state)
{
    (void)state;
    /* The last cannot be taken in pairs. */
    static const phw_grey_weights all[] = {
        PHW_GREY_WEIGHTS_LUMA, {85, 86, 85}, {20, 216, 20}, {200, 28, 28}};
    for (size_t k = 0; k < sizeof all / sizeof *all; k++)
        for (uint32_t width = 0; width <= WIDEST; width++) {
            uint8_t *rgb = row_of((size_t)3 * width, width), grey[WIDEST + 1];
            memset(grey, GUARD, sizeof grey);
            phw_grey_row(rgb, width, all[k], grey);
            for (uint32_t x = 0; x < width; x++)
                assert_int_equal(grey[x], (all[k].red * rgb[3 * x] + all[k].green * rgb[3 * x + 1] +
                                           all[k].blue * rgb[3 * x + 2] + 128) /
                                              256);
            assert_int_equal(grey[width], GUARD);
            free(rgb);
        }
}

static void white_stays_white(void **state)
{
    (void)state;
    uint8_t white[3 * WIDEST], grey[WIDEST];
    memset(white, 255, sizeof white);
    phw_grey_row(white, WIDEST, (phw_grey_weights)PHW_GREY_WEIGHTS_LUMA, grey);
    for (uint32_t x = 0; x < WIDEST; x++)
        assert_int_equal(grey[x], 255);
}

static void every_width_is_halved(void **state)
{
    (void)state;
    for (uint32_t width = 0; width <= WIDEST; width++) {
        uint8_t *above = row_of((size_t)2 * width, width), half[WIDEST + 1];
        uint8_t *below = row_of((size_t)2 * width, ~width);
        memset(half, GUARD, sizeof half);
        phw_halve_row(above, below, width, half);
        for (uint32_t x = 0; x < width; x++)
            assert_int_equal(
                half[x],
                (above[2 * x] + above[2 * x + 1] + below[2 * x] + below[2 * x + 1] + 2) / 4);
        assert_int_equal(half[width], GUARD);
        free(above);
        free(below);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(every_width_is_the_sum_of_its_channels),
                                       cmocka_unit_test(white_stays_white),
                                       cmocka_unit_test(every_width_is_halved)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
