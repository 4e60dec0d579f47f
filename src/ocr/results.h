/* SPDX-License-Identifier: Apache-2.0 */
/** @file results.h  The best reading of each line so far, and what it becomes on the page. */
#ifndef PHW_OCR_RESULTS_H
#define PHW_OCR_RESULTS_H

#include "ocr/batch.h"

/** The best reading of one line; symbols are owned. */
typedef struct phw_result {
    bool tried;
    phw_symbol *symbols;
    size_t count;
    float confidence; /**< mean over the symbols, 0 … 1 */
    float worth;      /**< by which looks are compared */
    float last_worth; /**< of the last look, which need not be the best */
    phw_look look;    /**< the look it came from */
    phw_quad frame;   /**< of its strip */
    phw_quad text;
    uint32_t width; /**< px of its strip */
    double lean;    /**< of its letters */
    double pitch;   /**< of its strokes, px of the strip */
    double bend;    /**< of its strip */
    bool signs;     /**< it could not be read, and pictures stand apart on its strip */
} phw_result;

/** Whether a reading of that worth, from that look, is to be taken for the one there is. */
bool phw_result_is_beaten(const phw_result *kept, const phw_look *look, float worth);

/** Keeps a reading where it beats the one there is. */
PHW_MUST_USE phw_status phw_result_offer(phw_result *result, const phw_strip *strip,
                                         const phw_look *look, const phw_reading *reading,
                                         phw_error *error);

void phw_result_done(phw_result *result);

/**
 * Adds a line and its words to a page.
 * @param words  most words the page may hold; further ones are dropped and page->complete is false.
 */
PHW_MUST_USE phw_status phw_result_emit(const phw_result *result, const phw_line *line,
                                        size_t words, phw_page *page, phw_error *error);

/** How far a reading can be believed: 0 … 1, from confidence and from how much it looks like words.
 */
float phw_reading_worth(const phw_symbol *symbols, size_t count);

#endif
