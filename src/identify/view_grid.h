/* SPDX-License-Identifier: Apache-2.0 */
/** @file view_grid.h  Which cells are near a place: a coarse grid over the page. */
#ifndef PHW_IDENTIFY_VIEW_GRID_H
#define PHW_IDENTIFY_VIEW_GRID_H

#include "base/geometry.h"
#include "identify/view.h"

/** Most cells one query gives: bounds the work on a hostile page. */
#define PHW_VIEW_NEAR_MAX 256

/** Sorts the cells of a view into a grid. False where memory ran out. */
PHW_MUST_USE bool phw_view_grid_build(phw_view *view, phw_arena *arena);

/** Cells that pass through the grid squares under @p box, at most PHW_VIEW_NEAR_MAX, in no
 *  particular but always the same order. @return how many. */
size_t phw_view_near(const phw_view *view, phw_box box, uint32_t *cells);

/** Links each cell with the nearest one to its right on the same visual row. */
void phw_view_link_rows(phw_view *view);

#endif
