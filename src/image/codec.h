/* SPDX-License-Identifier: Apache-2.0 */
/** @file codec.h  What the decoders of the room share. Internal to image/. */
#ifndef PHW_IMAGE_CODEC_H
#define PHW_IMAGE_CODEC_H

#include "image/cover.h"
#include "image/decode.h"

/** One file to decode. Everything is borrowed. */
typedef struct phw_codec_job {
    const uint8_t *bytes; /**< the whole file, which begins with the format's magic bytes */
    size_t size;
    const phw_limits *limits;
    phw_format format;
    phw_image_view view;
    phw_image_take *take;
    void *context;
    phw_image **seen;  /**< NULL, or where, with another view, the page as it is seen is wanted as
                            well: written before take is called, which may free it */
    phw_coded **coded; /**< NULL, or where a JPEG's coefficients are wanted as well */
    struct phw_jpeg_follow *follow; /**< NULL, or what a JPEG is held against while it is read: rows
                                         of pixels that it does not want are not made, and one that
                                         cannot be followed is PHW_ERR_UNSUPPORTED */
} phw_codec_job;

/** Decodes one format and hands each page, upright, to job->take in order. */
typedef phw_status phw_codec_decode(const phw_codec_job *job, phw_error *error);

phw_codec_decode phw_jpeg_decode;
phw_codec_decode phw_png_decode;
phw_codec_decode phw_webp_decode;
phw_codec_decode phw_tiff_decode;
phw_codec_decode phw_gif_decode;
phw_codec_decode phw_bmp_decode;
phw_codec_decode phw_heif_decode;

/** Hands what a BMP holds and no viewer shows to job->take, as a picture that is a map
 *  (container->auxiliary): bits of its pixels, and which of several entries of one colour they
 *  are. Nothing where there is none. */
phw_codec_decode phw_bmp_previews;

/** The same of a PNG's palette, also where that is transparent, and of its samples' low bytes. */
phw_codec_decode phw_png_previews;

/** The same of every frame of a GIF. */
phw_codec_decode phw_gif_previews;

/**
 * Gives entries of a palette that have one colour, to which nobody sees which is which, levels of
 * grey by their order; all others are black.
 * @param[in,out] palette  RGB.
 * @param used  which entries pixels have, since palettes are filled up with black; NULL: all.
 * @return whether there are such.
 */
bool phw_codec_show_twins(uint8_t palette[][3], size_t colours, const bool *used);

/** How a view takes transparency from a row; as phw_flatten_row(). */
typedef void phw_codec_flatten(const uint8_t *rgba, uint8_t *rgb, size_t width);
phw_codec_flatten *phw_codec_flatten_for(phw_image_view view);

/** What a container's facts start from. */
phw_container phw_codec_facts(const phw_codec_job *job);

/** Hands a page over and frees what was not taken. @param image  *image may be NULL: a page that
 *  could not be decoded; nulled. */
PHW_MUST_USE phw_status phw_codec_give(const phw_codec_job *job, phw_image **image,
                                       const phw_container *container, phw_error *error);

/**
 * Holds the dimensions a header claims against the limits, before anything is allocated by them.
 * @param bytes_per_pixel  of all buffers of the picture's size that decoding will hold at once.
 * @return PHW_OK, or PHW_ERR_LIMIT; PHW_ERR_FORMAT where a side is 0.
 */
PHW_MUST_USE phw_status phw_codec_check_size(const phw_limits *limits, uint32_t width,
                                             uint32_t height, size_t bytes_per_pixel,
                                             phw_error *error);

/**
 * Turns straight RGBA into an upright page and notes what its transparency hides.
 * @param rgba       width × height × 4 bytes, rows without gaps.
 * @param container  orientation is applied; hidden_pixels and translucent are set where they hold.
 */
PHW_MUST_USE phw_status phw_codec_from_rgba(const phw_codec_job *job, const uint8_t *rgba,
                                            uint32_t width, uint32_t height,
                                            phw_container *container, phw_image **image,
                                            phw_error *error);

/** As phw_image_decode_pages(), of a job whose format is told from its bytes. */
PHW_MUST_USE phw_status phw_codec_run(phw_codec_job *job, phw_error *error);

/** Its first page alone: take and context of the job are set. @return as phw_image_decode(). */
PHW_MUST_USE phw_status phw_codec_run_first(phw_codec_job *job, phw_image **image,
                                            phw_container *container, phw_error *error);

#endif
