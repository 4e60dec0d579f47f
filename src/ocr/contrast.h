/* SPDX-License-Identifier: Apache-2.0 */
/** @file contrast.h  Ink and ground of a line brought to fixed grey levels. */
#ifndef PHW_OCR_CONTRAST_H
#define PHW_OCR_CONTRAST_H

#include <stdbool.h>

#include "photoward/image.h"

#define PHW_CONTRAST_INK 16     /**< grey level that ink becomes … */
#define PHW_CONTRAST_GROUND 240 /**< … and ground */

/**
 * Stretches the grey levels of a cut line, stretch by stretch along it, so that shade, glare and
 * blur at one end do not drown the other.
 * @param light_on_dark  whether it is inverted first.
 * @param margin_x,margin_y  pixels at the edges that may show what lies beside the line: they are
 *                           changed but not measured.
 */
void phw_contrast_normalise(phw_image *line, bool light_on_dark, uint32_t margin_x,
                            uint32_t margin_y);

#endif
