/* SPDX-License-Identifier: Apache-2.0 */
/** @file amend.h  A report with a person's will worked in: what is to be covered, what is left. */
#ifndef PHW_REDACT_AMEND_H
#define PHW_REDACT_AMEND_H

#include "photoward/redact.h"

/** Start from zeroes; phw_amended_done() frees it. */
typedef struct phw_amended {
    phw_report report; /**< as the one given, with the findings that are to be covered; borrows the
                            rest from it */
    phw_page page;     /**< its page, where surfaces were chosen */
    phw_plane *planes;
    phw_findings *wanted; /**< what report.findings holds where anything was changed */
    phw_findings *left;   /**< findings that a person leaves in the copy; NULL where none were */
} phw_amended;

/**
 * Works out what is to be covered.
 * - An edit: its findings, of which those that the report does not have count as sure; findings of
 *   the report that it does not have are left.
 * - A person's mask: findings that it touches are to be covered, all others are left.
 * @param options  NULL, or without both: everything the report holds is wanted, nothing is left.
 * @return PHW_OK, PHW_ERR_NOMEM, PHW_ERR_ARGUMENT (the mask has another size).
 */
PHW_MUST_USE phw_status phw_amend(const phw_report *report, const phw_redact_options *options,
                                  phw_amended *amended, phw_error *error);

void phw_amended_done(phw_amended *amended);

/** Whether a finding on a copy is one that a person left there: most of it lies on such a one. */
bool phw_amended_is_left(const phw_findings *left, const phw_finding *finding);

#endif
