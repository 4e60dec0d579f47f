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

/* What of a level is asked for every sample: kept here, compilers need not read it again after each
 * one that was written. */
typedef struct sampled {
    const uint8_t *upper, *lower; /* the first row, and the second one */
    uint32_t stride;
    bool alone;                   /* there is one column */
    float most_across, most_down; /* of a place */
    float last_left, last_top;    /* of the upper left one of four pixels */
} sampled;

static inline sampled sampled_of(const phw_image *level)
{
    const bool alone = level->width < 2, low = level->height < 2;
    return (sampled){.upper = level->pixels,
                     .lower = level->pixels + (low ? 0 : level->stride),
                     .stride = (uint32_t)level->stride,
                     .alone = alone,
                     .most_across = (float)(level->width - 1),
                     .most_down = (float)(level->height - 1),
                     .last_left = alone ? 0 : (float)(level->width - 2),
                     .last_top = low ? 0 : (float)(level->height - 2)};
}

/* The four pixels round each of eight places, by column and row of the upper left one. Two that lie
 * side by side are taken at once. */
static inline void gather_eight(const sampled *level, const eight_whole *left,
                                const eight_whole *top, eight pixels[4])
{
    /* Sides are below 2^16: 32 bits hold any place. */
    const eight_places places = (eight_places)*top * level->stride + (eight_places)*left;
    uint32_t at[EIGHT]; /* one by one, for which whole addresses would be taken out of registers */
    eight_whole upper, lower;
    memcpy(at, &places, sizeof at);
    for (int i = 0; i < EIGHT; i++) {
        upper[i] = two_at(level->upper + at[i], level->alone);
        lower[i] = two_at(level->lower + at[i], level->alone);
    }
    pixels[0] = __builtin_convertvector(upper >> FIRST_AT & UINT8_MAX, eight);
    pixels[1] = __builtin_convertvector(upper >> SECOND_AT & UINT8_MAX, eight);
    pixels[2] = __builtin_convertvector(lower >> FIRST_AT & UINT8_MAX, eight);
    pixels[3] = __builtin_convertvector(lower >> SECOND_AT & UINT8_MAX, eight);
}

/* Bilinear; coordinates in pixels of the level, the middle of the first pixel at 0. The last place
 * is the pixel before the last one and all the way to that. */
static inline void sample_eight(const sampled *level, const eight *x, const eight *y, float *luma)
{
    const eight across = WITHIN(*x, level->most_across);
    const eight down = WITHIN(*y, level->most_down);
    const eight_whole left = __builtin_convertvector(WITHIN(across, level->last_left), eight_whole);
    const eight_whole top = __builtin_convertvector(WITHIN(down, level->last_top), eight_whole);
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
