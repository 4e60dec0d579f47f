/* SPDX-License-Identifier: Apache-2.0 */
/** @file weak_veil.h  Words of a photograph that were read through what was laid over them. */
#ifndef PHW_MARK_WEAK_VEIL_H
#define PHW_MARK_WEAK_VEIL_H

#include <stdbool.h>
#include <stddef.h>

#include "base/geometry.h"
#include "photoward/image.h"
#include "photoward/page.h"

/** Most veils of one line. */
#define PHW_WEAK_VEILS_MOST 4

/** A page and what its words are usually like. */
typedef struct phw_weak_veil {
    const phw_image *luma;
    const phw_page *page;
    double usual_range; /**< grey levels between its paper and its ink, above 0 */
    double usual_grain; /**< of its paper, as phw_weak_paper_grain has it */
    bool dark;          /**< whether its ink is darker than its paper */
} phw_weak_veil;

/**
 * Looks for words side by side that differ much less from their ground than the page's usually do,
 * where that ground has as much less of a camera's noise: what shines through keeps the same share
 * of both, and what the camera saw in grey keeps all of the noise. An upper or a lower half will
 * do. Where the paper has hardly any noise nothing is found.
 * @param line   of the page, read and level.
 * @param grain  what the grounds of the page's other words have; below 0: measured and kept.
 * @param[out] found  the words' boxes, pixels.
 * @return how many.
 */
size_t phw_weak_veils_find(const phw_weak_veil *veil, const phw_line *line, double *grain,
                           phw_box found[PHW_WEAK_VEILS_MOST]);

#endif
