/* SPDX-License-Identifier: Apache-2.0 */
/** @file panels.h  Letters that shine through a marker are read under contrast stretch. */
#ifndef PHW_SCAN_PANELS_H
#define PHW_SCAN_PANELS_H

#include "base/pyramid.h"
#include "ocr/ocr.h"

/**
 * A translucent bar leaves so little contrast that layout takes it for a surface. Panels beside
 * text with faint letters in them are stretched to the whole range of grey and read; what reads is
 * added to the page as a line.
 * @return PHW_OK or what phw_ocr_read() returns.
 */
PHW_MUST_USE phw_status phw_scan_read_panels(phw_ocr *ocr, const phw_pyramid *pyramid,
                                             const phw_ocr_budget *budget, phw_page *page,
                                             phw_error *error);

#endif
