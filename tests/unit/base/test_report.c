/* SPDX-License-Identifier: Apache-2.0 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdlib.h>
#include <string.h>

#include "photoward/report.h"
#include "photoward/version.h"

static char *copy(const char *text)
{
    char *made = malloc(strlen(text) + 1);
    assert_non_null(made);
    return strcpy(made, text);
}

/* Leaks and double frees are the sanitizer's to find. */
static void test_free_takes_all_with_it(void **state)
{
    (void)state;
    phw_report *report = calloc(1, sizeof *report);
    assert_non_null(report);
    report->file = copy("a.jpg");
    report->mask = copy("a.mask.png");
    report->output = copy("a.redacted.jpg");
    report->unread = calloc(2, sizeof *report->unread);
    assert_int_equal(phw_page_new(10, 10, &report->page, NULL), PHW_OK);
    assert_int_equal(phw_findings_new(&report->findings, NULL), PHW_OK);
    phw_report_free(&report);
    assert_null(report);
    phw_report_free(&report);
    phw_report_free(NULL);
    report = calloc(1, sizeof *report);
    phw_report_free(&report);
    assert_null(report);
}

static void test_names(void **state)
{
    (void)state;
    assert_string_equal(phw_verdict_name(PHW_VERDICT_CLEAR), "clear");
    assert_string_equal(phw_verdict_name(PHW_VERDICT_REVIEW), "review");
    assert_string_equal(phw_verdict_name(PHW_VERDICT_BLOCK), "block");
    assert_string_equal(phw_verdict_name((phw_verdict)3), "unknown");
    assert_string_equal(phw_version(), PHW_VERSION_STRING);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_free_takes_all_with_it),
        cmocka_unit_test(test_names),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
