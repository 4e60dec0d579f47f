/* SPDX-License-Identifier: Apache-2.0 */
/** @file page_dates.h  The dates of a page as they are written, read once: four recognisers ask for
 *  them. */
#ifndef PHW_IDENTIFY_PAGE_DATES_H
#define PHW_IDENTIFY_PAGE_DATES_H

#include "identify/dates.h"
#include "identify/view.h"

typedef struct phw_page_dates {
    phw_date *items; /**< by cell, then by place, read without mending */
    uint32_t *first; /**< a cell's first; one entry more than there are cells */
} phw_page_dates;

/** Reads them, in @p arena. False where memory ran out. */
PHW_MUST_USE bool phw_page_dates_read(const phw_view *view, phw_arena *arena,
                                      phw_page_dates *dates);

/** The year of the latest date that is written in full: about when the page is from. Where nothing
 *  tells, about this year; a single date may be a birth date itself. */
int phw_page_dates_latest(const phw_page_dates *dates, const phw_view *view);

/** The dates of a cell. @param[out] count  how many. */
static inline const phw_date *phw_page_dates_of(const phw_page_dates *dates, uint32_t cell,
                                                uint32_t *count)
{
    *count = dates->first[cell + 1] - dates->first[cell];
    return dates->items + dates->first[cell];
}

#endif
