/* SPDX-License-Identifier: Apache-2.0 */
/** @file tiff_parts.h  What a TIFF structure (a file, or an EXIF block) is made of and where each
 *  part lies: TIFF 6.0, its technical note 1 (SubIFDs), and BigTIFF. */
#ifndef PHW_IMAGE_TIFF_PARTS_H
#define PHW_IMAGE_TIFF_PARTS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "image/tiff_used.h"
#include "photoward/error.h"

/** Directories that hold a picture and are listed; real files have a handful. */
#define PHW_TIFF_PICTURES_MAX 64

/** Pages whose layers are listed. */
#define PHW_TIFF_LAYERS_MAX 8

/** Bytes that something in the structure points at; they may overlap. */
typedef struct phw_tiff_span {
    size_t at, size;
    bool pixels; /**< a strip, a tile or a JPEG stream */
    bool packed; /**< pixels of a kind that is no whole JPEG: one in it is behind the packed data */
} phw_tiff_span;

/** A directory with a picture of its own. */
typedef struct phw_tiff_picture {
    uint64_t directory; /**< offset of it */
    bool chained;       /**< in the chain of the file's pages, not below one of them */
} phw_tiff_picture;

/** Free with phw_tiff_parts_done(). */
typedef struct phw_tiff_parts {
    phw_tiff_span *spans; /**< by where they begin */
    size_t span_count, span_capacity;
    phw_tiff_coded *coded; /**< strips and tiles that may hold more than is shown of them */
    size_t coded_count, coded_capacity;
    phw_tiff_picture pictures[PHW_TIFF_PICTURES_MAX];
    size_t picture_count;
    size_t sub_pictures;                       /**< how many of the pictures are not chained */
    phw_tiff_span layers[PHW_TIFF_LAYERS_MAX]; /**< Photoshop's (ImageSourceData), of each page */
    size_t layer_count;
    uint32_t private_tags; /**< of pages: tags that no specification known here names */
    bool left_out;         /**< there is more than what is listed here */
    size_t end;            /**< of the last part, 0 … size */
} phw_tiff_parts;

/**
 * @param bytes,size   from the byte-order mark on; may be cut, cyclic or hostile.
 * @param directories  most of them that are followed.
 * @param[out] parts   always written; freed by the caller whatever is returned.
 * @return PHW_OK, also for what is no TIFF (no parts then, and end is @p size), or PHW_ERR_NOMEM.
 */
PHW_MUST_USE phw_status phw_tiff_parts_read(const uint8_t *bytes, size_t size, uint32_t directories,
                                            phw_tiff_parts *parts, phw_error *error);

void phw_tiff_parts_done(phw_tiff_parts *parts);

#endif
