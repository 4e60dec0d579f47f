/* SPDX-License-Identifier: Apache-2.0 */
/** @file panels.h  Letters that shine through a marker are read under contrast stretch. */
#ifndef PHW_SCAN_PANELS_H
#define PHW_SCAN_PANELS_H

#include "base/pyramid.h"
#include "ocr/ocr.h"
#include "photoward/finding.h"

/**
 * A translucent bar leaves so little contrast that layout takes it for a surface. Panels beside
 * text with faint letters in them are stretched to the whole range of grey and read; what reads is
 * added to the page as a line.
 * @return PHW_OK or what phw_ocr_read() returns.
 */
PHW_MUST_USE phw_status phw_scan_read_panels(phw_ocr *ocr, const phw_pyramid *pyramid,
                                             const phw_ocr_budget *budget, phw_page *page,
                                             phw_error *error);

/**
 * The same for covers that were found as such once the page was read: @p findings of
 * PHW_FINDING_WEAK_REDACTION through which letters show. Those on which words were read surely are
 * left. @param[out] more  whether anything was added to the page.
 */
PHW_MUST_USE phw_status phw_scan_read_covers(phw_ocr *ocr, const phw_pyramid *pyramid,
                                             const phw_findings *findings,
                                             const phw_ocr_budget *budget, phw_page *page,
                                             bool *more, phw_error *error);

/**
 * Hands on the covers that were found before the words under some of them were read, and that are
 * not found any more: what is read in one place changes what is looked for in others.
 * They keep their lines, words and planes, for reading under covers adds to a page and takes
 * nothing away (phw_rescan_add_line()).
 * @param before  findings of any kind; only its covers are copied. @return PHW_OK or out of memory.
 */
PHW_MUST_USE phw_status phw_scan_keep_covers(const phw_findings *before, phw_findings *after,
                                             phw_error *error);

/** Marks each cover ("reads") under which something of a person's was read: a name, a number, a
 * date. It is a patient's then, for somebody wished it to be hidden. */
void phw_scan_tell_read_covers(phw_findings *findings);

#endif
