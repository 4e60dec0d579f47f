/* SPDX-License-Identifier: Apache-2.0 */
/** @file evidence.h  All findings of a picture added up, whatever their order. */
#ifndef PHW_RISK_EVIDENCE_H
#define PHW_RISK_EVIDENCE_H

#include "risk/weights.h"

/** What the findings say together. Sums are whole numbers, so that no order changes them. */
typedef struct phw_risk_evidence {
    double best[PHW_FINDING_KIND_COUNT];      /**< the surest confidence of each kind; 0: none */
    size_t different[PHW_FINDING_KIND_COUNT]; /**< at least `weak`; PHW_RISK_DIFFERENT_MOST at most
                                               */
    int context;                              /**< points; clinical from PHW_RISK_CLINICAL on */
} phw_risk_evidence;

/** What the picture as a whole makes of what stands in it. */
typedef struct phw_risk_setting {
    bool clinical; /**< it is about care */
    bool record;   /**< it looks or reads as a record: a date of birth on it is a patient's */
    bool listed;   /**< it lists patients: a name on it is one's, though no other sign says so */
} phw_risk_setting;

/** Whether a finding of this kind is judged as one in a clinical picture. */
bool phw_risk_setting_tells(const phw_risk_setting *setting, phw_finding_kind kind);

/** Adds up. @param findings  NULL is fine: nothing was found. */
phw_risk_evidence phw_risk_evidence_gather(const phw_findings *findings);

/** Whether the picture as a whole is about care. */
bool phw_risk_evidence_clinical(const phw_risk_evidence *evidence);

/** Whether a finding counts at all: not what is about a public person. */
bool phw_risk_evidence_counts(const phw_finding *finding);

/** Whether a finding by itself, given all others, identifies a patient. */
bool phw_risk_evidence_blocks(const phw_finding *finding, bool clinical);

/** The rule that one finding gives a reason for, or PHW_RULE_NONE. */
phw_rule phw_risk_evidence_rule(const phw_finding *finding, bool clinical);

/** Whether a policy of the user's rules speaks of a finding: it counts, and is as sure as any sign
 *  must be that counts at all. */
bool phw_risk_evidence_concerns_policy(const phw_finding *finding);

#endif
