/* SPDX-License-Identifier: Apache-2.0 */
/** @file codes.h  Whose a barcode is: its payload read as text is, and the surface it stands on. */
#ifndef PHW_SCAN_CODES_H
#define PHW_SCAN_CODES_H

#include "identify/identify.h"
#include "mark/code.h"
#include "photoward/report.h"

/**
 * Adds a finding of kind barcode for every code that says something or stands among signs of care.
 * Its subject is patient where the payload identifies one, or repeats an identifier that was read
 * in the picture, or where the code stands on a surface with a patient's details; public where it
 * was read and holds nothing of the kind (then it changes no verdict). What could not be read and
 * stands on no such surface is left out.
 * @param with    what payloads are read with.
 * @param source  what tells of the surfaces and identifiers round a code: of a redacted copy the
 *                report on its picture, else @p report itself.
 * @param report  with its page and the findings so far.
 * @return PHW_OK, PHW_ERR_NOMEM.
 */
PHW_MUST_USE phw_status phw_scan_judge_codes(const phw_codes *codes, const phw_identify_with *with,
                                             const phw_report *source, phw_report *report,
                                             phw_error *error);

#endif
