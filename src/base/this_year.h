/* SPDX-License-Identifier: Apache-2.0 */
/** @file this_year.h  About what year it is, for dates in text and codes. */
#ifndef PHW_BASE_THIS_YEAR_H
#define PHW_BASE_THIS_YEAR_H

/** The year of the release, since no clock is asked: the same bytes must make the same report. All
 *  bounds of years that move with the calendar are told from it; raise it with a release. Nobody in
 *  a code is born later, and two figures of a year are held against it. */
#define PHW_THIS_YEAR 2026

#endif
