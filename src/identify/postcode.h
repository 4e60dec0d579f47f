/* SPDX-License-Identifier: Apache-2.0 */
/** @file postcode.h  UK postcodes in a cell's text. */
#ifndef PHW_IDENTIFY_POSTCODE_H
#define PHW_IDENTIFY_POSTCODE_H

#include "identify/recogniser.h"

/**
 * Reads a postcode that starts at byte @p at, with letters and digits mended by their place.
 * @param[out] end    behind it.
 * @param[out] worth  how sure, 0 … 1.
 */
bool phw_postcode_at(const phw_context *context, uint32_t cell, uint32_t at, uint32_t *end,
                     double *worth);

#endif
