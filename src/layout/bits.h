/* SPDX-License-Identifier: Apache-2.0 */
/** @file bits.h  Which pixels of a picture are meant: one bit each. */
#ifndef PHW_LAYOUT_BITS_H
#define PHW_LAYOUT_BITS_H

#include <stddef.h>
#include <stdint.h>

#include "photoward/error.h"

/** Pixels of one word of a row; the lowest bit is the leftmost. */
#define PHW_BITS_WORD 64U

/** Embedded; phw_bits_done() frees it. Above the first row and below the last there is one more,
 * and beside the words of each row others, all without a pixel: so what is around any word can be
 * asked for. */
typedef struct phw_bits {
    uint32_t width, height; /**< pixels */
    size_t pitch;           /**< words from one row to the next */
    uint64_t *words;
} phw_bits;

#define PHW_BITS_INIT                                                                              \
    {                                                                                              \
        0, 0, 0, NULL                                                                              \
    }

/** Makes a picture of which no pixel is meant. */
PHW_MUST_USE phw_status phw_bits_init(uint32_t width, uint32_t height, phw_bits *bits,
                                      phw_error *error);

/** Those pixels of a row are meant that equal @p value. @param row  as many bytes as it is wide. */
void phw_bits_fill(phw_bits *bits, uint32_t y, const uint8_t *row, uint8_t value);

/** As phw_bits_fill() from word @p from on. */
void phw_bits_fill_from(phw_bits *bits, uint32_t y, uint32_t from, const uint8_t *row,
                        uint8_t value);

/**
 * Those pixels of a row are meant in @p dark that are below its lower bounds, and in @p light that
 * are above its upper ones; every bound is of two pixels beside each other. As many as this
 * processor compares a word at a time.
 * @param low,high  @p pairs bounds each.
 * @return words done, from the row's first on; the last pairs are left to do always.
 */
uint32_t phw_bits_compare(phw_bits *dark, phw_bits *light, uint32_t y, const uint8_t *row,
                          const uint8_t *low, const uint8_t *high, uint32_t pairs);

/** The first word of row @p y, −1 … height. */
static inline const uint64_t *phw_bits_row(const phw_bits *bits, int64_t y)
{
    return bits->words + (size_t)(y + 1) * bits->pitch + 1;
}

void phw_bits_done(phw_bits *bits);

#endif
