/* SPDX-License-Identifier: Apache-2.0 */
#include "image/regions.h"

#include <stdlib.h>
#include <string.h>

#include <zlib.h>

#include "base/cursor.h"
#include "base/strbuf.h"
#include "image/gif_lzw.h"
#include "image/heif_gaps.h"
#include "image/plain_text.h"
#include "image/png_chunk.h"
#include "image/tiff_parts.h"

typedef struct walk {
    const uint8_t *bytes;
    size_t size;
    const phw_limits *limits;
    const phw_container *container;
    phw_region_visit *visit;
    void *context;
    uint32_t regions;
    bool all; /* no region was left out */
} walk;

typedef phw_status walk_format(walk *w, phw_error *error);

static phw_status give(walk *w, const char *where, const void *bytes, size_t size, phw_error *error)
{
    const phw_region region = {where, bytes, size};
    if (!size)
        return PHW_OK;
    if (w->regions++ >= w->limits->chunks) {
        w->all = false;
        return PHW_OK;
    }
    return w->visit(w->context, &region, error);
}

/* --- JPEG ------------------------------------------------------------------------------------- */

enum { MARKER_SOI = 0xD8, MARKER_EOI = 0xD9, MARKER_APP0 = 0xE0, MARKER_APP15 = 0xEF };
enum { MARKER_RST0 = 0xD0, MARKER_TEM = 0x01, MARKER_COM = 0xFE, MARKER_SOS = 0xDA };
enum { MARKER_DNL = 0xDC }; /* a number of rows, which decoders do not ask for: T.81, B.2.5 */

/* Whether a segment tells nothing of the pixels. */
static bool is_aside(int marker)
{
    return (marker >= MARKER_APP0 && marker <= MARKER_APP15) || marker == MARKER_COM ||
           marker == MARKER_DNL;
}

static const char *segment_name(int marker, const uint8_t *payload, size_t size)
{
    if (marker == MARKER_COM)
        return "comment";
    if (marker == MARKER_APP0 + 1 && size >= 5 && !memcmp(payload, "Exif", 5))
        return "exif";
    if (marker == MARKER_APP0 + 1 && size >= 5 && !memcmp(payload, "http:", 5))
        return "xmp";
    if (marker == MARKER_APP0 && size >= 5 && !memcmp(payload, "JF", 2))
        return "jfif";
    if (marker == MARKER_APP0 + 13)
        return "photoshop";
    return "segment";
}

/* Words among the data of the pixels, before a marker: decoders pass over them. Longer ones they
 * tell of themselves (jpeg_decode.c). */
static void add_tail(phw_strbuf *words, const uint8_t *start, const uint8_t *marker)
{
    const size_t size = (size_t)(marker - start), count = phw_plain_text_tail(start, size);
    if (!count)
        return;
    phw_strbuf_add(words, (const char *)marker - count, count);
    phw_strbuf_add_char(words, '\n');
}

/* @param[out] words  what was passed over among the pixels. */
static phw_status walk_segments(walk *w, phw_strbuf *words, phw_error *error)
{
    phw_cursor cursor = phw_cursor_view(w->bytes, w->size);
    phw_status status = PHW_OK;
    bool coded = false; /* pixels have begun */
    while (status == PHW_OK && phw_cursor_left(&cursor) >= 2) {
        const uint8_t *start = cursor.bytes + cursor.at;
        const uint8_t *next = memchr(cursor.bytes + cursor.at, 0xFF, phw_cursor_left(&cursor));
        if (!next)
            break;
        if (!coded && next > start) /* readers pass over it */
            status = give(w, "between", start, (size_t)(next - start), error);
        phw_cursor_seek(&cursor, (size_t)(next - cursor.bytes) + 1);
        int marker = phw_cursor_u8(&cursor);
        if (coded && marker)
            add_tail(words, start, next);
        if (status != PHW_OK || marker == MARKER_EOI)
            break;
        coded |= marker == MARKER_SOS;
        if (marker == 0xFF) {
            cursor.at--; /* fill bytes before a marker */
            continue;
        }
        if (!marker || marker == MARKER_TEM || (marker >= MARKER_RST0 && marker <= MARKER_SOI))
            continue;
        size_t length = phw_cursor_u16be(&cursor);
        if (length < 2 || length - 2 > phw_cursor_left(&cursor))
            break;
        const uint8_t *payload = cursor.bytes + cursor.at;
        if (is_aside(marker))
            status = give(w, segment_name(marker, payload, length - 2), payload, length - 2, error);
        phw_cursor_skip(&cursor, length - 2);
    }
    return status;
}

