/* SPDX-License-Identifier: Apache-2.0 */
/** @file name_elsewhere.h  What looks like a name and is part of something else: of a street, a
 *  town, a trust, a ward, a disease. */
#ifndef PHW_IDENTIFY_NAME_ELSEWHERE_H
#define PHW_IDENTIFY_NAME_ELSEWHERE_H

#include "identify/name_page.h"

/** Whether a name stands in such a place, where only a label or a title makes it somebody's. */
bool phw_name_is_part_of_another(const phw_name_page *page, uint32_t cell,
                                 const phw_name_span *name);

#endif
