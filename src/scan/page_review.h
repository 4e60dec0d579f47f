/* SPDX-License-Identifier: Apache-2.0 */
/** @file page_review.h  What a person decided of one page of a file: their mask of it, what they
 *  edited on it. */
#ifndef PHW_SCAN_PAGE_REVIEW_H
#define PHW_SCAN_PAGE_REVIEW_H

#include "photoward/redact.h"

/** One page. Start with page, reported and options set; phw_page_review_done() frees it. */
typedef struct phw_page_review {
    uint32_t page;
    uint32_t reported; /**< the page whose report holds for it: the first that looks so */
    phw_redact_options
        options; /**< for the whole file; phw_page_review_take() makes them the page's */
    bool own;    /**< more is edited on it than on the page that is reported */
    phw_redact_edit edit;
    phw_findings *findings; /**< of both pages, where both have some */
    phw_quad *records;
} phw_page_review;

/**
 * Whether a file can be covered so: a mask for each page, or one for an animation.
 * @return PHW_OK; PHW_ERR_ARGUMENT with what is needed.
 */
PHW_MUST_USE phw_status phw_page_review_check(const phw_container *container,
                                              const phw_redact_options *options, phw_error *error);

/** Makes review->options those of its page. @return PHW_OK, PHW_ERR_NOMEM. */
PHW_MUST_USE phw_status phw_page_review_take(phw_page_review *review, phw_error *error);

void phw_page_review_done(phw_page_review *review);

#endif
