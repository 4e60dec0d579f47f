/* SPDX-License-Identifier: Apache-2.0 */
/** @file text_place.h  Whether a place that looks like something else is text that was read. */
#ifndef PHW_MARK_TEXT_PLACE_H
#define PHW_MARK_TEXT_PLACE_H

#include <stdbool.h>

#include "photoward/geometry.h"
#include "photoward/page.h"

/** Whether believable words fill @p place (picture pixels) from side to side and from top to
 * bottom: text behind a display's stripes can look like rows of bars. */
bool phw_place_is_text(const phw_page *page, const phw_quad *place);

#endif
