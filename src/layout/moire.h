/* SPDX-License-Identifier: Apache-2.0 */
/** @file moire.h  Where a photographed display's pixels make coloured waves. */
#ifndef PHW_LAYOUT_MOIRE_H
#define PHW_LAYOUT_MOIRE_H

#include <stdbool.h>
#include <stdint.h>

#include "photoward/error.h"
#include "photoward/image.h"
#include "photoward/page.h"

/** Side of the cells that are told apart, in pixels. */
#define PHW_MOIRE_CELL 128U

/** Cells of a picture. Embedded; phw_moire_map_done() frees it. */
typedef struct phw_moire_map {
    bool *has;             /**< of each cell, row by row: whether moiré lies on it */
    uint32_t across, down; /**< cells; those that the picture's edge cuts have none */
    uint32_t count;        /**< cells with moiré */
} phw_moire_map;

/**
 * Finds the cells with fine coloured texture everywhere in them. A display's pixels are red, green
 * and blue side by side, as a sensor's are: where they beat, colours wave. Letters have coloured
 * fringes at most, and leave their ground plain.
 * @param image  upright; other than RGB has none.
 * @param[out] map  nothing to free after an error.
 * @return PHW_OK, PHW_ERR_NOMEM.
 */
PHW_MUST_USE phw_status phw_moire_find(const phw_image *image, phw_moire_map *map,
                                       phw_error *error);

/** Cells with moiré that lines run over.
 * @param[out] held  whether that is so, of all cells; has room for them. */
uint32_t phw_moire_held(const phw_moire_map *map, const phw_page *page, bool *held);

void phw_moire_map_done(phw_moire_map *map);

#endif
