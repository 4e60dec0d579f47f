/* SPDX-License-Identifier: Apache-2.0 */
/** @file lookalike.h  Letters that look alike in both cases take the case of their word. */
#ifndef PHW_OCR_LOOKALIKE_H
#define PHW_OCR_LOOKALIKE_H

#include "ocr/decode.h"

/**
 * A strip shows letters of one height, so a reader has only a word's other letters to tell c from C
 * or l from I by, and at its beginning not even these. Mends, in place:
 * - small letters like capitals in a word whose other letters are capitals (sOWERBY, HOLLlNS), but
 *   for the c of Mc and the like;
 * - l before a consonant at the beginning of a word (lrene, llkeston): no English word or name
 *   begins so;
 * - I between small letters (WiIson).
 */
void phw_lookalike_mend(phw_symbols *symbols);

#endif
