/* SPDX-License-Identifier: Apache-2.0 */
/** @file sorted_words.h  A word's place in a list of short words in the order of their bytes. */
#ifndef PHW_IDENTIFY_SORTED_WORDS_H
#define PHW_IDENTIFY_SORTED_WORDS_H

#include <stddef.h>
#include <stdint.h>
#include <string.h>

/** Bytes of a word of such a list, with NULs up to there. */
#define PHW_SORTED_WORD_ROOM 16

/** Bytes that are compared at once. */
#define PHW_SORTED_HEAD 8

/** The first bytes of a word as a number in whose order the words are; of a shorter one, NULs. */
static inline uint64_t phw_sorted_head(const char *word)
{
    uint64_t head = 0;
    size_t i = 0;
    for (; i < PHW_SORTED_HEAD && word[i]; i++)
        head = head << 8 | (unsigned char)word[i];
    return i == 0 ? 0 : head << 8 * (PHW_SORTED_HEAD - i);
}

/** The same of a word with NULs behind it. Written out, of which compilers make one load. */
static inline uint64_t phw_sorted_row_head(const char *row)
{
    const unsigned char *at = (const unsigned char *)row;
    return (uint64_t)at[0] << 56 | (uint64_t)at[1] << 48 | (uint64_t)at[2] << 40 |
           (uint64_t)at[3] << 32 | (uint64_t)at[4] << 24 | (uint64_t)at[5] << 16 |
           (uint64_t)at[6] << 8 | (uint64_t)at[7];
}

/**
 * The row of a word by binary search.
 * @param rows    the word of the first row, of PHW_SORTED_WORD_ROOM bytes.
 * @param stride  bytes from one row to the next.
 * @param word    NUL-terminated.
 * @return its index; @p count where none has it.
 */
static inline size_t phw_sorted_place(const char *rows, size_t stride, size_t count,
                                      const char *word)
{
    uint64_t head = phw_sorted_head(word);
    size_t low = 0, high = count;
    while (low < high) {
        size_t middle = (low + high) / 2;
        const char *row = rows + middle * stride;
        uint64_t other = phw_sorted_row_head(row);
        int order = head < other ? -1 : head > other;
        /* A head that ends in a NUL is all of the word. */
        if (order == 0 && (head & 0xFF))
            order = strcmp(word + PHW_SORTED_HEAD, row + PHW_SORTED_HEAD);
        if (order == 0)
            return middle;
        if (order < 0)
            high = middle;
        else
            low = middle + 1;
    }
    return count;
}

#endif
