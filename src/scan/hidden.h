/* SPDX-License-Identifier: Apache-2.0 */
/** @file hidden.h  What a file hides, as findings. */
#ifndef PHW_SCAN_HIDDEN_H
#define PHW_SCAN_HIDDEN_H

#include "scan/scanner.h"

/**
 * Looks behind the picture and examines every hidden picture that shows something else, in what is
 * left of the file's time; findings of kinds gps, thumbnail, trailing_data and weak_redaction with
 * no place in the picture are added to the report. What was left out makes it incomplete.
 * @param shown  the report's picture.
 */
PHW_MUST_USE phw_status phw_scan_hidden(phw_scanner *scanner, const uint8_t *bytes, size_t size,
                                        const phw_image *shown, phw_report *report,
                                        phw_error *error);

#endif
