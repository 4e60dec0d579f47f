/* SPDX-License-Identifier: Apache-2.0 */
/** @file blobs.h  Patches of one tone that could be the box of a mark: connected components that
 *  are darker or lighter than what is round them, about as full as a box with letters in it. */
#ifndef PHW_MARK_BLOBS_H
#define PHW_MARK_BLOBS_H

#include <stdbool.h>
#include <stddef.h>

#include "base/pyramid.h"
#include "mark/tones.h"
#include "photoward/geometry.h"

/** A component with the shape of a box. */
typedef struct phw_blob {
    phw_quad corners; /**< its outermost points along the diagonals, picture pixels, clockwise */
    phw_quad box;     /**< the rectangle along its long axis, picture pixels, clockwise */
    bool light;       /**< lighter than what is round it */
} phw_blob;

/** Blobs of all levels. Embedded; start from zeroes, end with phw_blobs_done(). */
typedef struct phw_blobs {
    phw_blob *items;
    size_t count;
    size_t capacity; /**< internal */
    phw_tones tones; /**< internal: of the level that was looked at last */
} phw_blobs;

#define PHW_BLOB_SCALES 2

/** Which boxes are looked for on one level. */
typedef struct phw_blob_form {
    double width_least,
        width_most; /**< in that level's pixels; the next takes over at the double */
    double aspect_least, aspect_most; /**< of the long over the short side, seen from anywhere */
    double fill_least;                /**< area over that of the box: letters are holes */
    bool light_only;                  /**< only what is lighter than what is round it */
    phw_tone_scale scale[PHW_BLOB_SCALES]; /**< tried one after the other, on large levels the last
                                              alone; reach 0: none */
} phw_blob_form;

/** The boxes of trusts' marks. A near mean tells a box from a card that is itself darker than what
 * is round it, a far one bears blur and letters. Measured: each alone loses twice as many boxes as
 * both.
 */
#define PHW_BLOB_FORM_LOZENGE                                                                      \
    {                                                                                              \
        .width_least = 10.0, .width_most = 72.0, .aspect_least = 1.15, .aspect_most = 4.6,         \
        .fill_least = 0.38, .scale = {                                                             \
            {6, 18},                                                                               \
            {11, 14}                                                                               \
        }                                                                                          \
    }

/**
 * Appends the blobs of one level.
 * @param level  0 … pyramid->count − 1.
 * @param form   borrowed for the call.
 * @return PHW_OK or PHW_ERR_NOMEM.
 */
PHW_MUST_USE phw_status phw_blobs_find(const phw_pyramid *pyramid, int level,
                                       const phw_blob_form *form, phw_blobs *blobs,
                                       phw_error *error);

void phw_blobs_done(phw_blobs *blobs);

#endif
