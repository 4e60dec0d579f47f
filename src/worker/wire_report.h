/* SPDX-License-Identifier: Apache-2.0 */
/** @file wire_report.h  A report as bytes. */
#ifndef PHW_WORKER_WIRE_REPORT_H
#define PHW_WORKER_WIRE_REPORT_H

#include "photoward/report.h"
#include "worker/wire.h"

/**
 * Writes a report. Lines, words and characters stay behind: who prints or judges a report needs
 * its planes and findings only. The names of files do too, which the pool knows better.
 * @param values  whether the values that findings were read from go with them: personal data,
 *                which leaves the worker only where somebody asked to see it.
 */
void phw_wire_write_report(phw_wire *wire, const phw_report *report, bool values);

/**
 * Reads a report, with limits on everything in it. Its page has planes alone, and its findings tell
 * of no line; all strings are the report's own.
 * @param name         what the report calls the picture; copied, raw bytes are fine.
 * @param[out] report  written on success only; free with phw_report_free().
 * @return PHW_OK, PHW_ERR_INTERNAL (what came makes no sense) or PHW_ERR_NOMEM.
 */
PHW_MUST_USE phw_status phw_wire_read_report(phw_wire *wire, const char *name, phw_report **report,
                                             phw_error *error);

#endif
