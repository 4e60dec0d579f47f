/* SPDX-License-Identifier: Apache-2.0 */
/** @file edited.h  A JSON report that a person has worked on, read again. */
#ifndef PHW_REPORT_EDITED_H
#define PHW_REPORT_EDITED_H

#include "report/edits.h"

/** What redact takes from such a report. Free with phw_edited_done(). */
typedef struct phw_edited {
    phw_edits edits; /**< of each finding kind, subject, confidence and quad; of `planes` those with
                          `record` true, where the report has any */
    uint32_t width;  /**< of the picture that the report is about */
    uint32_t height;
    uint32_t pages; /**< that its file has */
} phw_edited;

/**
 * Reads reports of the schema photoward.report/1, one or several after each other, as `check
 * --format json` prints them, and takes the one about a file.
 * @param text,size  need not be NUL-terminated; may be hostile.
 * @param file       the `file` that is wanted; where there is one report only, its name is not
 *                   asked for.
 * @param[out] edited  written on success only. A finding needs `kind` and `quad`; its `page`, from
 * 0 on, may be left out for the first. Findings without a place (all corners zero) are left out.
 * @return PHW_OK; PHW_ERR_FORMAT with a message that tells line or member and no value;
 * PHW_ERR_NOMEM.
 */
PHW_MUST_USE phw_status phw_edited_read(const char *text, size_t size, const char *file,
                                        phw_edited *edited, phw_error *error);

void phw_edited_done(phw_edited *edited);

#endif
