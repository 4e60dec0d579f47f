/* SPDX-License-Identifier: Apache-2.0 */
/** @file contest.h  Who was quickest or won most: lists of results and prizes. */
#ifndef PHW_IDENTIFY_CONTEST_H
#define PHW_IDENTIFY_CONTEST_H

#include "identify/name_page.h"

/** Whether a heading of the page says so ("Best times", "High scores") and numbered rows follow.
 * Linear in its words. */
bool phw_contest_is(const phw_name_page *page);

#endif
