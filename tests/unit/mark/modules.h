/* SPDX-License-Identifier: Apache-2.0 */
/** @file modules.h  Paints the modules of a code as a picture. */
#ifndef PHW_TESTS_MARK_MODULES_H
#define PHW_TESTS_MARK_MODULES_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "photoward/image.h"

/** How modules are painted; the second byte of a seed says the same in bits. */
typedef struct modules_style {
    unsigned quarter_turns; /**< 0 … 3 (bits 0 and 1) */
    bool mirrored;          /**< bit 2 */
    bool light_on_dark;     /**< bit 3 */
    unsigned pixels;        /**< a module's side, 3 … 6 (bits 4 and 5, plus 3) */
    double slant;           /**< pixels that each row of pixels is moved right; 0 in a seed */
} modules_style;

modules_style modules_style_of(const uint8_t *seed, size_t size);

/**
 * Paints a seed: a byte of modules a row, a byte of style, a bit a module. One row is a linear code
 * and is made a quarter as high as it is wide. Round it is a quiet zone of ten modules.
 * @return an RGB picture, freed by the caller, or NULL for a seed without a row.
 */
phw_image *modules_paint(const uint8_t *seed, size_t size, const modules_style *style);

#endif
