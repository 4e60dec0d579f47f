/* SPDX-License-Identifier: Apache-2.0 */
/** @file organisation_abbreviation.h  Letters that trusts are called by among staff. */
#ifndef PHW_IDENTIFY_ORGANISATION_ABBREVIATION_H
#define PHW_IDENTIFY_ORGANISATION_ABBREVIATION_H

#include <stdbool.h>

/** Whether a folded token is one ("gstt"). Most mean other things elsewhere: ask only where care is
 *  spoken of. Source: the trusts' own usage, from general knowledge; not complete. */
bool phw_organisation_abbreviation(const char *key);

/** Whether such letters mean nothing else anywhere ("qehb"). */
bool phw_organisation_abbreviation_alone(const char *key);

#endif
