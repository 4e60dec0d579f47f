/* SPDX-License-Identifier: Apache-2.0 */
/** @file weak_plain.h  Whether what is read through a cover is nobody's. */
#ifndef PHW_MARK_WEAK_PLAIN_H
#define PHW_MARK_WEAK_PLAIN_H

#include <stdbool.h>

#include "base/geometry.h"
#include "photoward/image.h"
#include "photoward/page.h"

struct phw_models;

/** All of a marker of which a part was found: as far as it has the same level in the same rows,
 * where that is none of the paper's above.
 *  @param box  of the part, pixels. Pure. */
phw_box phw_weak_marker_round(const phw_image *luma, phw_box box);

/** The part of a marker on which something is written, and its height's room at either end: a
 * button or a cell may be much longer than its word. @param box  of all of it, pixels. Pure. */
phw_box phw_weak_marker_written(const phw_image *luma, phw_box box);

/**
 * Whether words were surely read in a box and most of their letters are of everyday words: somebody
 * marked them to be seen, and what is a name more often than a word, or has digits, or is no word,
 * may be somebody's.
 * @param models  NULL: nothing is known, and the answer is no. Pure.
 */
bool phw_weak_reads_plain(const phw_page *page, const struct phw_models *models, phw_box box);

/**
 * Whether a word that is more often a name than a word, or one with figures or an at sign, was
 * surely read in a box: what may be somebody's.
 * @param models  NULL: nothing is known, and the answer is no. Pure.
 */
bool phw_weak_reads_somebody(const phw_page *page, const struct phw_models *models, phw_box box);

#endif
