/* SPDX-License-Identifier: Apache-2.0 */
#include "builder.h"

#include <math.h>

#include "risk/evidence.h"

static void test_nothing_is_nothing(void **state)
{
    (void)state;
    phw_risk_evidence none = phw_risk_evidence_gather(NULL);
    assert_int_equal(none.context, 0);
    assert_false(phw_risk_evidence_clinical(&none));
}

static void test_repeats_count_once(void **state)
{
    (void)state;
    phw_report *once = build_report(100, 100), *often = build_report(100, 100);
    build_add(once, PHW_FINDING_CLINICAL, PHW_SUBJECT_PATIENT, 0.7, "asthma");
    for (int i = 0; i < 5; i++)
        build_add(often, PHW_FINDING_CLINICAL, PHW_SUBJECT_PATIENT, 0.7, "asthma");
    phw_risk_evidence a = phw_risk_evidence_gather(once->findings);
    phw_risk_evidence b = phw_risk_evidence_gather(often->findings);
    assert_int_equal(a.different[PHW_FINDING_CLINICAL], 1);
    assert_int_equal(b.different[PHW_FINDING_CLINICAL], 1);
    assert_int_equal(a.context, b.context);
    phw_report_free(&once);
    phw_report_free(&often);
}

static void test_findings_without_text_are_all_different(void **state)
{
    (void)state;
    phw_report *report = build_report(100, 100);
    for (int i = 0; i < 20; i++)
        build_add(report, PHW_FINDING_FACE, PHW_SUBJECT_UNKNOWN, 0.9, NULL);
    phw_risk_evidence sum = phw_risk_evidence_gather(report->findings);
    assert_int_equal(sum.different[PHW_FINDING_FACE], PHW_RISK_DIFFERENT_MOST);
    phw_report_free(&report);
}

static void test_confidence_that_is_no_number_counts_as_none(void **state)
{
    (void)state;
    phw_report *report = build_report(100, 100);
    build_add(report, PHW_FINDING_NHS_NUMBER, PHW_SUBJECT_PATIENT, NAN, "999 000 0018");
    phw_risk_evidence sum = phw_risk_evidence_gather(report->findings);
    assert_int_equal(sum.context, 0);
    assert_int_equal(phw_risk_evidence_rule(&report->findings->items[0], true), PHW_RULE_NONE);
    phw_report_free(&report);
}

static void test_public_people_do_not_count(void **state)
{
    (void)state;
    phw_finding author =
        build_finding(PHW_FINDING_PATIENT_NAME, PHW_SUBJECT_PUBLIC, 0.99, "Ida Quillfeather");
    assert_false(phw_risk_evidence_counts(&author));
    assert_false(phw_risk_evidence_blocks(&author, true));
    assert_int_equal(phw_risk_evidence_rule(&author, true), PHW_RULE_NONE);
}

/* The 900 to 999 range was never issued: it counts, but it does not block alone. */
static void test_test_range_needs_a_clinical_picture(void **state)
{
    (void)state;
    phw_finding number =
        build_finding(PHW_FINDING_NHS_NUMBER, PHW_SUBJECT_PATIENT, 0.99, "999 000 0018");
    assert_true(phw_risk_evidence_blocks(&number, false));
    phw_finding_because(&number, "test-range");
    assert_false(phw_risk_evidence_blocks(&number, false));
    assert_true(phw_risk_evidence_blocks(&number, true));
    assert_int_equal(phw_rule_lookup(phw_risk_evidence_rule(&number, false))->verdict,
                     PHW_VERDICT_REVIEW);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_nothing_is_nothing),
        cmocka_unit_test(test_repeats_count_once),
        cmocka_unit_test(test_findings_without_text_are_all_different),
        cmocka_unit_test(test_confidence_that_is_no_number_counts_as_none),
        cmocka_unit_test(test_public_people_do_not_count),
        cmocka_unit_test(test_test_range_needs_a_clinical_picture),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
