/* SPDX-License-Identifier: Apache-2.0 */
/** @file cursor.h  Reading numbers out of bytes that may lie about their length. A read past the
 * end gives 0 and sets `overrun`; later reads do nothing. */
#ifndef PHW_BASE_CURSOR_H
#define PHW_BASE_CURSOR_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

typedef struct phw_cursor {
    const uint8_t *bytes;
    size_t size;
    size_t at;
    bool overrun;
} phw_cursor;

static inline phw_cursor phw_cursor_view(const uint8_t *bytes, size_t size)
{
    return (phw_cursor){bytes, size, 0, false};
}

static inline size_t phw_cursor_left(const phw_cursor *cursor)
{
    return cursor->size - cursor->at;
}

static inline bool phw_cursor_take(phw_cursor *cursor, size_t count)
{
    if (cursor->overrun || count > cursor->size - cursor->at)
        cursor->overrun = true;
    return !cursor->overrun;
}

static inline void phw_cursor_skip(phw_cursor *cursor, size_t count)
{
    if (phw_cursor_take(cursor, count))
        cursor->at += count;
}

static inline void phw_cursor_seek(phw_cursor *cursor, size_t at)
{
    if (at > cursor->size)
        cursor->overrun = true;
    else if (!cursor->overrun)
        cursor->at = at;
}

static inline uint8_t phw_cursor_u8(phw_cursor *cursor)
{
    return phw_cursor_take(cursor, 1) ? cursor->bytes[cursor->at++] : 0;
}

static inline uint32_t phw_cursor_be(phw_cursor *cursor, size_t count)
{
    uint32_t value = 0;
    if (!phw_cursor_take(cursor, count))
        return 0;
    for (size_t i = 0; i < count; i++)
        value = value << 8 | cursor->bytes[cursor->at++];
    return value;
}

static inline uint32_t phw_cursor_le(phw_cursor *cursor, size_t count)
{
    uint32_t value = 0;
    if (!phw_cursor_take(cursor, count))
        return 0;
    for (size_t i = 0; i < count; i++)
        value |= (uint32_t)cursor->bytes[cursor->at++] << (8 * i);
    return value;
}

static inline uint16_t phw_cursor_u16be(phw_cursor *cursor)
{
    return (uint16_t)phw_cursor_be(cursor, 2);
}
static inline uint16_t phw_cursor_u16le(phw_cursor *cursor)
{
    return (uint16_t)phw_cursor_le(cursor, 2);
}
static inline uint32_t phw_cursor_u32be(phw_cursor *cursor)
{
    return phw_cursor_be(cursor, 4);
}
static inline uint32_t phw_cursor_u32le(phw_cursor *cursor)
{
    return phw_cursor_le(cursor, 4);
}

#endif
