/* SPDX-License-Identifier: Apache-2.0 */
/** @file postcode.h  UK postcodes in a cell's text. */
#ifndef PHW_IDENTIFY_POSTCODE_H
#define PHW_IDENTIFY_POSTCODE_H

#include "identify/digits.h"
#include "identify/recogniser.h"

/** Whether a postcode may start at byte @p at: a word does, or capitals behind small letters
 *  ("LutonLU4 9RP"). */
static inline bool phw_postcode_may_start(const char *text, uint32_t at)
{
    if (at == 0)
        return true;
    char before = text[at - 1];
    return (!phw_is_letter(before) && !phw_is_digit(before)) ||
           (before >= 'a' && before <= 'z' && text[at] >= 'A' && text[at] <= 'Z');
}

/** Whether a cell may hold a postcode at all: it has digits, or a label vouches for them. */
bool phw_postcode_may_hold(const phw_context *context, uint32_t cell);

/**
 * Reads a postcode that starts at byte @p at, with letters and digits mended by their place.
 * @param[out] end    behind it.
 * @param[out] worth  how sure, 0 … 1.
 */
bool phw_postcode_at(const phw_context *context, uint32_t cell, uint32_t at, uint32_t *end,
                     double *worth);

#endif
