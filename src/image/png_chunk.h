/* SPDX-License-Identifier: Apache-2.0 */
/** @file png_chunk.h  The parts of a PNG, read and written (PNG, third edition, 5.3). */
#ifndef PHW_IMAGE_PNG_CHUNK_H
#define PHW_IMAGE_PNG_CHUNK_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/cursor.h"
#include "base/strbuf.h"

#define PHW_PNG_SIGNATURE "\x89PNG\r\n\x1A\n"
#define PHW_PNG_SIGNATURE_BYTES 8

/** IHDR's length. */
#define PHW_PNG_HEADER_BYTES 13

/** One chunk as it lies in the file. */
typedef struct phw_png_chunk {
    const uint8_t *type; /**< four letters */
    const uint8_t *payload;
    size_t length;
} phw_png_chunk;

/** Reads the next one; its checksum is not looked at. @return false where it is not whole. */
bool phw_png_chunk_next(phw_cursor *cursor, phw_png_chunk *chunk);

bool phw_png_chunk_is(const phw_png_chunk *chunk, const char *type);

/** Whether an IDAT chunk with any data begins at @p at or behind it: where a reader has all rows by
 *  then, more than the picture needs, which libpng skips without a word. */
bool phw_png_has_data_behind(const uint8_t *bytes, size_t size, size_t at);

/** Writes one with its checksum. */
void phw_png_chunk_put(phw_strbuf *out, const char *type, const uint8_t *payload, size_t length);

/** Writes a number of four bytes, or of two, the most significant first. */
void phw_png_put32(uint8_t to[4], uint32_t value);
void phw_png_put16(uint8_t to[2], uint32_t value);

#endif
