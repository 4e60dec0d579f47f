/* SPDX-License-Identifier: Apache-2.0 */
/* Beside covers lines are found that the first scan read in two pieces, or together with the next
 * line: they are none of those that are known. */
#include "builder.h"

#include "base/geometry.h"
#include "scan/kept_line.h"

#define HEIGHT 30

static const phw_box found = {689, 380, 1204, 380 + HEIGHT};

/* How lines stand to the one that was found. @param second  NULL: there is one line. */
static phw_kept_line stands(phw_box first, const phw_box *second)
{
    phw_report *report = build_report(4000, 3000);
    const phw_quad quad = phw_quad_from_box(found);
    build_line(report, first, PHW_NO_PLANE, PHW_LINE_READ);
    if (second)
        build_line(report, *second, PHW_NO_PLANE, PHW_LINE_READ);
    const phw_kept_line how =
        phw_kept_line_of(report->page, report->page->line_count, &quad, HEIGHT);
    phw_report_free(&report);
    return how;
}

static void what_is_as_long_and_as_high_is_the_same(void **state)
{
    (void)state;
    assert_int_equal(stands(found, NULL), PHW_KEPT_LINE_SAME);
    assert_int_equal(stands((phw_box){680, 378, 1200, 412}, NULL), PHW_KEPT_LINE_SAME);
    assert_int_equal(stands((phw_box){699, 382, 1198, 408}, NULL), PHW_KEPT_LINE_SAME);
    assert_int_equal(stands((phw_box){500, 380, 1600, 410}, NULL), PHW_KEPT_LINE_SAME);
}

static void what_ends_within_it_or_is_much_higher_is_another(void **state)
{
    (void)state;
    const phw_box whole = {690, 380, 1200, 410}, rest = {1140, 380, 1204, 410};
    assert_int_equal(stands((phw_box){689, 380, 1149, 410}, NULL), PHW_KEPT_LINE_OTHERWISE);
    assert_int_equal(stands((phw_box){740, 380, 1204, 410}, NULL), PHW_KEPT_LINE_OTHERWISE);
    assert_int_equal(stands((phw_box){534, 350, 2981, 433}, NULL), PHW_KEPT_LINE_OTHERWISE);
    assert_int_equal(stands((phw_box){689, 380, 1149, 410}, &rest), PHW_KEPT_LINE_OTHERWISE);
    assert_int_equal(stands((phw_box){534, 350, 2981, 433}, &whole), PHW_KEPT_LINE_SAME);
}

static void what_stands_beside_it_is_none(void **state)
{
    (void)state;
    assert_int_equal(stands((phw_box){689, 420, 1204, 450}, NULL), PHW_KEPT_LINE_NONE);
    assert_int_equal(stands((phw_box){1210, 380, 1500, 410}, NULL), PHW_KEPT_LINE_NONE);
    assert_int_equal(stands((phw_box){689, 380, 900, 410}, NULL), PHW_KEPT_LINE_NONE);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_is_as_long_and_as_high_is_the_same),
        cmocka_unit_test(what_ends_within_it_or_is_much_higher_is_another),
        cmocka_unit_test(what_stands_beside_it_is_none),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
