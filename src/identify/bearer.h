/* SPDX-License-Identifier: Apache-2.0 */
/** @file bearer.h  Whether somebody who is cared for bears a name, by all that stands round it: a
 *  logistic model whose weights models/bearers learned. */
#ifndef PHW_IDENTIFY_BEARER_H
#define PHW_IDENTIFY_BEARER_H

#include "identify/bearer_signs.h"

/** What is made once a page. */
typedef struct phw_bearer phw_bearer;

/** Weighs what the page says of every name. NULL where memory ran out; in the page's arena. */
phw_bearer *phw_bearer_new(const phw_name_page *page, const phw_name_traits *traits);

/** The natural logarithm of the odds that a patient or a relative of theirs bears a name. */
float phw_bearer_weigh(phw_bearer *bearer, const phw_name_page *page, uint32_t cell,
                       const phw_name_run *run);

#endif
