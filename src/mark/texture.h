/* SPDX-License-Identifier: Apache-2.0 */
/** @file texture.h  Where a picture looks like barcode: edges everywhere, no gap between them. */
#ifndef PHW_MARK_TEXTURE_H
#define PHW_MARK_TEXTURE_H

#include "base/pyramid.h"
#include "photoward/geometry.h"

/** Most places that are looked into. */
#define PHW_TEXTURE_MOST 64

/** A place that looks like a code. */
typedef struct phw_texture {
    phw_quad quad; /**< its sides along and across the edges, full-size pixels, a little too wide */
    double
        striped; /**< 0 … 1: how far all edges run one way; a linear code's quad has them upright */
    double square; /**< 0 … 1: how far edges run in two directions at right angles only */
    double score;  /**< pixels of texture, for ranking */
} phw_texture;

/**
 * Looks for code-like texture on the level whose longer side is at most PHW_TEXTURE_SIDE and on two
 * coarser ones.
 * @param[out] found  room for PHW_TEXTURE_MOST, the largest first.
 * @param[out] count  how many.
 * @return PHW_OK or PHW_ERR_NOMEM.
 */
PHW_MUST_USE phw_status phw_texture_find(const phw_pyramid *pyramid, phw_texture *found,
                                         size_t *count, phw_error *error);

/** Pixels. */
#define PHW_TEXTURE_SIDE 2600U

#endif
