/* SPDX-License-Identifier: Apache-2.0 */
/** @file risk.h  From findings to a verdict with reasons. */
#ifndef PHW_RISK_RISK_H
#define PHW_RISK_RISK_H

#include "photoward/report.h"

/**
 * Fills verdict, reasons, reason_count, jigsaw and the `record` flag of the page's planes from the
 * report's page, findings, container, unread list and `complete`. Pure; cannot fail.
 * What a policy of the user's rules (report->rules) blocks is marked as asked for, so that redact
 * covers it.
 * The further pages' findings count as well, each page's by themselves: the worst decides. Their
 * own verdicts and reasons are left as they are. A report with complete = false or with an unread
 * part is never clear.
 */
void phw_risk_assess(phw_report *report);

/** Whether an assessed report blocks for two reasons at least, one of which is a patient's own
 *  identifier: more of the same picture can then no longer make it anything else. */
bool phw_risk_is_certain(const phw_report *report);

#endif
