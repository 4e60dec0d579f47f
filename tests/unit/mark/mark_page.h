/* SPDX-License-Identifier: Apache-2.0 */
/** @file mark_page.h  Pages for tests of marks: planes and lines that were read. */
#ifndef PHW_TEST_MARK_PAGE_H
#define PHW_TEST_MARK_PAGE_H

#include "base/geometry.h"
#include "photoward/finding.h"
#include "photoward/page.h"

/** The compiled tables, for a group of tests with the two functions below as set-up and tear-down.
 */
extern struct phw_models *mark_page_models;
int mark_page_open_models(void **state);
int mark_page_close_models(void **state);

/** An empty page of 1000 x 800 px; phw_page_free(). */
phw_page *mark_page_new(void);

/** Adds a plane and gives its index. */
size_t mark_page_plane(phw_page *page, phw_plane_kind kind, phw_box box);

/** Adds a line that was read as @p text (words at single blanks; 10 px a letter, 20 px high) at
 *  (x, y) on a plane. An empty text: a line that could not be read, 100 px long. */
size_t mark_page_line(phw_page *page, size_t plane, double x, double y, const char *text);

/** Adds a finding on a box of a plane. */
void mark_page_finding(phw_findings *findings, phw_finding_kind kind, phw_subject subject,
                       size_t plane, phw_box box);

/** Judges which planes of a page on a picture without anything are records. */
void mark_page_find_records(phw_page *page, phw_findings *findings);

#endif
