/* SPDX-License-Identifier: Apache-2.0 */
/** @file blobs.h  Patches of one tone that could be the box of a mark: connected components that
 *  are darker or lighter than what is round them, about as full as a box with letters in it. */
#ifndef PHW_MARK_BLOBS_H
#define PHW_MARK_BLOBS_H

#include <stdbool.h>
#include <stddef.h>

#include "base/pyramid.h"
#include "photoward/geometry.h"

/** A component with the shape of a box. */
typedef struct phw_blob {
    phw_quad corners; /**< its outermost points along the diagonals, picture pixels, clockwise */
    phw_quad box;     /**< the rectangle along its long axis, picture pixels, clockwise */
    bool light;       /**< lighter than what is round it */
} phw_blob;

/** Blobs of all levels. Embedded; start from zeroes, end with phw_blobs_done(). */
typedef struct phw_blobs {
    phw_blob *items;
    size_t count;
    size_t capacity; /**< internal */
} phw_blobs;

/** Widths of the boxes looked for on one level, in that level's pixels. The next level takes over
 *  at the double. */
#define PHW_BLOB_WIDTH_LEAST 10.0
#define PHW_BLOB_WIDTH_MOST 46.0

/**
 * Appends the blobs of one level.
 * @param level  0 … pyramid->count − 1.
 * @return PHW_OK or PHW_ERR_NOMEM.
 */
PHW_MUST_USE phw_status phw_blobs_find(const phw_pyramid *pyramid, int level, phw_blobs *blobs,
                                       phw_error *error);

void phw_blobs_done(phw_blobs *blobs);

#endif
