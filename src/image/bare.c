/* SPDX-License-Identifier: Apache-2.0 */
#include "image/bare.h"

#include <string.h>

#include "base/cursor.h"

const uint8_t phw_bare_exif[PHW_BARE_EXIF_SIZE] = {'E', 'x', 'i', 'f', 0, 0, 'M', 'M', 0, 42, 0,
                                                   0,   0,   8,   0,   1, 1, 18,  0,   3, 0,  0,
                                                   0,   1,   0,   0,   0, 0, 0,   0,   0, 0};

/* Second bytes of JPEG markers, ITU-T T.81, table B.1. */
enum {
    MARKER_SOF0 = 0xC0,
    MARKER_DHT = 0xC4,
    MARKER_SOF15 = 0xCF,
    MARKER_RST0 = 0xD0,
    MARKER_RST7 = 0xD7,
    MARKER_SOI = 0xD8,
    MARKER_EOI = 0xD9,
    MARKER_SOS = 0xDA,
    MARKER_DQT = 0xDB,
    MARKER_DRI = 0xDD,
    MARKER_APP0 = 0xE0,
    MARKER_APP1 = 0xE1,
    MARKER_APP14 = 0xEE,
};

/* "JFIF", version 1.1 or 1.2, no unit, density 1 × 1, no thumbnail. */
static bool is_bare_jfif(const uint8_t *payload, size_t size)
{
    static const uint8_t tail[] = {0, 0, 1, 0, 1, 0, 0};
    return size == 14 && memcmp(payload, "JFIF\0\1", 6) == 0 && payload[6] <= 2 &&
           memcmp(payload + 7, tail, sizeof tail) == 0;
}

/* "Adobe", version 100, flags 0, the transform. */
static bool is_bare_adobe(const uint8_t *payload, size_t size)
{
    static const uint8_t head[] = {'A', 'd', 'o', 'b', 'e', 0, 100, 0, 0, 0, 0};
    return size == sizeof head + 1 && memcmp(payload, head, sizeof head) == 0 &&
           payload[sizeof head] <= 2;
}

static bool is_bare_exif(const uint8_t *payload, size_t size)
{
    const size_t at = PHW_BARE_ORIENTATION_AT;
    return size == PHW_BARE_EXIF_SIZE && memcmp(payload, phw_bare_exif, at) == 0 &&
           payload[at] >= 2 && payload[at] <= 8 &&
           memcmp(payload + at + 1, phw_bare_exif + at + 1, size - at - 1) == 0;
}

static bool may_be_there(int marker, const uint8_t *payload, size_t size)
{
    switch (marker) { /* a byte of the file's, not one of our enums */
    case MARKER_APP0:
        return is_bare_jfif(payload, size);
    case MARKER_APP1:
        return is_bare_exif(payload, size);
    case MARKER_APP14:
        return is_bare_adobe(payload, size);
    case MARKER_DHT:
    case MARKER_SOS:
    case MARKER_DQT:
    case MARKER_DRI:
        return true;
    default: /* all frames but JPG, DAC and what is no frame */
        return marker >= MARKER_SOF0 && marker <= MARKER_SOF15 && marker != 0xC8 && marker != 0xCC;
    }
}

/* Behind a scan's data: 0xFF 00 is a byte of it, restart markers stand between. */
static void skip_scan(phw_cursor *cursor, const uint8_t *bytes, size_t size)
{
    for (size_t left; (left = phw_cursor_left(cursor)) >= 2; phw_cursor_skip(cursor, 1)) {
        const uint8_t *at = bytes + (size - left);
        const uint8_t *lead = memchr(at, 0xFF, left - 1);
        phw_cursor_skip(cursor, lead ? (size_t)(lead - at) : left - 1);
        if (!lead || (lead[1] != 0 && (lead[1] < MARKER_RST0 || lead[1] > MARKER_RST7)))
            return;
    }
}

static bool is_bare_jpeg(const uint8_t *bytes, size_t size, size_t *extra)
{
    phw_cursor cursor = phw_cursor_view(bytes, size);
    phw_cursor_skip(&cursor, 2); /* SOI, by which the format was told */
    for (;;) {
        unsigned lead = phw_cursor_u8(&cursor), marker = phw_cursor_u8(&cursor);
        if (cursor.overrun || lead != 0xFF)
            return false;
        if (marker == MARKER_EOI)
            break;
        size_t length = phw_cursor_u16be(&cursor);
        if (cursor.overrun || length < 2 || phw_cursor_left(&cursor) < length - 2)
            return false;
        if (!may_be_there((int)marker, bytes + (size - phw_cursor_left(&cursor)), length - 2))
            *extra += length + 2;
        phw_cursor_skip(&cursor, length - 2);
        if (marker == MARKER_SOS)
            skip_scan(&cursor, bytes, size);
    }
    *extra += phw_cursor_left(&cursor);
    return *extra == 0;
}

#define PNG_SIGNATURE_SIZE 8
#define CHUNK_FRAME 12 /* length, type and checksum */

static bool is_bare_png(const uint8_t *bytes, size_t size, size_t *extra)
{
    phw_cursor cursor = phw_cursor_view(bytes, size);
    phw_cursor_skip(&cursor, PNG_SIGNATURE_SIZE);
    for (;;) {
        size_t length = phw_cursor_u32be(&cursor);
        const uint8_t *type = bytes + (size - phw_cursor_left(&cursor));
        if (cursor.overrun || phw_cursor_left(&cursor) < CHUNK_FRAME - 4 ||
            phw_cursor_left(&cursor) - (CHUNK_FRAME - 4) < length)
            return false;
        bool end = memcmp(type, "IEND", 4) == 0;
        if (!end && memcmp(type, "IHDR", 4) != 0 && memcmp(type, "PLTE", 4) != 0 &&
            memcmp(type, "IDAT", 4) != 0)
            *extra += length + CHUNK_FRAME;
        phw_cursor_skip(&cursor, length + CHUNK_FRAME - 4);
        if (end) {
            *extra += length;
            break;
        }
    }
    *extra += phw_cursor_left(&cursor);
    return *extra == 0;
}

bool phw_image_is_bare(const uint8_t *bytes, size_t size, size_t *extra)
{
    static const uint8_t png[PNG_SIGNATURE_SIZE] = {0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'};
    *extra = 0;
    if (size >= 2 && bytes[0] == 0xFF && bytes[1] == MARKER_SOI)
        return is_bare_jpeg(bytes, size, extra);
    if (size >= sizeof png && memcmp(bytes, png, sizeof png) == 0)
        return is_bare_png(bytes, size, extra);
    return false;
}
