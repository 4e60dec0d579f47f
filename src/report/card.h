/* SPDX-License-Identifier: Apache-2.0 */
/** @file card.h  One picture of the HTML report. */
#ifndef PHW_REPORT_CARD_H
#define PHW_REPORT_CARD_H

#include "base/strbuf.h"
#include "report/album.h"
#include "report/album_tally.h"

/** What a card needs besides its picture. */
typedef struct phw_card_style {
    const phw_album_tally *tally; /**< names the folders for the filter */
    const char *root;             /**< as phw_album_about.root */
    bool thumbnail;               /**< show it where there is one */
} phw_card_style;

/** Adds a list item. Whatever the picture's names hold, it stays one list item. */
PHW_MUST_USE phw_status phw_card_write(phw_strbuf *out, const phw_album_picture *picture,
                                       const phw_card_style *style, phw_error *error);

/** Adds a whole number with commas between thousands. */
void phw_card_number(phw_strbuf *out, uint64_t number);

#endif
