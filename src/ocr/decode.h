/* SPDX-License-Identifier: Apache-2.0 */
/** @file decode.h  Probabilities of labels along a line become symbols with places. */
#ifndef PHW_OCR_DECODE_H
#define PHW_OCR_DECODE_H

#include <stdbool.h>

#include "ocr/charset.h"
#include "photoward/image.h"

/** A label that is as likely as this is the likeliest: the others have less together. */
#define PHW_LABEL_SURE 0.51F

/** Probabilities of the labels along a line, those of a column 1 together. Embedded; free `values`
 * with free(). */
typedef struct phw_label_scores {
    float *values; /**< columns × labels */
    size_t columns;
    size_t labels;
    size_t pixels; /**< of the line that a column stands for; of the last there may be fewer */
} phw_label_scores;

/** One symbol as it was read, in pixels of its line. */
typedef struct phw_symbol {
    char text[PHW_CHARSET_TEXT]; /**< UTF-8, one code point or a ligature's few */
    float confidence;            /**< 0 … 1 */
    int left, right;
    bool starts_word;
    bool mended; /**< of a phrase that was put in the place of doubtful letters, see vocabulary.h */
} phw_symbol;

/** Symbols from left to right. Embedded; free items with free(). */
typedef struct phw_symbols {
    phw_symbol *items;
    size_t count;
    size_t capacity;
} phw_symbols;

/**
 * Takes the likeliest label of each column, joins equal neighbours and drops the null label (best
 * path decoding: Graves et al., Connectionist temporal classification, ICML 2006, section 3.2).
 * A symbol reaches to the least inked column towards its neighbours.
 * @param line  what @p scores were computed from.
 * @param[out] symbols  replaced; on error what it holds is not to be used.
 * @return PHW_OK or PHW_ERR_NOMEM.
 */
PHW_MUST_USE phw_status phw_decode_line(const phw_label_scores *scores, size_t null_label,
                                        const phw_charset *charset, const phw_image *line,
                                        phw_symbols *symbols, phw_error *error);

#endif
