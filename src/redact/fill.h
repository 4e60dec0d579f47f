/* SPDX-License-Identifier: Apache-2.0 */
/** @file fill.h  The colour of the cover. */
#ifndef PHW_REDACT_FILL_H
#define PHW_REDACT_FILL_H

#include "photoward/redact.h"

/**
 * The colour that options ask for. A mean is taken over whole surfaces, never over what is covered
 * alone, and rounded to a few steps a channel: the mean of a name's own pixels would tell how much
 * ink it has.
 * @param report  what is to be covered. @param image  the upright RGB picture.
 */
void phw_redact_fill_colour(const phw_report *report, const phw_image *image,
                            const phw_redact_options *options, uint8_t fill[3]);

#endif
