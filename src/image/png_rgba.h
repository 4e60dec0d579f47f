/* SPDX-License-Identifier: Apache-2.0 */
/** @file png_rgba.h  A PNG's pixels with their transparency, for pictures that are laid over each
 *  other. Internal to image/. */
#ifndef PHW_IMAGE_PNG_RGBA_H
#define PHW_IMAGE_PNG_RGBA_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "photoward/error.h"

/**
 * Unpacks a PNG to straight RGBA of 8 bits.
 * @param width,height  that its header must say.
 * @param rgba          width × height × 4 bytes, rows without gaps; what could not be read is left
 *                      as it was.
 * @param[out] whole    whether all of it was read.
 * @return PHW_OK, also where some of it is missing; PHW_ERR_NOMEM.
 */
PHW_MUST_USE phw_status phw_png_rgba(const uint8_t *bytes, size_t size, uint32_t width,
                                     uint32_t height, uint8_t *rgba, bool *whole, phw_error *error);

#endif
