/* SPDX-License-Identifier: Apache-2.0 */
/** @file bars.h  Solid bars under which letters still show: a marker that does not cover. */
#ifndef PHW_LAYOUT_BARS_H
#define PHW_LAYOUT_BARS_H

#include "layout/candidates.h"

/**
 * Appends a candidate for every solid bar of a level whose inside has the structure of a line of
 * text. A bar is one component to the ink map, since all of it stands out from the page.
 * @param level  grey picture at 1 / @p scale of the full size.
 */
PHW_MUST_USE phw_status phw_bars_find(const phw_image *level, float scale,
                                      const phw_components *components, phw_candidates *candidates,
                                      phw_error *error);

#endif