static phw_status walk_jpeg(walk *w, phw_error *error)
{
    phw_strbuf words = PHW_STRBUF_INIT;
    phw_status status = walk_segments(w, &words, error);
    if (status == PHW_OK && words.failed)
        status = phw_error_set(error, PHW_ERR_NOMEM, "no memory to look into the JPEG");
    else if (status == PHW_OK)
        status = give(w, "inside", words.text, words.length, error);
    phw_strbuf_done(&words);
    return status;
}

/* --- PNG -------------------------------------------------------------------------------------- */

/* Unpacks zlib data as far as it goes, at most limits->chunk_bytes. */
static uint8_t *unpack(walk *w, const uint8_t *packed, size_t size, size_t *unpacked)
{
    z_stream stream = {.next_in = (Bytef *)(uintptr_t)packed,
                       .avail_in = size > UINT32_MAX ? UINT32_MAX : (uInt)size};
    size_t most = w->limits->chunk_bytes, room = size * 4 < most ? size * 4 + 1024 : most;
    uint8_t *bytes = NULL;
    *unpacked = 0;
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
    inflateEnd(&stream);
    return bytes;
}

static int hex_digit(uint8_t c)
{
    return c >= '0' && c <= '9' ? c - '0' : c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

/* ImageMagick's "Raw profile type …": name and length, then the block in hexadecimal. */
static phw_status give_hex(walk *w, const uint8_t *text, size_t size, phw_error *error)
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
    phw_status status = give(w, "text", block, count, error);
    free(block);
    return status;
}

/* With its keyword before it, which says what it is. */
static phw_status give_text(walk *w, const phw_region *key, const uint8_t *text, size_t size,
                            bool raw_profile, phw_error *error)
{
    phw_strbuf whole = PHW_STRBUF_INIT;
    phw_strbuf_add(&whole, (const char *)key->bytes, key->size);
    phw_strbuf_add_text(&whole, ": ");
    phw_strbuf_add(&whole, (const char *)text, size);
    phw_status status = whole.failed
                            ? phw_error_set(error, PHW_ERR_NOMEM, "no memory to look into the PNG")
                            : give(w, "text", whole.text, whole.length, error);
    phw_strbuf_done(&whole);
    return status == PHW_OK && raw_profile ? give_hex(w, text, size, error) : status;
}

/* tEXt, zTXt, iTXt and iCCP begin with a keyword; what follows may be packed. */
static phw_status give_keyed(walk *w, const uint8_t *type, const uint8_t *payload, size_t size,
                             phw_error *error)
{
    static const char raw[] = "Raw profile type";
    const uint8_t *end = memchr(payload, 0, size);
    const phw_region key = {"text", payload, end ? (size_t)(end - payload) : 0};
    bool raw_profile = size > sizeof raw && !memcmp(payload, raw, sizeof raw - 1);
    if (!end)
        return give(w, "text", payload, size, error);
    size_t at = (size_t)(end - payload) + 1, count;
    bool packed = !memcmp(type, "zTXt", 4) || !memcmp(type, "iCCP", 4);
    if (packed)
        at++;
    if (!memcmp(type, "iTXt", 4)) {
        packed = at < size && payload[at];
        at += 2;
        for (int i = 0; i < 2 && at < size; i++) { /* language, translated keyword */
            end = memchr(payload + at, 0, size - at);
            at = end ? (size_t)(end - payload) + 1 : size;
        }
    }
    if (at >= size)
        return PHW_OK;
    if (!packed)
        return give_text(w, &key, payload + at, size - at, raw_profile, error);
    uint8_t *text = unpack(w, payload + at, size - at, &count);
    phw_status status = text ? give_text(w, &key, text, count, raw_profile, error) : PHW_OK;
    free(text);
    return status;
}

