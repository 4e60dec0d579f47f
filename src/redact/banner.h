/* SPDX-License-Identifier: Apache-2.0 */
/** @file banner.h  The strip of a patient banner, once two of its fields agree: what stands between
 *  them has no label there – the name has none – and may have been misread (NHS Common User
 *  Interface, "Patient banner"). */
#ifndef PHW_REDACT_BANNER_H
#define PHW_REDACT_BANNER_H

#include <stdbool.h>

#include "photoward/report.h"

/**
 * The strip in which a finding stands with another field of the same patient: all lines of its row
 * on its surface.
 * @param index       of a finding of the report, as of the page.
 * @param[out] strip  written where there is one.
 * @return false where the finding is no date of birth and no number of a patient, where none of
 *         another kind stands in its row, and where other rows of the surface have others: a list
 *         of patients has no banner.
 */
bool phw_banner_strip(const phw_report *report, size_t index, phw_quad *strip);

#endif
