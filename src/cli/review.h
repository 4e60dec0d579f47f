/* SPDX-License-Identifier: Apache-2.0 */
/** @file review.h  What a person decided: a report they edited, a colour. */
#ifndef PHW_CLI_REVIEW_H
#define PHW_CLI_REVIEW_H

#include "photoward/redact.h"
#include "report/edited.h"

/** Start from zeroes; phw_cli_review_done() frees it. */
typedef struct phw_cli_review {
    phw_edited edited;
} phw_cli_review;

/**
 * Reads an edited report about a picture and points @p options to it; the size and the pages of
 * the picture that it is about are in review->edited.
 * @param path   of the report. @param source  the picture's name.
 */
PHW_MUST_USE phw_status phw_cli_review_edit(const char *path, const char *source,
                                            phw_cli_review *review, phw_redact_options *options,
                                            phw_error *error);

/** Understands a colour: black, white, mean, or #RRGGBB. */
bool phw_cli_review_fill(const char *said, phw_redact_options *options);

void phw_cli_review_done(phw_cli_review *review);

#endif
