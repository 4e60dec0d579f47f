/* SPDX-License-Identifier: Apache-2.0 */
/** @file faint.h  Letters that hardly differ from their ground are read in a view that shows them.
 */
#ifndef PHW_SCAN_FAINT_H
#define PHW_SCAN_FAINT_H

#include "ocr/ocr.h"

/**
 * Lines that phw_faint_view() or phw_coloured_view() shows and that read are added to the page,
 * where nothing was read before. Where the budget did not allow all of them, page->complete is then
 * false.
 * @param container  that the picture came in: of some, few levels tell nothing.
 * @return PHW_OK, PHW_ERR_NOMEM or what phw_ocr_read() returns.
 */
PHW_MUST_USE phw_status phw_scan_read_faint(phw_ocr *ocr, const phw_image *image,
                                            const phw_container *container,
                                            const phw_ocr_budget *budget, phw_page *page,
                                            phw_error *error);

#endif
