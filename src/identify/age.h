/* SPDX-License-Identifier: Apache-2.0 */
/** @file age.h  Ages as texts tell them. */
#ifndef PHW_IDENTIFY_AGE_H
#define PHW_IDENTIFY_AGE_H

#include "identify/name_page.h"

/** From this age on so few people are left that it points to somebody: 1 in 110 is 90 or older
 * (ONS, Estimates of the very old, 2022), and what is published of people ends in "90 and over". */
#define PHW_GREAT_AGE 90

/**
 * "34-year-old", "34 year old", "45 y/o", "27F", "52yo", "aged 67", "boy of 6", "turned 104".
 * @param[out] last  the last token of it, inclusive.
 * @return the age in years, or −1 where none stands at token @p at.
 */
int phw_age_read(const phw_name_line *line, size_t at, size_t *last);

/** "27F", "34M": only who gives care writes an age so. */
bool phw_age_is_clinical(const phw_name_token *token);

/** What the jigsaw calls an age: "age", "great-age" or "century". Static. */
const char *phw_age_tag(int age);

#endif
