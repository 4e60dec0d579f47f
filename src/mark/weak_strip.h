/* SPDX-License-Identifier: Apache-2.0 */
/** @file weak_strip.h  Places where text is expected, and whether a mosaic or a blur fills them. */
#ifndef PHW_MARK_WEAK_STRIP_H
#define PHW_MARK_WEAK_STRIP_H

#include <stdbool.h>

#include "photoward/geometry.h"
#include "photoward/image.h"

/** A level strip of luma, upright, of the text's own height. */
typedef struct phw_weak_strip {
    const phw_image *luma;
    double left, top, right, bottom; /**< pixels */
} phw_weak_strip;

/** What the pixels of a strip are like. */
typedef struct phw_weak_look {
    double range;       /**< grey levels from the darker to the lighter, without outliers */
    double sharpness;   /**< steepest steps between neighbours over the range, 0 … 1 */
    double body;        /**< how far the middle differs from what is above and below, grey levels;
                             signed: negative is darker */
    double ground;      /**< how far above and below differ from each other */
    int swings;         /**< times that its columns get darker and lighter again */
    double first, last; /**< the part of the strip along in which it is not ground, 0 … 1 */
} phw_weak_look;

/** Measures a strip; range 0 where it is too small. Ground is looked for in the half height above
 * and below it. */
phw_weak_look phw_weak_look_at(const phw_weak_strip *strip);

/** Looks for a mosaic: squares of one level each, in rows and columns. */
bool phw_weak_is_mosaic(const phw_weak_strip *strip);

#endif
