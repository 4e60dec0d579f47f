/* SPDX-License-Identifier: Apache-2.0 */
/** @file face_cascade.h  Whether a window shows a face: a cascade of trees that compare pixels. */
#ifndef PHW_MARK_FACE_CASCADE_H
#define PHW_MARK_FACE_CASCADE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "photoward/error.h"

/**
 * A cascade as Markus et al. describe it (Object Detection with Pixel Intensity Comparisons
 * Organized in Decision Trees, arXiv 1305.4537). Borrows its bytes: int32 3 (version), four bytes
 * of a box that is not used, int32 depth, int32 trees; a tree is 2^depth − 1 comparisons of four
 * int8 (row and column of two pixels in 1/256 of the window's side from its middle), 2^depth
 * float32 outputs, and the float32 below which the window is given up. All little-endian.
 */
typedef struct phw_face_cascade {
    const uint8_t *trees;
    size_t tree_size;
    uint32_t depth;
    uint32_t count;
} phw_face_cascade;

/** False where the bytes are no such cascade. @param size  exactly as many bytes as it has. */
bool phw_face_cascade_view(const uint8_t *bytes, size_t size, phw_face_cascade *cascade);

/**
 * Runs the cascade on one window.
 * @param middle  its middle pixel; all of it and two pixels more must lie inside the image.
 * @param stride  of the image, in bytes.  @param side  pixels, 2 … 4096.
 * @return how far above the last threshold it ended, > 0; 0 where the window was given up.
 */
float phw_face_cascade_run(const phw_face_cascade *cascade, const uint8_t *middle, size_t stride,
                           int side);

/** For many windows: the comparisons of a cascade for windows of one size on images of one stride:
 * where the two pixels of each lie from the window's middle. Embedded; phw_face_windows_done()
 * frees it. */
typedef struct phw_face_windows {
    const phw_face_cascade *cascade; /**< borrowed */
    int32_t *offsets;                /**< two a comparison, in the cascade's order */
} phw_face_windows;

#define PHW_FACE_WINDOWS_INIT                                                                      \
    {                                                                                              \
        NULL, NULL                                                                                 \
    }

/** @param side  pixels of the square window, 2 … 4096.  @param stride  of the images, in bytes.
 *  @return PHW_OK, PHW_ERR_NOMEM. */
PHW_MUST_USE phw_status phw_face_windows_make(const phw_face_cascade *cascade, int side,
                                              size_t stride, phw_face_windows *windows,
                                              phw_error *error);

void phw_face_windows_done(phw_face_windows *windows);

/** A window: its middle pixel, which must lie inside its image with all of it and one pixel more.
 */
typedef struct phw_face_window {
    const uint8_t *middle;
    float sure;     /**< how far above the last threshold it ended */
    uint32_t place; /**< the caller's own */
} phw_face_window;

/**
 * Runs the first trees of the cascade on many windows.
 * @param some  @p count of them; those that are not given up move to the front, in their order.
 * @param trees  how many; all of them where that is more.
 * @return how many were not given up.
 */
size_t phw_face_windows_sift(const phw_face_windows *windows, phw_face_window *some, size_t count,
                             uint32_t trees);

#endif
