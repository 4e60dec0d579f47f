/* SPDX-License-Identifier: Apache-2.0 */
/** @file unread.h  Which lines are reported as seen but not read. */
#ifndef PHW_SCAN_UNREAD_H
#define PHW_SCAN_UNREAD_H

#include "photoward/report.h"

/** Fills report->unread and report->complete from report->page and report->container. */
PHW_MUST_USE phw_status phw_scan_list_unread(phw_report *report, phw_error *error);

#endif
