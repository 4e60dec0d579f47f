/* SPDX-License-Identifier: Apache-2.0 */
/** @file line_view.h  A line that could not be read, in sums of the channels of its own. */
#ifndef PHW_MARK_LINE_VIEW_H
#define PHW_MARK_LINE_VIEW_H

#include "photoward/error.h"
#include "photoward/image.h"
#include "photoward/page.h"

/** What a view is made of. */
typedef enum phw_line_sum {
    PHW_LINE_CALM,  /**< detail from luma, colour from a wider place (a JPEG has less of it), in the
                         sum under which letters stand furthest from the ground's texture */
    PHW_LINE_EVEN,  /**< the channels' mean less that of the ground around */
    PHW_LINE_GREEN, /**< the channel with most samples */
    PHW_LINE_SUMS
} phw_line_sum;

/**
 * Cuts the place of a line out of a picture, in one channel, its letters light on dark and its
 * contrast stretched.
 * @param image  upright RGB.
 * @param[out] view  freed by the caller; NULL where nothing stands there.
 * @param[out] corner  of the view, in pixels of the picture.
 * @return PHW_OK or PHW_ERR_NOMEM.
 */
PHW_MUST_USE phw_status phw_line_view(const phw_image *image, const phw_line *line,
                                      phw_line_sum sum, phw_image **view, phw_point *corner,
                                      phw_error *error);

#endif
