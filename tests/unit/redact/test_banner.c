/* SPDX-License-Identifier: Apache-2.0 */
#include "builder.h"

#include "redact/banner.h"

/* A banner on a screen: a name that was not found, two fields, and a line of the record below. */
static phw_report *banner(void)
{
    phw_report *report = build_report(1000, 800);
    build_plane(report, PHW_PLANE_SCREEN, (phw_box){0, 0, 1000, 800});
    build_line(report, (phw_box){20, 20, 300, 40}, 0, PHW_LINE_READ);   /* the name */
    build_line(report, (phw_box){400, 21, 560, 40}, 0, PHW_LINE_READ);  /* born */
    build_line(report, (phw_box){700, 19, 900, 39}, 0, PHW_LINE_READ);  /* number */
    build_line(report, (phw_box){20, 100, 400, 120}, 0, PHW_LINE_READ); /* the record */
    build_place(report, PHW_FINDING_DATE_OF_BIRTH, (phw_box){450, 21, 560, 40}, 0, 1);
    build_place(report, PHW_FINDING_NHS_NUMBER, (phw_box){760, 19, 900, 39}, 0, 2);
    return report;
}

static void the_strip_is_the_row_of_two_fields(void **state)
{
    (void)state;
    phw_report *report = banner();
    for (size_t i = 0; i < 2; i++) {
        phw_quad strip;
        assert_true(phw_banner_strip(report, i, &strip));
        phw_box box = phw_quad_bounds(&strip);
        assert_true(box.left == 20 && box.right == 900);
        assert_true(box.top == 19 && box.bottom == 40);
    }
    phw_report_free(&report);
}

static void one_field_is_no_banner(void **state)
{
    (void)state;
    phw_report *report = banner();
    phw_quad strip;
    report->findings->items[1].kind = PHW_FINDING_PHONE;
    assert_false(phw_banner_strip(report, 0, &strip));
    assert_false(phw_banner_strip(report, 1, &strip));
    phw_report_free(&report);
}

static void fields_of_another_row_or_surface_do_not_agree(void **state)
{
    (void)state;
    phw_report *report = banner();
    phw_quad strip;
    report->findings->items[1].plane = 1;
    assert_false(phw_banner_strip(report, 0, &strip));
    report->findings->items[1].plane = 0;
    for (int k = 0; k < 4; k++)
        report->findings->items[1].quad.corner[k].y += 80;
    assert_false(phw_banner_strip(report, 0, &strip));
    phw_report_free(&report);
}

static void a_list_of_patients_has_none(void **state)
{
    (void)state;
    phw_report *report = banner();
    phw_quad strip;
    build_place(report, PHW_FINDING_DATE_OF_BIRTH, (phw_box){20, 100, 130, 120}, 0, 3);
    assert_false(phw_banner_strip(report, 0, &strip));
    phw_report_free(&report);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_strip_is_the_row_of_two_fields),
        cmocka_unit_test(one_field_is_no_banner),
        cmocka_unit_test(fields_of_another_row_or_surface_do_not_agree),
        cmocka_unit_test(a_list_of_patients_has_none),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
