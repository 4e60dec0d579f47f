/* SPDX-License-Identifier: Apache-2.0 */
/** @file weak_printed.h  Words that were printed on a colour, and are not under one. */
#ifndef PHW_MARK_WEAK_PRINTED_H
#define PHW_MARK_WEAK_PRINTED_H

#include <stdbool.h>

#include "base/geometry.h"
#include "photoward/image.h"

/** What is usual of a page on which words stand on a colour. */
typedef struct phw_weak_print {
    const phw_image *luma, *colours; /**< of the same size; borrowed. Without colours, or with one
                                          channel, nothing is told. */
    bool dark;                       /**< most of the page's lines are darker than their paper */
} phw_weak_print;

/**
 * Whether the words in a box have an ink of their own. A colour that was laid over a page leaves
 * the same share of what was under it in red, green and blue, or, where it was multiplied, as much
 * as it leaves of the paper; a calendar's or a shop's words are white or black on whatever is
 * there, and are well seen in one channel at least. Needs letters on the same side of their ground
 * as the page's; of others nothing is told. Pure.
 * @param box  of the ground, pixels.
 */
bool phw_weak_is_printed(const phw_weak_print *print, phw_box box);

#endif
