/* SPDX-License-Identifier: Apache-2.0 */
/** @file own_field.h  What stands in a patient's field: no allow-list takes it away. */
#ifndef PHW_IDENTIFY_OWN_FIELD_H
#define PHW_IDENTIFY_OWN_FIELD_H

#include "identify/recogniser.h"

/** The candidates of a page that nobody may allow. */
typedef struct phw_patient_fields {
    const phw_context *context;
    bool somebody;   /**< a patient's number or name is on the page */
    phw_span *names; /**< protected names, for their repetitions elsewhere */
    size_t name_count;
    phw_span *values; /**< and other protected values */
    size_t value_count;
} phw_patient_fields;

/** Gathers them. False where memory ran out. */
PHW_MUST_USE bool phw_patient_fields_gather(const phw_context *context, phw_patient_fields *fields);

/**
 * Whether a candidate is a patient's by its place: a label of a patient's field speaks of it, it
 * heads or fills such a column, it stands in a banner, list or block with a patient's number or
 * date of birth, or it repeats what does.
 */
bool phw_patient_fields_hold(const phw_patient_fields *fields, const phw_candidate *candidate);

#endif
