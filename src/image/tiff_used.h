/* SPDX-License-Identifier: Apache-2.0 */
/** @file tiff_used.h  How much of a strip or a tile its decoder uses: what lies behind that shows
 *  nowhere. TIFF 6.0, sections 9 (PackBits), 11 (T.6), 13 (LZW) and its technical note 2 (JPEG);
 *  Adobe's Photoshop TIFF technical notes (Deflate). Internal to image/. */
#ifndef PHW_IMAGE_TIFF_USED_H
#define PHW_IMAGE_TIFF_USED_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/** Values of the tag Compression. */
enum {
    PHW_TIFF_UNCOMPRESSED = 1,
    PHW_TIFF_T6 = 4,
    PHW_TIFF_LZW = 5,
    PHW_TIFF_OLD_JPEG = 6,
    PHW_TIFF_JPEG = 7,
    PHW_TIFF_DEFLATE = 8,
    PHW_TIFF_PACKBITS = 32773,
    PHW_TIFF_OLD_DEFLATE = 32946
};

/** A strip or a tile. */
typedef struct phw_tiff_coded {
    size_t at, size;      /**< in the file */
    uint64_t wanted;      /**< bytes that are shown of what it unpacks to; 0: not known */
    uint64_t row;         /**< bytes of a row of it */
    uint32_t compression; /**< as the tag has it */
    bool tile;
    bool lowest_first; /**< of each byte the lowest bit comes first (FillOrder) */
} phw_tiff_coded;

/** What is known of one. */
typedef struct phw_tiff_use {
    size_t used; /**< bytes from its start, 0 … size; where the codec is another, all but words
 behind them */
    uint64_t surplus;  /**< bytes that it unpacks to behind the wanted ones */
    uint64_t unpacked; /**< bytes that were unpacked to find out */
    bool unknown;      /**< it is packed in a way that is not understood */
} phw_tiff_use;

/** @param bytes  the strip's or tile's own, coded->size of them; may be cut or hostile. */
phw_tiff_use phw_tiff_used(const phw_tiff_coded *coded, const uint8_t *bytes);

/** Whether bytes behind the rows that are shown are what writers fill strips with: a row again and
 *  again, or one pixel. @param row  bytes of one; 0: not known. */
bool phw_tiff_is_filling(const uint8_t *bytes, size_t size, uint64_t row);

#endif
