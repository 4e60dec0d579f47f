/* SPDX-License-Identifier: Apache-2.0 */
/** @file bands.h  Light letters on coloured bands full of moiré are read in the colours that show
 *  them. */
#ifndef PHW_SCAN_BANDS_H
#define PHW_SCAN_BANDS_H

#include "ocr/ocr.h"

/**
 * Lines on the bands of phw_bands_find() that read are added to the page, where nothing was read
 * before, or less. Other lines are left for phw_scan_read_views(). Where the budget did not allow
 * all of them, page->complete is then false.
 * @param[in,out] left  as large as the page.
 * @return PHW_OK, PHW_ERR_NOMEM or what phw_ocr_read() returns.
 */
PHW_MUST_USE phw_status phw_scan_read_bands(phw_ocr *ocr, const phw_image *image,
                                            const phw_pyramid *pyramid,
                                            const phw_ocr_budget *budget, phw_page *page,
                                            phw_page *left, phw_error *error);

#endif
