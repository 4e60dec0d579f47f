/* SPDX-License-Identifier: Apache-2.0 */
/** @file pitch.h  How far apart the strokes of a strip's letters stand. */
#ifndef PHW_OCR_PITCH_H
#define PHW_OCR_PITCH_H

#include "photoward/image.h"

/**
 * The median distance from the left edge of one stroke to that of the next, where the small letters
 * of a line stand.
 * @param strip  grey, levelled, dark on light (phw_contrast_normalise()), letters upright.
 * @return pixels; 0 where there are too few strokes to tell.
 */
double phw_stroke_pitch(const phw_image *strip);

/** By how much letters of such a pitch are to be made narrower to look as usual: 0.4 … 1. */
double phw_squeeze_for(double pitch);

#endif
