/* SPDX-License-Identifier: Apache-2.0 */
/** @file redact_pages.h  Copies of files that hold several pages or frames, and of formats that are
 *  only written from pixels. */
#ifndef PHW_SCAN_REDACT_PAGES_H
#define PHW_SCAN_REDACT_PAGES_H

#include "scan/scanner.h"

/** Whether a copy of such a file is made page by page: TIFF, WebP, GIF, BMP, and several pictures
 *  in one HEIC or AVIF, which become a TIFF. */
bool phw_scan_has_pages(const phw_container *container);

/**
 * As phw_scan_redact(): each page is decoded anew, covered by its own findings and proven; then all
 * are put into one file without loss, which is read again and held to the proven pages to the
 * pixel. A page that shows what an earlier one shows is covered as that one. The mask is the first
 * page's.
 * @param source  its bytes must be there.
 * @return also PHW_ERR_UNSUPPORTED (a page could not be examined, or edits and masks were given:
 *         they are for single pictures), PHW_ERR_TIMEOUT.
 */
PHW_MUST_USE phw_status phw_scan_redact_pages(phw_scanner *scanner, phw_report *report,
                                              const phw_redact_source *source,
                                              const phw_redact_options *options,
                                              phw_redaction **redaction, phw_error *error);

#endif
