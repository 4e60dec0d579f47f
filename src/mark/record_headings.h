/* SPDX-License-Identifier: Apache-2.0 */
/** @file record_headings.h  What clinical documents are headed, and their own fields where they
 * were read with mistakes. */
#ifndef PHW_MARK_RECORD_HEADINGS_H
#define PHW_MARK_RECORD_HEADINGS_H

#include <stdbool.h>
#include <stddef.h>

#include "photoward/page.h"

/** What a line begins with. */
typedef struct phw_record_heading {
    unsigned long long fields; /**< bits 1 << phw_label_type; 0: none */
    bool title;                /**< it heads a clinical document */
} phw_record_heading;

/** Whether folded words are a heading that only clinical documents and lists have. @param folded
 * not terminated; @p length bytes. */
bool phw_record_is_title(const char *folded, size_t length);

/** What a line begins with, a letter in eight misread: "NH5 nunber". Nothing for lines that were
 * not read or begin in a small letter. */
phw_record_heading phw_record_misread(const phw_page *page, const phw_line *line);

#endif
