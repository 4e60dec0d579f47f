/* SPDX-License-Identifier: Apache-2.0 */
/** @file block_care.h  Whether a page speaks of care, so that names, dates and numbers without
 *  labels on it (identity_block.c) may be a patient's. */
#ifndef PHW_IDENTIFY_BLOCK_CARE_H
#define PHW_IDENTIFY_BLOCK_CARE_H

#include "identify/recogniser.h"

/** Whether a name that is no record's by its form may head a block. Receipts and programmes have
 *  headings in capitals, dates and numbers, too. */
bool phw_block_cares(const phw_context *context);

/** Whether words of looking after somebody are on the page, and more of these than of other
 *  things. */
bool phw_block_is_slip(const phw_context *context);

#endif
