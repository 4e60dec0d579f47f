/* SPDX-License-Identifier: Apache-2.0 */
/** @file record.h  Which surfaces in the picture are a patient's record, list or letter. */
#ifndef PHW_RISK_RECORD_H
#define PHW_RISK_RECORD_H

#include "photoward/report.h"

/**
 * Sets the `record` flag of every plane of the report's page.
 * @param clinical  whether the picture as a whole is about care.
 * @return whether a patient's identifier can be read on a record.
 */
bool phw_risk_record_mark(phw_report *report, bool clinical);

#endif
