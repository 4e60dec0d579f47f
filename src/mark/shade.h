/* SPDX-License-Identifier: Apache-2.0 */
/** @file shade.h  What is written some levels off a ground that is shaded, not flat. */
#ifndef PHW_MARK_SHADE_H
#define PHW_MARK_SHADE_H

#include "photoward/image.h"

/** Most pixels of a square's side. */
#define PHW_SHADE_SIDE 32U

/** A part of a picture, in pixels; right and bottom are outside. No side is longer than
 *  PHW_SHADE_SIDE. */
typedef struct phw_shade_square {
    uint32_t left, top, right, bottom;
} phw_shade_square;

/** What a square holds. */
typedef enum phw_shade_state {
    PHW_SHADE_NONE = 0, /**< no such ground, or too much off it for letters */
    PHW_SHADE_EMPTY,    /**< nothing off it */
    PHW_SHADE_SOME,     /**< too little for letters: an end of some, where they stand beside */
    PHW_SHADE_LETTERS
} phw_shade_state;

/**
 * Fits a plane to the ground of a square, and measures how far off it the pixels are. Noise,
 * dithering and texture have no such ground: nearly all that is not off must lie on it, and what is
 * off must have the form of strokes with steep edges, in rows and in columns.
 * @param image  upright RGB, packed without loss.
 * @param shown  what is so many grey levels off or more is read in the picture itself.
 * @param[out] off  levels, of the channel that is furthest off; 0 where that is none, or shown.
 *                  Written where the square has something.
 */
phw_shade_state phw_shade_measure(const phw_image *image, const phw_shade_square *square, int shown,
                                  uint8_t off[PHW_SHADE_SIDE][PHW_SHADE_SIDE]);

#endif
