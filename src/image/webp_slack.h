/* SPDX-License-Identifier: Apache-2.0 */
/** @file webp_slack.h  Bytes behind the last pixel of a WebP's coded data, in their own chunk:
 *  libwebp passes over them and says nothing. Internal to image/. */
#ifndef PHW_IMAGE_WEBP_SLACK_H
#define PHW_IMAGE_WEBP_SLACK_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/** Bytes that a coder may leave there; more are something else. */
#define PHW_WEBP_SLACK_MOST 64U

/**
 * Whether all pixels are there before the last bytes.
 * @param bytes,size  a whole WebP, or a frame's chunks; its coded data end where they do. The
 *                    caller has held its width and height against the limits.
 * @return true also where there is no memory to find out.
 */
bool phw_webp_has_slack(const uint8_t *bytes, size_t size);

/**
 * Likewise of an ALPH chunk, the alpha plane of a lossy picture (RFC 9649, 2.7.1.2).
 * @param bytes,size    the chunk's payload.
 * @param width,height  of the picture, 1 … 16,384.
 */
bool phw_webp_alpha_has_slack(const uint8_t *bytes, size_t size, uint32_t width, uint32_t height);

#endif
