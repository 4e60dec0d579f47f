/* SPDX-License-Identifier: Apache-2.0 */
#include "layout/bits.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "base/bounds_row.h"
#include "base/checked.h"

#define BESIDE 4U /* words of a row beyond its pixels: one before them, the others behind */

phw_status phw_bits_init(uint32_t width, uint32_t height, phw_bits *bits, phw_error *error)
{
    size_t pitch = width / PHW_BITS_WORD + BESIDE, count;
    uint64_t *words =
        phw_checked_mul(pitch, (size_t)height + 2, &count) ? calloc(count, sizeof *words) : NULL;
    if (!words)
        return phw_error_set(error, PHW_ERR_NOMEM, "no memory for the ink of %ux%u pixels", width,
                             height);
    *bits = (phw_bits){width, height, pitch, words};
    return PHW_OK;
}

#ifdef __SSE2__
typedef char sixteen __attribute__((vector_size(16)));
#endif

/* Which of 64 pixels, as bits, equal @p value; those from @p count on do not. */
static uint64_t equal_pixels(const uint8_t *row, uint32_t count, uint8_t value)
{
    const uint64_t ones = UINT64_C(0x0101010101010101);
    uint64_t bits = 0;
    uint32_t x = 0;
#ifdef __SSE2__
    for (; x + 16 <= count; x += 16) {
        sixteen some;
        memcpy(&some, row + x, sizeof some);
        bits |= (uint64_t)(uint32_t)__builtin_ia32_pmovmskb128(some == (char)value) << x;
    }
#endif
    for (; x + 8 <= count; x += 8) {
        uint64_t eight;
        memcpy(&eight, row + x, sizeof eight);
#if __BYTE_ORDER__ == __ORDER_BIG_ENDIAN__
        eight = __builtin_bswap64(eight);
#endif
        eight ^= ones * value;
        eight |= eight >> 1; /* of two bits a pixel has, none is left where it equals */
        /* Gathers the lowest bit of each byte. */
        bits |= ((~eight & ones) * UINT64_C(0x0102040810204080) >> 56) << x;
    }
    for (; x < count; x++)
        bits |= (uint64_t)(row[x] == value) << x;
    return bits;
}

void phw_bits_fill_from(phw_bits *bits, uint32_t y, uint32_t from, const uint8_t *row,
                        uint8_t value)
{
    uint64_t *words = bits->words + ((size_t)y + 1) * bits->pitch + 1;
    for (uint32_t x = from * PHW_BITS_WORD; x < bits->width; x += PHW_BITS_WORD) {
        const uint32_t left = bits->width - x;
        words[x / PHW_BITS_WORD] =
            equal_pixels(row + x, left < PHW_BITS_WORD ? left : PHW_BITS_WORD, value);
    }
}

void phw_bits_fill(phw_bits *bits, uint32_t y, const uint8_t *row, uint8_t value)
{
    phw_bits_fill_from(bits, y, 0, row, value);
}

uint32_t phw_bits_compare(phw_bits *dark, phw_bits *light, uint32_t y, const uint8_t *row,
                          const uint8_t *low, const uint8_t *high, uint32_t pairs)
{
    static_assert(PHW_BITS_WORD == PHW_BOUNDS_WORD, "words are one and the same");
    return phw_bounds_row(row, low, high, pairs, dark->words + ((size_t)y + 1) * dark->pitch + 1,
                          light->words + ((size_t)y + 1) * light->pitch + 1);
}

void phw_bits_done(phw_bits *bits)
{
    free(bits->words);
    *bits = (phw_bits)PHW_BITS_INIT;
}
