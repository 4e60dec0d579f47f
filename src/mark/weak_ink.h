/* SPDX-License-Identifier: Apache-2.0 */
/** @file weak_ink.h  Whether a mosaic may be of text. */
#ifndef PHW_MARK_WEAK_INK_H
#define PHW_MARK_WEAK_INK_H

#include "mark/weak_strip.h"

/**
 * Whether the colours of a place are mixed of two: squares of text are, of paper and one ink, and
 * pictures made of squares are not.
 * @param image  RGB, of the same pixels as the strip's luma; of others the answer is yes. Pure.
 */
bool phw_weak_is_one_ink(const phw_image *image, const phw_weak_strip *strip);

/** The longest run of columns of a strip in which anything is off its commonest level, pixels: of
 * an icon before a line as long as it is wide. Room between two words is bridged. Pure. */
double phw_weak_longest_run(const phw_weak_strip *strip);

#endif
