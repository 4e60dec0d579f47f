/* SPDX-License-Identifier: Apache-2.0 */
/** @file name_beside.h  The signs that stand beside a name: the words before and behind it, its
 * row, the lines above and below. */
#ifndef PHW_IDENTIFY_NAME_BESIDE_H
#define PHW_IDENTIFY_NAME_BESIDE_H

#include "identify/name_features.h"

/** Where a name is looked at. */
typedef struct phw_name_place {
    const phw_name_page *page;
    const phw_name_traits *traits;
    uint32_t cell;
    const phw_name_line *line; /**< the cell's */
    const phw_name_span *name;
    float *value; /**< of each feature, 0 to begin with */
} phw_name_place;

/** Sets a feature, kept within 0 … 1. */
void phw_name_place_set(const phw_name_place *here, phw_name_feature feature, float value);

/** The cell right under a name that fills its row, or PHW_VIEW_NONE: what a label or a wristband
 *  says next of whom it names. */
uint32_t phw_name_place_below(const phw_name_place *here);

/** Sets the features of what stands beside a name. */
void phw_name_beside_look(const phw_name_place *here);

#endif
