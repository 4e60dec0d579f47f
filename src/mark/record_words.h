/* SPDX-License-Identifier: Apache-2.0 */
/** @file record_words.h  What the legible words on a plane say of it: fields of a clinical record,
 * or something else. */
#ifndef PHW_MARK_RECORD_WORDS_H
#define PHW_MARK_RECORD_WORDS_H

#include <stdbool.h>
#include <stddef.h>

#include "photoward/page.h"

struct phw_models;

/** Counted over the lines of one plane. */
typedef struct phw_record_words {
    size_t lines;                      /**< that look like text, read or not */
    size_t read;                       /**< believable ones */
    size_t unread;                     /**< that could not be believed or were not tried */
    double read_length, unread_length; /**< px along the lines; what was read unsurely is unread */
    size_t words;
    size_t clinical_fields; /**< different types of field that only a record has: "NHS No", "Bed" */
    size_t own_fields;      /**< those among them that no form of another trade has */
    size_t
        other_fields; /**< different types that other forms have as well: "Address", "Telephone" */
    size_t terms;     /**< different medicines, conditions, tests, wards; at most 16 */
    size_t banner_names; /**< "SMITH, John (Mr)": the form of a patient banner (NHS CUI) */
    size_t titles;       /**< what clinical documents are headed: "Drug chart", "Operating list" */
    size_t systems;      /**< names of record systems */
    size_t training;     /**< "TRAINING ENVIRONMENT": lines in which a system says so of itself */
    size_t foreign;      /**< prices, code, shopping */
    size_t valued;       /**< read lines with a digit: dates, numbers, doses */
    size_t filled;       /**< read lines with a digit or with a field and its value, "Ward: Ash" */
    size_t sentences;    /**< lines of so many words that they are prose */
} phw_record_words;

/** Adds the words of one line. @p seen holds what earlier lines of the plane had; zeroed at first.
 */
typedef struct phw_record_seen {
    unsigned long long fields; /**< bits 1 << phw_label_type */
    unsigned long long terms[16];
    size_t term_count;
} phw_record_seen;

void phw_record_words_add(const phw_page *page, size_t line, const struct phw_models *models,
                          phw_record_seen *seen, phw_record_words *words);

#endif
