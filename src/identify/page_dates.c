/* SPDX-License-Identifier: Apache-2.0 */
#include "identify/page_dates.h"

#include <string.h>

/* Dates of a page for which there is room at first. */
#define FIRST_ROOM 32
/* A page without two dates in full is taken to be of about this year: the only one may be the birth
 * date itself, which must be that much older than the youngest pages that are looked at. The year
 * also settles which century one of two figures belongs to. */
#define YEAR_IF_ONE (PHW_THIS_YEAR - 2)

static bool add(phw_page_dates *dates, uint32_t *count, uint32_t *room, const phw_date *date,
                phw_arena *arena)
{
    if (*count == *room) {
        uint32_t wanted = *room ? *room * 2 : FIRST_ROOM;
        phw_date *items = phw_arena_alloc_array(arena, wanted, sizeof *items);
        if (!items)
            return false;
        if (*count)
            memcpy(items, dates->items, *count * sizeof *items);
        dates->items = items;
        *room = wanted;
    }
    dates->items[(*count)++] = *date;
    return true;
}

bool phw_page_dates_read(const phw_view *view, phw_arena *arena, phw_page_dates *dates)
{
    uint32_t count = 0, room = 0;
    *dates = (phw_page_dates){.items = NULL};
    dates->first = phw_arena_alloc_array(arena, (size_t)view->cell_count + 1, sizeof *dates->first);
    if (!dates->first)
        return false;
    for (uint32_t i = 0; i < view->cell_count; i++) {
        const phw_cell *cell = &view->cells[i];
        phw_date date;
        dates->first[i] = count;
        for (uint32_t at = 0; cell->digits >= PHW_DATE_DIGITS &&
                              phw_date_next(cell->text, at, cell->length, false, &date);
             at = date.end)
            if (!add(dates, &count, &room, &date, arena))
                return false;
    }
    dates->first[view->cell_count] = count;
    return true;
}

int phw_page_dates_latest(const phw_page_dates *dates, const phw_view *view)
{
    int latest = 0, earliest = 0;
    for (uint32_t i = 0; i < dates->first[view->cell_count]; i++) {
        const phw_date *date = &dates->items[i];
        if (date->short_year || date->year >= PHW_THIS_YEAR + 30)
            continue;
        latest = date->year > latest ? date->year : latest;
        earliest = !earliest || date->year < earliest ? date->year : earliest;
    }
    if (latest <= PHW_THIS_YEAR - 30)
        return PHW_THIS_YEAR;
    return latest > earliest || latest > YEAR_IF_ONE ? latest : YEAR_IF_ONE;
}
