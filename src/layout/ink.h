/* SPDX-License-Identifier: Apache-2.0 */
/** @file ink.h  Which pixels stand out from their surroundings: darker ink, lighter ink. */
#ifndef PHW_LAYOUT_INK_H
#define PHW_LAYOUT_INK_H

#include "layout/bits.h"
#include "photoward/image.h"

/** Which pixels are ink. Embedded; phw_ink_done() frees it. */
typedef struct phw_ink {
    phw_bits dark, light; /**< darker than their surroundings; lighter: never both */
} phw_ink;

#define PHW_INK_INIT                                                                               \
    {                                                                                              \
        PHW_BITS_INIT, PHW_BITS_INIT                                                               \
    }

/**
 * Compares every pixel with the mean of its surroundings.
 * @param level    grey picture.
 * @param coarse   the same at half the size (its surroundings are measured there, which is four
 *                 times cheaper and no worse).
 * @param[out] ink of the size of @p level; nothing to free after an error.
 */
PHW_MUST_USE phw_status phw_ink_map(const phw_image *level, const phw_image *coarse, phw_ink *ink,
                                    phw_error *error);

void phw_ink_done(phw_ink *ink);

#endif
