/* SPDX-License-Identifier: Apache-2.0 */
/** @file layout.h  Where text stands in a picture, before anything is read. */
#ifndef PHW_LAYOUT_LAYOUT_H
#define PHW_LAYOUT_LAYOUT_H

#include "photoward/image.h"
#include "photoward/page.h"

/**
 * Fills a page with planes and with lines (state PHW_LINE_SKIPPED, no words).
 * @param image  upright RGB.
 * @param max_lines  most lines kept, best first; where more were found page->complete is false.
 * @return PHW_OK, PHW_ERR_NOMEM.
 */
PHW_MUST_USE phw_status phw_layout_find(const phw_image *image, size_t max_lines, phw_page *page,
                                        phw_error *error);

#endif
