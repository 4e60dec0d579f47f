/* SPDX-License-Identifier: Apache-2.0 */
/** @file mask.h  Drawing into a mask that is there already: proof rounds make it grow. */
#ifndef PHW_REDACT_MASK_H
#define PHW_REDACT_MASK_H

#include "photoward/redact.h"

/** What is drawn, and how generously. */
typedef struct phw_mask_plan {
    phw_redact_scope scope;
    phw_verdict verdict; /**< decides what is covered, see policy.h */
    double growth;       /**< 1: the usual padding; 2: twice that, and so on */
    bool whole_lines;    /**< the lines on which identifiers stand from end to end */
} phw_mask_plan;

/** Covers in @p mask what @p report holds, besides what is covered there already. The mask has the
 *  size of the report's picture and 1 channel. @return PHW_OK, PHW_ERR_NOMEM. */
PHW_MUST_USE phw_status phw_mask_draw(const phw_report *report, const phw_mask_plan *plan,
                                      phw_image *mask, phw_error *error);

/** As phw_mask_draw() for a scan of a copy, without the findings that a person left there.
 *  @param left  see amend.h; NULL: none. */
PHW_MUST_USE phw_status phw_mask_draw_left(const phw_report *report, const phw_findings *left,
                                           const phw_mask_plan *plan, phw_image *mask,
                                           phw_error *error);

#endif
