/* SPDX-License-Identifier: Apache-2.0 */
/** @file identify.h  Findings from text. */
#ifndef PHW_IDENTIFY_IDENTIFY_H
#define PHW_IDENTIFY_IDENTIFY_H

#include "photoward/finding.h"
#include "photoward/genre.h"
#include "photoward/page.h"
#include "photoward/rules.h"

struct phw_models;
struct phw_rules;
struct phw_name_observer;

/** What a page is examined with. Borrowed. */
typedef struct phw_identify_with {
    const struct phw_models *models; /**< the look-up tables */
    const struct phw_rules *rules;   /**< a user's own rules; NULL: there are none */
    phw_rules_use *use;              /**< patterns that met a limit are added to it; NULL is fine */
    phw_genre *genre;                /**< set to what the text is as a whole; NULL is fine */
    const struct phw_name_observer *observer; /**< for those who teach the model of names; NULL */
} phw_identify_with;

/**
 * Adds to @p findings what the words of a page tell of people and places.
 * Pure: same page and models, same findings in the same order. Thread-safe for shared models.
 * @param page    read; lines whose state is not PHW_LINE_READ have no words.
 * @param models  the look-up tables, borrowed.
 * @return PHW_OK or PHW_ERR_NOMEM (findings may then hold some of them; free the list).
 */
PHW_MUST_USE phw_status phw_identify_page(const phw_page *page, const struct phw_models *models,
                                          phw_findings *findings, phw_error *error);

/** As phw_identify_page(), with a user's own rules as well. */
PHW_MUST_USE phw_status phw_identify_page_with(const phw_page *page, const phw_identify_with *with,
                                               phw_findings *findings, phw_error *error);

#endif
