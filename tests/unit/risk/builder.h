/* SPDX-License-Identifier: Apache-2.0 */
/** @file builder.h  Reports built by hand, with invented people. */
#ifndef PHW_TEST_RISK_BUILDER_H
#define PHW_TEST_RISK_BUILDER_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/geometry.h"
#include "photoward/report.h"

/** An examined picture with nothing in it. Free with phw_report_free(). */
phw_report *build_report(uint32_t width, uint32_t height);

/** One finding without a place. */
phw_finding build_finding(phw_finding_kind kind, phw_subject subject, double confidence,
                          const char *text);

/** Adds a finding without a place. */
void build_add(phw_report *report, phw_finding_kind kind, phw_subject subject, double confidence,
               const char *text);

/** Adds a finding in a box, on a plane and a line (or PHW_NO_PLANE, PHW_NO_LINE). */
void build_place(phw_report *report, phw_finding_kind kind, phw_box box, size_t plane, size_t line);

/** Adds a plane. */
void build_plane(phw_report *report, phw_plane_kind kind, phw_box box);

/** Adds a line of text without words. */
void build_line(phw_report *report, phw_box box, size_t plane, phw_line_state state);

/** Adds a part that could not be read. */
void build_unread(phw_report *report, phw_box box);

#endif
