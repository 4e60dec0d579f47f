/* SPDX-License-Identifier: Apache-2.0 */
/** @file rescan.h  A second scan in progress: what again.c, rescan_text.c and rescan_marks.c share.
 */
#ifndef PHW_SCAN_RESCAN_H
#define PHW_SCAN_RESCAN_H

#include "base/pyramid.h"
#include "ocr/ocr.h"
#include "scan/again.h"
#include "scan/kept.h"
#include "scan/scanner.h"

/** A scan in progress. */
typedef struct phw_rescan {
    phw_scanner *scanner;
    const phw_again *again;
    phw_ocr_budget budget;
    phw_report *report; /**< that is made */
    size_t kept;        /**< its first lines are those of the first scan */
    phw_kept words;     /**< of lines that the cover touches, which are not read again */
} phw_rescan;

/** From a part's own pixels to the picture's. */
typedef struct phw_place {
    double left, top, scale;
} phw_place;

phw_quad phw_place_put(const phw_place *at, const phw_quad *quad);
phw_quad phw_place_take(const phw_place *at, const phw_quad *quad);

/** Whether the middle of a quad lies in a part. */
bool phw_part_holds(const phw_part *part, const phw_quad *quad);

/** Widens a part until layout can look at it, as far as the picture goes. */
phw_part phw_part_widen(const phw_part *part, const phw_image *image);

/** Copies the pixels of a part, covered; free with phw_image_free(). */
PHW_MUST_USE phw_status phw_part_cut(const phw_part *part, const phw_again *again,
                                     phw_image **piece, phw_error *error);

/** The pixels of a part in grey, covered; free with phw_image_free(). */
PHW_MUST_USE phw_status phw_part_grey(const phw_part *part, const phw_again *again,
                                      phw_image **grey, phw_error *error);

/** The surface under a quad's middle; the smallest, since a label may stick on a screen. */
size_t phw_rescan_plane(const phw_page *page, const phw_quad *quad);

/** Adds a line with its words, moved to its place, on the plane it lies on there. */
PHW_MUST_USE phw_status phw_rescan_add_line(const phw_page *from, const phw_line *line,
                                            const phw_place *at, phw_page *to, phw_error *error);

/** The line of the first scan that is nearest and was read; NULL where none was. */
const phw_line *phw_rescan_nearest(const phw_rescan *r, const phw_quad *quad);

/** A line that was read again. Borrowed. */
typedef struct phw_reread {
    const phw_page *page;
    const phw_line *line;
    phw_place at;
    size_t belongs_to; /**< the line of the page before whose kept words it continues, or
                            PHW_KEPT_NO_LINE */
} phw_reread;

/** Adds to the report's page what was read again, and the words that were kept, each with its line.
 */
PHW_MUST_USE phw_status phw_rescan_join(phw_rescan *r, const phw_reread *reread, size_t count,
                                        phw_error *error);

/** Finds and reads lines in the parts and adds them to the report's page. */
PHW_MUST_USE phw_status phw_rescan_text(phw_rescan *r, const phw_surroundings *surroundings,
                                        phw_error *error);

/** Keeps the marks of the first scan that the mask does not come near, and looks in the parts for
 *  what is left of those it cuts. */
PHW_MUST_USE phw_status phw_rescan_marks(phw_rescan *r, const phw_surroundings *surroundings,
                                         phw_error *error);

#endif
