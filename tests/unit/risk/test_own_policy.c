/* SPDX-License-Identifier: Apache-2.0 */
/* What the policies of a user's rules file make of a picture. */
#include "builder.h"

#include <stdbool.h>
#include <string.h>

#include "risk/risk.h"

static bool has_reason(const phw_report *report, const char *rule)
{
    for (size_t i = 0; i < report->reason_count; i++)
        if (strcmp(report->reasons[i].rule, rule) == 0)
            return true;
    return false;
}

/* A picture with one finding, and one policy for its kind. */
static phw_report *judged(phw_finding_kind kind, phw_subject subject, double sure,
                          phw_policy_answer answer)
{
    phw_report *report = build_report(100, 100);
    build_add(report, kind, subject, sure, NULL);
    report->rules.used = true;
    report->rules.policy[kind] = answer;
    phw_risk_assess(report);
    return report;
}

static void what_is_blocked_blocks_and_is_covered(void **state)
{
    (void)state;
    phw_report *report = judged(PHW_FINDING_STAFF_NAME, PHW_SUBJECT_STAFF, 0.8, PHW_POLICY_BLOCK);
    assert_int_equal(report->verdict, PHW_VERDICT_BLOCK);
    assert_true(has_reason(report, "own-policy-block"));
    assert_true(report->findings->items[0].asked);
    phw_report_free(&report);
}

static void a_sign_of_the_jigsaw_can_be_blocked(void **state)
{
    (void)state;
    phw_report *report =
        judged(PHW_FINDING_APPOINTMENT, PHW_SUBJECT_PATIENT, 0.44, PHW_POLICY_BLOCK);
    assert_int_equal(report->verdict, PHW_VERDICT_BLOCK);
    phw_report_free(&report);
}

static void a_face_can_be_review(void **state)
{
    (void)state;
    phw_report *report = judged(PHW_FINDING_FACE, PHW_SUBJECT_UNKNOWN, 0.8, PHW_POLICY_NONE);
    assert_int_equal(report->verdict, PHW_VERDICT_CLEAR);
    phw_report_free(&report);
    report = judged(PHW_FINDING_FACE, PHW_SUBJECT_UNKNOWN, 0.8, PHW_POLICY_REVIEW);
    assert_int_equal(report->verdict, PHW_VERDICT_REVIEW);
    assert_true(has_reason(report, "own-policy"));
    assert_false(report->findings->items[0].asked);
    phw_report_free(&report);
}

static void what_is_only_noted_is_no_reason_alone(void **state)
{
    (void)state;
    phw_report *report =
        judged(PHW_FINDING_TRUST_LOGO, PHW_SUBJECT_ORGANISATION, 0.9, PHW_POLICY_NONE);
    assert_int_equal(report->verdict, PHW_VERDICT_REVIEW);
    phw_report_free(&report);
    report = judged(PHW_FINDING_TRUST_LOGO, PHW_SUBJECT_ORGANISATION, 0.9, PHW_POLICY_NOTE);
    assert_int_equal(report->verdict, PHW_VERDICT_CLEAR);
    phw_report_free(&report);
}

static void what_is_noted_still_counts_in_the_jigsaw(void **state)
{
    (void)state;
    phw_report *report = build_report(100, 100);
    build_add(report, PHW_FINDING_TRUST_NAME, PHW_SUBJECT_ORGANISATION, 0.9, "Vale of Erin");
    build_add(report, PHW_FINDING_CLINICAL, PHW_SUBJECT_UNKNOWN, 0.9, "asthma");
    build_add(report, PHW_FINDING_APPOINTMENT, PHW_SUBJECT_UNKNOWN, 0.9, "Bed 4");
    report->rules.used = true;
    report->rules.policy[PHW_FINDING_TRUST_NAME] = PHW_POLICY_NOTE;
    phw_risk_assess(report);
    assert_int_equal(report->verdict, PHW_VERDICT_REVIEW);
    assert_false(has_reason(report, "place-of-care"));
    phw_report_free(&report);
}

static void no_policy_speaks_of_the_public_or_of_guesses(void **state)
{
    (void)state;
    phw_report *report =
        judged(PHW_FINDING_PATIENT_NAME, PHW_SUBJECT_PUBLIC, 0.9, PHW_POLICY_BLOCK);
    assert_int_equal(report->verdict, PHW_VERDICT_CLEAR);
    phw_report_free(&report);
    report = judged(PHW_FINDING_STAFF_NAME, PHW_SUBJECT_STAFF, 0.2, PHW_POLICY_BLOCK);
    assert_int_equal(report->verdict, PHW_VERDICT_CLEAR);
    phw_report_free(&report);
}

static void a_place_in_the_file_can_be_review(void **state)
{
    (void)state;
    phw_report *report = judged(PHW_FINDING_GPS, PHW_SUBJECT_UNKNOWN, 1, PHW_POLICY_REVIEW);
    assert_int_equal(report->verdict, PHW_VERDICT_REVIEW);
    phw_report_free(&report);
}

static void a_pattern_that_was_given_up_is_never_clear(void **state)
{
    (void)state;
    phw_report *report = build_report(100, 100);
    report->rules.used = true;
    report->rules.stopped[0] = 7;
    report->rules.stopped_count = 1;
    report->complete = false;
    phw_risk_assess(report);
    assert_int_equal(report->verdict, PHW_VERDICT_REVIEW);
    assert_true(has_reason(report, "own-rule-stopped"));
    assert_false(has_reason(report, "cut-short")); /* more time would not help */
    phw_report_free(&report);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_is_blocked_blocks_and_is_covered),
        cmocka_unit_test(a_sign_of_the_jigsaw_can_be_blocked),
        cmocka_unit_test(a_face_can_be_review),
        cmocka_unit_test(what_is_only_noted_is_no_reason_alone),
        cmocka_unit_test(what_is_noted_still_counts_in_the_jigsaw),
        cmocka_unit_test(no_policy_speaks_of_the_public_or_of_guesses),
        cmocka_unit_test(a_place_in_the_file_can_be_review),
        cmocka_unit_test(a_pattern_that_was_given_up_is_never_clear),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
