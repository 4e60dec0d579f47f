/* SPDX-License-Identifier: Apache-2.0 */
/** @file strip.h  One line cut out, levelled, scaled, dark on light. */
#ifndef PHW_OCR_STRIP_H
#define PHW_OCR_STRIP_H

#include "base/pyramid.h"
#include "photoward/page.h"

/** Height of a strip in pixels, margins included: what the reader's network takes. */
#define PHW_STRIP_HEIGHT 36
/** … of which letters of the usual size have so many from ascender to descender. */
#define PHW_STRIP_TEXT 28.0

/** How a line is looked at. */
typedef struct phw_look {
    bool turned;       /**< by half a turn */
    bool mirrored;     /**< left for right */
    int smooth;        /**< rounds of [1 2 1] / 4 both ways, 0 … 4: against moiré */
    float lean;        /**< of the letters, as phw_slant_estimate() gives it */
    float lean_within; /**< how far from it the strip's own lean may be */
    float squeeze;     /**< width of the letters relative to what the picture gives them */
    float size;        /**< height of the letters relative to the usual 28 px, 0.5 … 1.2 */
    float sharpen; /**< how much of what blur takes is added again, 0 … 3: against poor focus */
} phw_look;

#define PHW_LOOK_DEFAULTS                                                                          \
    {                                                                                              \
        .turned = false, .mirrored = false, .smooth = 2, .lean = 0, .lean_within = 0.4F,           \
        .squeeze = 1, .size = 1                                                                    \
    }

/** A cut line; pixels are a grey image of PHW_STRIP_HEIGHT rows. Embedded. */
typedef struct phw_strip {
    phw_image *pixels;
    phw_quad
        frame;     /**< what the strip shows, in image pixels, clockwise from its top left corner */
    phw_quad text; /**< the line's own quad, corners in the same order; of a bent one the straight
                        band half way between its middle and its ends */
    double lean;   /**< what was made upright */
    double pitch;  /**< of its strokes, px: phw_stroke_pitch() */
    double bend;   /**< what was straightened: phw_line's, as the strip is seen */
} phw_strip;

/** Cuts a line out. @p strip is written on success only; phw_strip_done() frees it. */
PHW_MUST_USE phw_status phw_strip_cut(const phw_pyramid *pyramid, const phw_line *line,
                                      const phw_look *look, phw_strip *strip, phw_error *error);

/** The part of the line between two columns of the strip, as a quad in image pixels. */
phw_quad phw_strip_quad(const phw_strip *strip, double left, double right);

void phw_strip_done(phw_strip *strip);

#endif
