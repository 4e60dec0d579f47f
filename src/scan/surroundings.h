/* SPDX-License-Identifier: Apache-2.0 */
/** @file surroundings.h  The parts of a picture that a mask may have changed the look of. */
#ifndef PHW_SCAN_SURROUNDINGS_H
#define PHW_SCAN_SURROUNDINGS_H

#include <stdint.h>

#include "photoward/report.h"
#include "redact/raster_cells.h"

/** A part, in whole pixels: left and top inside, right and bottom outside. */
typedef struct phw_part {
    uint32_t left, top, right, bottom;
} phw_part;

/** Parts that do not overlap. Start from zeroes; phw_surroundings_done() frees it. */
typedef struct phw_surroundings {
    phw_part *parts;
    size_t count;
} phw_surroundings;

/** What is covered, and what of it is new since the report that is gone by. Borrowed. */
typedef struct phw_covering {
    const phw_image *mask;    /**< 255 covered, 0 kept */
    const phw_image *changed; /**< those of them that the report's picture did not have covered */
    const phw_raster_cells *cells; /**< of changed; NULL is fine, and slower */
} phw_covering;

struct phw_kept;

/**
 * The rectangles round all edges of what is covered anew, wide enough for a line of text beside it,
 * and round every line of text and mark of the report that it touches but does not cover, without
 * the words that are kept. Those that overlap are one.
 * @param report  on the picture before it was covered; its page may be NULL.
 * @param kept    words of that page; see scan/kept.h.
 * @return PHW_OK, PHW_ERR_NOMEM.
 */
PHW_MUST_USE phw_status phw_surroundings_find(const phw_report *report, const struct phw_kept *kept,
                                              const phw_covering *covering,
                                              phw_surroundings *surroundings, phw_error *error);

void phw_surroundings_done(phw_surroundings *surroundings);

/** How what is covered anew lies to a line or mark. */
typedef enum phw_mask_place {
    PHW_MASK_AWAY = 0, /**< so far off that its look is the same */
    PHW_MASK_TOUCHES,  /**< on it or so near that reading it may give something else */
    PHW_MASK_COVERS    /**< the mask is all over it */
} phw_mask_place;

/** Whether what is covered anew touches a quad. */
bool phw_covering_any(const phw_covering *covering, const phw_quad *quad);

/** @param height  of the text, or of the mark: what is far goes by it. */
phw_mask_place phw_mask_place_of(const phw_covering *covering, const phw_quad *quad, double height);

#endif
