/* SPDX-License-Identifier: Apache-2.0 */
/** @file sample_eight.h  Eight bilinear samples of a level at once, for functions that are compiled
 *  for every kind of processor (base/simd.h). */
#ifndef PHW_MARK_SAMPLE_EIGHT_H
#define PHW_MARK_SAMPLE_EIGHT_H

#include <stdbool.h>
#include <stdint.h>
#include <string.h>

#include "photoward/image.h"

/* Samples that are taken side by side. Vectors are no parameters and no results of functions: not
 * all processors pass them alike. */
#define EIGHT 8
typedef float eight __attribute__((vector_size(4 * EIGHT)));
typedef int32_t eight_whole __attribute__((vector_size(4 * EIGHT)));
typedef uint32_t eight_places __attribute__((vector_size(4 * EIGHT)));

#define CHOOSE(mask, yes, no) (((mask) & (eight_whole)(yes)) | (~(mask) & (eight_whole)(no)))
#define ALL(value) ((eight){0} + (value))
/* 0 to @p most; what is no number is 0. */
#define WITHIN(value, most) ((eight)((value > 0) & CHOOSE(value < ALL(most), value, ALL(most))))

/* Of two bytes that were read as one number: where the first and the second of them are in it. */
#define FIRST_AT (__BYTE_ORDER__ == __ORDER_BIG_ENDIAN__ ? 8 : 0)
#define SECOND_AT (8 - FIRST_AT)

/* A pixel and the one beside it; of a column of pixels, itself. */
static inline int32_t two_at(const uint8_t *at, bool alone)
{
    uint16_t two;
    if (alone)
        return at[0] << 8 | at[0];
    memcpy(&two, at, sizeof two);
    return two;
}

/* The four pixels round each of eight places, by column and row of the upper left one. Two that lie
 * side by side are taken at once. */
static inline void gather_eight(const phw_image *level, const eight_whole *left,
                                const eight_whole *top, eight pixels[4])
{
    const size_t below = level->height > 1 ? level->stride : 0;
    const bool alone = level->width < 2;
    /* Sides are below 2^16: 32 bits hold any place. */
    const eight_places places = (eight_places)*top * (uint32_t)level->stride + (eight_places)*left;
    eight_whole upper, lower;
    for (int i = 0; i < EIGHT; i++) {
        const uint8_t *at = level->pixels + places[i];
        upper[i] = two_at(at, alone);
        lower[i] = two_at(at + below, alone);
    }
    pixels[0] = __builtin_convertvector(upper >> FIRST_AT & UINT8_MAX, eight);
    pixels[1] = __builtin_convertvector(upper >> SECOND_AT & UINT8_MAX, eight);
    pixels[2] = __builtin_convertvector(lower >> FIRST_AT & UINT8_MAX, eight);
    pixels[3] = __builtin_convertvector(lower >> SECOND_AT & UINT8_MAX, eight);
}

/* Bilinear; coordinates in pixels of the level, the middle of the first pixel at 0. The last place
 * is the pixel before the last one and all the way to that. */
static inline void sample_eight(const phw_image *level, const eight *x, const eight *y, float *luma)
{
    const eight across = WITHIN(*x, (float)(level->width - 1));
    const eight down = WITHIN(*y, (float)(level->height - 1));
    const float last_left = level->width > 1 ? (float)(level->width - 2) : 0;
    const float last_top = level->height > 1 ? (float)(level->height - 2) : 0;
    const eight_whole left = __builtin_convertvector(WITHIN(across, last_left), eight_whole);
    const eight_whole top = __builtin_convertvector(WITHIN(down, last_top), eight_whole);
    const eight right_share = across - __builtin_convertvector(left, eight);
    const eight lower_share = down - __builtin_convertvector(top, eight);
    eight pixels[4];
    gather_eight(level, &left, &top, pixels);
    const eight upper = pixels[0] + (pixels[1] - pixels[0]) * right_share;
    const eight lower = pixels[2] + (pixels[3] - pixels[2]) * right_share;
    const eight seen = upper + (lower - upper) * lower_share;
    memcpy(luma, &seen, sizeof seen);
}

#endif
