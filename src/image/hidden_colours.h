/* SPDX-License-Identifier: Apache-2.0 */
/** @file hidden_colours.h  What the stored colours of a picture show and its viewers do not. */
#ifndef PHW_IMAGE_HIDDEN_COLOURS_H
#define PHW_IMAGE_HIDDEN_COLOURS_H

#include "image/hidden.h"

/** A file, and who takes what is found in it. Everything is borrowed; phw_image_look_behind says
 *  what the members are. */
typedef struct phw_hidden_file {
    const uint8_t *bytes;
    size_t size;
    const phw_limits *limits;
    const phw_image *shown;
    const phw_container *container;
    phw_hidden_take *take;
    void *context;
} phw_hidden_file;

/** Whether a picture has edges where the seen one has none, in rows of more than a shape's outline
 *  has, or is of another size. Both RGB. Pure. */
bool phw_hidden_shows_letters(const phw_image *image, const phw_image *seen);

/** Whether another picture shows what the file's picture shows: editors lay what is transparent on
 *  black before they make a thumbnail of it. @param image  RGB. @param[out] same  written on
 * success.
 *  @return the decoder's status. */
PHW_MUST_USE phw_status phw_hidden_shows_same(const phw_hidden_file *file, const phw_image *image,
                                              bool *same, phw_error *error);

/** Gives PHW_HIDDEN_COLOURS where a page shows more as it is stored, or on a dark ground. What is
 *  opaque is not looked at. @return what the taker returned, or the decoder's status. */
PHW_MUST_USE phw_status phw_hidden_look_under_transparency(const phw_hidden_file *file,
                                                           phw_error *error);

#endif
