/* SPDX-License-Identifier: Apache-2.0 */
/** @file known.h  What a scan of a picture tells of the words that are left in its copy. */
#ifndef PHW_SCAN_KNOWN_H
#define PHW_SCAN_KNOWN_H

#include <stdbool.h>

#include "photoward/report.h"

struct phw_models;

/** Confidence from which a word of the picture is taken to say what it was read as. */
#define PHW_SCAN_SURE 0.85F

/** Whether the scan of a picture had to have any of a word covered. */
bool phw_scan_had_to_cover(const phw_report *report, const phw_quad *word);

/** Whether a word was taken for a colleague's name, and for that by its looks alone: the list of a
 *  ward's patients may say whose it is only once their names are gone. */
bool phw_scan_may_be_somebodys(const phw_report *report, const phw_quad *word);

/**
 * Drops names and local numbers from what was found in a copy where the scan of the picture had
 * read the same word surely and, with all that stood round it, taken it for something else: beside
 * covers "Dashboard", or the half of it that one leaves, looks like somebody's name. Words that
 * were read otherwise, unsurely, or of which anything had to be covered stay; so do those that
 * people are called by ("Patel") or that no table holds ("Makwana") where nothing was told of them:
 * who looks at the copy reads a name.
 * @param models  the look-up tables, borrowed.
 * @param before  on the picture.
 * @param after   on its copy, of the same size, not assessed yet.
 */
void phw_scan_drop_known(const struct phw_models *models, const phw_report *before,
                         phw_report *after);

#endif
