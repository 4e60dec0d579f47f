/* SPDX-License-Identifier: Apache-2.0 */
/** @file insets.h  What stands in a program's fields and buttons is read without their frames. */
#ifndef PHW_SCAN_INSETS_H
#define PHW_SCAN_INSETS_H

#include "ocr/ocr.h"

/**
 * What stands in the boxes that programs draw is read by itself where it was not read before, or
 * less of it, and added to the page: frames spoil lines. A level line that could not be read is
 * none any more where it is boxes and nothing is written beside them. Where the budget did not
 * allow all of it, page->complete is then false.
 * @param pyramid  of the upright picture.
 * @return PHW_OK, PHW_ERR_NOMEM or what phw_ocr_read() returns.
 */
PHW_MUST_USE phw_status phw_scan_read_insets(phw_ocr *ocr, const phw_pyramid *pyramid,
                                             const phw_ocr_budget *budget, phw_page *page,
                                             phw_error *error);

#endif
