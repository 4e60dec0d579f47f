/* SPDX-License-Identifier: Apache-2.0 */
#include "image/tiff_extent.h"

#include "base/cursor.h"

/* TIFF 6.0: header, directory entries, and the tags that point at other bytes. */
enum { TIFF_MAGIC = 42, HEADER_BYTES = 8, ENTRY_BYTES = 12 };
enum {
    TAG_STRIP_OFFSETS = 0x0111,
    TAG_STRIP_COUNTS = 0x0117,
    TAG_TILE_OFFSETS = 0x0144,
    TAG_TILE_COUNTS = 0x0145,
    TAG_SUB_DIRECTORIES = 0x014A,
    TAG_JPEG_OFFSET = 0x0201,
    TAG_JPEG_LENGTH = 0x0202,
    TAG_EXIF_IFD = 0x8769,
    TAG_GPS_IFD = 0x8825,
    TAG_INTEROPERABILITY_IFD = 0xA005,
};

/* Sub-directories that wait to be looked at; real files have a handful. */
#define WAITING_MAX 64

typedef struct extent {
    const uint8_t *bytes;
    size_t size;
    bool big_endian;
    size_t end;
    uint32_t waiting[WAITING_MAX];
    size_t wait_count;
} extent;

/** Numbers of an entry: where they lie and how many there are. */
typedef struct numbers {
    size_t at;
    uint32_t count;
    unsigned width; /* bytes of each */
} numbers;

static uint32_t number_at(const extent *file, size_t at, size_t width)
{
    phw_cursor cursor = phw_cursor_view(file->bytes, file->size);
    phw_cursor_seek(&cursor, at);
    return file->big_endian ? phw_cursor_be(&cursor, width) : phw_cursor_le(&cursor, width);
}

static uint32_t nth(const extent *file, const numbers *n, uint32_t i)
{
    return number_at(file, n->at + (size_t)i * n->width, n->width);
}

static void reach(extent *file, size_t at, size_t count)
{
    size_t end = at > file->size || count > file->size - at ? file->size : at + count;
    file->end = end > file->end ? end : file->end;
}

static unsigned width_of(uint32_t type)
{
    static const uint8_t widths[] = {0, 1, 1, 2, 4, 8, 1, 1, 2, 4, 8, 4, 8, 4};
    return type < sizeof widths ? widths[type] : 0;
}

static void wait_for(extent *file, const numbers *n)
{
    for (uint32_t i = 0; i < n->count && file->wait_count < WAITING_MAX; i++)
        file->waiting[file->wait_count++] = nth(file, n, i);
}

static void reach_parts(extent *file, const numbers *offsets, const numbers *counts)
{
    uint32_t parts = offsets->count < counts->count ? offsets->count : counts->count;
    if ((size_t)parts > file->size / 2)
        parts = (uint32_t)(file->size / 2); /* as many as there is room for their numbers */
    for (uint32_t i = 0; i < parts; i++)
        reach(file, nth(file, offsets, i), nth(file, counts, i));
}

/* @return the next directory, 0 where there is none. */
static uint32_t walk_directory(extent *file, uint32_t offset)
{
    numbers offsets[3] = {{0}}, counts[3] = {{0}};
    size_t at = offset;
    uint32_t entries = number_at(file, at, 2);
    at += 2;
    for (uint32_t i = 0; i < entries && at + ENTRY_BYTES <= file->size; i++, at += ENTRY_BYTES) {
        uint32_t tag = number_at(file, at, 2), type = number_at(file, at + 2, 2);
        numbers n = {at + 8, number_at(file, at + 4, 4), width_of(type)};
        uint64_t bytes = (uint64_t)n.count * n.width;
        if (bytes > 4) {
            n.at = number_at(file, at + 8, 4);
            reach(file, n.at, bytes > file->size ? file->size : (size_t)bytes);
        }
        n.width = n.width > 4 ? 4 : n.width;
        switch (tag) {
        case TAG_STRIP_OFFSETS:
            offsets[0] = n;
            break;
        case TAG_STRIP_COUNTS:
            counts[0] = n;
            break;
        case TAG_TILE_OFFSETS:
            offsets[1] = n;
            break;
        case TAG_TILE_COUNTS:
            counts[1] = n;
            break;
        case TAG_JPEG_OFFSET:
            offsets[2] = n;
            break;
        case TAG_JPEG_LENGTH:
            counts[2] = n;
            break;
        case TAG_SUB_DIRECTORIES:
        case TAG_EXIF_IFD:
        case TAG_GPS_IFD:
        case TAG_INTEROPERABILITY_IFD:
            wait_for(file, &n);
            break;
        default: /* a number from the file, not one of our enums */
            break;
        }
    }
    reach(file, at, 4);
    for (int i = 0; i < 3; i++)
        reach_parts(file, &offsets[i], &counts[i]);
    return number_at(file, at, 4);
}

size_t phw_tiff_extent(const uint8_t *bytes, size_t size, uint32_t directories)
{
    extent file = {.bytes = bytes, .size = size, .end = HEADER_BYTES};
    phw_cursor cursor = phw_cursor_view(bytes, size);
    file.big_endian = phw_cursor_u16be(&cursor) == 0x4D4D;
    if (number_at(&file, 2, 2) != TIFF_MAGIC || size < HEADER_BYTES)
        return size;
    uint32_t next = number_at(&file, 4, 4);
    for (uint32_t i = 0; i < directories && (next || file.wait_count); i++) {
        if (next) {
            next = walk_directory(&file, next);
        } else {
            walk_directory(&file, file.waiting[--file.wait_count]);
        }
    }
    return file.end;
}
