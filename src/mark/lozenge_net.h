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

/** Units of the first look. */
#define PHW_LOZENGE_SIEVE_UNITS 16

/** The first look's weights for a quarter of the patch: a patch is a sum of four that are alike, or
 * each other's negative, to the left and right and above and below of its middle, and a turn only
 * changes the signs of some of them. */
typedef struct phw_lozenge_sieve {
    float weights[PHW_CUTOUT_SMALL_SIZE][PHW_LOZENGE_SIEVE_UNITS];
} phw_lozenge_sieve;

/** Prepares the first look; nothing is to be freed. */
void phw_lozenge_sieve_init(phw_lozenge_sieve *sieve);

/** The first look, on the small patch, in every turn. Positive: may be a mark when it is turned so
 *  (997 of 1,000 marks are). */
void phw_lozenge_sieve_run(const phw_lozenge_sieve *sieve, const float luma[PHW_CUTOUT_SMALL_SIZE],
                           float results[PHW_CUTOUT_TURNS]);

/** The second look, on the whole patch, upright. Probabilities that sum to 1. */
void phw_lozenge_classify(const float luma[PHW_CUTOUT_SIZE], const float ratio[PHW_CUTOUT_COLOURS],
                          float probability[PHW_LOZENGE_KIND_COUNT]);

#endif
