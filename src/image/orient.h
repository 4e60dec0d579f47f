/* SPDX-License-Identifier: Apache-2.0 */
/** @file orient.h  Coded rows in, upright picture out: the eight orientations without a second
 * picture in memory. */
#ifndef PHW_IMAGE_ORIENT_H
#define PHW_IMAGE_ORIENT_H

#include "photoward/image.h"

/** What an EXIF orientation (CIPA DC-008, 4.6.4 A) does to coded rows and columns. */
typedef struct phw_turn {
    bool transposed;   /**< coded rows become columns */
    bool rows_back;    /**< the first coded row is last in the upright picture */
    bool columns_back; /**< the first coded column is last */
} phw_turn;

/** @param orientation  1 … 8. */
phw_turn phw_orient_turn(int orientation);

/** A mask (1 channel) turned about.
 * @param back  the way from upright to coded, in the place of from coded to upright.
 * @return PHW_OK, PHW_ERR_NOMEM. */
PHW_MUST_USE phw_status phw_orient_mask(const phw_image *mask, int orientation, bool back,
                                        phw_image **turned, phw_error *error);

/**
 * A picture that is filled with RGB rows in the order in which they are coded. Rows go straight to
 * their place where the orientation leaves them whole, and through a narrow strip where it does
 * not, so that the cost in memory is one picture and a few dozen rows. Embedded; start with
 * phw_orient_open(), end with phw_orient_done().
 */
typedef struct phw_orient {
    phw_image *image; /**< the upright picture, borrowed */
    int orientation;  /**< 1 … 8 */
    uint32_t width;   /**< as coded */
    uint32_t height;
    uint32_t row;   /**< rows committed */
    uint8_t *strip; /**< rows that wait to be turned; NULL where none need to */
    size_t strip_stride;
    uint32_t held; /**< rows in the strip */
} phw_orient;

/**
 * Makes the upright picture for @p width × @p height coded pixels.
 * @param[out] image  written on success only; the caller frees it with phw_image_free().
 * @return PHW_OK, PHW_ERR_ARGUMENT (orientation out of range) or PHW_ERR_NOMEM.
 */
PHW_MUST_USE phw_status phw_orient_open(phw_orient *orient, uint32_t width, uint32_t height,
                                        int orientation, phw_image **image, phw_error *error);

/** How many rows can be written before the next commit, at least 1 until all are there. */
uint32_t phw_orient_room(const phw_orient *orient);

/** Where the row @p ahead (0 … room − 1) rows after the committed ones is to be written: width × 3
 *  bytes. */
uint8_t *phw_orient_row(phw_orient *orient, uint32_t ahead);

/** Says that the next @p count rows are written. */
void phw_orient_commit(phw_orient *orient, uint32_t count);

/** Puts the last rows in their place and frees the strip, not the picture. Safe on a zeroed one. */
void phw_orient_done(phw_orient *orient);

#endif
