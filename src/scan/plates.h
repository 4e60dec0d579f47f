/* SPDX-License-Identifier: Apache-2.0 */
/** @file plates.h  Vehicle plates are found as boxes and read, dark on light. */
#ifndef PHW_SCAN_PLATES_H
#define PHW_SCAN_PLATES_H

#include "base/pyramid.h"
#include "ocr/ocr.h"

/**
 * A bright plate on a dark car looks to layout like light text on dark, or like nothing at all.
 * What looks like a plate is read as dark on light, and what then reads as a registration is added
 * to the page as a line. At most PHW_SCAN_PLATES_MOST are tried.
 * @return PHW_OK or what phw_ocr_read() returns.
 */
PHW_MUST_USE phw_status phw_scan_read_plates(phw_ocr *ocr, const phw_image *image,
                                             const phw_pyramid *pyramid,
                                             const phw_ocr_budget *budget, phw_page *page,
                                             phw_error *error);

#define PHW_SCAN_PLATES_MOST 8

#endif
