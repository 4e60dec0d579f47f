/* SPDX-License-Identifier: Apache-2.0 */
#include "image/png_chunk.h"

#include <string.h>

#include <zlib.h>

#define TYPE_BYTES 4
#define CHECKSUM_BYTES 4

/* zlib counts in uInt. */
#define STEP_MAX ((size_t)1 << 30)

bool phw_png_chunk_next(phw_cursor *cursor, phw_png_chunk *chunk)
{
    chunk->length = phw_cursor_u32be(cursor);
    chunk->type = cursor->bytes + cursor->at;
    phw_cursor_skip(cursor, TYPE_BYTES);
    chunk->payload = cursor->bytes + cursor->at;
    phw_cursor_skip(cursor, chunk->length);
    phw_cursor_skip(cursor, CHECKSUM_BYTES);
    return !cursor->overrun;
}

bool phw_png_chunk_is(const phw_png_chunk *chunk, const char *type)
{
    return memcmp(chunk->type, type, TYPE_BYTES) == 0;
}

bool phw_png_has_data_behind(const uint8_t *bytes, size_t size, size_t at)
{
    phw_cursor cursor = phw_cursor_view(bytes, size);
    phw_png_chunk chunk;
    phw_cursor_skip(&cursor, PHW_PNG_SIGNATURE_BYTES);
    while (phw_png_chunk_next(&cursor, &chunk))
        if (chunk.length && chunk.payload >= bytes + at && phw_png_chunk_is(&chunk, "IDAT"))
            return true;
    return false;
}

void phw_png_put32(uint8_t to[4], uint32_t value)
{
    for (int i = 0; i < 4; i++)
        to[i] = (uint8_t)(value >> (24 - 8 * i));
}

void phw_png_put16(uint8_t to[2], uint32_t value)
{
    to[0] = (uint8_t)(value >> 8);
    to[1] = (uint8_t)value;
}

void phw_png_chunk_put(phw_strbuf *out, const char *type, const uint8_t *payload, size_t length)
{
    uint8_t number[4];
    uLong sum = crc32(crc32(0, NULL, 0), (const Bytef *)type, TYPE_BYTES);
    for (size_t at = 0; at < length; at += STEP_MAX)
        sum = crc32(sum, payload + at, (uInt)(length - at < STEP_MAX ? length - at : STEP_MAX));
    phw_png_put32(number, (uint32_t)length);
    phw_strbuf_add(out, (const char *)number, sizeof number);
    phw_strbuf_add(out, type, TYPE_BYTES);
    if (length)
        phw_strbuf_add(out, (const char *)payload, length);
    phw_png_put32(number, (uint32_t)sum);
    phw_strbuf_add(out, (const char *)number, sizeof number);
}
