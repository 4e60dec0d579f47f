/* SPDX-License-Identifier: Apache-2.0 */
/** @file again.h  A second scan, of a picture of which only what lies round a mask is new. */
#ifndef PHW_SCAN_AGAIN_H
#define PHW_SCAN_AGAIN_H

#include "photoward/scan.h"
#include "scan/surroundings.h"

/** What is scanned. Borrowed. */
typedef struct phw_again {
    const phw_report *source; /**< of the picture before anything was covered */
    const phw_report *before; /**< of the same picture before covering.changed was covered */
    const phw_image *image;   /**< with the cover; outside the mask it is the picture's */
    const uint8_t *fill;      /**< RGB that its pixels under the mask are to be taken for, where it
                                   has no cover yet; NULL: it has */
    const phw_container *container;
    phw_covering covering;
    double
        scale; /**< at which the surroundings are looked at, 0.5 … 1; 1 is as the first scan did */
    struct phw_parts *parts; /**< what a look at the same picture and cover left for the next one,
                                  see parts.h; NULL: nothing is left */
    bool marks;              /**< marks are looked for as well as text */
    bool unseen;             /**< no pixel is looked at: only what was read and no cover comes near
                                  is identified again, without what is covered */
} phw_again;

/**
 * Makes the report on a covered picture. Lines and marks that the mask does not come near keep what
 * the first scan said of them. Round the mask lines are found and read anew, and lines that it cuts
 * are read once more; then the whole page is identified and judged as by phw_scan_image().
 * @param[out] report  written on success only; free with phw_report_free().
 */
PHW_MUST_USE phw_status phw_scan_again(phw_scanner *scanner, const phw_again *again,
                                       phw_report **report, phw_error *error);

/** The scale of the second look, between two levels of the pyramid. */
#define PHW_AGAIN_SCALE 0.7071

#endif
