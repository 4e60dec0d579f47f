/* SPDX-License-Identifier: Apache-2.0 */
/** @file unseen.h  Which of what was found in colours that are stored is not seen in the picture.
 */
#ifndef PHW_SCAN_UNSEEN_H
#define PHW_SCAN_UNSEEN_H

#include "photoward/image.h"
#include "photoward/report.h"

/**
 * Whether something that was found in a page's stored colours (a record on which nobody is
 * identified, too), or could not be examined there, is not in what viewers show of the page. The
 * same is found in both where a window's shadow is all that is transparent.
 * @param found   report on the stored colours.
 * @param stored  those colours, RGB.
 * @param seen    what is shown, RGB.
 * @param read_only  what could not be read there counts for nothing: it may be a pattern's.
 */
bool phw_scan_has_unseen(const phw_report *found, const phw_image *stored, const phw_image *seen,
                         bool read_only);

#endif
