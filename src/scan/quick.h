/* SPDX-License-Identifier: Apache-2.0 */
/** @file quick.h  When a picture that is examined quickly needs to be read no further. */
#ifndef PHW_SCAN_QUICK_H
#define PHW_SCAN_QUICK_H

#include "scan/scanner.h"

/** Whom phw_scan_is_enough() asks. Borrowed. */
typedef struct phw_quick {
    const phw_scanner *scanner;
    const phw_report *report; /**< the report that is being made: its container counts */
    bool enough;              /**< what it said last */
} phw_quick;

/**
 * Whether what was read so far blocks the picture by itself, so surely that no further line can
 * change it: phw_risk_is_certain(). For phw_ocr_budget.enough. Where there is no memory to find
 * out, it is not enough.
 * @param quick  a phw_quick.
 */
bool phw_scan_is_enough(void *quick, phw_page *so_far);

#endif
