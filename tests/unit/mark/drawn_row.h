/* SPDX-License-Identifier: Apache-2.0 */
/** @file drawn_row.h  What tests of covers draw their rows with. */
#ifndef PHW_TEST_DRAWN_ROW_H
#define PHW_TEST_DRAWN_ROW_H

#include <stdint.h>
#include <string.h>

#include "mark/weak_run.h"
#include "photoward/image.h"

/** Where the row of words stands that tests of one row write, pixels. */
#define DRAWN_WIDTH 500
#define DRAWN_HEIGHT 100
#define DRAWN_TOP 40
#define DRAWN_BOTTOM 60
#define DRAWN_LEFT 60
#define DRAWN_RIGHT 340

/** 0 … 65535, the same from the same seed. @param state  the seed, and where it stands. */
static inline uint32_t drawn_random(uint32_t *state)
{
    *state = *state * 1664525U + 1013904223U;
    return *state >> 16;
}

/** Fills a box of a grey picture; the right column and the bottom row are outside of it. */
static inline void drawn_fill(phw_image *luma, int left, int top, int right, int bottom, int level)
{
    for (int y = top; y < bottom; y++)
        memset(phw_image_row_mut(luma, (uint32_t)y) + left, level, (size_t)(right - left));
}

/** Letters of two stems with one or two bars, as n, u, o and H have them, between two columns; in a
 *  row of one height. */
static inline void drawn_letters(phw_image *luma, int left, int top, int right, int bottom, int ink)
{
    const int high = bottom - top, wide = high / 2, pen = high / 10 > 1 ? high / 10 : 1;
    uint32_t seed = 7;
    for (int x = left; x + wide < right; x += wide + high / 8 + (int)(drawn_random(&seed) % 3)) {
        /* Every other one is low. */
        const int upper = drawn_random(&seed) % 2 ? top : top + high / 3;
        drawn_fill(luma, x, upper, x + pen, bottom, ink);
        drawn_fill(luma, x + wide - pen, upper, x + wide, bottom, ink);
        for (int bar = 0; bar < 2; bar++) {
            const int y = upper + (int)(drawn_random(&seed) % 3) * (bottom - pen - upper) / 2;
            drawn_fill(luma, x, y, x + wide, y + pen, ink);
        }
    }
}

/** A grey picture of one level. Owned by the caller. Behind cmocka.h. */
static inline phw_image *drawn_paper(int width, int height, int level)
{
    phw_image *luma = NULL;
    assert_int_equal(phw_image_new((uint32_t)width, (uint32_t)height, 1, &luma, NULL), PHW_OK);
    drawn_fill(luma, 0, 0, width, height, level);
    return luma;
}

/** That row, in grey. Owned by the caller. Behind cmocka.h. */
static inline phw_image *drawn_words(int paper, int ink)
{
    phw_image *luma = drawn_paper(DRAWN_WIDTH, DRAWN_HEIGHT, paper);
    drawn_letters(luma, DRAWN_LEFT, DRAWN_TOP, DRAWN_RIGHT, DRAWN_BOTTOM, ink);
    return luma;
}

/** What a look at covers is given of it. @param colours  NULL: it is grey. */
static inline phw_weak_cover_place drawn_place(phw_image *luma, phw_image *colours, int paper,
                                               int ink)
{
    return (phw_weak_cover_place){
        .strip = {luma, DRAWN_LEFT - 4, DRAWN_TOP, DRAWN_RIGHT + 4, DRAWN_BOTTOM},
        .right_most = DRAWN_WIDTH,
        .usual_range = paper > ink ? paper - ink : ink - paper,
        .usual_height = DRAWN_BOTTOM - DRAWN_TOP,
        .usual_sharpness = 0.8,
        .colours = colours,
        .dark = ink < paper};
}

/** The mean of each pixel and those round it: as soft as a lens makes letters. Behind cmocka.h. */
static inline void drawn_soften(phw_image *luma)
{
    phw_image *from = NULL;
    assert_int_equal(phw_image_copy(luma, &from, NULL), PHW_OK);
    for (uint32_t y = 1; y + 1 < luma->height; y++)
        for (uint32_t x = 1; x + 1 < luma->width; x++) {
            int sum = 0;
            for (uint32_t v = y - 1; v <= y + 1; v++)
                for (uint32_t u = x - 1; u <= x + 1; u++)
                    sum += phw_image_row(from, v)[u];
            phw_image_row_mut(luma, y)[x] = (uint8_t)(sum / 9);
        }
    phw_image_free(&from);
}

#endif
