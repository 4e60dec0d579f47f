/* SPDX-License-Identifier: Apache-2.0 */
/** @file plate_look.h  Whether something looks like a vehicle's plate before it is read. */
#ifndef PHW_MARK_PLATE_LOOK_H
#define PHW_MARK_PLATE_LOOK_H

#include <stdbool.h>

#include "photoward/image.h"
#include "photoward/page.h"

/** Whether a quad may be a whole plate: of its shape, white or yellow for the most part, with dark
 *  characters on it. */
bool phw_plate_looks(const phw_image *image, const phw_quad *plate);

/** The line as which the characters on a plate are to be read, dark on light. */
phw_line phw_plate_text(const phw_quad *plate);

#endif
