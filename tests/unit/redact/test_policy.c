/* SPDX-License-Identifier: Apache-2.0 */
#include "builder.h"

#include <math.h>

#include "redact/policy.h"

static phw_finding placed(phw_finding_kind kind, phw_subject subject, double confidence)
{
    phw_finding finding = build_finding(kind, subject, confidence, NULL);
    finding.quad = phw_quad_from_box((phw_box){10, 10, 90, 20});
    return finding;
}

static void test_clear_covers_nothing(void **state)
{
    (void)state;
    for (int kind = 0; kind < PHW_FINDING_KIND_COUNT; kind++) {
        phw_finding finding = placed((phw_finding_kind)kind, PHW_SUBJECT_PATIENT, 1);
        assert_false(phw_redact_covers(&finding, PHW_VERDICT_CLEAR));
    }
}

static void test_identifiers_are_covered_whoever_they_belong_to(void **state)
{
    (void)state;
    static const phw_finding_kind kinds[] = {
        PHW_FINDING_PATIENT_NAME,  PHW_FINDING_RELATIVE_NAME, PHW_FINDING_NHS_NUMBER,
        PHW_FINDING_CHI_NUMBER,    PHW_FINDING_HC_NUMBER,     PHW_FINDING_HOSPITAL_NUMBER,
        PHW_FINDING_DATE_OF_BIRTH, PHW_FINDING_ADDRESS,       PHW_FINDING_POSTCODE,
        PHW_FINDING_PHONE,         PHW_FINDING_EMAIL,         PHW_FINDING_NINO,
        PHW_FINDING_BARCODE,       PHW_FINDING_WEAK_REDACTION};
    for (size_t i = 0; i < sizeof kinds / sizeof kinds[0]; i++) {
        phw_finding finding = placed(kinds[i], PHW_SUBJECT_UNKNOWN, 0.5);
        assert_true(phw_redact_covers(&finding, PHW_VERDICT_BLOCK));
        assert_true(phw_redact_covers(&finding, PHW_VERDICT_REVIEW));
    }
}

static void test_indirect_signs_are_covered_where_they_are_all_there_is(void **state)
{
    (void)state;
    static const phw_finding_kind kinds[] = {PHW_FINDING_TRUST_NAME, PHW_FINDING_TRUST_LOGO,
                                             PHW_FINDING_STAFF_NAME, PHW_FINDING_CLINICAL,
                                             PHW_FINDING_APPOINTMENT};
    for (size_t i = 0; i < sizeof kinds / sizeof kinds[0]; i++) {
        phw_finding finding = placed(kinds[i], PHW_SUBJECT_UNKNOWN, 0.9);
        assert_true(phw_redact_covers(&finding, PHW_VERDICT_REVIEW));
        assert_false(phw_redact_covers(&finding, PHW_VERDICT_BLOCK));
    }
}

static void test_faces_are_covered_where_that_was_asked_for(void **state)
{
    (void)state;
    phw_finding face = placed(PHW_FINDING_FACE, PHW_SUBJECT_UNKNOWN, 0.9);
    for (int verdict = 0; verdict < PHW_VERDICT_COUNT; verdict++) {
        face.asked = false;
        assert_false(phw_redact_covers(&face, (phw_verdict)verdict));
        face.asked = true;
        assert_true(phw_redact_covers(&face, (phw_verdict)verdict));
    }
}

static void test_what_is_left_alone(void **state)
{
    (void)state;
    phw_finding author = placed(PHW_FINDING_PATIENT_NAME, PHW_SUBJECT_PUBLIC, 0.99);
    phw_finding guess = placed(PHW_FINDING_PATIENT_NAME, PHW_SUBJECT_PATIENT, 0.29);
    phw_finding broken = placed(PHW_FINDING_PATIENT_NAME, PHW_SUBJECT_PATIENT, NAN);
    phw_finding file = placed(PHW_FINDING_GPS, PHW_SUBJECT_UNKNOWN, 1);
    phw_finding nowhere = build_finding(PHW_FINDING_NHS_NUMBER, PHW_SUBJECT_PATIENT, 1, NULL);
    assert_false(phw_redact_covers(&author, PHW_VERDICT_BLOCK));
    assert_false(phw_redact_covers(&guess, PHW_VERDICT_BLOCK));
    assert_false(phw_redact_covers(&broken, PHW_VERDICT_BLOCK));
    assert_false(phw_redact_covers(&file, PHW_VERDICT_BLOCK));
    assert_false(phw_redact_covers(&nowhere, PHW_VERDICT_BLOCK));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_clear_covers_nothing),
        cmocka_unit_test(test_identifiers_are_covered_whoever_they_belong_to),
        cmocka_unit_test(test_indirect_signs_are_covered_where_they_are_all_there_is),
        cmocka_unit_test(test_faces_are_covered_where_that_was_asked_for),
        cmocka_unit_test(test_what_is_left_alone),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
