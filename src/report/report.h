/* SPDX-License-Identifier: Apache-2.0 */
/** @file report.h  A report as text, as JSON and as a picture. */
#ifndef PHW_REPORT_REPORT_H
#define PHW_REPORT_REPORT_H

#include "base/strbuf.h"
#include "photoward/image.h"
#include "photoward/report.h"

typedef struct phw_report_style {
    bool reveal; /**< show recognised values; else they are left out */
    bool colour; /**< ANSI colours (text only) */
} phw_report_style;

/** One line of JSON, schema photoward.report/1, ending in a newline. Keys in a fixed order. */
PHW_MUST_USE phw_status phw_report_json(const phw_report *report, const phw_report_style *style,
                                        phw_strbuf *out, phw_error *error);

/** For a person: verdict, reasons, findings by kind, what was unread, what to do. */
PHW_MUST_USE phw_status phw_report_text(const phw_report *report, const phw_report_style *style,
                                        phw_strbuf *out, phw_error *error);

/** For a person, after the text of a report whose redacted copy was written: what is left in it.
 *  @param left    the verdict on the copy.  @param unread  a part of it could not be examined. */
PHW_MUST_USE phw_status phw_report_left_text(phw_verdict left, bool unread,
                                             const phw_report_style *style, phw_strbuf *out,
                                             phw_error *error);

/** A copy of the picture with labelled boxes: findings by kind, planes, unread parts. */
PHW_MUST_USE phw_status phw_report_overlay(const phw_report *report, const phw_image *image,
                                           phw_image **overlay, phw_error *error);

#endif
