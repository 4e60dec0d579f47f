/* SPDX-License-Identifier: Apache-2.0 */
#include "image/decode.h"

#include "base/checked.h"
#include "image/codec.h"
#include "image/flatten.h"
#include "image/orient.h"

/* What phw_image holds at most in either direction. */
#define SIDE_MAX 65535U

static phw_codec_decode *look_up_codec(phw_format format)
{
    switch (format) {
    case PHW_FORMAT_JPEG:
        return phw_jpeg_decode;
    case PHW_FORMAT_PNG:
        return phw_png_decode;
    case PHW_FORMAT_WEBP:
        return phw_webp_decode;
    case PHW_FORMAT_TIFF:
        return phw_tiff_decode;
    case PHW_FORMAT_GIF:
        return phw_gif_decode;
    case PHW_FORMAT_BMP:
        return phw_bmp_decode;
    case PHW_FORMAT_HEIF:
    case PHW_FORMAT_AVIF:
        return phw_heif_decode;
    case PHW_FORMAT_UNKNOWN:
    case PHW_FORMAT_PDF:
    case PHW_FORMAT_JPEG2000:
    case PHW_FORMAT_JPEGXL:
    case PHW_FORMAT_SVG:
    case PHW_FORMAT_VIDEO:
        break;
    }
    return NULL;
}

phw_status phw_codec_check_size(const phw_limits *limits, uint32_t width, uint32_t height,
                                size_t bytes_per_pixel, phw_error *error)
{
    uint64_t pixels = (uint64_t)width * height;
    uint32_t width_max = limits->width < SIDE_MAX ? limits->width : SIDE_MAX;
    uint32_t height_max = limits->height < SIDE_MAX ? limits->height : SIDE_MAX;
    size_t bytes;
    if (!pixels)
        return phw_error_set(error, PHW_ERR_FORMAT, "the file says that the picture is empty");
    if (width < PHW_IMAGE_SIDE_MIN || height < PHW_IMAGE_SIDE_MIN)
        return phw_error_set(error, PHW_ERR_LIMIT,
                             "the picture has %u × %u pixels: too few to show anything; at least "
                             "%u × %u are needed",
                             width, height, PHW_IMAGE_SIDE_MIN, PHW_IMAGE_SIDE_MIN);
    if (width > width_max || height > height_max)
        return phw_error_set(error, PHW_ERR_LIMIT,
                             "the picture says that it has %u × %u pixels; at most %u × %u are "
                             "examined: make it smaller",
                             width, height, width_max, height_max);
    if (pixels > limits->pixels)
        return phw_error_set(error, PHW_ERR_LIMIT,
                             "the picture says that it has %u × %u pixels; at most %.0f million "
                             "are examined: make it smaller",
                             width, height, (double)limits->pixels / 1e6);
    if (pixels > SIZE_MAX || !phw_checked_mul((size_t)pixels, bytes_per_pixel, &bytes) ||
        bytes > limits->memory_bytes)
        return phw_error_set(error, PHW_ERR_LIMIT,
                             "%u × %u pixels need more memory than the %zu MB allowed: make the "
                             "picture smaller",
                             width, height, limits->memory_bytes >> 20);
    return PHW_OK;
}

phw_codec_flatten *phw_codec_flatten_for(phw_image_view view)
{
    switch (view) {
    case PHW_VIEW_STORED:
        return phw_flatten_strip;
    case PHW_VIEW_DARK:
        return phw_flatten_dark;
    case PHW_VIEW_SEEN:
        break;
    }
    return phw_flatten_row;
}

phw_container phw_codec_facts(const phw_codec_job *job)
{
    return (phw_container){.format = job->format, .orientation = 1, .pages = 1};
}

phw_status phw_codec_give(const phw_codec_job *job, phw_image **image,
                          const phw_container *container, phw_error *error)
{
    phw_status status = job->take(job->context, image, container, error);
    phw_image_free(image);
    return status;
}

