/* SPDX-License-Identifier: Apache-2.0 */
/** @file drawn_row.h  What tests of covers draw their rows with. */
#ifndef PHW_TEST_DRAWN_ROW_H
#define PHW_TEST_DRAWN_ROW_H

#include <stdint.h>
#include <string.h>

#include "photoward/image.h"

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

/** A grey picture of one level. Owned by the caller. Behind cmocka.h. */
static inline phw_image *drawn_paper(int width, int height, int level)
{
    phw_image *luma = NULL;
    assert_int_equal(phw_image_new((uint32_t)width, (uint32_t)height, 1, &luma, NULL), PHW_OK);
    drawn_fill(luma, 0, 0, width, height, level);
    return luma;
}

#endif
