/* SPDX-License-Identifier: Apache-2.0 */
#include "image/png_facts.h"

#include <string.h>

#include "base/cursor.h"
#include "image/jpeg_facts.h"
#include "image/png_chunk.h"

/* PNG (Third Edition), 11.2.1: colour types are sums of these. */
enum { COLOUR_PALETTE = 1, COLOUR_TRUE = 2, COLOUR_ALPHA = 4 };

/* Bit 5 of a chunk type's first letter: the picture can be shown without it. */
#define ANCILLARY_BIT 0x20

typedef void note_chunk(phw_container *container, const phw_png_chunk *c);

static void note_exif(phw_container *container, const phw_png_chunk *c)
{
    const uint8_t *bytes = c->payload;
    size_t size = c->length;
    if (size >= 6 && memcmp(bytes, "Exif", 5) == 0) { /* some writers keep JPEG's prefix */
        bytes += 6;
        size -= 6;
    }
    phw_note_exif(container, bytes, size);
}

static bool keyword_is(const phw_png_chunk *c, const char *keyword)
{
    size_t length = strlen(keyword) + 1;
    return c->length >= length && memcmp(c->payload, keyword, length) == 0;
}

static void note_text(phw_container *container, const phw_png_chunk *c)
{
    container->text_chunks++;
    /* "Raw profile type …" is how ImageMagick wraps JPEG's segments. */
    if (keyword_is(c, "Raw profile type exif") || keyword_is(c, "Raw profile type APP1"))
        container->has_exif = true;
    if (keyword_is(c, "Raw profile type iptc"))
        container->has_iptc = true;
    if (keyword_is(c, "XML:com.adobe.xmp") || keyword_is(c, "Raw profile type xmp")) {
        phw_note_xmp(container, c->payload, c->length);
    }
}

static void note_icc(phw_container *container, const phw_png_chunk *c)
{
    (void)c;
    container->has_icc = true;
}

static void note_transparency(phw_container *container, const phw_png_chunk *c)
{
    (void)c;
    container->has_alpha = true;
}

static void note_time(phw_container *container, const phw_png_chunk *c)
{
    (void)c;
    container->has_time = true;
}

static void note_nothing(phw_container *container, const phw_png_chunk *c)
{
    (void)container;
    (void)c;
}

/* PNG (Third Edition), 11.3; what is not here, and what is longer than the standard has it, is
 * counted as not understood. */
#define ANY_LENGTH UINT32_MAX
static const struct {
    char type[5];
    note_chunk *note;
    uint32_t most; /* bytes */
} kinds[] = {
    {"eXIf", note_exif, ANY_LENGTH}, {"tEXt", note_text, ANY_LENGTH},
    {"zTXt", note_text, ANY_LENGTH}, {"iTXt", note_text, ANY_LENGTH},
    {"iCCP", note_icc, ANY_LENGTH},  {"tRNS", note_transparency, 256},
    {"tIME", note_time, 7},          {"gAMA", note_nothing, 4},
    {"cHRM", note_nothing, 32},      {"sRGB", note_nothing, 1},
    {"sBIT", note_nothing, 4},       {"pHYs", note_nothing, 9},
    {"bKGD", note_nothing, 6},       {"hIST", note_nothing, 512},
    {"cICP", note_nothing, 4},       {"acTL", note_nothing, 8},
    {"fcTL", note_nothing, 26},      {"fdAT", note_nothing, ANY_LENGTH},
};

static void note_ancillary(phw_container *container, const phw_png_chunk *c)
{
    for (size_t i = 0; i < sizeof kinds / sizeof kinds[0]; i++)
        if (memcmp(c->type, kinds[i].type, 4) == 0) {
            kinds[i].note(container, c);
            container->other_segments += c->length > kinds[i].most;
            return;
        }
    container->other_segments++;
}

/* @return whether pixels are numbers of colours, so that a palette belongs to the picture. */
static bool note_header(phw_container *container, const phw_png_chunk *c)
{
    phw_cursor cursor = phw_cursor_view(c->payload, c->length);
    container->coded_width = phw_cursor_u32be(&cursor);
    container->coded_height = phw_cursor_u32be(&cursor);
    container->bit_depth = phw_cursor_u8(&cursor);
    unsigned colour = phw_cursor_u8(&cursor);
    phw_cursor_skip(&cursor, 2);
    container->progressive = phw_cursor_u8(&cursor) != 0;
    container->coded_channels =
        (colour & (COLOUR_PALETTE | COLOUR_TRUE) ? 3 : 1) + (colour & COLOUR_ALPHA ? 1 : 0);
    container->has_alpha = (colour & COLOUR_ALPHA) != 0;
    return colour & COLOUR_PALETTE;
}

phw_status phw_png_walk(const uint8_t *bytes, size_t size, const phw_limits *limits,
                        phw_container *container, phw_error *error)
{
    phw_cursor cursor = phw_cursor_view(bytes, size);
    uint32_t ancillary = 0;
    bool data = false;
    phw_png_chunk c;
    phw_cursor_skip(&cursor, PHW_PNG_SIGNATURE_BYTES);
    if (!phw_png_chunk_next(&cursor, &c) || !phw_png_chunk_is(&c, "IHDR") ||
        c.length != PHW_PNG_HEADER_BYTES)
        return phw_error_set(error, PHW_ERR_FORMAT,
                             "the PNG is broken or was cut short: it has no header");
    const bool numbered = note_header(container, &c);
    while (phw_png_chunk_next(&cursor, &c)) {
        if (phw_png_chunk_is(&c, "IEND")) {
            container->complete = true;
            container->other_segments += c.length > 0;
            container->trailing_bytes = phw_cursor_left(&cursor);
            break;
        }
        data |= phw_png_chunk_is(&c, "IDAT");
        /* Of these a long animation has thousands; its frames have a limit of their own. */
        bool frames = phw_png_chunk_is(&c, "fcTL") || phw_png_chunk_is(&c, "fdAT");
        container->other_segments += !numbered && phw_png_chunk_is(&c, "PLTE");
        if (!(c.type[0] & ANCILLARY_BIT))
            continue;
        if (!frames && ++ancillary > limits->chunks)
            return phw_error_set(error, PHW_ERR_LIMIT,
                                 "the PNG has more than %u chunks: save it anew with another "
                                 "program",
                                 limits->chunks);
        /* Animated PNG: a frame control behind the picture's data begins a further frame. */
        if (data && phw_png_chunk_is(&c, "fcTL"))
            container->extra_images++;
        note_ancillary(container, &c);
    }
    return PHW_OK;
}
