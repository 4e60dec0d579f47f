/* SPDX-License-Identifier: Apache-2.0 */
/** @file mcu_grid.h  Which MCUs of a JPEG a mask touches. */
#ifndef PHW_IMAGE_MCU_GRID_H
#define PHW_IMAGE_MCU_GRID_H

#include "photoward/image.h"

/** MCUs of a picture and which of them are replaced. Embedded; phw_mcu_grid_done() frees it. */
typedef struct phw_mcu_grid {
    uint32_t unit_width; /**< pixels of one MCU */
    uint32_t unit_height;
    uint32_t reach_x; /**< pixels that a decoder may mix over an MCU's edge, 0 … unit − 1 */
    uint32_t reach_y;
    uint32_t columns;
    uint32_t rows;
    bool *touched; /**< columns × rows */
} phw_mcu_grid;

/**
 * Marks every MCU that a covered pixel lies in or within the reach of.
 * @param grid  unit and reach are set by the caller, the rest is filled.
 * @param mask  1 channel, as the picture is coded.
 * @return PHW_OK, PHW_ERR_NOMEM.
 */
PHW_MUST_USE phw_status phw_mcu_grid_mark(phw_mcu_grid *grid, const phw_image *mask,
                                          phw_error *error);

/** Whether an MCU is replaced. */
static inline bool phw_mcu_grid_touched(const phw_mcu_grid *grid, uint32_t column, uint32_t row)
{
    return grid->touched[(size_t)row * grid->columns + column];
}

/**
 * Makes a mask of all pixels of the touched MCUs but those within reach of one that is not.
 * @param[out] mask  written on success only; the caller frees it.
 */
PHW_MUST_USE phw_status phw_mcu_grid_mask(const phw_mcu_grid *grid, uint32_t width, uint32_t height,
                                          phw_image **mask, phw_error *error);

void phw_mcu_grid_done(phw_mcu_grid *grid);

#endif
