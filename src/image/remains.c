/* SPDX-License-Identifier: Apache-2.0 */
#include "image/remains.h"

#include <stdlib.h>
#include <string.h>

#include <zlib.h>

#include "base/cursor.h"
#include "base/strbuf.h"

enum { RGB = 3, RGBA = 4, FILTERS = 5, WINDOW = 32768, CHECKSUM_BYTES = 4 };

/* Deflate's blocks of screenshots are 10 to 60 KB long: one begins within so many bytes. Each bit
 * is tried; nearly all fail within the header of a block. */
#define SEARCH_BYTES (128U * 1024U)

/* Fewer bytes than this come out of chance and tell nothing. */
#define UNPACKED_LEAST 4096U

/* Widths that are tried, and the rows that must agree before one is believed. */
#define WIDTH_LEAST 64U
#define WIDTH_MOST 8192U
#define ROWS_LEAST 8U

/* RFC 1951, 3.2.3: three bits, of which the upper two are the type, before a block. */
#define BLOCK_DYNAMIC 2U

/* --- the packed data that is left --------------------------------------------------------------
 */

/* The remains without the headers and checksums of IDAT chunks; what comes before the first header
 * is the end of a chunk whose beginning was written over. */
static bool gather(const uint8_t *bytes, size_t size, phw_strbuf *packed)
{
    phw_cursor cursor = phw_cursor_view(bytes, size);
    size_t at = 0;
    bool ended = false;
    for (; at + 8 <= size && memcmp(bytes + at + 4, "IDAT", 4) && memcmp(bytes + at + 4, "IEND", 4);
         at++)
        ;
    if (at + 8 > size)
        return false;
    if (at > CHECKSUM_BYTES)
        phw_strbuf_add(packed, (const char *)bytes, at - CHECKSUM_BYTES);
    phw_cursor_seek(&cursor, at);
    while (!ended && phw_cursor_left(&cursor) >= 8) {
        size_t length = phw_cursor_u32be(&cursor);
        const uint8_t *type = cursor.bytes + cursor.at;
        ended = !memcmp(type, "IEND", 4);
        phw_cursor_skip(&cursor, 4);
        const uint8_t *payload = cursor.bytes + cursor.at;
        phw_cursor_skip(&cursor, length);
        phw_cursor_skip(&cursor, CHECKSUM_BYTES);
        if (cursor.overrun)
            break;
        if (!memcmp(type, "IDAT", 4))
            phw_strbuf_add(packed, (const char *)payload, length);
    }
    return ended && !packed->failed;
}

static unsigned bits_at(const uint8_t *bytes, size_t bit)
{
    unsigned two = bytes[bit / 8] | (unsigned)bytes[bit / 8 + 1] << 8;
    return two >> bit % 8 & 7;
}

/* Points zlib at a bit. The window that the missing data filled is told as zeroes. */
static bool begin_at(z_stream *stream, const uint8_t *packed, size_t size, size_t bit)
{
    static const uint8_t nothing[WINDOW];
    size_t byte = bit / 8, left = bit % 8;
    if (inflateReset(stream) != Z_OK || inflateSetDictionary(stream, nothing, WINDOW) != Z_OK)
        return false;
    if (left) {
        if (inflatePrime(stream, (int)(8 - left), packed[byte] >> left) != Z_OK)
            return false;
        byte++;
    }
    stream->next_in = (Bytef *)(uintptr_t)packed + byte;
    stream->avail_in = (uInt)(size - byte);
    return true;
}

/* Unpacks from a bit to the end of the stream. @return whether that end is where it must be. */
static bool unpack_from(z_stream *stream, const uint8_t *packed, size_t size, size_t bit,
                        uint8_t *out, size_t most, size_t *count)
{
    if (!begin_at(stream, packed, size, bit))
        return false;
    stream->next_out = out;
    stream->avail_out = (uInt)most;
    int code = inflate(stream, Z_FINISH);
    *count = most - stream->avail_out;
    /* Behind the last block stands Adler-32 and nothing else. */
    return code == Z_STREAM_END && stream->avail_in <= CHECKSUM_BYTES && *count >= UNPACKED_LEAST;
}

static uint8_t *resynchronise(const uint8_t *packed, size_t size, size_t most, size_t *count)
{
    z_stream stream = {0};
    size_t last = size > 64 ? size - 64 : 0;
    last = last < SEARCH_BYTES ? last : SEARCH_BYTES;
    uint8_t *out = last ? malloc(most) : NULL;
    if (!out || inflateInit2(&stream, -MAX_WBITS) != Z_OK) {
        free(out);
        return NULL;
    }
    bool found = false;
    for (size_t bit = 0; bit < last * 8 && !found; bit++)
        if (bits_at(packed, bit) >> 1 == BLOCK_DYNAMIC)
            found = unpack_from(&stream, packed, size, bit, out, most, count);
    inflateEnd(&stream);
    if (!found) {
        free(out);
        return NULL;
    }
    return out;
}

