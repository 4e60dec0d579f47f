/* SPDX-License-Identifier: Apache-2.0 */
/* The parts of a PNG that are not its pixels. */
#include <stdlib.h>
#include <string.h>

#include <zlib.h>

#include "base/cursor.h"
#include "base/strbuf.h"
#include "image/png_chunk.h"
#include "image/regions_walk.h"

/* Unpacks zlib data as far as it goes, at most limits->chunk_bytes. @param used  of @p size. */
static uint8_t *unpack(phw_region_walk *w, const uint8_t *packed, size_t size, size_t *unpacked,
                       size_t *used)
{
    z_stream stream = {.next_in = (Bytef *)(uintptr_t)packed,
                       .avail_in = size > UINT32_MAX ? UINT32_MAX : (uInt)size};
    size_t most = w->limits->chunk_bytes, room = size * 4 < most ? size * 4 + 1024 : most;
    uint8_t *bytes = NULL;
    *unpacked = *used = 0;
    if (inflateInit(&stream) != Z_OK)
        return NULL;
    for (;;) {
        uint8_t *more = realloc(bytes, room);
        if (!more)
            break;
        bytes = more;
        stream.next_out = bytes + *unpacked;
        stream.avail_out = (uInt)(room - *unpacked);
        int code = inflate(&stream, Z_NO_FLUSH);
        *unpacked = room - stream.avail_out;
        w->all &= code != Z_OK || stream.avail_out || room < most; /* else more than allowed */
        if (code != Z_OK || stream.avail_out || room >= most)
            break;
        room = room * 2 < most ? room * 2 : most;
    }
    *used = stream.total_out ? stream.total_in : 0;
    inflateEnd(&stream);
    return bytes;
}

static int hex_digit(uint8_t c)
{
    return c >= '0' && c <= '9' ? c - '0' : c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

/* ImageMagick's "Raw profile type …": name and length, then the block in hexadecimal. */
static phw_status give_hex(phw_region_walk *w, const uint8_t *text, size_t size, phw_error *error)
{
    uint8_t *block = malloc(size / 2 + 1);
    size_t count = 0, lines = 0, at = 0;
    if (!block)
        return phw_error_set(error, PHW_ERR_NOMEM, "no memory to look into the PNG");
    while (at < size && lines < 3)
        lines += text[at++] == '\n';
    for (int high = -1; at < size; at++) {
        int digit = hex_digit(text[at]);
        if (digit < 0)
            continue;
        if (high >= 0)
            block[count++] = (uint8_t)(high << 4 | digit);
        high = high >= 0 ? -1 : digit;
    }
    phw_status status = phw_region_give(w, "text", block, count, error);
    free(block);
    return status;
}

/* With its keyword before it, which says what it is. */
static phw_status give_text(phw_region_walk *w, const phw_region *key, const uint8_t *text,
                            size_t size, bool raw_profile, phw_error *error)
{
    phw_strbuf whole = PHW_STRBUF_INIT;
    phw_strbuf_add(&whole, (const char *)key->bytes, key->size);
    phw_strbuf_add_text(&whole, ": ");
    phw_strbuf_add(&whole, (const char *)text, size);
    phw_status status = whole.failed
                            ? phw_error_set(error, PHW_ERR_NOMEM, "no memory to look into the PNG")
                            : phw_region_give(w, "text", whole.text, whole.length, error);
    phw_strbuf_done(&whole);
    return status == PHW_OK && raw_profile ? give_hex(w, text, size, error) : status;
}

/* Packed text, and what lies behind it: all of it where nothing is packed. */
static phw_status give_packed(phw_region_walk *w, const phw_region *key, const uint8_t *packed,
                              size_t size, bool raw_profile, phw_error *error)
{
    size_t count, used;
    uint8_t *text = unpack(w, packed, size, &count, &used);
    phw_status status = text ? give_text(w, key, text, count, raw_profile, error) : PHW_OK;
    free(text);
    return status == PHW_OK ? phw_region_give(w, "text", packed + used, size - used, error)
                            : status;
}

/* Behind an iTXt's keyword: how it is packed, its language, and the keyword in that.
 * @return where its text begins. */
static size_t international_text_at(const uint8_t *payload, size_t size, size_t at)
{
    at += 2;
    for (int i = 0; i < 2 && at < size; i++) {
        const uint8_t *end = memchr(payload + at, 0, size - at);
        at = end ? (size_t)(end - payload) + 1 : size;
    }
    return at < size ? at : size;
}

/* tEXt, zTXt, iTXt and iCCP begin with a keyword; what follows may be packed. */
static phw_status give_keyed(phw_region_walk *w, const phw_png_chunk *chunk, phw_error *error)
{
    static const char raw[] = "Raw profile type";
    const uint8_t *payload = chunk->payload;
    const size_t size = chunk->length;
    const uint8_t *end = memchr(payload, 0, size);
    const phw_region key = {"text", payload, end ? (size_t)(end - payload) : size};
    bool raw_profile = size > sizeof raw && !memcmp(payload, raw, sizeof raw - 1);
    bool packed = phw_png_chunk_is(chunk, "zTXt") || phw_png_chunk_is(chunk, "iCCP");
    size_t at = key.size + 1;
    phw_status status = PHW_OK;
    if (packed) {
        at++;
    } else if (phw_png_chunk_is(chunk, "iTXt")) {
        const size_t head = at;
        packed = at < size && payload[at];
        at = international_text_at(payload, size, at);
        if (at > head)
            status = phw_region_give(w, "text", payload + head, at - head, error);
    }
    if (status != PHW_OK)
        return status;
    if (at >= size)
        return phw_region_give(w, "text", key.bytes, key.size, error);
    return packed ? give_packed(w, &key, payload + at, size - at, raw_profile, error)
                  : give_text(w, &key, payload + at, size - at, raw_profile, error);
}

/* Whether a chunk is the picture's own coded data, in which are no words. @param frames  whether
 * some have begun: nobody unpacks the data of others. */
static bool is_coded(const phw_png_chunk *chunk, bool frames)
{
    return phw_png_chunk_is(chunk, "IDAT") || (frames && phw_png_chunk_is(chunk, "fdAT"));
}

static bool is_keyed(const phw_png_chunk *chunk)
{
    static const char keyed[][5] = {"tEXt", "zTXt", "iTXt", "iCCP"};
    for (size_t i = 0; i < sizeof keyed / sizeof keyed[0]; i++)
        if (phw_png_chunk_is(chunk, keyed[i]))
            return true;
    return false;
}

/* All of them: a palette nobody looks at may be words, and the end may have some. */
phw_status phw_region_walk_png(phw_region_walk *w, phw_error *error)
{
    phw_cursor cursor = phw_cursor_view(w->bytes, w->size);
    phw_status status = PHW_OK;
    bool ended = false, data = false, frames = false;
    phw_png_chunk chunk;
    phw_cursor_skip(&cursor, PHW_PNG_SIGNATURE_BYTES);
    while (status == PHW_OK && !ended && phw_png_chunk_next(&cursor, &chunk)) {
        ended = phw_png_chunk_is(&chunk, "IEND");
        data |= phw_png_chunk_is(&chunk, "IDAT");
        frames |= data && phw_png_chunk_is(&chunk, "fcTL");
        if (is_keyed(&chunk))
            status = give_keyed(w, &chunk, error);
        else if (!is_coded(&chunk, frames))
            status = phw_region_give(w, phw_png_chunk_is(&chunk, "eXIf") ? "exif" : "chunk",
                                     chunk.payload, chunk.length, error);
    }
    return status;
}
