/* SPDX-License-Identifier: Apache-2.0 */
/** @file sample.h  Reports on invented people, to be shown in each format. */
#ifndef PHW_TEST_REPORT_SAMPLE_H
#define PHW_TEST_REPORT_SAMPLE_H

#include "photoward/report.h"

/** Values that must show up with `reveal` and nowhere else. */
#define SAMPLE_NAME "GREENSLADE, Thora (Mrs)"
#define SAMPLE_NUMBER "999 000 0018"

/** A record on a screen in a picture of 400 × 300: a name, an NHS number with a phone of staff, an
 *  unread line, a GPS position in the file; verdict block. Free with phw_report_free(). */
phw_report *sample_block(void);

/** Nothing found in a picture of 400 × 300. */
phw_report *sample_clear(void);

#endif
