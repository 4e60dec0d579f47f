/* SPDX-License-Identifier: Apache-2.0 */
/** @file face_masked.h  Faces behind a surgical mask: the cascade is shown a window whose lower
 * part is a drawn lower face, as light as the forehead above it, where the picture's own is smooth.
 */
#ifndef PHW_MARK_FACE_MASKED_H
#define PHW_MARK_FACE_MASKED_H

#include "mark/face_cascade.h"

#define PHW_LOWER_FACE_CELLS 32

/** The drawn lower face: its lightness over the forehead's in cells of the window, 1/256. Rows
 * above the mask's edge are not used. */
typedef struct phw_lower_face {
    uint8_t level[PHW_LOWER_FACE_CELLS][PHW_LOWER_FACE_CELLS];
} phw_lower_face;

/** Draws it. Pure. */
void phw_lower_face_draw(phw_lower_face *face);

/**
 * Whether a window may show a masked face: smooth below, with something like eyes above.
 * @param middle  its middle pixel; all of it must lie inside the image.
 * @param side    pixels, at least 16.
 * @param[out] skin  the forehead's grey level, where the answer is yes.
 */
bool phw_masked_may_be(const uint8_t *middle, size_t stride, int side, uint8_t *skin);

/** As phw_face_cascade_run(), with the drawn lower face in the window; 0 too where
 *  phw_masked_may_be() says no. */
float phw_masked_run(const phw_face_cascade *cascade, const phw_lower_face *face,
                     const uint8_t *middle, size_t stride, int side);

/** One pixel of a comparison: in the picture or in the drawn face. */
typedef struct phw_masked_pixel {
    int32_t offset; /**< from the window's middle; 0 where it is drawn */
    uint8_t keep;   /**< 255 in the picture, 0 drawn */
    uint8_t drawn;  /**< over the forehead's lightness, 1/256; 0 in the picture */
} phw_masked_pixel;

/** For many windows, as phw_face_windows. Embedded; phw_masked_windows_done() frees it. */
typedef struct phw_masked_windows {
    const phw_face_cascade *cascade; /**< borrowed */
    phw_masked_pixel *pixels;        /**< two a comparison, in the cascade's order */
} phw_masked_windows;

#define PHW_MASKED_WINDOWS_INIT                                                                    \
    {                                                                                              \
        NULL, NULL                                                                                 \
    }

/** As phw_face_windows_make(). */
PHW_MUST_USE phw_status phw_masked_windows_make(const phw_face_cascade *cascade,
                                                const phw_lower_face *face, int side, size_t stride,
                                                phw_masked_windows *windows, phw_error *error);

void phw_masked_windows_done(phw_masked_windows *windows);

/** As phw_face_windows_sift(); windows have their skin from phw_masked_may_be(). */
size_t phw_masked_windows_sift(const phw_masked_windows *windows, phw_face_window *some,
                               size_t count, uint32_t trees);

#endif
