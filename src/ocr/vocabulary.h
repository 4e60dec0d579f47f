/* SPDX-License-Identifier: Apache-2.0 */
/** @file vocabulary.h  Words that names of hospitals and trusts are made of, where the likeliest
 *  letters make up none. */
#ifndef PHW_OCR_VOCABULARY_H
#define PHW_OCR_VOCABULARY_H

#include "ocr/decode.h"

/**
 * Puts a word of such names where the letters that were read are doubtful and the word's own are
 * nearly as likely, by the likeliest alignment with the labels' probabilities (Viterbi; Graves et
 * al., Connectionist temporal classification, ICML 2006).
 * @param[in,out] symbols  as best path decoding gives them: left and right are a symbol's peak, in
 *                         pixels of the line.
 * @return PHW_OK or PHW_ERR_NOMEM.
 */
PHW_MUST_USE phw_status phw_vocabulary_mend(const phw_label_scores *scores, size_t null_label,
                                            const phw_charset *charset, phw_symbols *symbols,
                                            phw_error *error);

#endif