static phw_status walk_png(walk *w, phw_error *error)
{
    static const char keyed[][5] = {"tEXt", "zTXt", "iTXt", "iCCP"};
    phw_cursor cursor = phw_cursor_view(w->bytes, w->size);
    phw_status status = PHW_OK;
    phw_cursor_skip(&cursor, PHW_PNG_SIGNATURE_BYTES);
    while (status == PHW_OK && phw_cursor_left(&cursor) >= 12) {
        size_t length = phw_cursor_u32be(&cursor);
        const uint8_t *type = cursor.bytes + cursor.at;
        phw_cursor_skip(&cursor, 4);
        const uint8_t *payload = cursor.bytes + cursor.at;
        phw_cursor_skip(&cursor, length);
        phw_cursor_skip(&cursor, 4);
        if (cursor.overrun || !memcmp(type, "IEND", 4))
            break;
        bool is_keyed = false;
        for (size_t i = 0; i < sizeof keyed / sizeof keyed[0]; i++)
            is_keyed |= !memcmp(type, keyed[i], 4);
        if (is_keyed)
            status = give_keyed(w, type, payload, length, error);
        else if (type[0] & 0x20 && memcmp(type, "fdAT", 4) != 0) /* ancillary */
            status = give(w, memcmp(type, "eXIf", 4) ? "chunk" : "exif", payload, length, error);
    }
    return status;
}

/* --- the others ------------------------------------------------------------------------------- */

/* Bytes at the start of libwebp's own chunks that it takes; it passes over what is behind them. */
static size_t own_bytes(const uint8_t *tag, bool in_frame)
{
    static const struct {
        char tag[5];
        bool in_frame;
        size_t bytes;
    } own[] = {{"VP8X", false, 10},      {"ANIM", false, 6},       {"ANMF", false, 16},
               {"VP8 ", true, SIZE_MAX}, {"VP8L", true, SIZE_MAX}, {"ALPH", true, SIZE_MAX}};
    for (size_t i = 0; i < sizeof own / sizeof own[0]; i++)
        if (!memcmp(tag, own[i].tag, 4) && (own[i].in_frame || !in_frame))
            return own[i].bytes;
    return 0;
}

/* A WebP's chunks, or those of a frame, in which are no frames. */
static phw_status walk_chunks(walk *w, phw_cursor cursor, bool in_frame, phw_error *error)
{
    phw_status status = PHW_OK;
    while (status == PHW_OK && phw_cursor_left(&cursor) >= 8) {
        const uint8_t *tag = cursor.bytes + cursor.at;
        phw_cursor_skip(&cursor, 4);
        size_t length = phw_cursor_u32le(&cursor);
        const uint8_t *payload = cursor.bytes + cursor.at;
        phw_cursor_skip(&cursor, length);
        if (cursor.overrun)
            break;
        phw_cursor_skip(&cursor, length % 2);
        const size_t own = own_bytes(tag, in_frame);
        if (length <= own)
            continue;
        if (own && !memcmp(tag, "ANMF", 4))
            status = walk_chunks(w, phw_cursor_view(payload + own, length - own), true, error);
        else
            status = give(w, memcmp(tag, "EXIF", 4) ? "chunk" : "exif", payload + own, length - own,
                          error);
    }
    return status;
}

static phw_status walk_webp(walk *w, phw_error *error)
{
    phw_cursor cursor = phw_cursor_view(w->bytes, w->size - w->container->trailing_bytes);
    phw_cursor_skip(&cursor, 12);
    return walk_chunks(w, cursor, false, error);
}

/* One extension's sub-blocks, put together. @param least  bytes that are its own. */
static phw_status give_blocks(walk *w, phw_cursor *cursor, size_t least, phw_error *error)
{
    phw_strbuf whole = PHW_STRBUF_INIT;
    size_t length;
    while ((length = phw_cursor_u8(cursor)) > 0 && !cursor->overrun) {
        const uint8_t *block = cursor->bytes + cursor->at;
        phw_cursor_skip(cursor, length);
        if (!cursor->overrun)
            phw_strbuf_add(&whole, (const char *)block, length);
    }
    phw_status status = PHW_OK;
    if (whole.failed)
        status = phw_error_set(error, PHW_ERR_NOMEM, "no memory to look into the GIF");
    else if (whole.length > least)
        status = give(w, "extension", whole.text, whole.length, error);
    phw_strbuf_done(&whole);
    return status;
}

