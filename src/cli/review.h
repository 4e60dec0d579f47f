/* SPDX-License-Identifier: Apache-2.0 */
/** @file review.h  What a person decided: a report they edited, a mask they drew, a colour. */
#ifndef PHW_CLI_REVIEW_H
#define PHW_CLI_REVIEW_H

#include "photoward/limits.h"
#include "photoward/redact.h"
#include "report/edited.h"

/** Start from zeroes; phw_cli_review_done() frees it. */
typedef struct phw_cli_review {
    phw_edited edited;
    phw_redact_edit edit; /**< borrows from edited */
    phw_image *mask;
} phw_cli_review;

/**
 * Reads an edited report about a picture and points @p options to it.
 * @param path   of the report. @param source  the picture's name. @param report  the scan's.
 * @return PHW_ERR_FORMAT also where the report is about a picture of another size.
 */
PHW_MUST_USE phw_status phw_cli_review_edit(const char *path, const char *source,
                                            const phw_report *report, phw_cli_review *review,
                                            phw_redact_options *options, phw_error *error);

/** Reads a mask, in which all that is not black is covered, and points @p options to it. */
PHW_MUST_USE phw_status phw_cli_review_mask(const char *path, const phw_limits *limits,
                                            phw_cli_review *review, phw_redact_options *options,
                                            phw_error *error);

/** Understands a colour: black, white, mean, or #RRGGBB. */
bool phw_cli_review_fill(const char *said, phw_redact_options *options);

void phw_cli_review_done(phw_cli_review *review);

#endif
