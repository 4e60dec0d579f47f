/* SPDX-License-Identifier: Apache-2.0 */
/** @file carve.h  Whole files inside other bytes, found by what they begin with. */
#ifndef PHW_IMAGE_CARVE_H
#define PHW_IMAGE_CARVE_H

#include "photoward/image.h"

/** What kind of file begins somewhere. */
typedef enum phw_carved_kind {
    PHW_CARVED_PICTURE = 0,
    PHW_CARVED_FILM,
    PHW_CARVED_ARCHIVE,
    PHW_CARVED_DOCUMENT
} phw_carved_kind;

/** Where a file begins. */
typedef struct phw_carved {
    phw_carved_kind kind;
    size_t at; /**< of its first byte */
} phw_carved;

/**
 * Finds the next place where a file may begin.
 * @param from      where to go on.
 * @param pictures  only pictures are looked for.
 * @return false where there is none; only bytes are compared, so that the caller must try it.
 */
bool phw_carve_next(const uint8_t *bytes, size_t size, size_t from, bool pictures,
                    phw_carved *found);

/** Whether a JPEG says in its first segments that it is a brightness or depth map of another. */
bool phw_carve_is_map(const uint8_t *bytes, size_t size);

#endif
