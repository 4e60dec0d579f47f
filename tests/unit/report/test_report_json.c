/* SPDX-License-Identifier: Apache-2.0 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>
#include <jansson.h>
#include <math.h>

#include "report/report.h"
#include "sample.h"

static char *render(const phw_report *report, bool reveal)
{
    phw_strbuf out = PHW_STRBUF_INIT;
    const phw_report_style style = {.reveal = reveal};
    assert_int_equal(phw_report_json(report, &style, &out, NULL), PHW_OK);
    return phw_strbuf_take(&out);
}

static void writes_the_schema_to_the_letter(void **state)
{
    (void)state;
    phw_report *report = sample_block();
    char *line = render(report, false);
    assert_string_equal(
        line,
        "{\"schema\":\"photoward.report/1\",\"file\":\"desk.jpg\",\"width\":400,\"height\":300,"
        "\"verdict\":\"block\",\"complete\":true,"
        "\"reasons\":[{\"rule\":\"patient-identified\",\"text\":\"A patient's name and number can "
        "be read together.\",\"guidance\":\"HCPC 5.1\"},"
        "{\"rule\":\"unread\",\"text\":\"A part was not read.\",\"guidance\":null}],"
        "\"findings\":["
        "{\"id\":1,\"kind\":\"patient_name\",\"subject\":\"patient\",\"confidence\":0.988,"
        "\"quad\":[[20.0,20.0],[120.0,20.0],[120.0,32.0],[20.0,32.0]],\"because\":[\"label\"]},"
        "{\"id\":2,\"kind\":\"nhs_number\",\"subject\":\"patient\",\"confidence\":0.988,"
        "\"quad\":[[300.0,20.1],[370.0,20.1],[370.0,32.0],[300.0,32.0]],"
        "\"because\":[\"label\",\"mod11\"]},"
        "{\"id\":3,\"kind\":\"phone\",\"subject\":\"staff\",\"confidence\":0.988,"
        "\"quad\":[[180.0,260.0],[240.0,260.0],[240.0,272.0],[180.0,272.0]],"
        "\"because\":[\"label\"]},"
        "{\"id\":4,\"kind\":\"gps\",\"subject\":\"unknown\",\"confidence\":0.988,"
        "\"quad\":[[0.0,0.0],[0.0,0.0],[0.0,0.0],[0.0,0.0]],\"because\":[\"label\"]}],"
        "\"planes\":[{\"kind\":\"screen\","
        "\"quad\":[[-10.0,5.0],[380.0,5.0],[380.0,290.0],[-10.0,290.0]],\"record\":true}],"
        "\"unread\":[{\"quad\":[[150.0,140.0],[250.0,140.0],[250.0,160.0],[150.0,160.0]],"
        "\"why\":\"unreadable\"}],"
        "\"metadata\":[{\"kind\":\"gps\"},{\"kind\":\"trailing_data\",\"bytes\":77}],"
        "\"mask\":null,\"output\":null,\"proof\":null}\n");
    free(line);
    phw_report_free(&report);
}

static void hides_values_unless_revealed(void **state)
{
    (void)state;
    phw_report *report = sample_block();
    char *hidden = render(report, false), *shown = render(report, true);
    assert_null(strstr(hidden, SAMPLE_NAME));
    assert_null(strstr(hidden, SAMPLE_NUMBER));
    assert_non_null(strstr(shown, "\"value\":\"" SAMPLE_NAME "\""));
    assert_non_null(strstr(shown, "\"value\":\"" SAMPLE_NUMBER "\""));
    assert_non_null(strstr(shown, "\"value\":null")); /* the position in the file has none */
    free(hidden);
    free(shown);
    phw_report_free(&report);
}

