/* SPDX-License-Identifier: Apache-2.0 */
/** @file health_number.h  The ten-digit numbers of the four nations: what they have in common. */
#ifndef PHW_IDENTIFY_HEALTH_NUMBER_H
#define PHW_IDENTIFY_HEALTH_NUMBER_H

#include "identify/digits.h"
#include "identify/recogniser.h"

/** What tells one scheme of numbers from the others. */
typedef struct phw_health_scheme {
    phw_finding_kind kind;
    /** Folded words one of which a label of this scheme holds; ends with NULL. An empty list:
     *  every label of a health number that no other scheme claims. */
    const char *const *label_words;
    /** Whether the scheme issues such a number, apart from the check digit. */
    bool (*in_range)(const char digits[10]);
    /** Sizes of the groups in which the number is written, and how many groups. */
    uint8_t groups[4];
    uint8_t group_count;
} phw_health_scheme;

/** Adds the numbers of one scheme: labelled ones, ones in the scheme's shape, and bare ones where
 *  the page is a record. */
void phw_health_number_scan(phw_context *context, const phw_health_scheme *scheme);

/** Looks again at the numbers that no label speaks for, where more than labels and terms has told
 *  since that the page is a record. What is as surely known already is left as it is. */
void phw_health_number_scan_again(phw_context *context, const phw_health_scheme *scheme);

#endif
