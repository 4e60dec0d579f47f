/* SPDX-License-Identifier: Apache-2.0 */
/** @file care_note.h  What is noted beside whom it is about, in a few words and with no label:
 *  "?PE", "hip #", "NBM", "BP 88/40", "R THR", "tazocin 4.5g". */
#ifndef PHW_IDENTIFY_CARE_NOTE_H
#define PHW_IDENTIFY_CARE_NOTE_H

#include "identify/name_page.h"

/** What some words say, summed over all that was read into it. */
typedef struct phw_care_note {
    unsigned sure;  /**< what is noted of patients and of nobody else */
    unsigned maybe; /**< illnesses, medicines, tests: of the famous and of animals, too */
    unsigned also;  /**< what is something else elsewhere: beside one of the two above it is sure */
    unsigned away;  /**< "gone to CT": a colleague may be, with somebody */
    size_t words;   /**< how many were read */
    bool told;      /**< there is a sentence, or something of the world: no note */
    bool year;      /**< "2018", as behind a book or a paper */
    bool bed;       /**< "bed 4" */
    bool diet;      /**< "no dairy", "puree" */
    bool staff;     /**< a trade or title of staff, whom a patient's note may name */
    bool trade;     /**< a lead, a course, an audit: colleagues' */
} phw_care_note;

/** Adds what tokens @p from … @p to - 1 of a cell say. Linear in them. */
void phw_care_note_read(const phw_name_page *page, uint32_t cell, size_t from, size_t to,
                        phw_care_note *note);

/** Whether a patient's note begins with token @p at of a cell. */
bool phw_care_note_begins(const phw_name_page *page, uint32_t cell, size_t at);

/** Whether what is noted of patients alone stands in the row of a cell or in the one under it.
 *  False where memory ran out (the context is marked as failed then). */
bool phw_care_note_beside(phw_context *context, uint32_t cell);

#endif
