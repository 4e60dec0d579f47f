/* SPDX-License-Identifier: Apache-2.0 */
/** @file scanner.h  What a scanner holds. */
#ifndef PHW_SCAN_SCANNER_H
#define PHW_SCAN_SCANNER_H

#include "identify/rules.h"
#include "mark/mark.h"
#include "model/model.h"
#include "ocr/ocr.h"
#include "photoward/scan.h"

struct phw_scanner {
    phw_scan_options options;
    phw_models *models;
    phw_rules *rules; /* the user's own; NULL: there are none */
    phw_ocr *ocr;
    int64_t deadline_ms; /* of the file that is being examined; with a clock and a limit only */
};

/** The clock where time is limited, else NULL. */
const phw_clock *phw_scanner_clock(const phw_scanner *scanner);

/** Gives the next file its time. */
void phw_scanner_start_time(phw_scanner *scanner);

/** Whether that time is spent. */
bool phw_scanner_time_is_spent(const phw_scanner *scanner);

/** As phw_scan_image(), in what is left of the file's time. */
PHW_MUST_USE phw_status phw_scan_pixels(phw_scanner *scanner, const char *name,
                                        const phw_image *image, const phw_container *container,
                                        phw_report **report, phw_error *error);

/** As phw_scan_pixels(), of a piece of a picture seen from nearer: it is not looked at nearer
 * still.
 */
PHW_MUST_USE phw_status phw_scan_piece(phw_scanner *scanner, const char *name,
                                       const phw_image *image, phw_report **report,
                                       phw_error *error);

/** Findings from the text of the report's page, by the scanner's rules as well; what met a limit is
 *  noted in the report. */
PHW_MUST_USE phw_status phw_scanner_identify(const phw_scanner *scanner, phw_report *report,
                                             phw_error *error);

/** phw_scan_judge_codes() likewise. */
PHW_MUST_USE phw_status phw_scanner_judge_codes(const phw_scanner *scanner, const phw_codes *codes,
                                                const phw_report *source, phw_report *report,
                                                phw_error *error);

/** phw_mark_find() with the detectors that the scanner's options ask for; faces carry what they ask
 *  of them. */
PHW_MUST_USE phw_status phw_scanner_find_marks(const phw_scanner *scanner,
                                               const phw_mark_scene *scene, phw_findings *findings,
                                               phw_codes *codes, phw_error *error);

/**
 * Scans a redacted copy of a picture. As phw_scan_image(), but a code that can still be read in it
 * is judged by what stood round it in the picture, since that may be covered now.
 * @param source  the report on the picture, of the copy's size; its file name is the copy's.
 */
PHW_MUST_USE phw_status phw_scan_copy(phw_scanner *scanner, const phw_report *source,
                                      const phw_image *image, const phw_container *container,
                                      phw_report **report, phw_error *error);

#endif
