/* SPDX-License-Identifier: Apache-2.0 */
/** @file differ.h  How far the pixels of a copy are from a picture's. */
#ifndef PHW_REDACT_DIFFER_H
#define PHW_REDACT_DIFFER_H

#include <stddef.h>
#include <stdint.h>

#include "photoward/image.h"

/** Levels by which a kept pixel of a JPEG may differ though its coefficients are the same: decoders
 *  round, and not alike when a block is mirrored or transposed (measured: 3 on noise of black and
 *  white pixels, all samplings and orientations). */
#define PHW_DIFFER_ROUNDING 8

/** Pixels are held against each other in units of this side: the largest that a JPEG codes in one
 *  piece. */
#define PHW_DIFFER_UNIT 16U

/** The farthest that two pictures are from each other, unit by unit. Embedded; start from zeroes,
 *  phw_differ_done() frees it. */
typedef struct phw_differ {
    uint32_t columns, rows; /**< units; those at the right and bottom edges may be smaller */
    uint8_t *most;          /**< columns × rows: in any channel, levels */
} phw_differ;

/** @param a,b   RGB, of one size.
 *  @param same  NULL, or of each row of units whether the two are known to be alike there: they are
 *               not looked at. @return PHW_OK, PHW_ERR_NOMEM. */
PHW_MUST_USE phw_status phw_differ_find(const phw_image *a, const phw_image *b, const bool *same,
                                        phw_differ *differ, phw_error *error);

/** Of the unit that a pixel lies in. */
static inline uint8_t phw_differ_at(const phw_differ *differ, uint32_t x, uint32_t y)
{
    return differ->most[(size_t)(y / PHW_DIFFER_UNIT) * differ->columns + x / PHW_DIFFER_UNIT];
}

void phw_differ_done(phw_differ *differ);

#endif
