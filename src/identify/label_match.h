/* SPDX-License-Identifier: Apache-2.0 */
/** @file label_match.h  Is this phrase a label? Exactly, or with one error of recognition. */
#ifndef PHW_IDENTIFY_LABEL_MATCH_H
#define PHW_IDENTIFY_LABEL_MATCH_H

#include "identify/view.h"
#include "model/model.h"

struct phw_page_words;

/** Most words a label has here. */
#define PHW_LABEL_WORDS_MAX 6

typedef struct phw_label_match {
    uint32_t end;     /**< byte behind the phrase in the cell's text */
    uint32_t letters; /**< letters of the phrase */
    uint32_t words;
    uint64_t types;
    bool mended;
} phw_label_match;

/**
 * The next letter-or-digit run from byte @p at on: labels are matched on these, because OCR glues
 * words ("DOB12", "No.943").
 * @return false where the cell's text ends first.
 */
bool phw_label_atom(const phw_cell *cell, uint32_t at, uint32_t *begin, uint32_t *end);

/** Labels that are worth mending, most of them; bytes of the longest without its blanks, with room
 *  for one more and a NUL; letters, and one place for what is none. */
#define PHW_LABEL_MENDABLE 64
#define PHW_LABEL_BARE_ROOM 24
#define PHW_LABEL_LETTERS 27

/** They, ready to be compared with what was read; made once for a page. */
typedef struct phw_label_menders {
    char bare[PHW_LABEL_MENDABLE][PHW_LABEL_BARE_ROOM]; /**< without their blanks */
    uint8_t lengths[PHW_LABEL_MENDABLE];
    uint64_t beside[PHW_LABEL_LETTERS]; /**< those with a letter among their first two, as bits */
    uint64_t long_as[PHW_LABEL_BARE_ROOM]; /**< those that are about so long */
    uint32_t misread;                      /**< letters that short labels as misread begin with */
} phw_label_menders;

void phw_label_menders_make(phw_label_menders *menders);

/**
 * Whether a label may begin with the atom [begin, end), by what is known of the word: an everyday
 * word of English with which none begins was read right. False is sure.
 */
bool phw_label_may_begin(const phw_cell *cell, uint32_t begin, uint32_t end,
                         struct phw_page_words *words);

/** The longest label that starts at byte @p begin, which starts an atom. */
bool phw_label_match_at(const phw_cell *cell, uint32_t begin, const phw_label_menders *menders,
                        const phw_models *models, phw_label_match *match);

#endif
