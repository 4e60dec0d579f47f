/* SPDX-License-Identifier: Apache-2.0 */
/** @file policy.h  What is covered: the one table. */
#ifndef PHW_REDACT_POLICY_H
#define PHW_REDACT_POLICY_H

#include "photoward/report.h"

/** Whether a kind is covered. */
typedef enum phw_cover {
    PHW_COVER_NEVER = 0,     /**< it is in the file, not in the pixels */
    PHW_COVER_IDENTIFIER,    /**< it makes or helps make a patient known: always */
    PHW_COVER_WHERE_ASKED,   /**< only where the user asked for it: consent is theirs to have */
    PHW_COVER_WHERE_INDIRECT /**< a piece of the jigsaw: where nothing graver was found */
} phw_cover;

/** What the table says of a kind. @param kind  0 … PHW_FINDING_KIND_COUNT − 1. */
phw_cover phw_redact_cover_of(phw_finding_kind kind);

/** Findings less sure than this are left alone. */
#define PHW_REDACT_LEAST 0.30

/**
 * Whether a finding is covered. What is in the container (all corners zero) cannot be.
 * @param verdict  on the picture: what was asked for is covered whatever the verdict; else clear
 * covers nothing; block covers identifiers; review, where only indirect signs were found, covers
 * these too, so that the copy is of use.
 */
bool phw_redact_covers(const phw_finding *finding, phw_verdict verdict);

#endif
