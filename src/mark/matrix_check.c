/* SPDX-License-Identifier: Apache-2.0 */
#include "mark/matrix_check.h"

#define POLYNOMIAL 0x12D

/* A field's element times another. */
static uint8_t times(uint8_t a, uint8_t b)
{
    unsigned product = 0, shifted = a;
    for (; b; b >>= 1) {
        if (b & 1)
            product ^= shifted;
        shifted = shifted & 0x80 ? (shifted << 1) ^ POLYNOMIAL : shifted << 1;
    }
    return (uint8_t)product;
}

/* The block's words as a polynomial, the first of the highest power, at one root. */
static uint8_t remainder_at(const phw_matrix_words *symbol, size_t block, uint8_t root)
{
    uint8_t sum = 0;
    for (size_t i = block; i < symbol->data; i += symbol->blocks)
        sum = times(sum, root) ^ symbol->words[i];
    for (size_t i = block; i < symbol->error; i += symbol->blocks)
        sum = times(sum, root) ^ symbol->words[symbol->data + i];
    return sum;
}

bool phw_matrix_words_agree(const phw_matrix_words *symbol)
{
    for (size_t block = 0; block < symbol->blocks; block++) {
        uint8_t root = 1;
        for (size_t i = 0; i < symbol->error / symbol->blocks; i++) {
            root = times(root, 2);
            if (remainder_at(symbol, block, root))
                return false;
        }
    }
    return true;
}
