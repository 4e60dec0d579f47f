/* SPDX-License-Identifier: Apache-2.0 */
/** @file screenshot.h  Tells a picture that a computer drew from one that a camera took. */
#ifndef PHW_MARK_SCREENSHOT_H
#define PHW_MARK_SCREENSHOT_H

#include <stdbool.h>

#include "photoward/image.h"

/** Whether neighbouring pixels are mostly the same, as no sensor makes them: a screenshot, also one
 *  that was sent as JPEG. */
bool phw_mark_is_screenshot(const phw_image *image);

#endif
