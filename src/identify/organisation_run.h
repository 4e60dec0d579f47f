/* SPDX-License-Identifier: Apache-2.0 */
/** @file organisation_run.h  The words in which an organisation's name is looked for: those of one
 *  cell, or of cells under each other, for long names are set on two or three lines, or behind each
 *  other, where one line was found in parts. */
#ifndef PHW_IDENTIFY_ORGANISATION_RUN_H
#define PHW_IDENTIFY_ORGANISATION_RUN_H

#include "identify/name_page.h"

/** Most lines of a name. */
#define PHW_ORGANISATION_LINES 3

typedef struct phw_organisation_run {
    const phw_name_page *page;
    phw_name_line line;                       /**< the tokens of all its cells */
    uint32_t cell[PHW_ORGANISATION_LINES];    /**< from the upper to the lower */
    size_t start[PHW_ORGANISATION_LINES + 1]; /**< each one's first token; then the count */
    size_t cells;
} phw_organisation_run;

/** The run of one cell. Its tokens are the page's, or in its arena. */
phw_organisation_run phw_organisation_run_of(const phw_name_page *page, uint32_t cell);

/** The cell that a name which is set on several lines goes on in under @p cell: one whose left or
 *  right edge or centre agrees with it. PHW_VIEW_NONE where there is none. */
uint32_t phw_organisation_run_below(const phw_name_page *page, uint32_t cell);

/** Where the tokens of a run of several cells stand; the next run takes it over. Starts as {0}. */
typedef struct phw_organisation_room {
    phw_name_token *tokens; /**< in the page's arena */
    size_t capacity;
} phw_organisation_room;

/**
 * Adds the cell below the last one. The run's tokens are then in @p room, which is one run's only.
 * @return false where there is none, it has no words, the run is full or memory ran out (the
 *         context is marked as failed then); the run is then unchanged.
 */
bool phw_organisation_run_grow(phw_organisation_run *run, phw_organisation_room *room);

/** The cell that stands right behind @p cell and is of another line, since one of blurred letters
 *  is found in parts. PHW_VIEW_NONE where there is none. */
uint32_t phw_organisation_run_beside(const phw_name_page *page, uint32_t cell);

/** As phw_organisation_run_grow(), with the cell that stands right behind the last one. */
bool phw_organisation_run_go_on(phw_organisation_run *run, phw_organisation_room *room);

/** The part of the run, by index, in which a token lies. */
size_t phw_organisation_run_part(const phw_organisation_run *run, size_t token);

/** The folded text of tokens first … last, as look-up tables have it; 0 bytes where it is too
 *  long. "&" is "and" in it. */
size_t phw_organisation_run_key(const phw_organisation_run *run, size_t first, size_t last,
                                char *key, size_t room);

/** Whether nothing but a blank or an ampersand stands before a token, which is not the first. */
bool phw_organisation_run_follows(const phw_organisation_run *run, size_t token);

/** Whether a sure label with a colon begins at a token. */
bool phw_organisation_run_label(const phw_organisation_run *run, size_t token);

/** Adds the name of tokens first … last, a candidate a line. */
void phw_organisation_run_add(const phw_organisation_run *run, size_t first, size_t last,
                              double confidence, const char *tag);

#endif
