/* SPDX-License-Identifier: Apache-2.0 */
#include "builder.h"

#include "scan/unread.h"

/* Lines of one length below each other on a plane. */
static void add_lines(phw_report *report, size_t plane, phw_line_state state, int count)
{
    for (int i = 0; i < count; i++) {
        double top = 20.0 * (double)report->page->line_count;
        build_line(report, (phw_box){10, top, 210, top + 12}, plane, state);
    }
}

static void test_a_page_that_was_read(void **state)
{
    (void)state;
    phw_report *report = build_report(1000, 1000);
    add_lines(report, PHW_NO_PLANE, PHW_LINE_READ, 5);
    add_lines(report, PHW_NO_PLANE, PHW_LINE_NOISE, 5);
    assert_int_equal(phw_scan_list_unread(report, NULL), PHW_OK);
    assert_int_equal(report->unread_count, 0);
    assert_true(report->complete);
    phw_report_free(&report);
}

/* A smudge on a page that was read otherwise is no record that nobody looked at. */
static void test_a_stray_line_is_not_reported(void **state)
{
    (void)state;
    phw_report *report = build_report(1000, 1000);
    add_lines(report, PHW_NO_PLANE, PHW_LINE_READ, 8);
    add_lines(report, PHW_NO_PLANE, PHW_LINE_UNREAD, 2);
    assert_int_equal(phw_scan_list_unread(report, NULL), PHW_OK);
    assert_int_equal(report->unread_count, 0);
    phw_report_free(&report);
}

static void test_a_surface_full_of_unread_text_is(void **state)
{
    (void)state;
    phw_report *report = build_report(1000, 1000);
    build_plane(report, PHW_PLANE_SCREEN, (phw_box){0, 0, 400, 400});
    build_plane(report, PHW_PLANE_SHEET, (phw_box){500, 0, 900, 400});
    add_lines(report, 0, PHW_LINE_UNREAD, 6);
    add_lines(report, 0, PHW_LINE_READ, 2);
    add_lines(report, 1, PHW_LINE_READ, 30); /* another surface does not make up for it */
    assert_int_equal(phw_scan_list_unread(report, NULL), PHW_OK);
    assert_int_equal(report->unread_count, 6);
    assert_string_equal(report->unread[0].why, "unreadable");
    phw_report_free(&report);
}

static void test_what_was_skipped_always_is(void **state)
{
    (void)state;
    phw_report *report = build_report(1000, 1000);
    add_lines(report, PHW_NO_PLANE, PHW_LINE_READ, 30);
    add_lines(report, PHW_NO_PLANE, PHW_LINE_SKIPPED, 1);
    report->page->complete = false;
    assert_int_equal(phw_scan_list_unread(report, NULL), PHW_OK);
    assert_int_equal(report->unread_count, 1);
    assert_string_equal(report->unread[0].why, "limit");
    assert_false(report->complete);
    phw_report_free(&report);
}

static void test_a_damaged_file_is_not_complete(void **state)
{
    (void)state;
    phw_report *report = build_report(1000, 1000);
    report->container.complete = false;
    assert_int_equal(phw_scan_list_unread(report, NULL), PHW_OK);
    assert_false(report->complete);
    phw_report_free(&report);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_a_page_that_was_read),
        cmocka_unit_test(test_a_stray_line_is_not_reported),
        cmocka_unit_test(test_a_surface_full_of_unread_text_is),
        cmocka_unit_test(test_what_was_skipped_always_is),
        cmocka_unit_test(test_a_damaged_file_is_not_complete),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