phw_status phw_codec_from_rgba(const phw_codec_job *job, const uint8_t *rgba, uint32_t width,
                               uint32_t height, phw_container *container, phw_image **image,
                               phw_error *error)
{
    phw_orient orient = {0};
    const uint8_t *above = NULL;
    phw_status status =
        phw_orient_open(&orient, width, height, container->orientation, image, error);
    for (uint32_t y = 0; status == PHW_OK && y < height; y++, rgba += (size_t)width * 4) {
        container->hidden_pixels |=
            !container->hidden_pixels && phw_flatten_hides(rgba, above, width);
        container->translucent |= !container->translucent && !phw_flatten_is_opaque(rgba, width);
        phw_codec_flatten_for(job->view)(rgba, phw_orient_row(&orient, 0), width);
        phw_orient_commit(&orient, 1);
        above = rgba;
    }
    phw_orient_done(&orient);
    if (status != PHW_OK || !job->seen || job->view == PHW_VIEW_SEEN)
        return status;
    phw_codec_job flat = *job;
    flat.view = PHW_VIEW_SEEN;
    phw_image_free(job->seen);
    return phw_codec_from_rgba(&flat, rgba - (size_t)width * height * 4, width, height, container,
                               job->seen, error);
}

phw_status phw_codec_run(phw_codec_job *job, phw_error *error)
{
    const phw_limits *limits = job->limits;
    const size_t size = job->size;
    if ((!job->bytes && size) || !limits || !job->take)
        return phw_error_set(error, PHW_ERR_ARGUMENT, "decoding needs bytes, limits and results");
    if (!size)
        return phw_error_set(error, PHW_ERR_FORMAT, "the file is empty");
    if (size > limits->file_bytes)
        return phw_error_set(error, PHW_ERR_LIMIT,
                             "the file has %zu bytes; at most %zu are examined", size,
                             limits->file_bytes);
    phw_format format = phw_image_sniff(job->bytes, size);
    phw_codec_decode *decode = look_up_codec(format);
    if (format == PHW_FORMAT_UNKNOWN)
        return phw_error_set(error, PHW_ERR_FORMAT,
                             "the file is no picture that photoward knows: give it a JPEG or PNG");
    if (!decode)
        return phw_error_set(error, PHW_ERR_UNSUPPORTED,
                             "the file is %s, which photoward does not read: convert it to JPEG or "
                             "PNG",
                             phw_format_name(format));
    job->format = format;
    return decode(job, error);
}

phw_status phw_image_decode_pages(const uint8_t *bytes, size_t size, const phw_limits *limits,
                                  phw_image_view view, phw_image_take *take, void *context,
                                  phw_error *error)
{
    phw_codec_job job = {.bytes = bytes,
                         .size = size,
                         .limits = limits,
                         .view = view,
                         .take = take,
                         .context = context};
    return phw_codec_run(&job, error);
}

phw_status phw_image_decode_pages_coded(const uint8_t *bytes, size_t size, const phw_limits *limits,
                                        phw_image_take *take, void *context, phw_coded **coded,
                                        phw_error *error)
{
    phw_codec_job job = {.bytes = bytes,
                         .size = size,
                         .limits = limits,
                         .take = take,
                         .context = context,
                         .coded = coded};
    return phw_codec_run(&job, error);
}

/* Keeps the first page and stops. */
typedef struct first_page {
    phw_image *image;
    phw_container container;
    bool taken;
} first_page;

static phw_status take_first(void *context, phw_image **image, const phw_container *container,
                             phw_error *error)
{
    first_page *first = context;
    (void)error;
    first->image = *image;
    first->container = *container;
    first->taken = true;
    *image = NULL;
    return PHW_ERR_CANCELLED;
}

phw_status phw_codec_run_first(phw_codec_job *job, phw_image **image, phw_container *container,
                               phw_error *error)
{
    first_page first = {.taken = false};
    job->take = take_first;
    job->context = &first;
    phw_status status = phw_codec_run(job, error);
    if (!first.taken)
        return status;
    if (!first.image)
        return phw_error_set(error, PHW_ERR_FORMAT, "the file's first page is broken");
    *image = first.image;
    *container = first.container;
    return PHW_OK;
}

phw_status phw_image_decode_coded(const uint8_t *bytes, size_t size, const phw_limits *limits,
                                  phw_image **image, phw_container *container, phw_coded **coded,
                                  phw_error *error)
{
    phw_codec_job job = {.bytes = bytes, .size = size, .limits = limits, .coded = coded};
    if (!image || !container)
        return phw_error_set(error, PHW_ERR_ARGUMENT, "decoding needs bytes, limits and results");
    return phw_codec_run_first(&job, image, container, error);
}

phw_status phw_image_decode(const uint8_t *bytes, size_t size, const phw_limits *limits,
                            phw_image **image, phw_container *container, phw_error *error)
{
    return phw_image_decode_coded(bytes, size, limits, image, container, NULL, error);
}
