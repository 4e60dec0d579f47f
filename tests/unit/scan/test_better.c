/* SPDX-License-Identifier: Apache-2.0 */
#include "builder.h"

#include "scan/better.h"

static const phw_box line = {100, 100, 500, 120};

/* The state of a line of 400 pixels once something was read in a part of it. */
static phw_line_state after(phw_line_state before, phw_box read, bool unread)
{
    phw_report *report = build_report(1000, 1000);
    const phw_quad quad = phw_quad_from_box(read);
    build_line(report, line, PHW_NO_PLANE, before);
    phw_better_supersede(report->page, report->page->line_count, &quad, unread);
    const phw_line_state state = report->page->lines[0].state;
    phw_report_free(&report);
    return state;
}

static void test_what_is_read_again_is_no_line_of_its_own(void **state)
{
    (void)state;
    assert_int_equal(after(PHW_LINE_READ, (phw_box){100, 100, 200, 120}, false), PHW_LINE_NOISE);
    assert_int_equal(after(PHW_LINE_READ, (phw_box){600, 100, 700, 120}, true), PHW_LINE_READ);
}

static void test_an_unread_line_that_was_read_now_is_none(void **state)
{
    (void)state;
    assert_int_equal(after(PHW_LINE_UNREAD, (phw_box){110, 101, 480, 119}, true), PHW_LINE_NOISE);
    assert_int_equal(after(PHW_LINE_UNREAD, (phw_box){50, 90, 600, 130}, true), PHW_LINE_NOISE);
    assert_int_equal(after(PHW_LINE_UNREAD, (phw_box){110, 101, 480, 119}, false), PHW_LINE_UNREAD);
}

/* Most of it is still unread. */
static void test_a_long_unread_line_stays_round_a_short_one(void **state)
{
    (void)state;
    assert_int_equal(after(PHW_LINE_UNREAD, (phw_box){300, 100, 400, 120}, true), PHW_LINE_UNREAD);
    assert_int_equal(after(PHW_LINE_UNREAD, (phw_box){100, 100, 250, 120}, true), PHW_LINE_UNREAD);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_what_is_read_again_is_no_line_of_its_own),
        cmocka_unit_test(test_an_unread_line_that_was_read_now_is_none),
        cmocka_unit_test(test_a_long_unread_line_stays_round_a_short_one),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
