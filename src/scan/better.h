/* SPDX-License-Identifier: Apache-2.0 */
/** @file better.h  Whether what a second look read at a place is to be taken for what is there. */
#ifndef PHW_SCAN_BETTER_H
#define PHW_SCAN_BETTER_H

#include "photoward/page.h"

/** How surely a line's words were read, in the mean of their letters, 0 … 1; 0 of no letters. */
float phw_better_sureness(const phw_page *page, const phw_line *line);

/** Whether a line at a place was read so surely that it needs no second look. */
bool phw_better_is_known(const phw_page *page, const phw_quad *quad);

/**
 * Whether a line says more than what was read at its place, which may be some of its words.
 * @param read,line    the second look, and a line of it.
 * @param quad         its place on @p page.
 * @param page,before  what was read first: so many lines of it.
 */
bool phw_better_says_more(const phw_page *read, const phw_line *line, const phw_quad *quad,
                          const phw_page *page, size_t before);

/**
 * What stood at a place is no line of its own any more.
 * @param before  so many of the page's lines.
 * @param quad    what is read there now, which the page does not hold yet.
 * @param unread  lines that could not be read, too, where most of them is read now: a long one
 *                stays round a short one that was read.
 */
void phw_better_supersede(phw_page *page, size_t before, const phw_quad *quad, bool unread);

#endif
