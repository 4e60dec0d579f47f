/* SPDX-License-Identifier: Apache-2.0 */
/** @file limits.h  How much a hostile file may cost. */
#ifndef PHOTOWARD_LIMITS_H
#define PHOTOWARD_LIMITS_H

#include <stddef.h>
#include <stdint.h>

#include "photoward/status.h"

PHW_BEGIN_DECLS

/** Limits on one picture. Meeting one is PHW_ERR_LIMIT or a report with complete = false. */
typedef struct phw_limits {
    size_t file_bytes;     /**< bytes of the encoded file */
    uint32_t width;        /**< pixels across, as coded in the file */
    uint32_t height;       /**< pixels down, as coded in the file */
    uint64_t pixels;       /**< width × height */
    uint32_t scans;        /**< scans of a progressive JPEG */
    uint32_t chunks;       /**< ancillary chunks of a PNG, segments of a JPEG */
    size_t chunk_bytes;    /**< bytes one ancillary chunk may unpack to */
    uint32_t pages;        /**< pages or frames that are examined */
    uint32_t lines;        /**< text lines that are read */
    uint32_t words;        /**< words that are kept */
    uint32_t milliseconds; /**< time for one picture; 0 means no limit */
    size_t memory_bytes;   /**< memory for decoded pixels and their planes */
} phw_limits;

/** Defaults: a 108 MP phone photo passes, a decompression bomb does not. */
#define PHW_LIMITS_DEFAULTS                                                                        \
    {                                                                                              \
        .file_bytes = (size_t)256 << 20, .width = 65535, .height = 65535,                          \
        .pixels = (uint64_t)220 * 1000 * 1000, .scans = 200, .chunks = 2000,                       \
        .chunk_bytes = (size_t)16 << 20, .pages = 1000, .lines = 4000, .words = 40000,             \
        .milliseconds = 120000, .memory_bytes = (size_t)2 << 30                                    \
    }

PHW_END_DECLS
#endif
