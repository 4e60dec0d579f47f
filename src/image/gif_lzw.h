/* SPDX-License-Identifier: Apache-2.0 */
/** @file gif_lzw.h  GIF's variable-length-code LZW (GIF89a, appendix F), both ways. */
#ifndef PHW_IMAGE_GIF_LZW_H
#define PHW_IMAGE_GIF_LZW_H

#include <stddef.h>
#include <stdint.h>

#include "base/cursor.h"
#include "base/strbuf.h"

/**
 * Unpacks one picture's indices.
 * @param cursor   at the byte that tells the least code size; behind the block terminator
 *                 afterwards, also where the data is broken.
 * @param indices  @p count bytes; what the data does not fill is left alone.
 * @param[out] surplus  bytes of data behind those indices.
 * @return how many indices the data held, at most @p count.
 */
size_t phw_gif_lzw_unpack(phw_cursor *cursor, uint8_t *indices, size_t count, size_t *surplus);

/** Packs indices: the least code size, sub-blocks, terminator. @param bits  1 … 8, bits of an
 *  index. A failure shows in out->failed. */
void phw_gif_lzw_pack(const uint8_t *indices, size_t count, unsigned bits, phw_strbuf *out);

/** Leaves a chain of sub-blocks behind. @return the bytes they held. */
size_t phw_gif_skip_blocks(phw_cursor *cursor);

#endif
