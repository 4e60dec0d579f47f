/* SPDX-License-Identifier: Apache-2.0 */
/** @file wrapped.h  Bytes that are written as other bytes: packed, or in letters and digits. */
#ifndef PHW_IMAGE_WRAPPED_H
#define PHW_IMAGE_WRAPPED_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "photoward/error.h"

/** What was inside; borrowed for the call. */
typedef phw_status phw_wrapped_visit(void *context, const uint8_t *bytes, size_t size,
                                     phw_error *error);

/**
 * Visits what runs of base64 (RFC 4648, both alphabets) and of hexadecimal digits stand for, what
 * the text is without its escapes (%41, &#65;, &#x41;, &amp;, \u0041), and what zlib, gzip and,
 * from the first byte on, deflate data unpack to (RFC 1950 to 1952). One layer: programs that draw
 * diagrams wrap them four times.
 * @param most  bytes that one part may unpack to; what is more is left out.
 * @param[out] all  false where something was left out: more than @p most, or among too many places
 *                  that look like the start of packed data.
 * @return what @p visit returned where that was not PHW_OK, PHW_ERR_NOMEM, or PHW_OK.
 */
PHW_MUST_USE phw_status phw_wrapped_walk(const uint8_t *bytes, size_t size, size_t most,
                                         phw_wrapped_visit *visit, void *context, bool *all,
                                         phw_error *error);

#endif
