/* SPDX-License-Identifier: Apache-2.0 */
/** @file name_run.h  Names where the words beside them say that one must stand: of any people, and
 *  of words that mean other things as well. */
#ifndef PHW_IDENTIFY_NAME_RUN_H
#define PHW_IDENTIFY_NAME_RUN_H

#include "identify/name_page.h"

/** A run of tokens that may all be one name. */
typedef struct phw_name_run {
    size_t first; /**< the first token, a title included */
    size_t end;   /**< the token behind the last */
    size_t full;  /**< words of two letters and more, no titles and no particles among them */
    bool titled;  /**< "Mrs Long"; titles of staff begin no run */
    bool comma;   /**< "Long, May" */
    bool initial; /**< "F Penny", "Gold P" */
    float like;   /**< how like names its words are, summed; 1 for one in no table */
} phw_name_run;

/**
 * "Miss Best", "van der Berg, Ferdinand", "M Hill", "April Love": the longest run of a title,
 * words with capitals, initials and particles at token @p at. What no person is called (labels,
 * roles, medicines) ends it.
 * @param[out] run  set where there is one.
 * @return whether there is one, of at least one whole word.
 */
bool phw_name_run_match(const phw_name_line *line, size_t at, phw_name_run *run);

/** "ward 4", "Station 16" at token @p at: a place, and no surname. */
bool phw_name_run_is_numbered(const phw_name_line *line, size_t at);

/** Whether a run is more than a capital word: titled, filed, with an initial, or of several words,
 *  one of which is called so more than the tables say of most words. */
bool phw_name_run_is_whole(const phw_name_run *run);

/** "Chest PA": whether a run has a word of what is looked at, and how, which has a date of old and
 *  a number beside it as well. */
bool phw_name_run_is_examined(const phw_name_line *line, const phw_name_run *run);

/** How many different words a page says of those who look after animals, which have medicines and
 *  are visited, too; "Risk: dog", "dressing, dog!" is said of a home that is visited. */
int phw_name_run_animals(const phw_name_page *page);

/** Whether the words before token @p at are those of @p phrase: folded words between single
 *  blanks. A gap but a blank may stand only before the first of them. */
bool phw_name_run_behind(const phw_name_line *line, size_t at, const char *phrase);

/** How many different words of a list the page says; the list as of phw_name_token_in(). */
int phw_name_run_said(const phw_name_page *page, const char *list);

/** How many different words of care the page says, those of the list @p but left out (as of
 *  phw_name_token_in()); 0 where words of the world outnumber them. Linear in words. */
int phw_name_run_care(const phw_name_page *page, const char *but);

/** "Wolff Parkinson White", "Jackson Pratt drain": whether a run begins with two words or more that
 *  an illness, a sign or a device is called by. Whoever has a forename that most people have is a
 *  person, unless the thing or its side is named behind. */
bool phw_name_run_is_eponym(const phw_name_page *page, uint32_t cell, const phw_name_run *run);

/** Adds a patient's name for a run, no surer than that somebody looks where it may be an eponym.
 *  @param why  a static string for `because`. */
void phw_name_run_add(const phw_name_page *page, uint32_t cell, const phw_name_run *run,
                      double sure, const char *why);

#endif
