/* SPDX-License-Identifier: Apache-2.0 */
#include "photoward/image.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/checked.h"
#include "base/image_unset.h"
#include "base/pages.h"

#define SIDE_MAX 65535U

/* @param take  memory for its pixels. */
static phw_status make(uint32_t width, uint32_t height, uint32_t channels, void *(*take)(size_t),
                       phw_image **image, phw_error *error)
{
    size_t stride, size;
    if (!width || !height || width > SIDE_MAX || height > SIDE_MAX ||
        (channels != 1 && channels != 3))
        return phw_error_set(error, PHW_ERR_ARGUMENT,
                             "an image of %ux%u pixels and %u channels "
                             "cannot be made",
                             width, height, channels);
    if (!phw_checked_mul(width, channels, &stride) || !phw_checked_mul(stride, height, &size))
        return phw_error_set(error, PHW_ERR_NOMEM, "an image of %ux%u pixels is too large", width,
                             height);
    phw_image *made = malloc(sizeof *made);
    uint8_t *pixels = take(size);
    if (!made || !pixels) {
        free(made);
        free(pixels);
        return phw_error_set(error, PHW_ERR_NOMEM, "no memory for %ux%u pixels", width, height);
    }
    *made = (phw_image){width, height, channels, stride, pixels};
    *image = made;
    return PHW_OK;
}

phw_status phw_image_new(uint32_t width, uint32_t height, uint32_t channels, phw_image **image,
                         phw_error *error)
{
    return make(width, height, channels, phw_pages_new, image, error);
}

phw_status phw_image_new_unset(uint32_t width, uint32_t height, uint32_t channels,
                               phw_image **image, phw_error *error)
{
    return make(width, height, channels, phw_pages_new_unset, image, error);
}

phw_status phw_image_copy(const phw_image *source, phw_image **image, phw_error *error)
{
    phw_image *made = NULL;
    phw_status status =
        phw_image_new_unset(source->width, source->height, source->channels, &made, error);
    if (status != PHW_OK)
        return status;
    for (uint32_t y = 0; y < source->height; y++)
        memcpy(phw_image_row_mut(made, y), phw_image_row(source, y), made->stride);
    *image = made;
    return PHW_OK;
}

void phw_image_free(phw_image **image)
{
    if (!image || !*image)
        return;
    free((*image)->pixels);
    free(*image);
    *image = NULL;
}

bool phw_container_is_bare(const phw_container *container)
{
    bool words = container->has_exif || container->has_xmp || container->has_iptc ||
                 container->has_icc || container->text_chunks || container->other_segments;
    bool facts = container->has_gps || container->has_camera || container->has_time ||
                 container->has_serial || container->has_owner || container->has_maker_note;
    bool pictures = container->has_thumbnail || container->extra_images ||
                    container->trailing_bytes || container->has_alpha || container->hidden_pixels ||
                    container->has_film;
    return container->complete && !words && !facts && !pictures;
}
