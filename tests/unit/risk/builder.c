/* SPDX-License-Identifier: Apache-2.0 */
#include "builder.h"

#include <stdlib.h>
#include <string.h>

phw_report *build_report(uint32_t width, uint32_t height)
{
    phw_report *report = calloc(1, sizeof *report);
    assert_non_null(report);
    report->file = strdup("picture.png");
    report->width = width;
    report->height = height;
    report->complete = true;
    report->container.complete = true;
    report->container.orientation = 1;
    assert_int_equal(phw_page_new(width, height, &report->page, NULL), PHW_OK);
    assert_int_equal(phw_findings_new(&report->findings, NULL), PHW_OK);
    return report;
}

phw_finding build_finding(phw_finding_kind kind, phw_subject subject, double confidence,
                          const char *text)
{
    return (phw_finding){.kind = kind,
                         .subject = subject,
                         .confidence = confidence,
                         .plane = PHW_NO_PLANE,
                         .line = PHW_NO_LINE,
                         .text = text};
}

void build_add(phw_report *report, phw_finding_kind kind, phw_subject subject, double confidence,
               const char *text)
{
    phw_finding finding = build_finding(kind, subject, confidence, text);
    assert_int_equal(phw_findings_add(report->findings, &finding, NULL), PHW_OK);
}

void build_place(phw_report *report, phw_finding_kind kind, phw_box box, size_t plane, size_t line)
{
    phw_finding finding = build_finding(kind, PHW_SUBJECT_PATIENT, 0.95, NULL);
    finding.quad = phw_quad_from_box(box);
    finding.plane = plane;
    finding.line = line;
    assert_int_equal(phw_findings_add(report->findings, &finding, NULL), PHW_OK);
}

void build_plane(phw_report *report, phw_plane_kind kind, phw_box box)
{
    const phw_plane plane = {.kind = kind, .quad = phw_quad_from_box(box), .score = 1};
    assert_int_equal(phw_page_add_plane(report->page, &plane, NULL), PHW_OK);
}

void build_line(phw_report *report, phw_box box, size_t plane, phw_line_state state)
{
    const phw_line line = {.quad = phw_quad_from_box(box),
                           .height = box.bottom - box.top,
                           .plane = plane,
                           .state = state};
    assert_int_equal(phw_page_add_line(report->page, &line, NULL), PHW_OK);
}

void build_unread(phw_report *report, phw_box box)
{
    size_t count = report->unread_count + 1;
    phw_unread *grown = realloc(report->unread, count * sizeof *grown);
    assert_non_null(grown);
    report->unread = grown;
    report->unread[count - 1] = (phw_unread){phw_quad_from_box(box), "unreadable"};
    report->unread_count = count;
}
