/* SPDX-License-Identifier: Apache-2.0 */
/** @file plate_look.h  Whether something looks like a vehicle's plate before it is read. */
#ifndef PHW_MARK_PLATE_LOOK_H
#define PHW_MARK_PLATE_LOOK_H

#include <stdbool.h>

#include "photoward/image.h"
#include "photoward/page.h"

/**
 * Whether a line that layout took for light text on dark may be a whole plate: of its shape, white
 * or yellow for the most part, with dark characters on it.
 * @param[out] text  the same line as its characters stand on the plate, dark on light; written
 * where the answer is true.
 */
bool phw_plate_looks(const phw_image *image, const phw_line *line, phw_line *text);

#endif
