/* SPDX-License-Identifier: Apache-2.0 */
/** @file name_rota.h  A rota: the names on it are those of colleagues. */
#ifndef PHW_IDENTIFY_NAME_ROTA_H
#define PHW_IDENTIFY_NAME_ROTA_H

#include "identify/name_traits.h"

/** Whether the page is a list of names under a heading that says so ("Ward 7 off-duty"), or beside
 *  days of the week and the letters of shifts, and no patient's number is on it. */
bool phw_name_page_is_rota(const phw_name_page *page, const phw_name_traits *traits);

#endif