/* --- rows -------------------------------------------------------------------------------------
 */

/** How the unpacked bytes are cut into rows: counted from the end, where a row is whole. */
typedef struct cut {
    uint32_t width, channels, rows;
} cut;

static size_t row_bytes(const cut *c)
{
    return (size_t)c->width * c->channels + 1;
}

/* Every row begins with the number of its filter. */
static bool rows_fit(const uint8_t *end, size_t count, cut *c)
{
    size_t step = row_bytes(c), rows = count / step;
    for (size_t i = 1; i <= rows; i++)
        if (end[-(ptrdiff_t)(i * step)] >= FILTERS) {
            rows = i - 1;
            break;
        }
    c->rows = (uint32_t)rows;
    return rows >= ROWS_LEAST && rows >= count / step * 9 / 10;
}

/* 1,280 pixels of RGB are as long as 960 of RGBA: the likelier form is tried first. */
static bool find_cut(const uint8_t *bytes, size_t count, uint32_t likely, cut *found)
{
    const uint32_t channels[2] = {likely, likely == RGBA ? RGB : RGBA};
    for (int i = 0; i < 2; i++)
        for (uint32_t width = WIDTH_LEAST; width <= WIDTH_MOST; width++) {
            cut c = {width, channels[i], 0};
            if (rows_fit(bytes + count, count, &c)) {
                *found = c;
                return true;
            }
        }
    return false;
}

static uint8_t paeth(int left, int up, int corner)
{
    int guess = left + up - corner;
    int a = abs(guess - left), b = abs(guess - up), c = abs(guess - corner);
    return (uint8_t)(a <= b && a <= c ? left : b <= c ? up : corner);
}

/* PNG (Third Edition), 9.2, in place. @param above  the row before, NULL for the first. */
static void undo_filter(uint8_t *row, const uint8_t *above, size_t bytes, unsigned channels)
{
    unsigned filter = row[0];
    for (size_t i = 1; i < bytes; i++) {
        int left = i > channels ? row[i - channels] : 0, up = above ? above[i] : 0;
        int corner = above && i > channels ? above[i - channels] : 0;
        int guess = filter == 1   ? left
                    : filter == 2 ? up
                    : filter == 3 ? (left + up) / 2
                    : filter == 4 ? paeth(left, up, corner)
                                  : 0;
        row[i] = (uint8_t)(row[i] + guess);
    }
}

static phw_status make_image(uint8_t *bytes, size_t count, const cut *c, phw_image **image,
                             phw_error *error)
{
    const size_t step = row_bytes(c);
    uint8_t *row = bytes + count - c->rows * step, *above = NULL;
    phw_status status = phw_image_new(c->width, c->rows, RGB, image, error);
    for (uint32_t y = 0; status == PHW_OK && y < c->rows; y++, above = row, row += step) {
        undo_filter(row, above, step, c->channels);
        for (uint32_t x = 0; x < c->width; x++)
            memcpy(phw_image_row_mut(*image, y) + (size_t)x * RGB,
                   row + 1 + (size_t)x * c->channels, RGB);
    }
    return status;
}

phw_status phw_png_remains(const uint8_t *bytes, size_t size, int channels,
                           const phw_limits *limits, phw_image **image, phw_error *error)
{
    phw_strbuf packed = PHW_STRBUF_INIT;
    phw_status status = PHW_OK;
    uint64_t most = limits->pixels * RGBA;
    size_t count = 0;
    cut c;
    *image = NULL;
    most = most < limits->memory_bytes / 2 ? most : limits->memory_bytes / 2;
    /* Deflate packs 1,032 to 1 at most. */
    most = most / 1032 < size ? most : (uint64_t)size * 1032;
    most = most < UINT32_MAX ? most : UINT32_MAX;
    if (gather(bytes, size, &packed) && packed.length > 64) {
        uint8_t *unpacked =
            resynchronise((const uint8_t *)packed.text, packed.length, (size_t)most, &count);
        if (unpacked && find_cut(unpacked, count, channels == RGBA ? RGBA : RGB, &c))
            status = make_image(unpacked, count, &c, image, error);
        free(unpacked);
    } else if (packed.failed) {
        status = phw_error_set(error, PHW_ERR_NOMEM, "no memory for what the file hides");
    }
    phw_strbuf_done(&packed);
    return status;
}
