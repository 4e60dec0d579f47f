/* SPDX-License-Identifier: Apache-2.0 */
/** @file front.h  The HTML report down to its first picture: what to do, the totals, the filters.
 */
#ifndef PHW_REPORT_FRONT_H
#define PHW_REPORT_FRONT_H

#include "base/strbuf.h"
#include "report/album_tally.h"

/** Adds the page's head, its front, and the opening tags of the part that holds the pictures. */
void phw_front_write(phw_strbuf *out, const phw_album_about *about, const phw_album_tally *tally);

#endif
