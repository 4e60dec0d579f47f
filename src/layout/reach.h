/* SPDX-License-Identifier: Apache-2.0 */
/** @file reach.h  Lines reach as far as their letters do. */
#ifndef PHW_LAYOUT_REACH_H
#define PHW_LAYOUT_REACH_H

#include "base/pyramid.h"
#include "layout/candidates.h"

/**
 * Makes straight lines longer at either end where letters go on that no chain took in: in small or
 * blurred writing some have grown together, or are too faint by themselves. What another line
 * stands on is left to it.
 * @param pyramid  of the picture on which the lines were found.
 */
void phw_candidates_reach(const phw_pyramid *pyramid, phw_candidates *lines);

#endif
