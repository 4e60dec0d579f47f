/* SPDX-License-Identifier: Apache-2.0 */
/** @file flatten.h  Transparency: what is seen on white, and what hides under it. */
#ifndef PHW_IMAGE_FLATTEN_H
#define PHW_IMAGE_FLATTEN_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/**
 * Lays one row of RGBA (straight, not premultiplied) on white.
 * @param rgba   width × 4 bytes.  @param[out] rgb  width × 3 bytes; may begin where @p rgba does or
 *               before.
 */
void phw_flatten_row(const uint8_t *rgba, uint8_t *rgb, size_t width);

/** Lays it on black. Otherwise as phw_flatten_row(). */
void phw_flatten_dark(const uint8_t *rgba, uint8_t *rgb, size_t width);

/** Leaves transparency out: the colours as they are stored. Otherwise as phw_flatten_row(). */
void phw_flatten_strip(const uint8_t *rgba, uint8_t *rgb, size_t width);

/** Whether nothing in a row is transparent. */
bool phw_flatten_is_opaque(const uint8_t *rgba, size_t width);

/**
 * True where a fully transparent pixel differs in colour from one that is as transparent and stands
 * left of it or above: an eraser that only set alpha leaves the old picture there.
 * @param above  the row before, or NULL.
 */
bool phw_flatten_hides(const uint8_t *rgba, const uint8_t *above, size_t width);

#endif
