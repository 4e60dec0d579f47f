/* SPDX-License-Identifier: Apache-2.0 */
/** @file placement.h  Where labels go so that they hide neither each other nor what was found. */
#ifndef PHW_REPORT_PLACEMENT_H
#define PHW_REPORT_PLACEMENT_H

#include "base/geometry.h"

/** One label that wants a place beside its anchor. */
typedef struct phw_label {
    phw_box anchor; /**< what it belongs to */
    double width;   /**< of the label, pixels; 0: it wants none, only its anchor kept clear */
    double height;
    phw_box at;  /**< where it goes; meaningless unless placed */
    bool placed; /**< false: there was no room */
} phw_label;

/**
 * Fills `at` and `placed` of each label, first come first served: above its anchor, below, right
 * of it, left of it.
 * @param labels,count  every anchor is kept clear, also of labels that find no room.
 * @param frame         no label leaves it.
 */
void phw_labels_place(phw_label *labels, size_t count, phw_box frame);

#endif
