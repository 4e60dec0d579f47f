/* SPDX-License-Identifier: Apache-2.0 */
/** @file rules.h  What a verdict can be based on, in words for a person. */
#ifndef PHW_RISK_RULES_H
#define PHW_RISK_RULES_H

#include "photoward/report.h"

/** Rules in the order in which reasons are listed: the gravest first,
 *  and what was not examined before the small signs. */
typedef enum phw_rule {
    PHW_RULE_PATIENT_NUMBER = 0,
    PHW_RULE_PATIENT_NAME,
    PHW_RULE_RELATIVE_NAME,
    PHW_RULE_DATE_OF_BIRTH,
    PHW_RULE_PATIENT_ADDRESS,
    PHW_RULE_NATIONAL_INSURANCE,
    PHW_RULE_PATIENT_BARCODE,
    PHW_RULE_LEGIBLE_RECORD,
    PHW_RULE_HIDDEN_PATIENT,
    PHW_RULE_HIDDEN_WORDS,
    PHW_RULE_COVER_READ,
    PHW_RULE_POLICY_BLOCK,
    PHW_RULE_RECORD_SEEN,
    PHW_RULE_UNREAD,
    PHW_RULE_CUT_SHORT,
    PHW_RULE_OWN_STOPPED,
    PHW_RULE_DAMAGED_FILE,
    PHW_RULE_POSSIBLE_IDENTIFIER,
    PHW_RULE_PERSON_CONTACT,
    PHW_RULE_CLINICAL_DETAIL,
    PHW_RULE_PLACE_OF_CARE,
    PHW_RULE_STAFF_NAME,
    PHW_RULE_APPOINTMENT,
    PHW_RULE_FACE,
    PHW_RULE_VEHICLE,
    PHW_RULE_CODE,
    PHW_RULE_WEAK_REDACTION,
    PHW_RULE_CUSTOM,
    PHW_RULE_POLICY_REVIEW,
    PHW_RULE_JIGSAW,
    PHW_RULE_HIDDEN_PIXELS,
    PHW_RULE_HIDDEN_PICTURE,
    PHW_RULE_POSSIBLE_HIDDEN_WORDS,
    PHW_RULE_TRAILING_DATA,
    PHW_RULE_STOPPED_EARLY,
    PHW_RULE_PLACE_IN_FILE,
    PHW_RULE_NOTHING_FOUND,
    PHW_RULE_NONE /**< no rule; never listed */
} phw_rule;

#define PHW_RULE_COUNT 37

/** What a rule says. */
typedef struct phw_rule_entry {
    phw_verdict verdict; /**< clear for what is only noted */
    bool lesser;         /**< left out where a patient can be identified: covering that covers it,
                              and a long list hides what matters */
    phw_reason reason;
} phw_rule_entry;

/** Static storage. @param rule  0 … PHW_RULE_COUNT − 1. */
const phw_rule_entry *phw_rule_lookup(phw_rule rule);

#endif
