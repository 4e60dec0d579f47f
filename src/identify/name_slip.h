/* SPDX-License-Identifier: Apache-2.0 */
/** @file name_slip.h  Names on little paper of which the place tells that they are patients'. */
#ifndef PHW_IDENTIFY_NAME_SLIP_H
#define PHW_IDENTIFY_NAME_SLIP_H

#include "identify/name_mentions.h"
#include "identify/name_traits.h"

/** How sure it is, 0 … 1, that a name that is told as a patient's is one: by a bed's number on the
 *  same slip, or by a family's thanks for the care of somebody named so. 0: nothing says so. */
float phw_name_slip_worth(const phw_name_page *page, const phw_name_traits *traits,
                          const phw_name_mention *mention);

#endif
