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

/** Most columns and rows of a strip that are looked at. */
#define PHW_WEAK_COLUMNS_MAX 1024
#define PHW_WEAK_ROWS_MAX 256

/** The whole pixels of a strip that lie in the picture. */
typedef struct phw_weak_pixels {
    int left, top, width, height;
} phw_weak_pixels;

/** @return whether there are enough of them to measure. */
bool phw_weak_pixels_of(const phw_weak_strip *strip, phw_weak_pixels *made);

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

/** The same of its body and ground alone, for which nothing is counted: the rest is 0. */
phw_weak_look phw_weak_glance_at(const phw_weak_strip *strip);

/** The part of a strip that is not ground: from phw_weak_look's first to its last. */
phw_weak_strip phw_weak_ink_part(const phw_weak_strip *strip);

/**
 * The longest part of a strip, over its whole height, in which no step from one column to the next
 * is steeper than @p share of the strip's range in more than one row: sharp letters and edges
 * beside a blur are cut off. Empty (left = right) where there is none.
 */
phw_weak_strip phw_weak_smooth_part(const phw_weak_strip *strip, double share);

/**
 * The longest part of a strip in which nearly all pixels differ from @p paper by @p least grey
 * levels and more, always to the same side: a panel. Empty where there is none.
 */
phw_weak_strip phw_weak_panel(const phw_weak_strip *strip, double paper, double least);

/**
 * The longest part of a strip in which neighbours one above the other mostly have one level, and of
 * that, and as much as @p more of the strip's height above and below it, the most rows in which
 * those side by side do: what an editor drew on paper that has a camera's noise. Empty where there
 * is none.
 */
phw_weak_strip phw_weak_still_part(const phw_weak_strip *strip, double more);

/** The commonest level of a strip: of a line of text, its paper's. */
double phw_weak_paper(const phw_weak_strip *strip);

/** The level of a strip's darkest strokes, or of its lightest, but for a few pixels. 0 where it is
 *  too small. */
double phw_weak_strokes(const phw_weak_strip *strip, bool darkest);

/** Whether what is written in a strip is darker than its paper. A cover that letters shine through
 *  leaves that as it is. */
bool phw_weak_is_dark(const phw_weak_strip *strip);

/** What phw_weak_look_at(), phw_weak_paper() and phw_weak_is_dark() say of a line of text, whose
 * levels are counted once for all three. */
typedef struct phw_weak_line_look {
    phw_weak_look look;
    double paper;
    bool dark;
} phw_weak_line_look;

phw_weak_line_look phw_weak_look_at_line(const phw_weak_strip *strip);

/** The share of a strip's pixels that are within so many grey levels of one. 0 where it is too
 * small.
 */
double phw_weak_share_at(const phw_weak_strip *strip, double level, double within);

/** Whether a paper goes on above and below a panel. @param paper  grey level. */
bool phw_weak_stands_on(const phw_weak_strip *panel, double paper);

/** Looks for a mosaic: squares of one level each, in rows and columns. */
bool phw_weak_is_mosaic(const phw_weak_strip *strip);

/** Editors' boxes are so much higher than the text, above and below it, of its height. */
#define PHW_WEAK_MOSAIC_ROUND 0.4

/** … or with what is above and below it: a grid is told better by more rows. */
bool phw_weak_is_mosaic_round(const phw_weak_strip *strip);

/**
 * The longest part of a strip that is a mosaic, but for as much as two heights of letters at either
 * end of it.
 * @param shortest   it has at least, pixels
 * @param[out] part  written only where there is one
 * @return whether there is.
 */
bool phw_weak_mosaic_part(const phw_weak_strip *strip, double shortest, phw_weak_strip *part);

#endif
