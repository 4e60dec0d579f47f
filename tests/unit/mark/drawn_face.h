/* SPDX-License-Identifier: Apache-2.0 */
/** @file drawn_face.h  A drawn face: no picture of a real person is kept in the project. */
#ifndef PHW_TESTS_MARK_DRAWN_FACE_H
#define PHW_TESTS_MARK_DRAWN_FACE_H

#include "photoward/image.h"

/** The grey behind a drawn face. */
#define DRAWN_GROUND 120

/** Draws a face of @p side pixels with its left top corner there into an RGB image. */
void draw_face(phw_image *image, uint32_t left, uint32_t top, uint32_t side);

#endif
