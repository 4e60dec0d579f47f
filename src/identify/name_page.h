/* SPDX-License-Identifier: Apache-2.0 */
/** @file name_page.h  The page cut into name tokens, and how clinical each part of it is. */
#ifndef PHW_IDENTIFY_NAME_PAGE_H
#define PHW_IDENTIFY_NAME_PAGE_H

#include "identify/name_shape.h"
#include "identify/recogniser.h"

/** One cell's tokens. */
typedef struct phw_name_line {
    const phw_name_token *tokens;
    size_t count;
    float terms;  /**< strengths of the clinical terms in it, summed */
    float local;  /**< how clinical it is: terms, numbers, beds */
    bool numbers; /**< holds a patient's number or date of birth */
} phw_name_line;

typedef struct phw_name_page {
    phw_context *context;
    phw_name_line *lines; /**< one a cell of the view */
    float clinical;       /**< 0 … 10: how much of the page speaks of patients */
    bool somebody;        /**< a patient's number, field or bed: not only medicine in general */
    float numbers;        /**< kinds of patients' numbers on it */
    float beds;           /**< beds, bays and ages with a sex */
    float terms;          /**< strengths of different clinical terms, thinned on long pages */
    bool births;          /**< several codes of births, one at least with its "G" read */
    bool patients_form; /**< a heading or field on it says that what is filled in is a patient's */
    bool foreign;       /**< in other letters than ours, which were read as if they were */
    uint32_t my_kin_cell; /**< where the writer's family is spoken of first; PHW_VIEW_NONE: not */
} phw_name_page;

/** A page this clinical may hold patients; below it, a name is one from a newspaper or a novel. */
#define PHW_NAME_CLINICAL_ENOUGH 2.0F

/** A place this clinical speaks of a patient even on a page that is less so (a chat of two lines).
 */
#define PHW_NAME_LOCAL_ENOUGH 0.8F

/** Cuts the view's cells into tokens and weighs them. False where memory ran out (the context is
 *  marked as failed then). */
bool phw_name_page_build(phw_context *context, phw_name_page *page);

/** Whether a label itself says that a patient follows: "Patient's details", "Likes to be called".
 */
bool phw_name_page_label_says_patient(const phw_context *context, const phw_label *label);

/** How clinical the words in and around a cell are: terms in it and in the cells read just before
 *  and after, and patients' numbers among them. */
float phw_name_page_local(const phw_name_page *page, uint32_t cell);

/** Whether a patient's number or date of birth stands in the cell or on its row. */
bool phw_name_page_row_numbers(const phw_name_page *page, uint32_t cell);

/** "22:41" at token @p at and the next: an hour as messages have it. */
bool phw_name_page_is_time(const phw_name_line *line, size_t at);

/** Whether any word of the page is one of @p words, folded, with a blank before and behind each
 *  (phw_name_token_in()). Linear in tokens. */
bool phw_name_page_says(const phw_name_page *page, const char *words);

/** Words of the page, figures among them. */
size_t phw_name_page_words(const phw_name_page *page);

/** The bytes of tokens first … last of a cell. */
phw_span phw_name_page_span(const phw_name_page *page, uint32_t cell, size_t first, size_t last);

#endif
