/* SPDX-License-Identifier: Apache-2.0 */
/** @file postcode.h  UK postcodes in a cell's text. */
#ifndef PHW_IDENTIFY_POSTCODE_H
#define PHW_IDENTIFY_POSTCODE_H

#include "identify/digits.h"
#include "identify/recogniser.h"

typedef struct phw_postcode {
    uint32_t begin; /**< first byte */
    uint32_t end;   /**< behind the last */
    double worth;   /**< how sure, 0 … 1 */
} phw_postcode;

/** The first postcode that starts in a span and ends in its cell, with letters and digits mended by
 *  their place. */
bool phw_postcode_next(const phw_context *context, phw_span within, phw_postcode *found);

/** The postcode that starts at byte @p at. */
bool phw_postcode_at(const phw_context *context, uint32_t cell, uint32_t at, phw_postcode *found);

#endif
