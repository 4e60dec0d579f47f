/* SPDX-License-Identifier: Apache-2.0 */
#include "builder.h"

#include "redact/surround.h"

static void test_neighbours_join_one_after_the_other(void **state)
{
    (void)state;
    phw_report *report = build_report(1000, 1000);
    build_line(report, (phw_box){100, 100, 300, 110}, PHW_NO_PLANE, PHW_LINE_READ);
    build_line(report, (phw_box){100, 120, 260, 130}, PHW_NO_PLANE, PHW_LINE_READ);
    build_line(report, (phw_box){100, 140, 340, 150}, PHW_NO_PLANE, PHW_LINE_UNREAD);
    build_line(report, (phw_box){100, 400, 340, 410}, PHW_NO_PLANE, PHW_LINE_READ); /* far */
    build_line(report, (phw_box){100, 160, 900, 170}, 0, PHW_LINE_READ);            /* on a plane */
    phw_quad hull;
    assert_int_equal(phw_surround_lines(report->page, 0, &hull, NULL), PHW_OK);
    phw_box box = phw_quad_bounds(&hull);
    assert_true(box.left == 100 && box.right == 340 && box.top == 100 && box.bottom == 150);
    phw_report_free(&report);
}

static void test_other_directions_do_not_join(void **state)
{
    (void)state;
    phw_report *report = build_report(1000, 1000);
    build_line(report, (phw_box){100, 100, 300, 110}, PHW_NO_PLANE, PHW_LINE_READ);
    build_line(report, (phw_box){100, 115, 300, 125}, PHW_NO_PLANE, PHW_LINE_READ);
    report->page->lines[1].angle = 1.5;
    phw_quad hull;
    assert_int_equal(phw_surround_lines(report->page, 0, &hull, NULL), PHW_OK);
    assert_true(phw_quad_bounds(&hull).bottom == 110);
    report->page->lines[1].angle = 6.2; /* nearly a whole turn is nearly none */
    assert_int_equal(phw_surround_lines(report->page, 0, &hull, NULL), PHW_OK);
    assert_true(phw_quad_bounds(&hull).bottom == 125);
    phw_report_free(&report);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_neighbours_join_one_after_the_other),
        cmocka_unit_test(test_other_directions_do_not_join),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
