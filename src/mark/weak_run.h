/* SPDX-License-Identifier: Apache-2.0 */
/** @file weak_run.h  Where a row of text has something that is none of its paper. */
#ifndef PHW_MARK_WEAK_RUN_H
#define PHW_MARK_WEAK_RUN_H

#include <stdbool.h>

#include "mark/weak_inside.h"
#include "mark/weak_strip.h"

/** Covers and what stands under them are so long at least, in heights of their row: a short name.
 */
#define PHW_WEAK_SHORTEST 1.6

/** Paper whose median step from pixel to pixel is so high has a camera's noise. */
#define PHW_WEAK_NOISE_LEAST 2.0

/** … and where it is so grainy, a finer one. */
#define PHW_WEAK_FINE_GRAIN 1.3

/** What was found in a place. */
typedef enum phw_weak_cover_kind {
    PHW_WEAK_COVER_NONE = 0,
    PHW_WEAK_COVER_MOSAIC,
    PHW_WEAK_COVER_BLUR,
    PHW_WEAK_COVER_LETTERS,  /**< a bar or stroke of any colour, through which letters show */
    PHW_WEAK_COVER_RESTS,    /**< a bar that is too low: letters stick out of it */
    PHW_WEAK_COVER_SCRIBBLE, /**< strokes of another colour among letters */
    PHW_WEAK_COVER_SMEAR     /**< letters smudged along their line */
} phw_weak_cover_kind;

#define PHW_WEAK_COVER_KINDS 7

/** Says whether what was found is none after all, as the rest of the page tells: others are then
 * looked for in the same place. @param context  as the place has it. */
typedef bool (*phw_weak_refute)(const void *context, phw_weak_cover_kind kind,
                                const phw_weak_strip *found);

/** Where a cover is looked for. */
typedef struct phw_weak_cover_place {
    phw_weak_strip strip;   /**< as high as the line that it stands beside or under */
    double right_most;      /**< what reaches the strip's right end may go on to here, pixels */
    double usual_range;     /**< grey levels between a page's paper and its ink */
    double usual_sharpness; /**< of its lines, as phw_weak_look has it: a screen's or a camera's */
    double usual_height;    /**< pixels, of its lines; 0: not known */
    bool dark;              /**< whether the page's ink is darker than its paper */
    double usual_grain;     /**< of the page's paper, as phw_weak_grain_of has it; 0: not known */
    const phw_image *colours; /**< the picture itself, RGB; NULL: not known */
    double own_paper;         /**< grey level of the paper of the line that it stands beside; 0: not
                                 known */
    phw_weak_refute refutes;  /**< NULL: nothing is refuted */
    const void *context;      /**< for that */
} phw_weak_cover_place;

/** The paper round a row: it may be lit from one side, and have a camera's noise. */
typedef struct phw_weak_row {
    const phw_weak_cover_place *place;
    const phw_image *luma;
    double height;               /**< of the row, pixels */
    double paper, slope, middle; /**< grey levels at the row's middle, and more per pixel */
    double noise;                /**< the median step from pixel to pixel */
    double pixel_off;            /**< what is so far off it is none of the paper's */
    double grain;                /**< what phw_weak_grain_of says of it, where it has noise */
    bool clean;                  /**< no camera made it */
    bool drawn_only; /**< runs are of what was drawn on noise, not of letters beside it */
    bool softly; /**< runs may show more of the paper's noise, or be a bit darker than dark paper */
    bool rings;  /**< JPEG may have left rings of a freehand stroke's outline inside it */
} phw_weak_row;

/** The level that the paper has at a column. */
double phw_weak_row_paper_at(const phw_weak_row *row, double x);

/** Looks above and below a place. Returns whether paper is seen there. */
bool phw_weak_row_open(const phw_weak_cover_place *place, phw_weak_row *row);

/** The longest run of columns in a row's middle that are none of the paper's. Returns false where
 *  it is too short for a cover. */
bool phw_weak_row_run(const phw_weak_row *row, phw_weak_box *run);

/** The longest part of a run in which no paper is seen: a cover that ends among letters makes one
 * run with them. Returns false where it is too short for a cover, or all of the run. */
bool phw_weak_row_solid(const phw_weak_row *row, phw_weak_box *run);

/** The longest part of a run without ink that nothing covers: a film on paper makes one run with
 * the letters beside it. Returns false where it is too short for a cover, or all of the run. */
bool phw_weak_row_faint(const phw_weak_row *row, phw_weak_box *run);

/** Makes a run as high as its cover, row by row. Returns false where it is as high as no cover. */
bool phw_weak_row_rise(const phw_weak_row *row, phw_weak_box *run);

/** A run as high as what is written there: letters that hardly show, and are mostly paper. */
phw_weak_box phw_weak_row_letters(const phw_weak_row *row, const phw_weak_box *run);

/** Cuts paper off a cover's sides: a marker's ends are round, and its way is no ruler's. Returns
 *  false, and leaves it, where too little would be left. */
bool phw_weak_row_trim(const phw_weak_row *row, phw_weak_box *cover);

#endif
