/* SPDX-License-Identifier: Apache-2.0 */
#include "image/regions.h"

#include <string.h>

#include "base/cursor.h"
#include "base/strbuf.h"
#include "image/gif_lzw.h"
#include "image/heif_gaps.h"
#include "image/plain_text.h"
#include "image/regions_walk.h"

typedef phw_status walk_format(phw_region_walk *w, phw_error *error);

phw_status phw_region_give(phw_region_walk *w, const char *where, const void *bytes, size_t size,
                           phw_error *error)
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
enum { MARKER_DHT = 0xC4, MARKER_DQT = 0xDB }; /* which may have tables that nothing uses */
enum { MARKER_DNL = 0xDC }; /* a number of rows, which decoders do not ask for: T.81, B.2.5 */

/* Whether a segment tells nothing of the pixels, or may hold what does not. */
static bool is_aside(int marker)
{
    return (marker >= MARKER_APP0 && marker <= MARKER_APP15) || marker == MARKER_COM ||
           marker == MARKER_DNL || marker == MARKER_DHT || marker == MARKER_DQT;
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
static phw_status walk_segments(phw_region_walk *w, phw_strbuf *words, phw_error *error)
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
            status = phw_region_give(w, "between", start, (size_t)(next - start), error);
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
            status = phw_region_give(w, segment_name(marker, payload, length - 2), payload,
                                     length - 2, error);
        phw_cursor_skip(&cursor, length - 2);
    }
    return status;
}

static phw_status walk_jpeg(phw_region_walk *w, phw_error *error)
{
    phw_strbuf words = PHW_STRBUF_INIT;
    phw_status status = walk_segments(w, &words, error);
    if (status == PHW_OK && words.failed)
        status = phw_error_set(error, PHW_ERR_NOMEM, "no memory to look into the JPEG");
    else if (status == PHW_OK)
        status = phw_region_give(w, "inside", words.text, words.length, error);
    phw_strbuf_done(&words);
    return status;
}

/* --- the others ------------------------------------------------------------------------------- */

/* Where a WebP's chunks lie, and what those before said. */
typedef struct webp_chunks {
    bool in_frame;
    bool animated; /* its pictures are in frames */
    bool coded;    /* a picture was there */
} webp_chunks;

static bool next_chunk(phw_cursor *cursor, phw_region *chunk)
{
    chunk->where = (const char *)cursor->bytes + cursor->at; /* its tag */
    phw_cursor_skip(cursor, 4);
    chunk->size = phw_cursor_u32le(cursor);
    chunk->bytes = cursor->bytes + cursor->at;
    phw_cursor_skip(cursor, chunk->size);
    if (cursor->overrun)
        return false;
    phw_cursor_skip(cursor, chunk->size % 2);
    return true;
}

static bool is_chunk(const phw_region *chunk, const char *tag)
{
    return !memcmp(chunk->where, tag, 4);
}

/* A plane of transparency belongs to the lossy picture behind it; a lossless one has its own. */
static bool has_picture_behind(phw_cursor cursor)
{
    phw_region chunk;
    while (next_chunk(&cursor, &chunk))
        if (is_chunk(&chunk, "VP8 ") || is_chunk(&chunk, "VP8L"))
            return is_chunk(&chunk, "VP8 ");
    return false;
}

/* Bytes at the start of libwebp's own chunks that it takes; it passes over what is behind them, and
 * over chunks where it does not look for them. @param behind  the chunks that come next. */
static size_t own_bytes(const phw_region *chunk, const webp_chunks *in, phw_cursor behind)
{
    enum { HEADER = 10, LOOP = 6, FRAME = 16 };
    const bool pictures = in->in_frame || !in->animated;
    if (is_chunk(chunk, "VP8 ") || is_chunk(chunk, "VP8L"))
        return pictures && !in->coded ? SIZE_MAX : 0;
    if (is_chunk(chunk, "ALPH"))
        return pictures && !in->coded && has_picture_behind(behind) ? SIZE_MAX : 0;
    if (in->in_frame)
        return 0;
    return is_chunk(chunk, "VP8X")                   ? HEADER
           : is_chunk(chunk, "ANIM")                 ? LOOP
           : is_chunk(chunk, "ANMF") && in->animated ? FRAME
                                                     : 0;
}

/* Coded data that nobody decodes are what an editor left; other chunks say what they are. */
static const char *chunk_name(const phw_region *chunk)
{
    static const char coded[][5] = {"VP8 ", "VP8L", "ALPH", "ANMF"};
    for (size_t i = 0; i < sizeof coded / sizeof coded[0]; i++)
        if (is_chunk(chunk, coded[i]))
            return "between";
    return is_chunk(chunk, "EXIF") ? "exif" : "chunk";
}

/* A WebP's chunks, or those of a frame, in which are no frames. */
static phw_status walk_chunks(phw_region_walk *w, phw_cursor cursor, webp_chunks in,
                              phw_error *error)
{
    enum { ANIMATED = 0x02 };
    phw_status status = PHW_OK;
    phw_region chunk;
    while (status == PHW_OK && phw_cursor_left(&cursor) >= 8 && next_chunk(&cursor, &chunk)) {
        const size_t own = own_bytes(&chunk, &in, cursor);
        if (is_chunk(&chunk, "VP8X") && chunk.size)
            in.animated = chunk.bytes[0] & ANIMATED;
        in.coded |= is_chunk(&chunk, "VP8 ") || is_chunk(&chunk, "VP8L");
        if (chunk.size <= own)
            continue;
        const size_t more = chunk.size - own;
        if (own && is_chunk(&chunk, "ANMF"))
            status = walk_chunks(w, phw_cursor_view(chunk.bytes + own, more),
                                 (webp_chunks){.in_frame = true}, error);
        else
            status = phw_region_give(w, own ? "chunk" : chunk_name(&chunk), chunk.bytes + own, more,
                                     error);
    }
    return status;
}

