/* SPDX-License-Identifier: Apache-2.0 */
/** @file weights.h  How much each kind of finding weighs: the one table behind every verdict. */
#ifndef PHW_RISK_WEIGHTS_H
#define PHW_RISK_WEIGHTS_H

#include "risk/rules.h"

/** A confidence that is never reached. */
#define PHW_RISK_NEVER 2.0

/**
 * One kind of finding. Confidences are 0 … 1 (identify reports from 0.3 on); points are thousandths
 * and are multiplied with the surest finding's confidence. A further, different finding of the kind
 * adds the `more` points.
 */
typedef struct phw_risk_weight {
    double alone;    /**< blocks by itself from here on (subject patient or relative) */
    double clinical; /**< blocks from here on in a clinical picture (the same subjects) */
    double notable;  /**< review by itself from here on */
    double weak;     /**< review from here on in a clinical picture */
    bool anyone;     /**< `notable` counts whoever it is about, not only patient and relative */
    size_t many;     /**< so many different ones, each at least `weak`, are review; 0: no number */
    int context;     /**< points towards a clinical picture */
    int context_more;
    phw_rule block; /**< the reason given where it blocks */
    phw_rule review;
} phw_risk_weight;

/** Static storage. @param kind  0 … PHW_FINDING_KIND_COUNT − 1. */
const phw_risk_weight *phw_risk_weigh(phw_finding_kind kind);

/** From so many context points on a picture is clinical. */
#define PHW_RISK_CLINICAL 1000

/** Different findings of one kind that count; more add nothing. */
#define PHW_RISK_DIFFERENT_MOST 8

/** Clinical findings at least this sure, on one surface of a clinical picture, and so many of them,
 *  make it a record even where no name could be read. */
#define PHW_RISK_RECORD_SURE 0.6
#define PHW_RISK_RECORD_CLINICAL 4

/** A whole screenshot of messages is a record only where this many kinds of patient identifiers
 * stand on it; of anything else one is enough, as on a screen that a camera saw. */
#define PHW_RISK_RECORD_KINDS 2

#endif
