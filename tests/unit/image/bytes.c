/* SPDX-License-Identifier: Apache-2.0 */
#include "bytes.h"

#include <stdlib.h>
#include <string.h>

#include <zlib.h>

/* Out of memory in a test's own helper is no case worth telling apart. */
static void must(bool holds)
{
    if (!holds)
        abort();
}

void bytes_insert(bytes *file, size_t offset, const void *what, size_t size)
{
    must(offset <= file->size);
    if (file->size + size > file->capacity) {
        file->capacity = 2 * (file->size + size) + 64;
        file->at = realloc(file->at, file->capacity);
        must(file->at != NULL);
    }
    if (offset < file->size)
        memmove(file->at + offset + size, file->at + offset, file->size - offset);
    if (size)
        memcpy(file->at + offset, what, size);
    file->size += size;
}

void bytes_add(bytes *file, const void *what, size_t size)
{
    bytes_insert(file, file->size, what, size);
}

void bytes_add_number(bytes *file, uint32_t value, size_t count, bool big_endian)
{
    for (size_t i = 0; i < count; i++) {
        uint8_t byte = (uint8_t)(value >> 8 * (big_endian ? count - 1 - i : i));
        bytes_add(file, &byte, 1);
    }
}

bytes bytes_copy(const bytes *file)
{
    bytes copy = {0};
    bytes_add(&copy, file->at, file->size);
    return copy;
}

void bytes_free(bytes *file)
{
    free(file->at);
    *file = (bytes){0};
}

size_t bytes_find(const bytes *file, size_t from, const void *what, size_t size)
{
    for (size_t i = from; i + size <= file->size; i++)
        if (memcmp(file->at + i, what, size) == 0)
            return i;
    abort();
}

static void add_entry(bytes *tiff, uint32_t tag, uint32_t type, uint32_t count, uint32_t value,
                      bool big)
{
    bytes_add_number(tiff, tag, 2, big);
    bytes_add_number(tiff, type, 2, big);
    bytes_add_number(tiff, count, 4, big);
    if (type == 3) { /* a SHORT stands in the first two bytes */
        bytes_add_number(tiff, value, 2, big);
        bytes_add_number(tiff, 0, 2, big);
    } else {
        bytes_add_number(tiff, value, 4, big);
    }
}

static void patch_number(bytes *file, size_t offset, uint32_t value, bool big)
{
    for (size_t i = 0; i < 4; i++)
        file->at[offset + i] = (uint8_t)(value >> 8 * (big ? 3 - i : i));
}

static bytes start_tiff(bool big)
{
    bytes tiff = {0};
    bytes_add(&tiff, big ? "MM" : "II", 2);
    bytes_add_number(&tiff, 42, 2, big);
    bytes_add_number(&tiff, 8, 4, big);
    return tiff;
}

bytes make_exif(const exif_recipe *recipe)
{
    bool big = recipe->big_endian, gps = recipe->gps || recipe->gps_empty;
    bytes tiff = start_tiff(big);
    size_t gps_at = 0;
    bytes_add_number(&tiff, 1U + (recipe->orientation != 0) + gps, 2, big);
    add_entry(&tiff, 0x0100, 4, 1, 640, big);
    if (recipe->orientation)
        add_entry(&tiff, 0x0112, 3, 1, (uint32_t)recipe->orientation, big);
    if (gps) {
        gps_at = tiff.size + 8;
        add_entry(&tiff, 0x8825, 4, 1, 0, big);
    }
    size_t next_at = tiff.size;
    bytes_add_number(&tiff, 0, 4, big);
    if (gps) {
        patch_number(&tiff, gps_at, (uint32_t)tiff.size, big);
        bytes_add_number(&tiff, recipe->gps ? 2 : 1, 2, big);
        add_entry(&tiff, 0x0000, 1, 4, 0x02030000, big);
        if (recipe->gps)
            add_entry(&tiff, 0x0002, 5, 3, 0, big);
        bytes_add_number(&tiff, 0, 4, big);
    }
    if (recipe->thumbnail) {
        patch_number(&tiff, next_at, (uint32_t)tiff.size, big);
        bytes_add_number(&tiff, 2, 2, big);
        add_entry(&tiff, 0x0201, 4, 1, (uint32_t)tiff.size + 28, big);
        add_entry(&tiff, 0x0202, 4, 1, 4, big);
        bytes_add_number(&tiff, 0, 4, big);
        bytes_add(&tiff, "\xFF\xD8\xFF\xD9", 4);
    }
    return tiff;
}

bytes make_mpf(uint32_t count, bool big_endian)
{
    bytes tiff = start_tiff(big_endian);
    bytes_add_number(&tiff, 2, 2, big_endian);
    add_entry(&tiff, 0xB000, 7, 4, 0x30313030, big_endian);
    add_entry(&tiff, 0xB001, 4, 1, count, big_endian);
    bytes_add_number(&tiff, 0, 4, big_endian);
    return tiff;
}

bytes make_chunk(const char *type, const void *payload, size_t size)
{
    bytes chunk = {0};
    bytes_add_number(&chunk, (uint32_t)size, 4, true);
    bytes_add(&chunk, type, 4);
    bytes_add(&chunk, payload, size);
    bytes_add_number(&chunk, (uint32_t)crc32(0, chunk.at + 4, (uInt)(size + 4)), 4, true);
    return chunk;
}

void insert_chunk(bytes *png, const char *before, const char *type, const void *payload,
                  size_t size)
{
    bytes chunk = make_chunk(type, payload, size);
    bytes_insert(png, bytes_find(png, 8, before, 4) - 4, chunk.at, chunk.size);
    bytes_free(&chunk);
}

void insert_segment(bytes *jpeg, int marker, const void *payload, size_t size)
{
    bytes segment = {0};
    bytes_add_number(&segment, 0xFF00U | (uint32_t)marker, 2, true);
    bytes_add_number(&segment, (uint32_t)size + 2, 2, true);
    bytes_add(&segment, payload, size);
    bytes_insert(jpeg, 2, segment.at, segment.size);
    bytes_free(&segment);
}
