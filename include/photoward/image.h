/* SPDX-License-Identifier: Apache-2.0 */
/** @file image.h  Decoded pixels, and what the file around them says. */
#ifndef PHOTOWARD_IMAGE_H
#define PHOTOWARD_IMAGE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "photoward/error.h"
#include "photoward/limits.h"

PHW_BEGIN_DECLS

/** 8-bit pixels, grey (1 channel) or RGB (3 channels, interleaved, sRGB as stored). */
typedef struct phw_image {
    uint32_t width;    /**< pixels, at least 1 */
    uint32_t height;   /**< pixels, at least 1 */
    uint32_t channels; /**< 1 or 3 */
    size_t stride;     /**< bytes from one row to the next, at least width × channels */
    uint8_t *pixels;   /**< owned by the image */
} phw_image;

/**
 * A new image of zeroes.
 * @param width,height  1 … 65,535 pixels.  @param channels 1 or 3.
 * @param[out] image  written only on success; free with phw_image_free().
 * @return PHW_OK, PHW_ERR_ARGUMENT or PHW_ERR_NOMEM.
 */
PHW_API PHW_MUST_USE phw_status phw_image_new(uint32_t width, uint32_t height, uint32_t channels,
                                              phw_image **image, phw_error *error);

/** A deep copy; ownership as phw_image_new(). */
PHW_API PHW_MUST_USE phw_status phw_image_copy(const phw_image *source, phw_image **image,
                                               phw_error *error);

/** Frees *image and nulls it. NULL and a NULL inside are fine. */
PHW_API void phw_image_free(phw_image **image);

/** Row @p y (0 … height − 1) for reading. Borrowed. */
static inline const uint8_t *phw_image_row(const phw_image *image, uint32_t y)
{
    return image->pixels + (size_t)y * image->stride;
}

/** Row @p y (0 … height − 1) for writing. Borrowed. */
static inline uint8_t *phw_image_row_mut(phw_image *image, uint32_t y)
{
    return image->pixels + (size_t)y * image->stride;
}

/** File formats that are told apart by their first bytes. JPEG to AVIF are decoded. */
typedef enum phw_format {
    PHW_FORMAT_UNKNOWN = 0,
    PHW_FORMAT_JPEG,
    PHW_FORMAT_PNG,
    PHW_FORMAT_WEBP,
    PHW_FORMAT_TIFF,
    PHW_FORMAT_GIF,
    PHW_FORMAT_BMP,
    PHW_FORMAT_HEIF,
    PHW_FORMAT_AVIF,
    PHW_FORMAT_PDF,
    PHW_FORMAT_JPEG2000,
    PHW_FORMAT_JPEGXL,
    PHW_FORMAT_SVG,
    PHW_FORMAT_VIDEO
} phw_format;

#define PHW_FORMAT_COUNT 14

/** The name a person knows a format by ("JPEG", "HEIC/HEIF"); "unknown format" for the first. */
PHW_API const char *phw_format_name(phw_format format);

/** What the file holds besides the pixels that are shown. Plain data, copied freely. */
typedef struct phw_container {
    phw_format format;
    uint32_t coded_width; /**< before the orientation was applied */
    uint32_t coded_height;
    int orientation;    /**< EXIF orientation, 1 … 8; 1 where the file has none */
    bool complete;      /**< false: pixels are missing (truncated or corrupt data) */
    uint32_t warnings;  /**< decoder warnings counted */
    bool has_alpha;     /**< the file has transparency */
    bool translucent;   /**< some pixel is not opaque */
    bool hidden_pixels; /**< some pixel under full transparency differs from its neighbours */
    bool has_exif;
    bool has_gps;       /**< EXIF holds a position */
    bool has_thumbnail; /**< EXIF IFD1, JFIF or JFXX thumbnail */
    bool has_xmp;
    bool has_iptc;
    bool has_icc;
    bool has_camera;         /**< make, model or program, in EXIF */
    bool has_time;           /**< when it was taken or changed: EXIF, XMP, PNG tIME */
    bool has_serial;         /**< serial numbers of camera or lens, or the picture's own number */
    bool has_owner;          /**< owner, artist or copyright */
    bool has_maker_note;     /**< the maker's own EXIF block, which may hold any of these */
    uint32_t text_chunks;    /**< text chunks, comments and captions */
    uint32_t other_segments; /**< segments or chunks that photoward does not understand */
    uint32_t extra_images;   /**< MPF images, thumbnails beside the picture, frames not decoded */
    bool auxiliary;          /**< a map that belongs to a picture (depth, gain, transparency) */
    bool has_film;           /**< a film or sequence is in it of which only stills are decoded */
    uint32_t page;           /**< which page or frame of the file these pixels are, from 0 on */
    uint32_t pages;          /**< pages or frames in the file, at least 1 */
    uint32_t delay_ms;       /**< how long a frame is shown, milliseconds; 0: no animation */
    uint32_t plays;          /**< how often an animation is shown; 0: for ever */
    size_t trailing_bytes;   /**< bytes after the end of the picture (EOI, IEND and the like) */
    bool progressive;        /**< progressive JPEG or interlaced PNG */
    int jpeg_quality;        /**< 1 … 100 estimated from the quantisation tables; 0: not JPEG */
    int jpeg_h_sampling;     /**< luma sampling factors, 1 … 4; 0: not JPEG */
    int jpeg_v_sampling;
    bool lossless;      /**< a still WebP that was packed without a loss */
    int bit_depth;      /**< bits a channel as coded */
    int coded_channels; /**< channels as coded: 1 grey, 2 grey+alpha, 3, 4 */
} phw_container;

/** Whether a file holds nothing but its pixels and what is needed to show them: no metadata, no
 *  other picture, no transparency, no byte behind its end, no profile, and none of it is missing.
 *  Pages and frames are pixels. */
PHW_API bool phw_container_is_bare(const phw_container *container);

PHW_END_DECLS
#endif
