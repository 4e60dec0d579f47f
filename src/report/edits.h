/* SPDX-License-Identifier: Apache-2.0 */
/** @file edits.h  What a person changed in a report, page by page. */
#ifndef PHW_REPORT_EDITS_H
#define PHW_REPORT_EDITS_H

#include "photoward/redact.h"

/** What is edited on one page. */
typedef struct phw_page_edit {
    uint32_t page;
    phw_findings *findings;
    phw_quad *records;
    size_t record_count, record_capacity;
} phw_page_edit;

/** Start from zeroes; phw_edits_done() frees it. */
typedef struct phw_edits {
    phw_page_edit *pages;
    size_t count, capacity;
    bool names_records; /**< surfaces that are to be covered whole are those named here, if none
                             are: none */
    phw_redact_edit *view;
} phw_edits;

/** What is edited on a page, nothing where it is new. @param[out] edit  good until the next call.
 * @return PHW_OK, PHW_ERR_NOMEM. */
PHW_MUST_USE phw_status phw_edits_of_page(phw_edits *edits, uint32_t page, phw_page_edit **edit,
                                          phw_error *error);

/** Adds a surface that is to be covered whole. @return PHW_OK, PHW_ERR_NOMEM. */
PHW_MUST_USE phw_status phw_page_edit_add_record(phw_page_edit *edit, const phw_quad *record,
                                                 phw_error *error);

/** All of it as redact takes it, the first page's first. @param[out] view  borrows from @p edits,
 *  which must not be changed any more. @return PHW_OK, PHW_ERR_NOMEM. */
PHW_MUST_USE phw_status phw_edits_view(phw_edits *edits, const phw_redact_edit **view,
                                       phw_error *error);

void phw_edits_done(phw_edits *edits);

#endif
