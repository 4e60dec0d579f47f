/* SPDX-License-Identifier: Apache-2.0 */
/** @file lozenge_net.h  The small network that tells a lozenge from other boxes with letters. Its
 *  weights and how they were learned: models/lozenge/. */
#ifndef PHW_MARK_LOZENGE_NET_H
#define PHW_MARK_LOZENGE_NET_H

#include "mark/cutout.h"

/** What a box is, in the order of the network's outputs. */
typedef enum phw_lozenge_kind {
    PHW_LOZENGE_NONE = 0,
    PHW_LOZENGE_NHS,
    PHW_LOZENGE_WALES /**< GIG Cymru NHS Wales: two halves, two rows */
} phw_lozenge_kind;

#define PHW_LOZENGE_KIND_COUNT 3

/** The first look, on the small patch, upright. Positive: may be a mark (997 of 1,000 marks are).
 */
float phw_lozenge_sieve(const float luma[PHW_CUTOUT_SMALL_SIZE]);

/** The second look, on the whole patch, upright. Probabilities that sum to 1. */
void phw_lozenge_classify(const float luma[PHW_CUTOUT_SIZE], const float ratio[PHW_CUTOUT_COLOURS],
                          float probability[PHW_LOZENGE_KIND_COUNT]);

#endif
