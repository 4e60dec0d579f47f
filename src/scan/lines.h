/* SPDX-License-Identifier: Apache-2.0 */
/** @file lines.h  Text that stands in no picture: a barcode's, a comment's. */
#ifndef PHW_SCAN_LINES_H
#define PHW_SCAN_LINES_H

#include "identify/identify.h"

/**
 * Adds what recognisers of text say of lines, set one below the other on a page of their own; the
 * findings' places are of that page.
 * @param lines  UTF-8, parted by newlines; NULL: none.
 */
PHW_MUST_USE phw_status phw_scan_read_lines(const char *lines, const phw_identify_with *with,
                                            phw_findings *findings, phw_error *error);

#endif
