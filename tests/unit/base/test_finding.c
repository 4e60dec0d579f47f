/* SPDX-License-Identifier: Apache-2.0 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdio.h>
#include <string.h>

#include "failing_memory.h"
#include "photoward/finding.h"

static void test_a_list_owns_its_texts(void **state)
{
    (void)state;
    phw_findings *findings = NULL;
    assert_int_equal(phw_findings_new(&findings, NULL), PHW_OK);
    for (int i = 0; i < 100; i++) {
        char text[32];
        snprintf(text, sizeof text, "text %d", i);
        const phw_finding finding = {.kind = PHW_FINDING_POSTCODE, .confidence = 0.5, .text = text};
        assert_int_equal(phw_findings_add(findings, &finding, NULL), PHW_OK);
    }
    const phw_finding silent = {.kind = PHW_FINDING_GPS, .line = PHW_NO_LINE};
    assert_int_equal(phw_findings_add(findings, &silent, NULL), PHW_OK);
    assert_int_equal(findings->count, 101);
    assert_string_equal(findings->items[42].text, "text 42");
    assert_int_equal(findings->items[42].kind, PHW_FINDING_POSTCODE);
    assert_null(findings->items[100].text);
    phw_findings_free(&findings);
    assert_null(findings);
    phw_findings_free(&findings);
    phw_findings_free(NULL);
}

static void test_tags_are_kept_once_and_up_to_the_limit(void **state)
{
    (void)state;
    static const char *const tags[] = {"a", "b", "a", "c", "d", "e", "f", "g", "h", "i", "j"};
    phw_finding finding = {.kind = PHW_FINDING_NHS_NUMBER};
    for (size_t i = 0; i < sizeof tags / sizeof tags[0]; i++)
        phw_finding_because(&finding, tags[i]);
    assert_int_equal(finding.because_count, PHW_BECAUSE_MAX);
    for (size_t i = 0; i < PHW_BECAUSE_MAX; i++)
        for (size_t k = 0; k < i; k++)
            assert_string_not_equal(finding.because[i], finding.because[k]);
    assert_string_equal(finding.because[2], "c");
}

static void test_names(void **state)
{
    (void)state;
    assert_string_equal(phw_finding_kind_name(PHW_FINDING_PATIENT_NAME), "patient_name");
    assert_string_equal(phw_finding_kind_name(PHW_FINDING_DATE_OF_BIRTH), "date_of_birth");
    assert_string_equal(phw_finding_kind_name(PHW_FINDING_WEAK_REDACTION), "weak_redaction");
    assert_string_equal(phw_finding_kind_name(PHW_FINDING_CUSTOM), "custom");
    assert_string_equal(phw_finding_kind_name((phw_finding_kind)99), "unknown");
    assert_string_equal(phw_subject_name(PHW_SUBJECT_PUBLIC), "public");
    assert_string_equal(phw_subject_name((phw_subject)99), "unknown");
}

static phw_status make_one(phw_findings **findings, phw_error *error)
{
    const phw_finding finding = {.kind = PHW_FINDING_PHONE, .text = "0"};
    phw_status status = phw_findings_new(findings, error);
    return status == PHW_OK ? phw_findings_add(*findings, &finding, error) : status;
}

static void test_out_of_memory(void **state)
{
    (void)state;
    for (size_t nth = 1;; nth++) {
        phw_findings *findings = NULL;
        phw_error error = PHW_ERROR_INIT;
        memory_watch(nth);
        phw_status status = make_one(&findings, &error);
        size_t count = findings ? findings->count : 0;
        phw_findings_free(&findings);
        memory_rest();
        assert_int_equal(memory_held(), 0);
        if (!memory_failed()) {
            assert_int_equal(nth, 5);
            assert_int_equal(status, PHW_OK);
            break;
        }
        assert_int_equal(status, PHW_ERR_NOMEM);
        assert_int_equal(error.status, PHW_ERR_NOMEM);
        assert_int_equal(count, 0);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_a_list_owns_its_texts),
        cmocka_unit_test(test_tags_are_kept_once_and_up_to_the_limit),
        cmocka_unit_test(test_names),
        cmocka_unit_test(test_out_of_memory),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
