/* SPDX-License-Identifier: Apache-2.0 */
/** @file cutout.h  A candidate box cut out, levelled and brought to one size and contrast. */
#ifndef PHW_MARK_CUTOUT_H
#define PHW_MARK_CUTOUT_H

#include <stdbool.h>

#include "base/pyramid.h"
#include "photoward/geometry.h"
#include "photoward/image.h"

/** Samples of a patch: a box of 40 x 16 with a margin of 4 and 2. */
#define PHW_CUTOUT_WIDTH 48
#define PHW_CUTOUT_HEIGHT 20
#define PHW_CUTOUT_SIZE (PHW_CUTOUT_WIDTH * PHW_CUTOUT_HEIGHT)
#define PHW_CUTOUT_MARGIN_X 4
#define PHW_CUTOUT_MARGIN_Y 2

/** The same at half the size, for the first look. */
#define PHW_CUTOUT_SMALL_WIDTH (PHW_CUTOUT_WIDTH / 2)
#define PHW_CUTOUT_SMALL_HEIGHT (PHW_CUTOUT_HEIGHT / 2)
#define PHW_CUTOUT_SMALL_SIZE (PHW_CUTOUT_SMALL_WIDTH * PHW_CUTOUT_SMALL_HEIGHT)

/** Colours of a patch: red, green and blue of what is dark over those of what is light. */
#define PHW_CUTOUT_COLOURS 3

/** How a box stands out from what is round it. */
typedef enum phw_cutout_box {
    PHW_CUTOUT_DARK = 0, /**< darker */
    PHW_CUTOUT_LIGHT,    /**< lighter */
    /** As dark as it: the box was guessed from its light letters. Whatever lies outside counts as
     *  light as these are. */
    PHW_CUTOUT_LETTERS,
    /** Light, on a ground of any colour: what lies outside counts as dark as its letters. */
    PHW_CUTOUT_LIGHT_LETTERS
} phw_cutout_box;

typedef struct phw_cutout {
    /** Luma with mean 0 and deviation 1; the box is always the darker side. */
    float luma[PHW_CUTOUT_SIZE];
    /** The dark side of the box's edge over the light side, a channel, 0 … PHW_CUTOUT_RATIO_MOST.
     */
    float ratio[PHW_CUTOUT_COLOURS];
    /** Of a PHW_CUTOUT_LETTERS the same between the letters, where what lies round a small box does
     *  not shine in; else as ratio. */
    float between[PHW_CUTOUT_COLOURS];
    float contrast; /**< deviation of the luma before it was brought to 1, grey levels */
} phw_cutout;

#define PHW_CUTOUT_RATIO_MOST 2.0F

/**
 * Cuts a box out.
 * @param quad   of the box, picture pixels, clockwise from its top left; may reach past the edge.
 * @param box    a light one's luma is turned over.
 * @return false where the quad is degenerate or there is no contrast in it.
 */
bool phw_cutout_make(const phw_pyramid *pyramid, const phw_image *image, const phw_quad *quad,
                     phw_cutout_box box, phw_cutout *patch);

/**
 * How far off its colour is what lies round a box, on all sides but one: grey levels of the channel
 * that tells most. Words on a page in the box's colour have no such edge.
 * @param quad  as in phw_cutout_make(), which can cut it out.
 */
float phw_cutout_frame(const phw_image *image, const phw_quad *quad);

/** The luma of phw_cutout_make() at half the size, at a quarter of the cost. */
bool phw_cutout_make_small(const phw_pyramid *pyramid, const phw_quad *quad, phw_cutout_box box,
                           float luma[PHW_CUTOUT_SMALL_SIZE]);

/** How a patch may be turned before it is looked at. */
typedef enum phw_cutout_turn {
    PHW_CUTOUT_UPRIGHT = 0,
    PHW_CUTOUT_HALF_TURN,
    PHW_CUTOUT_MIRRORED,
    PHW_CUTOUT_MIRRORED_HALF_TURN
} phw_cutout_turn;

#define PHW_CUTOUT_TURNS 4

/** Copies a patch of @p width x @p height samples from @p luma to @p turned, turned. */
void phw_cutout_turned(const float *luma, int width, int height, phw_cutout_turn turn,
                       float *turned);

#endif