static phw_status walk_webp(phw_region_walk *w, phw_error *error)
{
    phw_cursor cursor = phw_cursor_view(w->bytes, w->size - w->container->trailing_bytes);
    phw_cursor_skip(&cursor, 12);
    return walk_chunks(w, cursor, (webp_chunks){.in_frame = false}, error);
}

/* One extension's sub-blocks, put together. @param least  bytes that are its own. */
static phw_status give_blocks(phw_region_walk *w, phw_cursor *cursor, size_t least,
                              phw_error *error)
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
        status = phw_region_give(w, "extension", whole.text, whole.length, error);
    phw_strbuf_done(&whole);
    return status;
}

/* A table of colours, of which pixels need not use all. @param packed  how long it is. */
static void add_colours(phw_strbuf *colours, phw_cursor *cursor, unsigned packed)
{
    const size_t size = packed & 0x80 ? (size_t)6 << (packed & 7) : 0;
    const uint8_t *start = cursor->bytes + cursor->at;
    phw_cursor_skip(cursor, size);
    if (cursor->overrun || !size)
        return;
    phw_strbuf_add(colours, (const char *)start, size);
    phw_strbuf_add_char(colours, '\n');
}

/* @param[out] colours  tables of them, which long animations have one a frame. */
static phw_status walk_blocks(phw_region_walk *w, phw_strbuf *colours, phw_error *error)
{
    enum { EXTENSION = 0x21, PICTURE = 0x2C, CONTROL = 0xF9, CONTROL_BYTES = 4 };
    phw_cursor cursor = phw_cursor_view(w->bytes, w->size);
    phw_status status = PHW_OK;
    phw_cursor_seek(&cursor, 10);
    unsigned packed = phw_cursor_u8(&cursor);
    phw_cursor_skip(&cursor, 2);
    add_colours(colours, &cursor, packed);
    while (status == PHW_OK && !cursor.overrun) {
        unsigned block = phw_cursor_u8(&cursor);
        if (block == EXTENSION) {
            const bool control = phw_cursor_u8(&cursor) == CONTROL;
            status = give_blocks(w, &cursor, control ? CONTROL_BYTES : 0, error);
        } else if (block == PICTURE) {
            phw_cursor_skip(&cursor, 8);
            packed = phw_cursor_u8(&cursor);
            add_colours(colours, &cursor, packed);
            phw_cursor_skip(&cursor, 1); /* bits of a code */
            phw_gif_skip_blocks(&cursor);
        } else {
            break;
        }
    }
    return status;
}

static phw_status walk_gif(phw_region_walk *w, phw_error *error)
{
    phw_strbuf colours = PHW_STRBUF_INIT;
    phw_status status = walk_blocks(w, &colours, error);
    if (status == PHW_OK && colours.failed)
        status = phw_error_set(error, PHW_ERR_NOMEM, "no memory to look into the GIF");
    else if (status == PHW_OK)
        status = phw_region_give(w, "chunk", colours.text, colours.length, error);
    phw_strbuf_done(&colours);
    return status;
}

/* All of the file, and apart from it what no item points at: what is taken from the lists may be
 * left where it was. */
static phw_status walk_heif(phw_region_walk *w, phw_error *error)
{
    const size_t size = w->size - w->container->trailing_bytes;
    phw_heif_gaps gaps = {.items = NULL};
    size_t end = 0;
    phw_status status = phw_heif_gaps_find(w->bytes, size, &gaps, error);
    for (size_t i = 0; status == PHW_OK && i < gaps.count; i++) {
        const phw_heif_gap *gap = &gaps.items[i];
        status = phw_region_give(w, "inside", w->bytes + end, gap->from - end, error);
        if (status == PHW_OK)
            status =
                phw_region_give(w, "between", w->bytes + gap->from, gap->to - gap->from, error);
        end = gap->to;
    }
    w->all &= !gaps.unexamined;
    phw_heif_gaps_done(&gaps);
    return status == PHW_OK ? phw_region_give(w, "inside", w->bytes + end, size - end, error)
                            : status;
}

static phw_status walk_nothing(phw_region_walk *w, phw_error *error)
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
        return phw_region_walk_png;
    case PHW_FORMAT_WEBP:
        return walk_webp;
    case PHW_FORMAT_GIF:
        return walk_gif;
    case PHW_FORMAT_HEIF:
    case PHW_FORMAT_AVIF:
        return walk_heif;
    case PHW_FORMAT_BMP:
        return phw_region_walk_bmp;
    case PHW_FORMAT_TIFF:
        return phw_region_walk_tiff;
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
    phw_region_walk w = {bytes, size, limits, container, visit, context, 0, true};
    phw_status status = look_up_walk(container->format)(&w, error);
    *all = w.all;
    return status;
}
