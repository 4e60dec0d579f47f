/* SPDX-License-Identifier: Apache-2.0 */
/** @file name_column.h  Names that stand under each other, as on a whiteboard or a list. */
#ifndef PHW_IDENTIFY_NAME_COLUMN_H
#define PHW_IDENTIFY_NAME_COLUMN_H

#include "identify/name_mentions.h"

/**
 * Adds as patients' names what begins its cell, has a weak form of a name ("BOWEN I", "Walker J")
 * and stands in one column with at least two others of the kind, on a page about patients, where
 * some of the rows speak of them. A column of which staff is known stays staff's.
 */
void phw_name_column(const phw_name_page *page);

/** Whether two cells begin under each other, as one column's do, in about the same size. */
bool phw_name_column_same(const phw_view *view, uint32_t a, uint32_t b);

/** Makes patients of colleagues who are so by nothing but their name's form ("A Entwistle") and
 * stand in a column of patients whose rows speak of them. Where memory runs out the context fails.
 */
void phw_name_column_agree(const phw_name_page *page, phw_name_mention *mentions, size_t count);

#endif
