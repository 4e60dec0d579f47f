/* SPDX-License-Identifier: Apache-2.0 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "report/report.h"
#include "sample.h"

static char *render(const phw_report *report, bool reveal, bool colour)
{
    phw_strbuf out = PHW_STRBUF_INIT;
    const phw_report_style style = {.reveal = reveal, .colour = colour};
    assert_int_equal(phw_report_text(report, &style, &out, NULL), PHW_OK);
    return phw_strbuf_take(&out);
}

static void tells_a_person_everything(void **state)
{
    (void)state;
    phw_report *report = sample_block();
    char *text = render(report, false, false);
    assert_string_equal(
        text, "desk.jpg  (400 x 300)\n"
              "   BLOCK  do not share it: a patient can be identified.\n"
              "\n"
              "  Why\n"
              "    - A patient's name and number can be read together. (HCPC 5.1)\n"
              "    - A part was not read.\n"
              "\n"
              "  Found\n"
              "    Patient's name                top left (almost certain)\n"
              "    NHS number                    on the screen: top right (almost certain)\n"
              "    Phone number of staff         bottom (almost certain)\n"
              "    GPS position                  in the file (almost certain)\n"
              "\n"
              "  Not examined\n"
              "    Writing in 1 place could not be read: middle.\n"
              "\n"
              "  The file also carries\n"
              "    - the place where it was taken (GPS)\n"
              "    - data after the picture's end (77 bytes)\n"
              "\n"
              "  What to do\n"
              "    `photoward redact desk.jpg` writes a copy in which what identifies the\n"
              "    patient is covered.\n"
              "    Consent and your organisation's policy are yours to check.\n");
    free(text);
    phw_report_free(&report);
}

static void never_says_that_clear_is_a_permission(void **state)
{
    (void)state;
    phw_report *report = sample_clear();
    char *text = render(report, false, false);
    assert_non_null(strstr(text, " CLEAR  nothing was found"));
    assert_non_null(strstr(text, "Look once more yourself"));
    assert_non_null(strstr(text, "Consent and your organisation's policy are yours to check."));
    assert_null(strstr(text, "Found"));
    assert_null(strstr(text, "safe"));
    free(text);
    phw_report_free(&report);
}

static void shows_values_only_when_asked(void **state)
{
    (void)state;
    phw_report *report = sample_block();
    char *hidden = render(report, false, false), *shown = render(report, true, false);
    assert_null(strstr(hidden, "GREENSLADE"));
    assert_null(strstr(hidden, "999 000"));
    assert_non_null(strstr(shown, "\n        " SAMPLE_NAME "\n"));
    assert_non_null(strstr(shown, "\n        " SAMPLE_NUMBER "\n"));
    free(hidden);
    free(shown);
    phw_report_free(&report);
}

static void colours_only_when_asked(void **state)
{
    (void)state;
    phw_report *report = sample_block();
    char *plain = render(report, false, false), *coloured = render(report, false, true);
    assert_null(strchr(plain, '\x1b'));
    assert_non_null(strstr(coloured, "\x1b[1;97;41m BLOCK \x1b[0m"));
    free(plain);
    free(coloured);
    phw_report_free(&report);
}

static void groups_findings_of_a_kind(void **state)
{
    (void)state;
    phw_report *report = sample_block();
    phw_finding again = report->findings->items[1];
    for (int i = 0; i < 2; i++)
        assert_int_equal(phw_findings_add(report->findings, &again, NULL), PHW_OK);
    again.plane = PHW_NO_PLANE;
    for (size_t i = 0; i < 4; i++)
        again.quad.corner[i].x -= 290;
    assert_int_equal(phw_findings_add(report->findings, &again, NULL), PHW_OK);
    char *text = render(report, false, false);
    assert_non_null(strstr(text, "    NHS numbers (4)               on the screen: top right; top "
                                 "left (almost\n"
                                 "                                  certain)\n"));
    free(text);
    phw_report_free(&report);
}

static void names_what_was_cut_short(void **state)
{
    (void)state;
    static const struct {
        bool container_complete;
        const char *expected;
    } cases[] = {{false, "The file is damaged or cut short: a part of the picture is missing."},
                 {true, "A limit or the time allowed was met before everything was seen."}};
    for (size_t i = 0; i < 2; i++) {
        phw_report *report = sample_clear();
        report->verdict = PHW_VERDICT_REVIEW;
        report->complete = false;
        report->container.complete = cases[i].container_complete;
        char *text = render(report, false, false);
        assert_non_null(strstr(text, cases[i].expected));
        assert_non_null(strstr(text, " REVIEW "));
        free(text);
        phw_report_free(&report);
    }
}

static void tells_why_a_part_was_not_read(void **state)
{
    (void)state;
    static const struct {
        const char *why;
        const char *expected;
    } cases[] = {{"unreadable", "Writing in 1 place could not be read: middle."},
                 {"limit", "more text than the limit"},
                 {"time", "the time allowed was spent"},
                 {"another", "Writing in 1 place was left out: middle."}};
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        phw_report *report = sample_block();
        report->unread[0].why = cases[i].why;
        char *text = render(report, false, false);
        assert_non_null(strstr(text, cases[i].expected));
        free(text);
        phw_report_free(&report);
    }
}

/* A name that a shell would take apart is not put into a command to be copied. */
static void offers_only_plain_names_in_commands(void **state)
{
    (void)state;
    static const char *const names[] = {"a b.jpg", "$(touch x).jpg", "-", "-rf.jpg", "a;b.jpg"};
    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++) {
        phw_report *report = sample_block();
        free(report->file);
        report->file = strdup(names[i]);
        char *text = render(report, false, false);
        assert_non_null(strstr(text, "`photoward redact FILE`"));
        free(text);
        phw_report_free(&report);
    }
}

