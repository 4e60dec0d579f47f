/* SPDX-License-Identifier: Apache-2.0 */
/** @file raster_cells.h  Where anything of a mask is covered, coarsely: most questions of what lies
 *  near it are answered without a look at its pixels. */
#ifndef PHW_REDACT_RASTER_CELLS_H
#define PHW_REDACT_RASTER_CELLS_H

#include "redact/raster.h"

/** Side of a cell, pixels. */
#define PHW_RASTER_CELL 16U

/** Start from zeroes; phw_raster_cells_done() frees it. */
typedef struct phw_raster_cells {
    uint32_t columns, rows;
    bool *held; /**< columns × rows: whether any pixel is covered */
} phw_raster_cells;

/** @param step  of so many rows, from the first on, each is like the first of them: 1, or up to
 *               PHW_RASTER_CELL and a divisor of it. @return PHW_OK, PHW_ERR_NOMEM. */
PHW_MUST_USE phw_status phw_raster_cells_find(const phw_image *mask, uint32_t step,
                                              phw_raster_cells *cells, phw_error *error);

/** As phw_raster_any() of the mask that the cells are of. @param cells  NULL is fine. */
bool phw_raster_cells_any(const phw_raster_cells *cells, const phw_image *mask,
                          const phw_quad *quad);

void phw_raster_cells_done(phw_raster_cells *cells);

#endif
