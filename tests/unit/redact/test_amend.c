/* SPDX-License-Identifier: Apache-2.0 */
#include "builder.h"

#include <string.h>

#include "redact/amend.h"
#include "redact/raster.h"

static const phw_box name = {20, 20, 60, 30}, number = {80, 20, 120, 30};

static phw_report *found(void)
{
    phw_report *report = build_report(200, 100);
    report->verdict = PHW_VERDICT_BLOCK;
    build_plane(report, PHW_PLANE_SCREEN, (phw_box){10, 10, 150, 90});
    report->page->planes[0].record = true;
    build_place(report, PHW_FINDING_PATIENT_NAME, name, 0, PHW_NO_LINE);
    build_place(report, PHW_FINDING_NHS_NUMBER, number, 0, PHW_NO_LINE);
    return report;
}

static phw_findings *list(phw_finding_kind kind, phw_box box)
{
    phw_findings *findings = NULL;
    const phw_finding finding = {.kind = kind,
                                 .confidence = 0.1,
                                 .quad = phw_quad_from_box(box),
                                 .plane = PHW_NO_PLANE,
                                 .line = PHW_NO_LINE};
    assert_int_equal(phw_findings_new(&findings, NULL), PHW_OK);
    assert_int_equal(phw_findings_add(findings, &finding, NULL), PHW_OK);
    return findings;
}

static void test_nothing_to_amend(void **state)
{
    (void)state;
    phw_report *report = found();
    phw_amended amended;
    assert_int_equal(phw_amend(report, NULL, &amended, NULL), PHW_OK);
    assert_ptr_equal(amended.report.findings, report->findings);
    assert_ptr_equal(amended.report.page, report->page);
    assert_null(amended.left);
    phw_amended_done(&amended);
    phw_report_free(&report);
}

static void test_an_edit_divides_what_was_found(void **state)
{
    (void)state;
    phw_report *report = found();
    phw_box nearly = {20.4, 20, 60, 30.3}; /* reports round corners */
    phw_findings *kept = list(PHW_FINDING_PATIENT_NAME, nearly);
    const phw_redact_edit edit = {.findings = kept};
    phw_redact_options options = PHW_REDACT_OPTIONS_DEFAULTS;
    phw_amended amended;
    options.edit = &edit;
    assert_int_equal(phw_amend(report, &options, &amended, NULL), PHW_OK);
    assert_int_equal(amended.report.findings->count, 1);
    assert_int_equal(amended.report.findings->items[0].plane, 0); /* the scan's own */
    assert_int_equal(amended.left->count, 1);
    assert_true(phw_amended_is_left(amended.left, &report->findings->items[1]));
    assert_false(phw_amended_is_left(amended.left, &report->findings->items[0]));
    assert_true(amended.report.page->planes[0].record); /* not said: as it was */
    phw_amended_done(&amended);
    phw_findings_free(&kept);
    phw_report_free(&report);
}

/* What a person adds is covered whatever its kind, also where nothing was found. */
static void test_what_is_added_is_sure(void **state)
{
    (void)state;
    phw_report *report = build_report(200, 100);
    phw_findings *added = list(PHW_FINDING_CLINICAL, number);
    const phw_redact_edit edit = {.findings = added};
    phw_redact_options options = PHW_REDACT_OPTIONS_DEFAULTS;
    phw_amended amended;
    options.edit = &edit;
    report->verdict = PHW_VERDICT_CLEAR;
    assert_int_equal(phw_amend(report, &options, &amended, NULL), PHW_OK);
    assert_int_equal(amended.report.findings->items[0].kind, PHW_FINDING_CUSTOM);
    assert_true(amended.report.findings->items[0].confidence == 1);
    assert_int_equal(amended.report.verdict, PHW_VERDICT_REVIEW);
    phw_amended_done(&amended);
    phw_findings_free(&added);
    phw_report_free(&report);
}

static void test_surfaces_by_name(void **state)
{
    (void)state;
    phw_report *report = found();
    const phw_quad records[] = {phw_quad_from_box((phw_box){160, 10, 190, 90})};
    const phw_redact_edit edit = {
        .findings = report->findings, .records = records, .record_count = 1};
    phw_redact_options options = PHW_REDACT_OPTIONS_DEFAULTS;
    phw_amended amended;
    options.edit = &edit;
    assert_int_equal(phw_amend(report, &options, &amended, NULL), PHW_OK);
    assert_int_equal(amended.report.page->plane_count, 2);
    assert_false(amended.report.page->planes[0].record);
    assert_true(amended.report.page->planes[1].record);
    assert_true(report->page->planes[0].record); /* the report itself is untouched */
    phw_amended_done(&amended);
    phw_report_free(&report);
}

static void test_a_mask_of_ones_own(void **state)
{
    (void)state;
    phw_report *report = found();
    phw_redact_options options = PHW_REDACT_OPTIONS_DEFAULTS;
    phw_image *mask = NULL;
    phw_amended amended;
    assert_int_equal(phw_image_new(200, 100, 1, &mask, NULL), PHW_OK);
    phw_quad part = phw_quad_from_box((phw_box){80, 15, 100, 40});
    phw_raster_quad(mask, &part);
    options.mask = mask;
    assert_int_equal(phw_amend(report, &options, &amended, NULL), PHW_OK);
    assert_int_equal(amended.report.findings->count, 1);
    assert_int_equal(amended.report.findings->items[0].kind, PHW_FINDING_NHS_NUMBER);
    assert_int_equal(amended.left->items[0].kind, PHW_FINDING_PATIENT_NAME);
    phw_amended_done(&amended);
    report->width++;
    phw_error error = PHW_ERROR_INIT;
    assert_int_equal(phw_amend(report, &options, &amended, &error), PHW_ERR_ARGUMENT);
    phw_image_free(&mask);
    phw_report_free(&report);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_nothing_to_amend),
        cmocka_unit_test(test_an_edit_divides_what_was_found),
        cmocka_unit_test(test_what_is_added_is_sure),
        cmocka_unit_test(test_surfaces_by_name),
        cmocka_unit_test(test_a_mask_of_ones_own),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
