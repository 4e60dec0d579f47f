/* SPDX-License-Identifier: Apache-2.0 */
/** @file name_ground.h  What stands on the ground round a name: the picture there, levelled to the
 *  name's letters, and the pieces in it that are off the ground and no text. */
#ifndef PHW_MARK_NAME_GROUND_H
#define PHW_MARK_NAME_GROUND_H

#include <stdbool.h>

#include "base/geometry.h"
#include "photoward/image.h"

/** So far round the name it is looked, in heights of its letters. */
#define PHW_NAME_ROUND 6.0

/** Most pieces that are given; where there are more, it is no ground. */
#define PHW_NAME_PIECES_MOST 64

/** Where a name stands. Its unit is the height of its letters, ascender to descender. */
typedef struct phw_name_frame {
    phw_point origin;     /**< its top left corner, picture pixels */
    phw_point along;      /**< one unit in reading direction, pixels */
    phw_point down;       /**< one unit from its top to its bottom, pixels */
    double width, height; /**< of all its lines, units */
} phw_name_frame;

/** Words there. */
typedef struct phw_name_text {
    phw_box box; /**< units, from the name's top left corner */
    bool own;    /**< the name's; others are no text where they stand on a ground of their own */
} phw_name_text;

/** Something that is no text, with all that stands close to it. */
typedef struct phw_name_piece {
    phw_box box;   /**< units */
    double full;   /**< of the box: its ink and what that encloses */
    double hole;   /**< of that: what is enclosed and is ground, 0 … 1 */
    double solid;  /**< of that: ink with ink all round */
    bool large;    /**< a side of it is longer than was asked for; no more is told of it */
    bool cut;      /**< it goes on where it was not looked */
    bool plain;    /**< of one colour */
    bool coloured; /**< a few colours make it, as in a drawing; false: shades, as in a photo */
} phw_name_piece;

/** What is looked at. Borrowed. */
typedef struct phw_name_ground {
    const phw_image *image; /**< upright, grey or RGB */
    const phw_name_frame *frame;
    const phw_name_text *texts;
    size_t text_count;
} phw_name_ground;

/**
 * Finds the pieces.
 * @param most  units; one with a longer side is large, and is not put together with others.
 * @param[out] pieces, count  written on success only.
 * @return PHW_OK or PHW_ERR_NOMEM.
 */
PHW_MUST_USE phw_status phw_name_pieces_find(const phw_name_ground *ground, double most,
                                             phw_name_piece pieces[PHW_NAME_PIECES_MOST],
                                             size_t *count, phw_error *error);

#endif
