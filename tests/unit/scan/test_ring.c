/* SPDX-License-Identifier: Apache-2.0 */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <setjmp.h>

#include <cmocka.h>

#include "photoward/image.h"
#include "scan/ring.h"

static phw_image *mask_of(uint32_t width, uint32_t height, const phw_part *covered, size_t count)
{
    phw_image *mask = NULL;
    assert_int_equal(phw_image_new(width, height, 1, &mask, NULL), PHW_OK);
    for (uint32_t y = 0; y < height; y++)
        memset(phw_image_row_mut(mask, y), 0, width);
    for (size_t i = 0; i < count; i++)
        for (uint32_t y = covered[i].top; y < covered[i].bottom; y++)
            memset(phw_image_row_mut(mask, y) + covered[i].left, 255,
                   covered[i].right - covered[i].left);
    return mask;
}

static bool holds(const phw_part *part, uint32_t x, uint32_t y)
{
    return x >= part->left && x < part->right && y >= part->top && y < part->bottom;
}

/* No pixel is left out but those that lie 64 pixels and more inside the mask. */
static void check(const phw_image *mask, const phw_part *part, size_t expected)
{
    phw_part bands[PHW_RING_MOST];
    size_t count = phw_ring_find(part, mask, bands);
    assert_int_equal(count, expected);
    for (uint32_t y = part->top; y < part->bottom; y++)
        for (uint32_t x = part->left; x < part->right; x++) {
            bool seen = false;
            for (size_t i = 0; i < count; i++)
                seen |= holds(&bands[i], x, y);
            if (seen)
                continue;
            for (int dy = -64; dy <= 64; dy += 64)
                for (int dx = -64; dx <= 64; dx += 64)
                    assert_int_equal(phw_image_row(mask, (uint32_t)((int)y + dy))[(int)x + dx],
                                     255);
        }
}

static void test_a_record_is_looked_at_round_its_edge(void **state)
{
    const phw_part covered = {101, 90, 705, 611}, part = {30, 20, 780, 680};
    phw_image *mask = mask_of(800, 700, &covered, 1);
    (void)state;
    check(mask, &part, 4);
    phw_image_free(&mask);
}

static void test_a_line_is_looked_at_whole(void **state)
{
    const phw_part covered = {100, 100, 700, 140}, part = {30, 30, 770, 210};
    phw_image *mask = mask_of(800, 300, &covered, 1);
    (void)state;
    check(mask, &part, 1);
    phw_image_free(&mask);
}

static void test_a_hole_in_the_mask_is_looked_at(void **state)
{
    phw_part covered = {40, 40, 760, 660};
    const phw_part part = {0, 0, 800, 700};
    phw_image *mask = mask_of(800, 700, &covered, 1);
    (void)state;
    for (uint32_t y = 470; y < 490; y++)
        memset(phw_image_row_mut(mask, y) + 390, 0, 40);
    check(mask, &part, 4);
    memset(phw_image_row_mut(mask, 200) + 40, 0, 720);
    memset(phw_image_row_mut(mask, 500) + 40, 0, 720);
    check(mask, &part, 1);
    phw_image_free(&mask);
}

static void test_random_masks_lose_nothing(void **state)
{
    uint32_t seed = 4711;
    (void)state;
    print_message("seed %u\n", seed);
    for (int round = 0; round < 40; round++) {
        phw_part covered[6];
        for (size_t i = 0; i < 6; i++) {
            uint32_t at[4];
            for (size_t k = 0; k < 4; k++)
                at[k] = (seed = seed * 1664525U + 1013904223U) >> 16;
            covered[i] = (phw_part){at[0] % 300, at[1] % 300, 0, 0};
            covered[i].right = covered[i].left + at[2] % 340;
            covered[i].bottom = covered[i].top + at[3] % 340;
        }
        phw_image *mask = mask_of(640, 640, covered, 6);
        const phw_part part = {0, 0, 640, 640};
        phw_part bands[PHW_RING_MOST];
        check(mask, &part, phw_ring_find(&part, mask, bands));
        phw_image_free(&mask);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_a_record_is_looked_at_round_its_edge),
                                       cmocka_unit_test(test_a_line_is_looked_at_whole),
                                       cmocka_unit_test(test_a_hole_in_the_mask_is_looked_at),
                                       cmocka_unit_test(test_random_masks_lose_nothing)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
