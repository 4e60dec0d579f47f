/* SPDX-License-Identifier: Apache-2.0 */
/** @file cover.h  A copy of a file in which the pixels under a mask are one flat colour and all
 * else is coded as it was: no metadata, no second encoding. */
#ifndef PHW_IMAGE_COVER_H
#define PHW_IMAGE_COVER_H

#include "photoward/image.h"

/** A file as it is coded: coefficients or samples. */
typedef struct phw_coded phw_coded;

void phw_coded_free(phw_coded **coded);

/** Whether a JPEG's coefficients were kept when these pixels were decoded of it: one row in
 *  PHW_COVER_ROWS, from the first on, is as it was then. This tells another picture, not one of
 *  which somebody changed rows between. */
bool phw_coded_is_of(const phw_coded *coded, const phw_image *image);

/** Pixel rows that are left out or made together, see phw_cover_reading. */
#define PHW_COVER_ROWS 16U

/** Pixels from which on memory counts for more than time: a JPEG's coefficients have three to six
 *  bytes a pixel, and what was read of so large a one is not kept (phw_image_decode_coded()). */
#define PHW_CODED_KEPT_MOST ((size_t)50 * 1000 * 1000)

/** What is to be covered. Borrowed for the call. */
typedef struct phw_cover_task {
    const uint8_t *bytes; /**< the source file */
    size_t size;
    int orientation;       /**< 1 … 8, as phw_image_decode() applied it */
    const phw_image *mask; /**< of the upright picture: 1 channel, 0 is kept */
    uint8_t fill[3];       /**< the colour wanted, RGB */
    phw_coded **coded; /**< NULL, or where what was read of the file is kept for further calls with
                            the same file: start from NULL or from what decoding kept of it, free
                            with phw_coded_free() */
    bool no_file;      /**< only the mask and the colour are wanted */
    bool settled; /**< the mask is one that such a call gave for the same file: only the file and
                       the colour are wanted */
} phw_cover_task;

/** What was written. */
typedef struct phw_covered {
    uint8_t *bytes; /**< the copy, NULL where no file is wanted; free with free() */
    size_t size;
    phw_image *mask; /**< upright, holds the mask that was asked for: 255 where the copy's decoded
                          pixels are exactly the fill; NULL where it was settled. Free with
                          phw_image_free() */
    phw_image *touched; /**< upright: 255 where anything is replaced, which in a JPEG is a little
                             more than the mask. Free likewise */
    uint8_t fill[3]; /**< the colour as it is decoded: the nearest to the wanted one that the file's
                          quantisation, palette or depth can hold */
} phw_covered;

#define PHW_COVERED_INIT                                                                           \
    {                                                                                              \
        NULL, 0, NULL, NULL,                                                                       \
        {                                                                                          \
            0, 0, 0                                                                                \
        }                                                                                          \
    }

/**
 * Whether phw_image_cover() can be tried: a whole JPEG, or a whole PNG without transparency. Of
 * others a new file is made from pixels first. A PNG that is transparent would hold colours nobody
 * sees on white.
 */
bool phw_image_can_cover(const phw_container *container);

/**
 * Writes the copy.
 * - JPEG: the coefficients of all MCUs that the mask touches are replaced by flat blocks, all
 * others stay as they are. Where chroma is coded at a lower resolution, decoders interpolate it
 * between neighbours; MCUs within that reach of the mask are replaced as well, so that covered
 * pixels are exactly the fill. The picture is turned upright without loss where its sides are whole
 * MCUs (ITU-T T.81 has no other way); where they are not, its rows stay as coded and a segment with
 *   nothing but the EXIF orientation tells how it is held.
 * - PNG: colour type and bit depth stay; palette entries that no kept pixel uses are gone.
 * @return PHW_OK; PHW_ERR_ARGUMENT (the mask has another size); PHW_ERR_NOMEM; PHW_ERR_LIMIT;
 *         PHW_ERR_FORMAT, PHW_ERR_UNSUPPORTED: this file cannot be rewritten so.
 */
PHW_MUST_USE phw_status phw_image_cover(const phw_cover_task *cover, const phw_limits *limits,
                                        phw_covered *covered, phw_error *error);

/** A comparison of a copy with its source, as coded: of MCUs in a JPEG, of pixels in a PNG. */
typedef struct phw_cover_comparison {
    int orientation;        /**< that the copy is to be decoded with */
    bool same_form;         /**< size, sampling, quantisation, depth, colour type agree */
    uint64_t kept;          /**< units that the mask does not touch */
    uint64_t kept_wrong;    /**< … that are not coded alike */
    uint64_t covered;       /**< units that it touches */
    uint64_t covered_wrong; /**< … that are not flat, or not alike among themselves */
} phw_cover_comparison;

/**
 * Compares two files as they are coded; reads each afresh unless its task brings it coded. Where
 * neither does, the coefficients of two JPEGs are not held at once: those of the first are summed
 * up in 64 bits for each MCU.
 * @param source  bytes and orientation of the source, and the mask of phw_covered.
 * @param copy    bytes of the copy and the orientation it is decoded with; 0: not known yet, and
 *                for the caller to hold against comparison->orientation.
 * @return PHW_OK whatever the comparison says; else as phw_image_cover().
 */
PHW_MUST_USE phw_status phw_image_cover_compare(const phw_cover_task *source,
                                                const phw_cover_task *copy,
                                                const phw_limits *limits,
                                                phw_cover_comparison *comparison, phw_error *error);

/** Groups of them in a picture, the last of which may have fewer. */
static inline uint32_t phw_cover_rows(uint32_t height)
{
    return (height + PHW_COVER_ROWS - 1) / PHW_COVER_ROWS;
}

/** A copy that was read. Free with phw_cover_reading_done(). */
typedef struct phw_cover_reading {
    phw_image *image; /**< upright; of rows that are as_source nothing is to be relied on */
    phw_container container;
    phw_cover_comparison comparison;
    bool *as_source; /**< NULL, or of each PHW_COVER_ROWS rows of pixels: all that they are made of
                          is coded as in the source, so that their pixels are its, and were not made
                          again. Holds where nothing in the comparison is wrong */
} phw_cover_reading;

/**
 * Reads a copy afresh, its pixels and how it is coded, and compares it with its source as
 * phw_image_cover_compare() does.
 * @param source  likewise; where it keeps what was read of the source, a JPEG of one scan is
 *                compared while it is read.
 * @param every_row  of pixels is wanted: none is as_source.
 * @return PHW_OK whatever the comparison says; else as phw_image_decode().
 */
PHW_MUST_USE phw_status phw_image_cover_read(const phw_cover_task *source, const uint8_t *bytes,
                                             size_t size, const phw_limits *limits, bool every_row,
                                             phw_cover_reading *reading, phw_error *error);

void phw_cover_reading_done(phw_cover_reading *reading);

/** Frees what phw_image_cover() gave. */
void phw_covered_done(phw_covered *covered);

#endif
