/* SPDX-License-Identifier: Apache-2.0 */
/** @file blobs_sparse.h  Boxes of marks on a level that is too large to be searched as a whole. */
#ifndef PHW_MARK_BLOBS_SPARSE_H
#define PHW_MARK_BLOBS_SPARSE_H

#include "mark/blobs.h"

/**
 * Appends the blobs of one level, but only where there is little else: on a wall, a lanyard, the
 * blank of a page. Tiles in which coarser levels have many blobs already, or which turn out to be
 * full of edges, are passed over, and so is a picture with very many, for text and foliage cost
 * most and hide small marks anyway.
 * @param level  0 … pyramid->count − 2.
 * @param blobs  holds those of the coarser levels.
 * @return PHW_OK or PHW_ERR_NOMEM.
 */
PHW_MUST_USE phw_status phw_blobs_find_sparse(const phw_pyramid *pyramid, int level,
                                              const phw_blob_form *form, phw_blobs *blobs,
                                              phw_error *error);

#endif
