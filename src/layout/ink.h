/* SPDX-License-Identifier: Apache-2.0 */
/** @file ink.h  Which pixels stand out from their surroundings: darker ink, lighter ink. */
#ifndef PHW_LAYOUT_INK_H
#define PHW_LAYOUT_INK_H

#include "photoward/image.h"

/** Values of an ink map. */
enum { PHW_INK_NONE = 0, PHW_INK_DARK = 1, PHW_INK_LIGHT = 2 };

/**
 * Compares every pixel with the mean of its surroundings.
 * @param level    grey picture.
 * @param coarse   the same at half the size (its surroundings are measured there, which is four
 *                 times cheaper and no worse).
 * @param[out] ink grey image of the size of @p level with PHW_INK_ values.
 */
PHW_MUST_USE phw_status phw_ink_map(const phw_image *level, const phw_image *coarse,
                                    phw_image **ink, phw_error *error);

#endif
