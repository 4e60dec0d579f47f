/* SPDX-License-Identifier: Apache-2.0 */
/** @file weak_column.h  Rows of a column under its heading in which nothing was read. */
#ifndef PHW_MARK_WEAK_COLUMN_H
#define PHW_MARK_WEAK_COLUMN_H

#include <stddef.h>

#include "base/geometry.h"
#include "photoward/image.h"
#include "photoward/page.h"

/** Most rows of a column that are told of. */
#define PHW_WEAK_COLUMN_MOST 6

/**
 * Looks down from a level line that was read, as far as the next one that was read under it, for
 * rows where something stands: in a table what is covered may have nothing beside it that can be
 * read, but there is what its column begins with.
 * @param boxes  of the page's lines, pixels.
 * @param paper  grey level of the line's paper.
 * @param least  what is so many grey levels off that stands there.
 * @param[out] rows  from top to bottom, as wide as the line or as names are.
 * @return how many were written. Pure.
 */
size_t phw_weak_column_find(const phw_image *luma, const phw_page *page, size_t line,
                            const phw_box *boxes, double paper, double least,
                            phw_box rows[PHW_WEAK_COLUMN_MOST]);

#endif
