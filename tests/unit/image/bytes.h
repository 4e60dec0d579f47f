/* SPDX-License-Identifier: Apache-2.0 */
/** @file bytes.h  Files that tests make in memory, and what can be done to them. */
#ifndef PHW_TESTS_BYTES_H
#define PHW_TESTS_BYTES_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/** A file in memory; start from zeroes, end with bytes_free(). */
typedef struct bytes {
    uint8_t *at;
    size_t size;
    size_t capacity;
} bytes;

void bytes_add(bytes *file, const void *what, size_t size);
void bytes_add_number(bytes *file, uint32_t value, size_t count, bool big_endian);
/** Puts bytes in at an offset and moves the rest. */
void bytes_insert(bytes *file, size_t offset, const void *what, size_t size);
bytes bytes_copy(const bytes *file);
void bytes_free(bytes *file);
/** Offset of the first occurrence from @p from on; fails the test where there is none. */
size_t bytes_find(const bytes *file, size_t from, const void *what, size_t size);

/** What an EXIF block should say. */
typedef struct exif_recipe {
    int orientation; /**< 0: leave it out */
    bool gps;        /**< a position */
    bool gps_empty;  /**< a GPS directory without a position */
    bool thumbnail;
    bool big_endian;
} exif_recipe;

/** A TIFF structure from the byte-order mark on. */
bytes make_exif(const exif_recipe *recipe);

/** A TIFF structure with an MP index that lists @p count pictures. */
bytes make_mpf(uint32_t count, bool big_endian);

/** A PNG chunk with its length and checksum. */
bytes make_chunk(const char *type, const void *payload, size_t size);

/** Puts a chunk before the first one of type @p before. */
void insert_chunk(bytes *png, const char *before, const char *type, const void *payload,
                  size_t size);

/** Puts a marker segment right behind a JPEG's SOI: @p marker is its second byte. */
void insert_segment(bytes *jpeg, int marker, const void *payload, size_t size);

#endif