static void keeps_the_terminal_safe(void **state)
{
    (void)state;
    phw_report *report = sample_block();
    free(report->file);
    report->file = strdup("x\x1b[2Jy\n.jpg");
    report->findings->items[0].text = "A\x1b]0;B\x07";
    char *text = render(report, true, false);
    assert_null(strchr(text, '\x1b'));
    assert_null(strchr(text, '\x07'));
    assert_non_null(strstr(text, "x?[2Jy?.jpg"));
    free(text);
    phw_report_free(&report);
}

static void tells_what_redact_wrote(void **state)
{
    (void)state;
    phw_report *report = sample_block();
    report->output = strdup("desk.redacted.jpg");
    report->mask = strdup("desk.mask.png");
    report->proof = (phw_proof){.done = true, .passed = true, .rereads = 1};
    char *text = render(report, false, false);
    assert_non_null(strstr(text, "covered: desk.redacted.jpg\n"));
    assert_non_null(strstr(text, "desk.mask.png\n"));
    assert_non_null(strstr(text, "Look at the copy before you share it"));
    assert_null(strstr(text, "`photoward redact"));
    free(text);
    phw_report_free(&report);
}

static void tells_what_is_left(void **state)
{
    (void)state;
    static const struct {
        phw_verdict left;
        bool unread;
        const char *expected;
    } cases[] = {{PHW_VERDICT_CLEAR, false, "Nothing was found in the copy"},
                 {PHW_VERDICT_REVIEW, false, "In the copy there are still signs"},
                 {PHW_VERDICT_REVIEW, true, "could not be examined"},
                 {PHW_VERDICT_BLOCK, false, "can identify a patient"}};
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        phw_strbuf out = PHW_STRBUF_INIT;
        const phw_report_style style = {.colour = false};
        assert_int_equal(phw_report_left_text(cases[i].left, cases[i].unread, &style, &out, NULL),
                         PHW_OK);
        assert_non_null(strstr(out.text, "\n  What is left\n"));
        assert_non_null(strstr(out.text, cases[i].expected));
        phw_strbuf_done(&out);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(tells_a_person_everything),
        cmocka_unit_test(never_says_that_clear_is_a_permission),
        cmocka_unit_test(shows_values_only_when_asked),
        cmocka_unit_test(colours_only_when_asked),
        cmocka_unit_test(groups_findings_of_a_kind),
        cmocka_unit_test(names_what_was_cut_short),
        cmocka_unit_test(tells_why_a_part_was_not_read),
        cmocka_unit_test(offers_only_plain_names_in_commands),
        cmocka_unit_test(keeps_the_terminal_safe),
        cmocka_unit_test(tells_what_redact_wrote),
        cmocka_unit_test(tells_what_is_left),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
