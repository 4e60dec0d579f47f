/* SPDX-License-Identifier: Apache-2.0 */
/** @file cards.h  Small badges, looked at again from nearer. */
#ifndef PHW_SCAN_CARDS_H
#define PHW_SCAN_CARDS_H

#include "scan/scanner.h"

/**
 * Where a small trust's mark stands with a few lines by it, or such lines on a small card, and no
 * badge was found, that piece of the picture is enlarged and scanned. Where it is a badge, that and
 * the face and the mark on it are added to the report; what was read there is not.
 * @param image   upright RGB, of the report.
 * @param report  judged, with its marks.
 * @return PHW_OK, PHW_ERR_NOMEM, or what the scan of the piece returns.
 */
PHW_MUST_USE phw_status phw_scan_look_at_cards(phw_scanner *scanner, const phw_image *image,
                                               phw_report *report, phw_error *error);

#endif
