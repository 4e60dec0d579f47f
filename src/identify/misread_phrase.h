/* SPDX-License-Identifier: Apache-2.0 */
/** @file misread_phrase.h  What a misread word was, by what stands beside it: "Name ot deceased",
 *  "Stroke unit Red 18". */
#ifndef PHW_IDENTIFY_MISREAD_PHRASE_H
#define PHW_IDENTIFY_MISREAD_PHRASE_H

#include "identify/misread_letter.h"
#include "identify/view.h"
#include "model/model.h"

/** A word where it stands. */
typedef struct phw_misread_word {
    const phw_models *models;
    const phw_view *view;
    uint32_t cell;
    uint32_t token;
    const char *key; /**< folded */
    size_t length;
    size_t capitals;  /**< letters printed so, from the first on */
    unsigned *places; /**< of phw_misread_places_of(); those that are found are added */
} phw_misread_word;

/** "Name or deceased": what is "of" between the words on either side, a label or a term of the
 *  tables then, and may be a word itself.
 *  @return false where it is not. */
bool phw_misread_of(const phw_misread_word *word, phw_misread *reading);

/** "Misn K Boakye": a title but for one letter behind the first. Whether a name stands behind it
 *  is not asked.
 *  @return false where it is none. */
bool phw_misread_title(const phw_misread_word *word, phw_misread *reading);

/** The reading with which the word and one or two on either side are a label or a term of the
 *  tables.
 *  @param inside  there must be words on both sides.
 *  @return false where there is none. */
bool phw_misread_in_phrase(const phw_misread_word *word, bool inside, phw_misread *reading);

/** Which places of a ward stand with a number anywhere on the page ("Bed 17"), as bits. Linear in
 *  its words: asked once a page. */
unsigned phw_misread_places_of(const phw_view *view);

/** "Red 18" behind "unit", or on a page with "Bed 17", "Vard 9": the reading that is a bed, a bay,
 * a room or a ward. The word may have a digit in it ("8ed").
 *  @return false where there is none. */
bool phw_misread_place(const phw_misread_word *word, phw_misread *reading);

#endif
