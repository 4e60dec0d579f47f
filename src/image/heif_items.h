/* SPDX-License-Identifier: Apache-2.0 */
/** @file heif_items.h  Every picture item of a HEIC or AVIF, also those that libheif lists nowhere
 *  (hidden ones, parts of others): ISO/IEC 14496-12, 8.11, and ISO/IEC 23008-12, 6. */
#ifndef PHW_IMAGE_HEIF_ITEMS_H
#define PHW_IMAGE_HEIF_ITEMS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/** Most that are listed; a photograph of 48 MP has some 200 tiles. */
#define PHW_HEIF_ITEMS_MAX 2048

typedef struct phw_heif_item {
    uint32_t id;
    bool grid;      /**< put together from tiles */
    bool tile;      /**< a part of a grid, which shows it */
    bool auxiliary; /**< depth, gain map, transparency */
} phw_heif_item;

typedef struct phw_heif_items {
    phw_heif_item at[PHW_HEIF_ITEMS_MAX];
    size_t count;
    bool left_out; /**< there are more */
} phw_heif_items;

/**
 * Lists a file's pictures and makes each one that stands for itself: libheif opens no others.
 * @param bytes,size  a copy of the whole file, may be hostile; hidden ones are made visible in it,
 *                    and what ties previews and maps to their pictures is cut.
 * @param[out] items  always written.
 */
void phw_heif_free_items(uint8_t *bytes, size_t size, phw_heif_items *items);

#endif
