/* SPDX-License-Identifier: Apache-2.0 */
/** @file digits.h  Digits in read text, and letters that were digits. Pure functions. */
#ifndef PHW_IDENTIFY_DIGITS_H
#define PHW_IDENTIFY_DIGITS_H

#include <stdbool.h>
#include <stdint.h>

/** Most digits of one run that are kept; a longer run is longer than any number sought. */
#define PHW_DIGITS_MAX 24

/** Digits that stand together, in groups. */
typedef struct phw_digit_run {
    uint32_t begin; /**< first byte */
    uint32_t end;   /**< behind the last digit */
    char digits[PHW_DIGITS_MAX + 1];
    uint8_t count;
    uint8_t mended;                 /**< letters that were taken for digits */
    uint8_t groups[PHW_DIGITS_MAX]; /**< digits in each group */
    uint8_t group_count;
    bool spaced; /**< a space stands between two groups */
} phw_digit_run;

static inline bool phw_is_digit(char c)
{
    return c >= '0' && c <= '9';
}

/** Of ASCII alone; other bytes stay as they are. */
static inline char phw_ascii_lower(char c)
{
    return c >= 'A' && c <= 'Z' ? (char)(c | 32) : c;
}

/** Any byte of a letter that is not ASCII counts. */
static inline bool phw_is_letter(char c)
{
    return ((c | 32) >= 'a' && (c | 32) <= 'z') || (unsigned char)c >= 0x80;
}

/** The digit a character was or looks like (O/0 l/I/1 Z/2 S/5 G/6 B/8 …); 0 where it is none. */
char phw_digit_like(char c);

/**
 * Reads digits from byte @p begin on, across single separators out of @p separators, until @p most
 * digits are read or something else stands there.
 * @param mend  take letters that look like digits; a group of letters alone never counts.
 */
phw_digit_run phw_digits_read(const char *text, uint32_t begin, uint32_t end,
                              const char *separators, uint8_t most, bool mend);

/**
 * Modulus 11 over ten digits, as NHS, CHI and H&C numbers have it: weights 10 … 2 on the first
 * nine, the check digit is 11 less the remainder, 11 is written 0, 10 is never issued (NHS Data
 * Dictionary, "NHS NUMBER").
 */
bool phw_mod11_valid(const char digits[10]);

#endif