static phw_status walk_gif(walk *w, phw_error *error)
{
    enum { EXTENSION = 0x21, PICTURE = 0x2C, CONTROL = 0xF9, CONTROL_BYTES = 4 };
    phw_cursor cursor = phw_cursor_view(w->bytes, w->size);
    phw_status status = PHW_OK;
    phw_cursor_seek(&cursor, 10);
    unsigned packed = phw_cursor_u8(&cursor);
    phw_cursor_skip(&cursor, 2 + (packed & 0x80 ? (size_t)6 << (packed & 7) : 0));
    while (status == PHW_OK && !cursor.overrun) {
        unsigned block = phw_cursor_u8(&cursor);
        if (block == EXTENSION) {
            const bool control = phw_cursor_u8(&cursor) == CONTROL;
            status = give_blocks(w, &cursor, control ? CONTROL_BYTES : 0, error);
        } else if (block == PICTURE) {
            phw_cursor_skip(&cursor, 8);
            packed = phw_cursor_u8(&cursor);
            phw_cursor_skip(&cursor, 1 + (packed & 0x80 ? (size_t)6 << (packed & 7) : 0));
            phw_gif_skip_blocks(&cursor);
        } else {
            break;
        }
    }
    return status;
}

/* Fewer bytes hold no name. */
#define VALUE_LEAST 8U

/* Strips and tiles that all lie in one place, or unpack to the same zeros, are made to take time: a
 * file's bytes are gone through so often, and so many are unpacked. A picture of 220 million pixels
 * of 16 bits and four samples has 1.8 GB. */
#define PACKED_TIMES 4
#define UNPACKED_MOST ((uint64_t)2 << 30)

/* Bytes of strips and tiles that were gone through so far. */
typedef struct slack_work {
    uint64_t packed, unpacked;
} slack_work;

/* What a strip or a tile holds and its decoder does not use. Of whole rows that are packed behind
 * those that are shown the decoder tells (tiff_decode.c). */
static phw_status give_slack(walk *w, const phw_tiff_coded *coded, slack_work *work,
                             phw_error *error)
{
    const uint8_t *bytes = w->bytes + coded->at;
    work->packed += coded->size;
    if (work->packed / PACKED_TIMES > w->size || work->unpacked > UNPACKED_MOST) {
        w->all = false;
        return PHW_OK;
    }
    const phw_tiff_use use = phw_tiff_used(coded, bytes);
    const size_t size = coded->size - use.used;
    work->unpacked += use.unpacked;
    const bool filling = coded->compression <= PHW_TIFF_UNCOMPRESSED &&
                         phw_tiff_is_filling(bytes + use.used, size, coded->row);
    w->all &= !use.unknown && (!use.surplus || (!coded->tile && use.surplus >= coded->row));
    return size < VALUE_LEAST || filling ? PHW_OK
                                         : give(w, "between", bytes + use.used, size, error);
}

/* All but the pages' own data where it may be whole JPEGs: what tags point at, what lies behind
 * packed data in its own strip, and what lies between the parts, where editors leave pictures that
 * were replaced. */
static phw_status walk_tiff(walk *w, phw_error *error)
{
    phw_tiff_parts parts;
    slack_work work = {0, 0};
    phw_status status = phw_tiff_parts_read(w->bytes, w->size, w->limits->pages, &parts, error);
    size_t end = 0;
    for (size_t i = 0; status == PHW_OK && i < parts.span_count; i++) {
        const phw_tiff_span *span = &parts.spans[i];
        if (span->at > end)
            status = give(w, "between", w->bytes + end, span->at - end, error);
        if (status == PHW_OK && (!span->pixels || span->packed) && span->size >= VALUE_LEAST)
            status = give(w, span->pixels ? PHW_REGION_PIXELS : "inside", w->bytes + span->at,
                          span->size, error);
        end = span->at + span->size > end ? span->at + span->size : end;
    }
    for (size_t i = 0; status == PHW_OK && i < parts.coded_count; i++)
        status = give_slack(w, &parts.coded[i], &work, error);
    w->all &= !parts.left_out;
    phw_tiff_parts_done(&parts);
    return status;
}

