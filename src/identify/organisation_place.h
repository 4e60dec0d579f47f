/* SPDX-License-Identifier: Apache-2.0 */
/** @file organisation_place.h  Boards and other bodies that are called "NHS" and a place. */
#ifndef PHW_IDENTIFY_ORGANISATION_PLACE_H
#define PHW_IDENTIFY_ORGANISATION_PLACE_H

#include "identify/organisation_run.h"

/**
 * Adds "NHS Northmere and Coldbrook" to what was found: where nothing else stands on the line, and
 * where a word such as "from", a sign or nothing stands before it and no capital behind it.
 * @param run  of one cell.
 */
void phw_organisation_place_read(const phw_organisation_run *run);

#endif
