/* SPDX-License-Identifier: Apache-2.0 */
/** @file record.h  Which surfaces in the picture are a patient's record, list or letter. */
#ifndef PHW_RISK_RECORD_H
#define PHW_RISK_RECORD_H

#include "photoward/report.h"
#include "risk/evidence.h"

/**
 * Sets the `record` flag of every plane of the report's page.
 * @param setting  what the picture as a whole is: what makes it *block* makes a record.
 * @return whether a patient's identifier can be read on a record.
 */
bool phw_risk_record_mark(phw_report *report, const phw_risk_setting *setting);

#endif
