/* SPDX-License-Identifier: Apache-2.0 */
/** @file identify.h  Findings from text. */
#ifndef PHW_IDENTIFY_IDENTIFY_H
#define PHW_IDENTIFY_IDENTIFY_H

#include "photoward/finding.h"
#include "photoward/page.h"

struct phw_models;

/**
 * Adds to @p findings what the words of a page tell of people and places.
 * Pure: same page and models, same findings in the same order. Thread-safe for shared models.
 * @param page    read; lines whose state is not PHW_LINE_READ have no words.
 * @param models  the look-up tables, borrowed.
 * @return PHW_OK or PHW_ERR_NOMEM (findings may then hold some of them; free the list).
 */
PHW_MUST_USE phw_status phw_identify_page(const phw_page *page, const struct phw_models *models,
                                          phw_findings *findings, phw_error *error);

#endif
