/* SPDX-License-Identifier: Apache-2.0 */
/** @file weak_tangle.h  How ink hangs together: letters stand apart, lines that cross them join
 * them and close in much paper. */
#ifndef PHW_MARK_WEAK_TANGLE_H
#define PHW_MARK_WEAK_TANGLE_H

#include <stdbool.h>
#include <stdint.h>

#include "mark/weak_inside.h"

/** Which pixels are ink: one byte each, row by row, 1 or 0. */
typedef struct phw_weak_mask {
    uint8_t *ink;
    int wide, high;
} phw_weak_mask;

/** The widest piece of ink that hangs together, corners included. */
typedef struct phw_weak_tangle {
    phw_weak_box box; /**< within the mask, pixels */
    int pixels;
    int holes;    /**< patches of paper that it closes in */
    double share; /**< of all of the mask's ink */
} phw_weak_tangle;

/**
 * Looks at how a mask's ink hangs together.
 * @param[out] widest  of no pixels where there is no ink; written only on success.
 * @return PHW_ERR_NOMEM where there is no memory. Pure.
 */
PHW_MUST_USE phw_status phw_weak_tangle_find(const phw_weak_mask *mask, phw_weak_tangle *widest);

#endif
