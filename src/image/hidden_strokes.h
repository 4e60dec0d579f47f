/* SPDX-License-Identifier: Apache-2.0 */
/** @file hidden_strokes.h  Letters a few levels off their ground, in what viewers do not show. */
#ifndef PHW_IMAGE_HIDDEN_STROKES_H
#define PHW_IMAGE_HIDDEN_STROKES_H

#include "photoward/error.h"
#include "photoward/image.h"

/**
 * Draws the strokes that a view of a page has and that what is seen of the page has not: runs of
 * pixels that leave their ground by a few levels and come back to the very same. Edges that are
 * higher are found by other means; noise does not come back, and shades neither.
 * @param image  RGB, as it is stored, or as it looks on a dark ground.
 * @param seen   RGB, of the same size; where it is of another there are none.
 * @param[out] view  RGB, black on white; NULL where there are too few for letters. Freed by the
 *                   caller.
 * @return PHW_OK or PHW_ERR_NOMEM.
 */
PHW_MUST_USE phw_status phw_hidden_strokes(const phw_image *image, const phw_image *seen,
                                           phw_image **view, phw_error *error);

#endif
