/* SPDX-License-Identifier: Apache-2.0 */
/** @file hidden.h  What a file holds besides the pictures that it shows. */
#ifndef PHW_IMAGE_HIDDEN_H
#define PHW_IMAGE_HIDDEN_H

#include "base/geometry.h"
#include "photoward/image.h"

/** What was found. */
typedef enum phw_hidden_kind {
    PHW_HIDDEN_PICTURE = 0, /**< another picture */
    PHW_HIDDEN_COLOURS,     /**< the picture as it is stored under its transparency */
    PHW_HIDDEN_FRAMES,      /**< frames, layers or sub-pictures that are not decoded */
    PHW_HIDDEN_PREVIEW,     /**< a preview that the file declares and that cannot be decoded */
    PHW_HIDDEN_FILM,
    PHW_HIDDEN_ARCHIVE,
    PHW_HIDDEN_DOCUMENT,
    PHW_HIDDEN_BYTES, /**< nobody knows */
    PHW_HIDDEN_TEXT   /**< what somebody wrote in it, or a program for them */
} phw_hidden_kind;

#define PHW_HIDDEN_KIND_COUNT 9

/** One hidden thing. Everything is borrowed for the call. */
typedef struct phw_hidden {
    phw_hidden_kind kind;
    const char *where; /**< static tag: "exif", "segment", "chunk", "after-end", … */
    bool behind_end;   /**< it lies behind the picture's end */
    bool same;         /**< a picture that shows nothing but what the file's picture shows */
    bool derived;      /**< a picture that says it is a brightness or depth map, or colours under
                            transparency, which every window's shadow has: worth telling only
                            where something is found in it */
    bool faint;        /**< strokes of a few levels, which a pattern has as well: only what can be
                            read in them counts */
    const phw_image *image; /**< upright RGB; for pictures and colours, else NULL */
    const phw_image *seen;  /**< of PHW_HIDDEN_COLOURS what viewers show of the page, else NULL */
    size_t bytes;           /**< how many, where no picture is given */
    const char *text;       /**< of PHW_HIDDEN_TEXT: lines of UTF-8, each with a newline behind */
} phw_hidden;

/** Takes one. @return PHW_OK to go on; anything else ends the search, which returns it. */
typedef phw_status phw_hidden_take(void *context, const phw_hidden *hidden, phw_error *error);

/** Whether a picture of 16 bits a sample only uses the lowest: viewers show black, whoever
 * brightens it all of it. @param shown  RGB of 8 bits. */
bool phw_image_is_too_dark(const phw_container *container, const phw_image *shown);

/** Whether colours that a page hides have edges in a place where what is seen of it has none, as
 *  many as two letters have, or are of another size. Both RGB. Pure.
 *  @param place  pixels; what lies beyond the pictures is left out. */
bool phw_hidden_shows_more_at(const phw_image *image, const phw_image *seen, phw_box place);

/**
 * Looks behind a file's picture: embedded previews, other pictures and files in segments, chunks
 * and behind the end, remains of a larger picture, colours under transparency.
 * @param bytes,size  the whole file.
 * @param shown       its first page, upright RGB.
 * @param container   facts about that page.
 * @param limits      hold for each hidden picture as well; chunks limits how many are tried.
 */
PHW_MUST_USE phw_status phw_image_look_behind(const uint8_t *bytes, size_t size,
                                              const phw_limits *limits, const phw_image *shown,
                                              const phw_container *container, phw_hidden_take *take,
                                              void *context, phw_error *error);

#endif
