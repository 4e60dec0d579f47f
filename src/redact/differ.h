/* SPDX-License-Identifier: Apache-2.0 */
/** @file differ.h  How far the pixels of a copy are from a picture's. */
#ifndef PHW_REDACT_DIFFER_H
#define PHW_REDACT_DIFFER_H

#include <stddef.h>
#include <stdint.h>

/** Levels by which a kept pixel of a JPEG may differ though its coefficients are the same: decoders
 *  round, and not alike when a block is mirrored or transposed (measured: 3 on noise of black and
 *  white pixels, all samplings and orientations). */
#define PHW_DIFFER_ROUNDING 8

/** The farthest that two rows of bytes are from each other anywhere. */
uint8_t phw_differ_most(const uint8_t *a, const uint8_t *b, size_t count);

#endif
