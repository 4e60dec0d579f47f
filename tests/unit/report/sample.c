/* SPDX-License-Identifier: Apache-2.0 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/geometry.h"
#include "sample.h"

static phw_report *empty(phw_verdict verdict)
{
    phw_report *report = calloc(1, sizeof *report);
    assert_non_null(report);
    report->file = strdup("desk.jpg");
    report->width = 400;
    report->height = 300;
    report->verdict = verdict;
    report->complete = true;
    report->container.complete = true;
    assert_int_equal(phw_page_new(400, 300, &report->page, NULL), PHW_OK);
    assert_int_equal(phw_findings_new(&report->findings, NULL), PHW_OK);
    return report;
}

phw_report *sample_clear(void)
{
    return empty(PHW_VERDICT_CLEAR);
}

static void add(phw_report *report, phw_finding_kind kind, phw_subject subject, phw_box box,
                const char *text)
{
    phw_finding finding = {.kind = kind,
                           .subject = subject,
                           .confidence = 0.987654,
                           .quad = phw_quad_from_box(box),
                           .plane = PHW_NO_PLANE,
                           .text = text,
                           .line = PHW_NO_LINE};
    phw_finding_because(&finding, "label");
    if (kind == PHW_FINDING_NHS_NUMBER) {
        finding.plane = 0;
        phw_finding_because(&finding, "mod11");
    }
    assert_int_equal(phw_findings_add(report->findings, &finding, NULL), PHW_OK);
}

phw_report *sample_block(void)
{
    phw_report *report = empty(PHW_VERDICT_BLOCK);
    const phw_plane screen = {.kind = PHW_PLANE_SCREEN,
                              .quad = phw_quad_from_box((phw_box){-10, 5, 380, 290}),
                              .score = 1,
                              .record = true};
    assert_int_equal(phw_page_add_plane(report->page, &screen, NULL), PHW_OK);
    add(report, PHW_FINDING_PATIENT_NAME, PHW_SUBJECT_PATIENT, (phw_box){20, 20, 120, 32},
        SAMPLE_NAME);
    add(report, PHW_FINDING_NHS_NUMBER, PHW_SUBJECT_PATIENT, (phw_box){300.04, 20.06, 370, 32},
        SAMPLE_NUMBER);
    add(report, PHW_FINDING_PHONE, PHW_SUBJECT_STAFF, (phw_box){180, 260, 240, 272},
        "01632 960123");
    add(report, PHW_FINDING_GPS, PHW_SUBJECT_UNKNOWN, (phw_box){0, 0, 0, 0}, NULL);
    report->reasons[0] = (phw_reason){"patient-identified",
                                      "A patient's name and number can be "
                                      "read together.",
                                      "HCPC 5.1"};
    report->reasons[1] = (phw_reason){"unread", "A part was not read.", NULL};
    report->reason_count = 2;
    report->unread = calloc(1, sizeof *report->unread);
    assert_non_null(report->unread);
    report->unread[0] =
        (phw_unread){phw_quad_from_box((phw_box){150, 140, 250, 160}), "unreadable"};
    report->unread_count = 1;
    report->container.has_gps = true;
    report->container.trailing_bytes = 77;
    return report;
}
