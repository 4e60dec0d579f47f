/* SPDX-License-Identifier: Apache-2.0 */
/** @file surfaces.h  Screens, sheets and labels: the flat things that text stands on. */
#ifndef PHW_LAYOUT_SURFACES_H
#define PHW_LAYOUT_SURFACES_H

#include "base/pyramid.h"
#include "photoward/page.h"

/** Adds planes to a page whose lines are known and tells every line its plane. */
PHW_MUST_USE phw_status phw_surfaces_find(const phw_pyramid *pyramid, phw_page *page,
                                          phw_error *error);

#endif
