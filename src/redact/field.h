/* SPDX-License-Identifier: Apache-2.0 */
/** @file field.h  How far a cover may go on, so that its end does not tell how long the text is. */
#ifndef PHW_REDACT_FIELD_H
#define PHW_REDACT_FIELD_H

#include "photoward/page.h"

/** Covers of text are so many text heights wide, or twice, three times … as many, where there is
 *  room: names of four to nine letters take up less than one. */
#define PHW_FIELD_STEP 8.0

/**
 * How much is covered behind a run of covered text, in pixels along the line.
 * @param run     round all of the run, in its reading direction.
 * @param height  of its text.
 * @param pad     that is covered at both ends of the run as well.
 * @return 0 and more: what makes run and pads a whole number of steps, or as much as there is free
 *         up to the next word or unread line in the same row.
 */
double phw_field_rest(const phw_page *page, const phw_quad *run, double height, double pad);

#endif
