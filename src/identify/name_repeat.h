/* SPDX-License-Identifier: Apache-2.0 */
/** @file name_repeat.h  A name that is known on the page, met again in another dress. */
#ifndef PHW_IDENTIFY_NAME_REPEAT_H
#define PHW_IDENTIFY_NAME_REPEAT_H

#include "identify/name_page.h"

/**
 * Looks for patients' names again: the family name or the given name alone, in any case, with one
 * letter misread; and for given names that stand alone among clinical words, as in a chat. Uses the
 * candidates added so far and adds more.
 */
void phw_name_repeat(const phw_name_page *page);

#endif
