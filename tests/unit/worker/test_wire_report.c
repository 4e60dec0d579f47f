/* SPDX-License-Identifier: Apache-2.0 */
#define _GNU_SOURCE /* memmem() */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "report/report.h"
#include "sample.h"
#include "worker/wire_report.h"

static phw_status read_bytes(const uint8_t *bytes, size_t size, phw_report **report)
{
    phw_error error = PHW_ERROR_INIT;
    phw_wire in = phw_wire_reader(bytes, size, NULL);
    phw_status status = phw_wire_read_report(&in, "desk.jpg", report, &error);
    if (status == PHW_OK && !phw_wire_whole(&in)) {
        phw_report_free(report);
        return PHW_ERR_INTERNAL;
    }
    return status;
}

static char *json_of(const phw_report *report)
{
    const phw_report_style style = {.reveal = true};
    phw_strbuf text = PHW_STRBUF_INIT;
    phw_error error = PHW_ERROR_INIT;
    assert_int_equal(phw_report_json(report, &style, &text, &error), PHW_OK);
    return phw_strbuf_take(&text);
}

/* A report with everything in it. */
static phw_report *make_full(void)
{
    phw_report *report = sample_block();
    report->further = calloc(1, sizeof(phw_report *));
    assert_non_null(report->further);
    report->further[report->further_count++] = sample_clear();
    report->further[0]->container.page = 1;
    report->container.pages = 2;
    report->container.format = PHW_FORMAT_TIFF;
    report->container.has_owner = report->container.has_film = true;
    report->jigsaw = 0.25;
    report->proof = (phw_proof){.done = true,
                                .rereads = 3,
                                .check = "legible",
                                .line = {{.check = "legible",
                                          .text = "nothing is legible",
                                          .unit = "lines",
                                          .outcome = PHW_PROOF_FAILED,
                                          .examined = 40,
                                          .wrong = 1}},
                                .line_count = 1};
    return report;
}

static void a_report_comes_through_whole(void **state)
{
    (void)state;
    phw_report *report = make_full(), *read = NULL;
    phw_wire out = PHW_WIRE_WRITER;
    phw_wire_write_report(&out, report, true);
    assert_false(out.failed);
    assert_int_equal(read_bytes(out.out, out.size, &read), PHW_OK);
    char *before = json_of(report), *after = json_of(read);
    assert_non_null(strstr(before, SAMPLE_NUMBER));
    assert_string_equal(before, after);
    assert_memory_equal(&report->findings->items[1].quad, &read->findings->items[1].quad,
                        sizeof(phw_quad));
    assert_int_equal(read->page->line_count, 0);
    free(before);
    free(after);
    phw_wire_done(&out);
    phw_report_free(&report);
    phw_report_free(&read);
}

static bool holds(const phw_wire *out, const char *text)
{
    return memmem(out->out, out->size, text, strlen(text)) != NULL;
}

static void values_stay_behind_unless_asked_for(void **state)
{
    (void)state;
    phw_report *report = sample_block();
    phw_wire with = PHW_WIRE_WRITER, without = PHW_WIRE_WRITER;
    phw_wire_write_report(&with, report, true);
    phw_wire_write_report(&without, report, false);
    assert_true(holds(&with, SAMPLE_NAME) && holds(&with, SAMPLE_NUMBER));
    assert_false(holds(&without, SAMPLE_NAME) || holds(&without, SAMPLE_NUMBER));
    phw_wire_done(&with);
    phw_wire_done(&without);
    phw_report_free(&report);
}

static void a_cut_or_longer_message_is_refused(void **state)
{
    (void)state;
    phw_report *report = make_full(), *read = NULL;
    phw_wire out = PHW_WIRE_WRITER;
    phw_wire_write_report(&out, report, true);
    for (size_t size = 0; size < out.size; size++) {
        assert_int_not_equal(read_bytes(out.out, size, &read), PHW_OK);
        assert_null(read);
    }
    phw_wire_bool(&out, false);
    assert_int_not_equal(read_bytes(out.out, out.size, &read), PHW_OK);
    phw_wire_done(&out);
    phw_report_free(&report);
}

static void check_refused(phw_report *report)
{
    phw_report *read = NULL;
    phw_wire out = PHW_WIRE_WRITER;
    phw_wire_write_report(&out, report, true);
    assert_int_not_equal(read_bytes(out.out, out.size, &read), PHW_OK);
    assert_null(read);
    phw_wire_done(&out);
    phw_report_free(&report);
}

/* What a worker that was taken over could try. */
static void what_makes_no_sense_is_refused(void **state)
{
    (void)state;
    phw_report *report = sample_block();
    report->reasons[0].text = "\x1b]0;owned\x07"; /* commands for a terminal */
    check_refused(report);
    report = sample_block();
    report->reasons[0].rule = "\xff\xfe";
    check_refused(report);
    report = sample_block();
    report->reasons[0].rule = NULL;
    check_refused(report);
    report = sample_block();
    report->findings->items[0].plane = 7; /* there is one */
    check_refused(report);
    report = sample_block();
    report->findings->items[0].confidence = 1.5;
    check_refused(report);
    report = sample_block();
    report->findings->items[0].quad.corner[2].x = 1 / 0.0;
    check_refused(report);
    report = sample_block();
    report->findings->items[0].kind = (phw_finding_kind)99;
    check_refused(report);
    report = sample_block();
    report->verdict = (phw_verdict)3;
    check_refused(report);
    report = sample_block();
    report->width = 0;
    check_refused(report);
    report = sample_block();
    report->height = 70000;
    check_refused(report);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_report_comes_through_whole),
        cmocka_unit_test(values_stay_behind_unless_asked_for),
        cmocka_unit_test(a_cut_or_longer_message_is_refused),
        cmocka_unit_test(what_makes_no_sense_is_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
