/* SPDX-License-Identifier: Apache-2.0 */
/** @file covered_row.h  A row of letters, what is laid over it, and whether a cover is found there.
 *  Included behind cmocka.h. */
#ifndef PHW_TEST_COVERED_ROW_H
#define PHW_TEST_COVERED_ROW_H

#include <string.h>

#include "drawn_row.h"
#include "mark/weak_cover.h"

#define WIDTH 400
#define HEIGHT 90
#define PAPER 235
#define INK 25
#define TOP 36
#define BOTTOM 54
#define LEFT 60
#define RIGHT 260

/* Paper, and on it strokes like letters. */
static inline phw_image *page(bool written)
{
    phw_image *luma = drawn_paper(WIDTH, HEIGHT, PAPER);
    uint32_t seed = 7;
    for (uint32_t x = LEFT; written && x + 8 < RIGHT; x += 6 + drawn_random(&seed) % 4) {
        uint32_t top = TOP + 2 + drawn_random(&seed) % 5, bar = top + drawn_random(&seed) % 9;
        for (uint32_t y = top; y < BOTTOM - 3; y++)
            memset(phw_image_row_mut(luma, y) + x, INK, 2);
        memset(phw_image_row_mut(luma, bar) + x, INK, 4);
    }
    return luma;
}

/* Lays a level over the row, through which a share of what is under it shows. */
static inline void lay(phw_image *luma, int level, double through)
{
    for (uint32_t y = TOP - 2; y < BOTTOM + 2; y++)
        for (uint32_t x = LEFT - 6; x < RIGHT + 6; x++) {
            uint8_t *pixel = phw_image_row_mut(luma, y) + x;
            *pixel = (uint8_t)(level + through * (*pixel - level) + 0.5);
        }
}

/* The mean of what is round each pixel, three times: nearly a Gaussian. */
static inline void blur(phw_image *luma, int radius)
{
    phw_image *from = NULL;
    for (int pass = 0; pass < 3; pass++) {
        assert_int_equal(phw_image_copy(luma, &from, NULL), PHW_OK);
        for (int y = TOP - 2; y < BOTTOM + 2; y++)
            for (int x = LEFT - 6; x < RIGHT + 6; x++) {
                int sum = 0, count = 0;
                for (int v = y - radius; v <= y + radius; v++)
                    for (int u = x - radius; u <= x + radius; u++, count++)
                        sum += phw_image_row(from, (uint32_t)v)[u];
                phw_image_row_mut(luma, (uint32_t)y)[x] = (uint8_t)(sum / count);
            }
        phw_image_free(&from);
    }
}

/* What a camera adds, so many levels either way. */
static inline void add_noise_of(phw_image *luma, int most)
{
    uint32_t seed = 11;
    for (size_t i = 0; i < (size_t)WIDTH * HEIGHT; i++) {
        const int level =
            luma->pixels[i] + (int)(drawn_random(&seed) % (uint32_t)(2 * most + 1)) - most;
        luma->pixels[i] = (uint8_t)(level < 0 ? 0 : level > 255 ? 255 : level);
    }
}

static inline void add_noise(phw_image *luma)
{
    add_noise_of(luma, 10);
}

static inline phw_weak_cover_kind look(const phw_image *luma, double sharpness,
                                       phw_weak_strip *found)
{
    const phw_weak_cover_place place = {.strip = {luma, LEFT - 30, TOP, RIGHT + 60, BOTTOM},
                                        .right_most = WIDTH,
                                        .usual_range = PAPER - INK,
                                        .usual_sharpness = sharpness,
                                        .dark = true};
    return phw_weak_cover_at(&place, found);
}

static inline void assert_found(phw_image *luma, double sharpness, phw_weak_cover_kind kind)
{
    phw_weak_strip found = {NULL, 0, 0, 0, 0};
    assert_int_equal(look(luma, sharpness, &found), kind);
    if (kind != PHW_WEAK_COVER_NONE) {
        assert_true(found.left > LEFT - 20 && found.left < LEFT + 12);
        assert_true(found.right > RIGHT - 20 && found.right < RIGHT + 20);
        assert_true(found.top > TOP - 10 && found.bottom < BOTTOM + 10);
    }
    phw_image_free(&luma);
}

#endif
