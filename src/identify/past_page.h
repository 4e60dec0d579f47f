/* SPDX-License-Identifier: Apache-2.0 */
/** @file past_page.h  Pages of people who are long dead. */
#ifndef PHW_IDENTIFY_PAST_PAGE_H
#define PHW_IDENTIFY_PAST_PAGE_H

#include "identify/name_page.h"

/** Whether most dates of the page with a month's name, or several of a family tree, are of years in
 *  which nobody was born who lives, or all of years before notes were written that anybody keeps.
 *  Linear in its words. */
bool phw_past_page_is(const phw_name_page *page);

#endif
