/* SPDX-License-Identifier: Apache-2.0 */
/** @file place.h  On which plane something stands. */
#ifndef PHW_MARK_PLACE_H
#define PHW_MARK_PLACE_H

#include "photoward/finding.h"
#include "photoward/page.h"

/** The smallest plane that holds a point, or PHW_NO_PLANE. */
size_t phw_mark_plane_at(const phw_page *page, phw_point point);

/** The plane a finding names, its line's, or else the one that holds its middle; PHW_NO_PLANE where
 *  there is none. */
size_t phw_mark_plane_of(const phw_page *page, const phw_finding *finding);

#endif
