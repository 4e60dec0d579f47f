/* SPDX-License-Identifier: Apache-2.0 */
/** @file matrix_check.h  Whether the codewords of a DataMatrix agree with each other. */
#ifndef PHW_MARK_MATRIX_CHECK_H
#define PHW_MARK_MATRIX_CHECK_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/** The codewords of a symbol, interleaved: word i belongs to block i modulo blocks. */
typedef struct phw_matrix_words {
    const uint8_t *words; /**< data, then error words; borrowed */
    size_t data;          /**< data words of all blocks, 1 … 1558 */
    size_t error;         /**< error words of all blocks, a multiple of blocks */
    size_t blocks;        /**< 1 … 10 */
} phw_matrix_words;

/**
 * Whether the remainders of all blocks are zero, as they are in every symbol that was printed and
 * in none that was corrected into something else: libdmtx 0.7 takes places beyond a symbol's end
 * for errors that it has mended, and of 12 x 12 symbols of which a dozen modules are wrong it gives
 * one in six a payload that nobody wrote.
 * Reed-Solomon over GF(256) with the polynomial 301: ISO/IEC 16022:2006, 5.7.1 and annex E.
 */
bool phw_matrix_words_agree(const phw_matrix_words *symbol);

#endif
