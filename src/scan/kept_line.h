/* SPDX-License-Identifier: Apache-2.0 */
/** @file kept_line.h  Whether a line that is found once more is one that was found before. */
#ifndef PHW_SCAN_KEPT_LINE_H
#define PHW_SCAN_KEPT_LINE_H

#include <stddef.h>

#include "photoward/page.h"

/** How the lines of a page stand to one that was found. */
typedef enum phw_kept_line {
    PHW_KEPT_LINE_NONE = 0,  /**< none is on half of it */
    PHW_KEPT_LINE_OTHERWISE, /**< one is, that ends within it or is much higher: what was found in
                                  pieces, or grown together with the next line, was read as such */
    PHW_KEPT_LINE_SAME       /**< one is as long and as high as it */
} phw_kept_line;

/**
 * @param count   the first lines of the page are looked at; at most page->line_count.
 * @param quad    of the line that was found, in the page's pixels, in its reading direction.
 * @param height  of its text, pixels.
 */
phw_kept_line phw_kept_line_of(const phw_page *page, size_t count, const phw_quad *quad,
                               double height);

#endif