/* Rows of a BMP are filled up to four bytes. Of runs, and of what is not understood, none. */
static void add_fill(const uint8_t *bytes, size_t size, size_t pixels_at, phw_strbuf *fill)
{
    enum { HEADER_AT = 14, CORE_BYTES = 12, RAW = 0, FIELDS = 3 };
    phw_cursor cursor = phw_cursor_view(bytes, size);
    phw_cursor_seek(&cursor, HEADER_AT);
    const bool core = phw_cursor_u32le(&cursor) == CORE_BYTES;
    const uint32_t width = core ? phw_cursor_u16le(&cursor) : phw_cursor_u32le(&cursor);
    phw_cursor_skip(&cursor, core ? 4 : 6); /* the height, one plane */
    const unsigned depth = phw_cursor_u16le(&cursor);
    const uint32_t packing = core ? RAW : phw_cursor_u32le(&cursor);
    const size_t own = ((size_t)width * depth + 7) / 8, row = ((size_t)width * depth + 31) / 32 * 4;
    if (cursor.overrun || (packing != RAW && packing != FIELDS) || row == own || depth > 32)
        return;
    for (size_t at = pixels_at; row <= size && at <= size - row; at += row)
        phw_strbuf_add(fill, (const char *)bytes + at + own, row - own);
}

/* What stands before the pixels, what is among them or behind, and what fills up their rows. */
static phw_status walk_bmp(walk *w, phw_error *error)
{
    enum { PIXELS_AT = 10 };
    const size_t size = w->size - w->container->trailing_bytes;
    phw_strbuf fill = PHW_STRBUF_INIT;
    phw_cursor cursor = phw_cursor_view(w->bytes, size);
    phw_cursor_seek(&cursor, PIXELS_AT);
    const size_t at = phw_cursor_u32le(&cursor), head = at < size ? at : size;
    add_fill(w->bytes, size, head, &fill);
    phw_status status = give(w, "inside", w->bytes, head, error);
    if (status == PHW_OK)
        status = give(w, PHW_REGION_PIXELS, w->bytes + head, size - head, error);
    if (status == PHW_OK && fill.failed)
        status = phw_error_set(error, PHW_ERR_NOMEM, "no memory to look into the BMP");
    else if (status == PHW_OK)
        status = give(w, "between", fill.text, fill.length, error);
    phw_strbuf_done(&fill);
    return status;
}

/* All of the file, and apart from it what no item points at: what is taken from the lists may be
 * left where it was. */
static phw_status walk_heif(walk *w, phw_error *error)
{
    const size_t size = w->size - w->container->trailing_bytes;
    phw_heif_gaps gaps = {.items = NULL};
    size_t end = 0;
    phw_status status = phw_heif_gaps_find(w->bytes, size, &gaps, error);
    for (size_t i = 0; status == PHW_OK && i < gaps.count; i++) {
        const phw_heif_gap *gap = &gaps.items[i];
        status = give(w, "inside", w->bytes + end, gap->from - end, error);
        if (status == PHW_OK)
            status = give(w, "between", w->bytes + gap->from, gap->to - gap->from, error);
        end = gap->to;
    }
    w->all &= !gaps.unexamined;
    phw_heif_gaps_done(&gaps);
    return status == PHW_OK ? give(w, "inside", w->bytes + end, size - end, error) : status;
}

static phw_status walk_nothing(walk *w, phw_error *error)
{
    (void)w;
    (void)error;
    return PHW_OK;
}

static walk_format *look_up_walk(phw_format format)
{
    switch (format) {
    case PHW_FORMAT_JPEG:
        return walk_jpeg;
    case PHW_FORMAT_PNG:
        return walk_png;
    case PHW_FORMAT_WEBP:
        return walk_webp;
    case PHW_FORMAT_GIF:
        return walk_gif;
    case PHW_FORMAT_HEIF:
    case PHW_FORMAT_AVIF:
        return walk_heif;
    case PHW_FORMAT_BMP:
        return walk_bmp;
    case PHW_FORMAT_TIFF:
        return walk_tiff;
    case PHW_FORMAT_UNKNOWN:
    case PHW_FORMAT_PDF:
    case PHW_FORMAT_JPEG2000:
    case PHW_FORMAT_JPEGXL:
    case PHW_FORMAT_SVG:
    case PHW_FORMAT_VIDEO:
        break;
    }
    return walk_nothing;
}

phw_status phw_regions_walk(const uint8_t *bytes, size_t size, const phw_limits *limits,
                            const phw_container *container, phw_region_visit *visit, void *context,
                            bool *all, phw_error *error)
{
    walk w = {bytes, size, limits, container, visit, context, 0, true};
    phw_status status = look_up_walk(container->format)(&w, error);
    *all = w.all;
    return status;
}
