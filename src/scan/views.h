/* SPDX-License-Identifier: Apache-2.0 */
/** @file views.h  Lines that could not be read, looked at once more in other sums of the channels.
 */
#ifndef PHW_SCAN_VIEWS_H
#define PHW_SCAN_VIEWS_H

#include "ocr/ocr.h"
#include "scan/scanner.h"

/**
 * Looks at some of a page's unread lines in views of their own, and at those of @p left. What is
 * read surely in one, and what names an organisation, takes the place of the line.
 * @param image  upright.
 * @param left  of the picture's size: lines that were found elsewhere and could not be read.
 * @param[in,out] page  what was read so far.
 */
PHW_MUST_USE phw_status phw_scan_read_views(phw_scanner *scanner, const phw_image *image,
                                            const phw_page *left, const phw_ocr_budget *budget,
                                            phw_page *page, phw_error *error);

#endif
