/* SPDX-License-Identifier: Apache-2.0 */
/** @file matrix_modules.h  Which modules of a DataMatrix are dark, also where they have run into
 *  each other. */
#ifndef PHW_MARK_MATRIX_MODULES_H
#define PHW_MARK_MATRIX_MODULES_H

#include "mark/matrix_grid.h"

/** Most modules of a side: those of the largest DataMatrix (ISO/IEC 16022, table 7). */
#define PHW_MATRIX_SIDE_MOST 144

/**
 * Tells dark modules from light ones.
 * @param grey  levels of the modules, row by row; what is light round them is taken for paper.
 * @param rows,columns  1 … PHW_MATRIX_SIDE_MOST each.
 * @param threshold  levels at or below it are dark.
 * @param run  0 … 0.3: the share of its level that a module has from the next one on either side,
 * across and down; 0 for a sharp picture. A lens that spreads a point with a deviation of half a
 * module gives 0.16, of 0.6 modules 0.20.
 * @param[out] dark  rows × columns.
 */
void phw_matrix_modules_part(const uint8_t *grey, int rows, int columns, int threshold, double run,
                             bool *dark);

#endif
