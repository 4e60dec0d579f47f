/* SPDX-License-Identifier: Apache-2.0 */
/** @file heif_gaps.h  What lies in a HEIC's or AVIF's media data and belongs to none of its items:
 *  what a program that drops a picture from the lists leaves behind. ISO/IEC 14496-12, 8.11.3. */
#ifndef PHW_IMAGE_HEIF_GAPS_H
#define PHW_IMAGE_HEIF_GAPS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "photoward/error.h"

/** Bytes from … to − 1 of a file. */
typedef struct phw_heif_gap {
    size_t from, to;
} phw_heif_gap;

/** In the order in which they stand. Start from zeroes; phw_heif_gaps_done() frees it. */
typedef struct phw_heif_gaps {
    phw_heif_gap *items;
    size_t count, capacity;
    bool unexamined; /**< the lists are of a kind, or a length, that was not understood: no gaps are
                          known, and there may be some */
} phw_heif_gaps;

/**
 * Finds the bytes of all mdat boxes, and of items' own data (idat), that no item points at, and of
 * items' data those that decoders pass over (heif_units.h). A file
 * whose media data belong to a film as well has none; that is told as a film.
 * @param bytes,size  the whole file, may be hostile; without what lies behind its end.
 * @return PHW_OK, PHW_ERR_NOMEM.
 */
PHW_MUST_USE phw_status phw_heif_gaps_find(const uint8_t *bytes, size_t size, phw_heif_gaps *gaps,
                                           phw_error *error);

void phw_heif_gaps_done(phw_heif_gaps *gaps);

#endif
