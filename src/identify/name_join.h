/* SPDX-License-Identifier: Apache-2.0 */
/** @file name_join.h  Names whose words fell into two cells, because the gap between them is wide.
 */
#ifndef PHW_IDENTIFY_NAME_JOIN_H
#define PHW_IDENTIFY_NAME_JOIN_H

#include "identify/name_page.h"

/**
 * Reads over the end of a cell: "MENSAH,  Emeka Dr", "Mrs  Baker".
 * @param at           token near the end of the cell where the name would begin.
 * @param[out] span    the part in this cell, with the form and strength of the whole name.
 * @param[out] beyond  the index of the last token in the cell to the right that belongs to it.
 * @return false where no firm form of a name runs over.
 */
bool phw_name_join(const phw_name_page *page, uint32_t cell, size_t at, phw_name_span *span,
                   size_t *beyond);

#endif
