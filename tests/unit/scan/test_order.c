/* SPDX-License-Identifier: Apache-2.0 */
#include "builder.h"

#include <stdlib.h>

#include "scan/order.h"

static void add_line(phw_report *report, size_t plane, double top)
{
    build_line(report, (phw_box){10, top, 310, top + 15}, plane, PHW_LINE_SKIPPED);
}

/* A report's page and the order of its lines. */
static size_t *order_of(const phw_report *report)
{
    size_t *order = NULL;
    assert_int_equal(phw_scan_order(report->page, &order, NULL), PHW_OK);
    return order;
}

static void test_a_page_without_lines(void **state)
{
    (void)state;
    phw_report *report = build_report(100, 100);
    free(order_of(report));
    phw_report_free(&report);
}

static void test_a_sheet_is_read_from_its_head(void **state)
{
    (void)state;
    phw_report *report = build_report(1000, 1000);
    build_plane(report, PHW_PLANE_SHEET, (phw_box){0, 0, 400, 900});
    for (int i = 0; i < 30; i++)
        add_line(report, 0, 20.0 * ((i * 7) % 30));
    size_t *order = order_of(report);
    for (size_t i = 0; i < 30; i++)
        assert_int_equal(order[i] * 7 % 30, i);
    free(order);
    phw_report_free(&report);
}

/* The head of every surface comes before the body of any; the fullest is first, and what no edges
 * hold together stands behind. */
static void test_every_head_comes_before_any_body(void **state)
{
    (void)state;
    phw_report *report = build_report(1000, 1000);
    build_plane(report, PHW_PLANE_LABEL, (phw_box){0, 0, 400, 900});
    build_plane(report, PHW_PLANE_SCREEN, (phw_box){0, 0, 400, 900});
    for (int i = 0; i < 14; i++)
        add_line(report, PHW_NO_PLANE, 20.0 * i); /* lines 0 to 13 */
    for (int i = 0; i < 3; i++)
        add_line(report, 0, 20.0 * i); /* 14 to 16 */
    for (int i = 0; i < 12; i++)
        add_line(report, 1, 20.0 * i); /* 17 to 28 */
    size_t *order = order_of(report);
    static const size_t expected[] = {17, 18, 19, 20, 21, 22, 23, 24, 0, 1, 2,  3,  4,  5, 6,
                                      7,  14, 15, 16, 25, 26, 27, 28, 8, 9, 10, 11, 12, 13};
    for (size_t i = 0; i < sizeof expected / sizeof expected[0]; i++)
        assert_int_equal(order[i], expected[i]);
    free(order);
    phw_report_free(&report);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_a_page_without_lines),
        cmocka_unit_test(test_a_sheet_is_read_from_its_head),
        cmocka_unit_test(test_every_head_comes_before_any_body),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
