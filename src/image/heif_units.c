/* SPDX-License-Identifier: Apache-2.0 */
#include "image/heif_units.h"

#include "base/cursor.h"

/* One unit: where its data ends, and what a decoder makes of it. */
typedef enum unit_use {
    UNIT_NONE, /* it is none */
    UNIT_HEADER,
    UNIT_PICTURE,
    UNIT_NOTE, /* for displays and players */
    UNIT_UNUSED
} unit_use;

typedef unit_use next_unit(phw_cursor *cursor);

/* ITU-T H.265 (08/2021), table 7-1: coded slices, parameter sets and delimiters, notes (SEI). */
static unit_use next_hevc(phw_cursor *cursor)
{
    enum { SLICES_LOW = 9, SLICES_FROM = 16, SLICES_TO = 21, SETS_FROM = 32, SETS_TO = 37 };
    enum { NOTE_BEFORE = 39, NOTE_BEHIND = 40, HEADER_BYTES = 2 };
    const size_t length = phw_cursor_u32be(cursor);
    if (cursor->overrun || length < HEADER_BYTES || length > phw_cursor_left(cursor))
        return UNIT_NONE;
    const unsigned first = phw_cursor_u8(cursor), second = phw_cursor_u8(cursor);
    const unsigned type = first >> 1;
    phw_cursor_skip(cursor, length - HEADER_BYTES);
    if (first & 0x80 || !(second & 7)) /* forbidden; a temporal layer counts from one */
        return UNIT_NONE;
    if (type <= SLICES_LOW || (type >= SLICES_FROM && type <= SLICES_TO))
        return UNIT_PICTURE;
    if (type >= SETS_FROM && type <= SETS_TO)
        return UNIT_HEADER;
    return type == NOTE_BEFORE || type == NOTE_BEHIND ? UNIT_NOTE : UNIT_UNUSED;
}

/* AV1 bitstream specification, 4.10.5. @return SIZE_MAX where it has no end. */
static size_t take_leb128(phw_cursor *cursor)
{
    enum { BYTES_MOST = 8 };
    uint64_t value = 0;
    for (unsigned i = 0; i < BYTES_MOST; i++) {
        const unsigned byte = phw_cursor_u8(cursor);
        value |= (uint64_t)(byte & 0x7F) << 7 * i;
        if (!(byte & 0x80))
            return value > SIZE_MAX ? SIZE_MAX : (size_t)value;
    }
    return SIZE_MAX;
}

/* AV1 bitstream specification, 6.2.2. A unit without a size goes to the end. */
static unit_use next_av1(phw_cursor *cursor)
{
    enum { FORBIDDEN = 0x80, EXTENDED = 4, SIZED = 2, RESERVED = 1 };
    enum { SEQUENCE = 1, DELIMITER, FRAME_HEADER, TILES, METADATA, FRAME, SAME_HEADER };
    const unsigned head = phw_cursor_u8(cursor), type = head >> 3;
    if (head & (FORBIDDEN | RESERVED))
        return UNIT_NONE;
    if (head & EXTENDED)
        phw_cursor_skip(cursor, 1);
    const size_t left = phw_cursor_left(cursor);
    const size_t length = head & SIZED ? take_leb128(cursor) : left;
    if (cursor->overrun || length > phw_cursor_left(cursor))
        return UNIT_NONE;
    phw_cursor_skip(cursor, length);
    if (type == TILES || type == FRAME)
        return UNIT_PICTURE;
    if (type == METADATA)
        return UNIT_NOTE;
    return type >= SEQUENCE && type <= SAME_HEADER ? UNIT_HEADER : UNIT_UNUSED;
}

/* Encoders write what they are and how they were set. */
static bool is_in_words(const uint8_t *bytes, size_t size)
{
    enum { OF_TEN = 7 };
    size_t letters = 0;
    for (size_t i = 0; i < size; i++)
        letters += bytes[i] >= ' ' && bytes[i] < 0x7F;
    return letters * 10 >= size * OF_TEN;
}

/* @return whether the data are units with a picture among them. */
static bool has_picture(const uint8_t *bytes, size_t size, next_unit *next)
{
    phw_cursor cursor = phw_cursor_view(bytes, size);
    unit_use use = UNIT_HEADER;
    while (phw_cursor_left(&cursor) && use != UNIT_NONE && use != UNIT_PICTURE)
        use = next(&cursor);
    return use == UNIT_PICTURE;
}

static bool give_unused(const uint8_t *bytes, size_t size, next_unit *next,
                        phw_heif_unit_take *take, void *context)
{
    phw_cursor cursor = phw_cursor_view(bytes, size);
    bool more = true;
    while (more && phw_cursor_left(&cursor)) {
        const size_t from = cursor.at;
        const unit_use use = next(&cursor);
        if (use == UNIT_NONE)
            return take(context, from, size);
        if (use == UNIT_UNUSED ||
            (use == UNIT_NOTE && !is_in_words(bytes + from, cursor.at - from)))
            more = take(context, from, cursor.at);
    }
    return more;
}

bool phw_heif_units_unused(const uint8_t *bytes, size_t size, phw_heif_unit_take *take,
                           void *context)
{
    static next_unit *const forms[] = {next_hevc, next_av1};
    for (size_t i = 0; i < sizeof forms / sizeof forms[0]; i++)
        if (has_picture(bytes, size, forms[i]))
            return give_unused(bytes, size, forms[i], take, context);
    return true;
}
