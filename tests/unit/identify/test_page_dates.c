/* SPDX-License-Identifier: Apache-2.0 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "identify/page_dates.h"
#include "page_art.h"

/* Each cell's dates are those that are found in it one after the other. */
static void a_pages_dates_are_those_of_its_cells(void **state)
{
    (void)state;
    phw_arena arena = PHW_ARENA_INIT;
    phw_view view;
    phw_page_dates dates;
    phw_page *page = page_art_make("Seen 12/03/2021, again 14/03/2021    Ward 4\n"
                                   "no date here 1 or 2                 born 3 March 1942\n"
                                   "version 1.12.3.65                   06-Apr-1971",
                                   (page_art){0, 2});
    assert_non_null(page);
    assert_true(phw_view_build(page, &arena, &view));
    assert_true(phw_page_dates_read(&view, &arena, &dates));
    uint32_t all = 0;
    for (uint32_t cell = 0; cell < view.cell_count; cell++) {
        uint32_t count, digits = 0, at = 0;
        const phw_date *kept = phw_page_dates_of(&dates, cell, &count);
        const phw_cell *c = &view.cells[cell];
        phw_date date;
        for (uint32_t i = 0; i < count; i++, at = date.end, all++) {
            assert_true(phw_date_next(c->text, at, c->length, false, &date));
            assert_int_equal(kept[i].begin, date.begin);
            assert_int_equal(kept[i].end, date.end);
            assert_int_equal(kept[i].year, date.year);
        }
        assert_false(phw_date_next(c->text, at, c->length, false, &date));
        for (uint32_t i = 0; i < c->length; i++)
            digits += c->text[i] >= '0' && c->text[i] <= '9';
        assert_int_equal(c->digits, digits);
    }
    assert_int_equal(all, 4);
    phw_page_free(&page);
    phw_arena_done(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(a_pages_dates_are_those_of_its_cells)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
