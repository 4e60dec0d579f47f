/* SPDX-License-Identifier: Apache-2.0 */
/** @file terms.h  Phrases of the look-up tables in a cell's text. */
#ifndef PHW_IDENTIFY_TERMS_H
#define PHW_IDENTIFY_TERMS_H

#include "identify/view.h"
#include "model/model.h"

/**
 * The longest phrase of @p table that starts at token @p token of a cell.
 * @param[out] entry        what the table says of it; NULL is fine.
 * @param[out] token_count  tokens it takes, at least 1.
 */
bool phw_term_at(const phw_models *models, const phw_cell *cell, uint32_t token, phw_table table,
                 phw_entry *entry, uint32_t *token_count);

/** Looks one stretch of text up, whole. */
bool phw_term_is(const phw_models *models, const char *text, size_t length, phw_table table,
                 phw_entry *entry);

#endif