static void names_what_redact_wrote(void **state)
{
    (void)state;
    phw_report *report = sample_clear();
    report->mask = strdup("desk.mask.png");
    report->output = strdup("desk.redacted.jpg");
    report->proof = (phw_proof){.done = true,
                                .passed = true,
                                .lossless = true,
                                .rereads = 2,
                                .line = {{"size", "", "copies", PHW_PROOF_PASSED, 1, 0}},
                                .line_count = 1};
    char *line = render(report, false);
    assert_non_null(strstr(line,
                           "\"mask\":\"desk.mask.png\",\"output\":\"desk.redacted.jpg\","
                           "\"proof\":{\"passed\":true,\"rereads\":2,\"lossless\":true,\"checks\":["
                           "{\"check\":\"size\",\"passed\":true,\"unit\":\"copies\","
                           "\"examined\":1,\"wrong\":0}]}}\n"));
    free(line);
    report->proof = (phw_proof){.done = true,
                                .rereads = 1,
                                .check = "cover-solid",
                                .line = {{"cover-solid", "", "pixels", PHW_PROOF_FAILED, 9, 2},
                                         {"examined", "", "lines", PHW_PROOF_NOT_MADE, 0, 0}},
                                .line_count = 2};
    line = render(report, false);
    assert_non_null(
        strstr(line, "\"proof\":{\"passed\":false,\"rereads\":1,\"lossless\":false,"
                     "\"check\":\"cover-solid\",\"checks\":["
                     "{\"check\":\"cover-solid\",\"passed\":false,\"unit\":\"pixels\","
                     "\"examined\":9,\"wrong\":2},{\"check\":\"examined\",\"passed\":null}]}}\n"));
    free(line);
    phw_report_free(&report);
}

/* A file name is bytes; the line must be JSON all the same, and one line. */
static void survives_any_file_name(void **state)
{
    (void)state;
    static const struct {
        const char *name;
        const char *expected;
    } cases[] = {{"caf\xC3\xA9.jpg", "caf\xC3\xA9.jpg"},
                 {"caf\xE9.jpg", "caf\xEF\xBF\xBD.jpg"},
                 {"\xED\xA0\x80", "\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD"},
                 {"a\"b\\c\nd\x01", "a\"b\\c\nd\x01"},
                 {"\xFF", "\xEF\xBF\xBD"},
                 {"", ""}};
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        phw_report *report = sample_clear();
        free(report->file);
        report->file = strdup(cases[i].name);
        char *line = render(report, false);
        assert_ptr_equal(strchr(line, '\n'), line + strlen(line) - 1);
        json_t *root = json_loads(line, 0, NULL);
        assert_non_null(root);
        assert_string_equal(json_string_value(json_object_get(root, "file")), cases[i].expected);
        json_decref(root);
        free(line);
        phw_report_free(&report);
    }
}

static void bounds_wild_coordinates(void **state)
{
    (void)state;
    phw_report *report = sample_block();
    phw_point *corner = report->findings->items[0].quad.corner;
    corner[0] = (phw_point){NAN, INFINITY};
    corner[1] = (phw_point){-INFINITY, 1e300};
    corner[2] = (phw_point){-0.04, 65535.96};
    char *line = render(report, false);
    assert_non_null(
        strstr(line, "\"quad\":[[0.0,999999.9],[-999999.9,999999.9],[0.0,65536.0],[20.0,32.0]]"));
    json_t *root = json_loads(line, 0, NULL);
    assert_non_null(root);
    json_decref(root);
    free(line);
    phw_report_free(&report);
}

/* Memory that runs out at the nth allocation is a status, never half a line, a leak or a crash. */
static size_t allocations_left;

static void *failing_malloc(size_t size)
{
    if (allocations_left == 0)
        return NULL;
    allocations_left--;
    return malloc(size);
}

static void reports_lack_of_memory(void **state)
{
    (void)state;
    phw_report *report = sample_block();
    const phw_report_style style = {.reveal = true};
    bool succeeded = false;
    json_set_alloc_funcs(failing_malloc, free);
    for (size_t limit = 0; !succeeded; limit++) {
        phw_strbuf out = PHW_STRBUF_INIT;
        phw_error error = PHW_ERROR_INIT;
        allocations_left = limit;
        phw_status status = phw_report_json(report, &style, &out, &error);
        succeeded = status == PHW_OK;
        if (!succeeded) {
            assert_int_equal(status, PHW_ERR_NOMEM);
            assert_int_equal(out.length, 0);
        }
        assert_true(limit < 10000);
        phw_strbuf_done(&out);
    }
    json_set_alloc_funcs(malloc, free);
    phw_report_free(&report);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(writes_the_schema_to_the_letter),
        cmocka_unit_test(hides_values_unless_revealed),
        cmocka_unit_test(names_what_redact_wrote),
        cmocka_unit_test(survives_any_file_name),
        cmocka_unit_test(bounds_wild_coordinates),
        cmocka_unit_test(reports_lack_of_memory),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
