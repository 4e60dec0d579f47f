/* SPDX-License-Identifier: Apache-2.0 */
/** @file decode.h  From a file's bytes to upright RGB pixels and container facts. */
#ifndef PHW_IMAGE_DECODE_H
#define PHW_IMAGE_DECODE_H

#include "image/cover.h"
#include "photoward/image.h"

/** Fewest pixels a picture must have in either direction: the smallest print that is read is 9 px
 *  high, and a letter narrower or lower than this cannot be told from a speck. */
#define PHW_IMAGE_SIDE_MIN 8U

/** Tells the format from the first bytes alone. @p size may be 0. */
phw_format phw_image_sniff(const uint8_t *bytes, size_t size);

/**
 * Takes one page or frame.
 * @param image      *image is the upright page; keep it by setting *image to NULL, else it is freed
 *                   after the call. NULL: the page could not be decoded, and nothing can be said
 *                   of it.
 * @param container  facts about the page, and on the first one about the whole file.
 * @return PHW_OK to go on; anything else ends the decoding, which returns it.
 */
typedef phw_status phw_image_take(void *context, phw_image **image, const phw_container *container,
                                  phw_error *error);

/** Which colours are wanted. */
typedef enum phw_image_view {
    PHW_VIEW_SEEN = 0, /**< as a viewer shows them on white */
    PHW_VIEW_STORED,   /**< as they are stored under whatever transparency */
    PHW_VIEW_DARK      /**< as a viewer shows them on black: light letters that white swallows */
} phw_image_view;

/**
 * Decodes every page or frame of a file in order, one at a time; otherwise as phw_image_decode().
 * Frames are whole pictures: what earlier ones left standing is in them.
 * @return what @p take returned where that was not PHW_OK. An error of decoding before the first
 *         page; later ones are told by pages with complete = false.
 */
PHW_MUST_USE phw_status phw_image_decode_pages(const uint8_t *bytes, size_t size,
                                               const phw_limits *limits, phw_image_view view,
                                               phw_image_take *take, void *context,
                                               phw_error *error);

/** As phw_image_decode_pages() with PHW_VIEW_SEEN, and keeps how the file is coded as
 *  phw_image_decode_coded() does. */
PHW_MUST_USE phw_status phw_image_decode_pages_coded(const uint8_t *bytes, size_t size,
                                                     const phw_limits *limits, phw_image_take *take,
                                                     void *context, phw_coded **coded,
                                                     phw_error *error);

/**
 * Decodes a file's first page under limits and turns it upright (EXIF orientation applied).
 * @param bytes,size  the whole file, borrowed for the call.
 * @param limits      borrowed; file_bytes, width, height, pixels, scans, chunks, chunk_bytes and
 *                    memory_bytes apply, and PHW_IMAGE_SIDE_MIN. The header's dimensions are
 * *                    checked before pixels are made.
 * @param[out] image      RGB (3 channels), alpha flattened on white; written on success only; the
 *                        caller frees it with phw_image_free().
 * @param[out] container  written on success only. Truncated or corrupt data whose header and at
 *                        least some rows could be decoded is success with complete = false; what
 *                        is missing is black, white or grey. A file that was cut anywhere before
 *                        the end of its picture is never complete.
 * @return PHW_OK; PHW_ERR_FORMAT (broken, or not a picture), PHW_ERR_UNSUPPORTED (names the format
 *         found), PHW_ERR_LIMIT, PHW_ERR_NOMEM. Messages hold nothing from the file but numbers.
 *         Several threads may decode at once.
 */
PHW_MUST_USE phw_status phw_image_decode(const uint8_t *bytes, size_t size,
                                         const phw_limits *limits, phw_image **image,
                                         phw_container *container, phw_error *error);

/**
 * As phw_image_decode(), of a file that is wanted as it is coded as well: both come from one
 * reading of it.
 * @param[out] coded  NULL is fine; else start from NULL. Written where the file is a whole JPEG; it
 *                    stays NULL for other formats and where there is no memory for it. Free with
 *                    phw_coded_free().
 */
PHW_MUST_USE phw_status phw_image_decode_coded(const uint8_t *bytes, size_t size,
                                               const phw_limits *limits, phw_image **image,
                                               phw_container *container, phw_coded **coded,
                                               phw_error *error);

/**
 * Loads what decodes HEIC and AVIF, which else is loaded when the first one is met: for a process
 * that soon can open no files any more.
 * @return whether it is there.
 */
bool phw_image_load_heif(void);

/** Whether this process met a HEIC or AVIF, also one inside another file, and could not load what
 *  decodes it: then it was told as one that cannot be examined. */
bool phw_image_missed_heif(void);

#endif
